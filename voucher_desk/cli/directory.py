"""`directory`: the services that staff orient people to."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.desk import Desk
from voucher_desk.domain.directory import CareKind, DirectoryEntry, found
from voucher_desk.printing.files import draw_directory, spooled
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.attendance_files import read_list
from voucher_desk.spreadsheets.directory_sheets import read_directory, write_directory, write_directory_csv
from voucher_desk.usecases.keep_directory import KeepDirectory, keep_directory


@click.group(cls=DeskGroup)
def directory() -> None:
    """The services that staff orient people to, by city and kind of care."""


@directory.command()
@click.argument("code")
@click.option("--name", required=True)
@click.option("--city", required=True)
@click.option("--kind", type=click.Choice([kind.value for kind in CareKind]), default=CareKind.OTHER.value)
@click.option("--services", default="", help="What is done there.")
@click.option("--place", default="", help="Where it is.")
@click.option("--opening", default="", help="Days and hours.")
@click.option("--languages", default="")
@click.option("--contact", default="", help="The institution's own, never a person's.")
@click.option("--referral", default="", help="How one comes there.")
@click.option("--provider", default="", help="The provider it is, where it takes vouchers.")
@click.option("--closed", "open_now", is_flag=True, flag_value=False, default=True, help="No longer listed.")
@pass_station
def keep(station: Station, /, kind: str, **facts: Any) -> None:  # noqa: ANN401  as click read them
    """Add service CODE, or change it."""
    _keep(station, [DirectoryEntry(kind=CareKind(kind), **facts)])


@directory.command(name="import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@pass_station
def import_list(station: Station, file: Path) -> None:
    """Take a whole list over (XLSX, ODS, CSV): all or nothing, and again without harm."""
    _keep(station, read_directory(read_list(file)))


@directory.command(name="list")
@click.argument("words", nargs=-1)
@click.option("--city", default="", help="Of one city only.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Also write .xlsx, .csv or .pdf."
)
@pass_station
def list_services(station: Station, words: tuple[str, ...], city: str, output: Path | None) -> None:
    """List the services in which all WORDS stand."""
    with station.desk() as desk:
        entries = desk.read(lambda queries: queries.directory())
        wanted = [entry for entry in found(entries, " ".join(words), city) if entry.open_now]
        if output:
            _write(desk, wanted, output, station)
    lines = [
        "  ".join((entry.city, word_of(entry.kind, station.translations), entry.name, entry.contact))
        for entry in wanted
    ]
    facts = [{**asdict(entry), "kind": entry.kind.value} for entry in wanted]
    station.answer({"services": facts}, "\n".join(lines))


def _write(desk: Desk, entries: Sequence[DirectoryEntry], path: Path, station: Station) -> None:
    ending = path.suffix.lower()
    if ending not in {".xlsx", ".csv", ".pdf"}:
        known = f"{path.name} (.xlsx, .csv, .pdf)"
        raise click.BadParameter(known, param_hint="--output")
    with spooled(path) as file:
        if ending == ".pdf":
            draw_directory(desk, entries, file, station.translations)
        elif ending == ".xlsx":
            write_directory(entries, file, station.translations)
        else:
            write_directory_csv(entries, file, station.translations)


def _keep(station: Station, entries: Sequence[DirectoryEntry]) -> None:
    with station.desk() as desk:
        kept = desk.do(keep_directory, KeepDirectory(entries)).value
    said = station.translations.gettext("Annuaire : {added} services ajoutés, {changed} modifiés.")
    station.answer(
        {"added": kept.added, "changed": kept.changed},
        said.format(added=kept.added, changed=kept.changed),
    )
