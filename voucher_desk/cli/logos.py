"""`donation logo`: the donor's logo, where it shows, taken off or saved."""

from pathlib import Path

import click

from voucher_desk.cli.station import Station, pass_station
from voucher_desk.domain.logos import LogoMissing
from voucher_desk.pictures import read_logo_file
from voucher_desk.printing.files import spooled
from voucher_desk.queries.logos import ShownLogo
from voucher_desk.usecases.choose_logo import ShowLogo, TakeLogoOff, show_logo, take_logo_off

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("code")
@click.option("--file", type=FILE, help="The picture, PNG or JPEG; without it the one the donation has.")
@click.option("--on-vouchers/--not-on-vouchers", default=None, help="Also on vouchers; not, unless chosen.")
@click.option("--on-lists/--not-on-lists", default=None, help="Also on lists; not, unless chosen.")
@click.option("--take-off", is_flag=True, help="Show no logo any more.")
@click.option("--save", type=FILE, help="Write the picture as it is kept into a file (PNG).")
@pass_station
def logo(
    station: Station,
    code: str,
    *,
    file: Path | None,
    on_vouchers: bool | None,
    on_lists: bool | None,
    take_off: bool,
    save: Path | None,
) -> None:
    """Show the donor's logo on the papers of donation CODE, or say what is shown.

    It stands on what the donor reads. What a person carries or signs bears it only where that is chosen: a
    donor's mark may mark who holds it.
    """
    changes = file is not None or on_vouchers is not None or on_lists is not None
    if take_off and changes:
        message = "--take-off goes with no other choice"
        raise click.UsageError(message)
    with station.desk() as desk:
        before = desk.read(lambda queries: queries.donation(code)).logo
        if take_off:
            desk.do(take_logo_off, TakeLogoOff(code))
        elif changes:
            vouchers = bool(before and before.on_vouchers) if on_vouchers is None else on_vouchers
            lists = bool(before and before.on_lists) if on_lists is None else on_lists
            desk.do(show_logo, ShowLogo(code, read_logo_file(file) if file else None, vouchers, lists))
        shown = desk.read(lambda queries: queries.donation(code)).logo
    if save:
        _save(shown, code, save)
    sentence = _sentence(station, code, shown)
    station.answer({"donation": code, "logo": shown and logo_facts(shown)}, sentence)


def logo_facts(shown: ShownLogo) -> dict[str, str | int | bool]:
    """Return what is shown as JSON has it; sides in dots."""
    return {
        "sha256": shown.logo.sha256,
        "width": shown.logo.width,
        "height": shown.logo.height,
        "on_vouchers": shown.on_vouchers,
        "on_lists": shown.on_lists,
    }


def _save(shown: ShownLogo | None, code: str, path: Path) -> None:
    if shown is None:
        raise LogoMissing(donation=code)
    with spooled(path) as out:
        out.write(shown.logo.png)


def _sentence(station: Station, code: str, shown: ShownLogo | None) -> str:
    _ = station.translations.gettext
    if shown is None:
        return _("{donation} : pas de logo.").format(donation=code)
    yes, no = _("oui"), _("non")
    said = _(
        "{donation} : logo de {width} × {height} points"
        " ; sur les bons : {vouchers} ; sur les listes : {lists}."
    )
    return said.format(
        donation=code,
        width=shown.logo.width,
        height=shown.logo.height,
        vouchers=yes if shown.on_vouchers else no,
        lists=yes if shown.on_lists else no,
    )
