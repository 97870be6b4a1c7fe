"""`programme load` and `programme show`."""

from pathlib import Path

import click

from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.domain.money import exact_text, shown_text
from voucher_desk.domain.programme import NoProgramme
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.pictures import read_logo_file
from voucher_desk.ports.faults import FileUnreadable
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme


@click.group(cls=DeskGroup)
def programme() -> None:
    """The programme: donors, donations, lots, providers and users, declared in one file."""


@programme.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@pass_station
def load(station: Station, file: Path) -> None:
    """Load a programme FILE (TOML); load it again after a change, without harm.

    The first load makes the database and needs no user. A tranche already received never changes. A logo it
    names is read from a file beside it.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=file.name) from error
    declaration = read_programme_file(data)
    named = {one.logo.file for one in declaration.donations if one.logo and one.logo.file}
    logos = {name: read_logo_file(file.parent / name) for name in sorted(named)}
    request = LoadProgramme(declaration, logos)
    with station.desk(create=True) as desk:
        loaded = desk.do(load_programme, request).value
    _ = station.translations
    station.answer(
        {
            "programme": loaded.programme,
            "tranches": loaded.tranches,
            "received": exact_text(loaded.received),
        },
        _.ngettext(
            "Programme {programme} chargé ; {tranches} tranche reçue, {received} MAD.",
            "Programme {programme} chargé ; {tranches} tranches reçues, {received} MAD.",
            loaded.tranches,
        ).format(programme=loaded.programme, tranches=loaded.tranches, received=shown_text(loaded.received)),
    )


@programme.command()
@pass_station
def show(station: Station) -> None:
    """Show the programme: donations with what is available, lots, providers and users."""
    with station.desk() as desk:
        shown = desk.read(lambda queries: queries.programme())
        if shown is None:
            raise NoProgramme
        donations = desk.read(lambda queries: queries.donations())
        batches = desk.read(lambda queries: queries.batches())
        providers = desk.read(lambda queries: queries.providers())
        users = desk.read(lambda queries: queries.users())
    facts = {
        "programme": shown.code,
        "number": shown.number,
        "name": shown.name,
        "training": shown.training,
        "donations": {
            row.code: {"received": exact_text(row.received), "available": exact_text(row.available)}
            for row in donations
        },
        "batches": {
            row.code: {"face": exact_text(row.face), "expires_on": row.expires_on.isoformat()}
            for row in batches
        },
        "providers": {row.code: {"city": row.city, "state": row.state.value} for row in providers},
        "users": {row.code: sorted(row.roles) for row in users},
    }
    lines = [
        f"{shown.code} · {shown.name}",
        *(f"  {row.code}: {shown_text(row.available)} / {shown_text(row.received)} MAD" for row in donations),
        *(f"  {row.code}: {shown_text(row.face)} MAD, {row.expires_on:%d/%m/%Y}" for row in batches),
        *(f"  {row.code}: {row.name}, {row.city}" for row in providers),
        *(f"  {row.code}: {', '.join(sorted(row.roles))}" for row in users),
    ]
    station.answer(facts, "\n".join(lines))
