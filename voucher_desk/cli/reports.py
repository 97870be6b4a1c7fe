"""`report`: what the donor and the partners read, and what they who examine the programme read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.days import DAY
from voucher_desk.cli.exceptions import exceptions
from voucher_desk.cli.samples import sample
from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.domain.reports import ReportKind, ReportScope
from voucher_desk.home import open_home
from voucher_desk.reporting.files import WRITERS, write_report
from voucher_desk.reporting.orders import ReportOrder, lists_of, own_lists
from voucher_desk.sentences.words import word_of

Options = Callable[[Callable[..., None]], Callable[..., None]]


@click.group(cls=DeskGroup)
def report() -> None:
    """What the donor and the partners read; what fraud and error leave behind, samples to verify by."""


def _covering(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what a report covers and where it goes."""
    options: tuple[Options, ...] = (
        click.option(
            "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write."
        ),
        click.option("--donation", help="Of one donation only."),
        click.option("--from", "first", type=DAY, help="First day: 2026-10-01."),
        click.option("--to", "last", type=DAY, help="Last day, included."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _unmasking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that shows small counts, for a reason that is recorded."""
    return click.option(
        "--unmasked", "reason", metavar="REASON", help="Show counts of 1 to 4 for a recorded reason."
    )(command)


@report.command()
@_covering
@_unmasking
@pass_station
def sadd(station: Station, /, **wanted: Any) -> None:  # noqa: ANN401  click hands the options by name
    """Count people, participations and exchanges by sex, adult or minor, city and service.

    Counts of 1 to 4 are withheld, and others so that none can be worked out. The file may be .xlsx, .csv,
    .json or .pdf.
    """
    _write(station, ReportKind.SADD, **wanted)


@report.command()
@_covering
@_unmasking
@pass_station
def bulletin(station: Station, /, **wanted: Any) -> None:  # noqa: ANN401  click hands the options by name
    """Draw the bulletin of the project: two pages of people, sessions, vouchers, services and donations.

    Its texts and frameworks are those of rapports.toml in the station's home. The file is a .pdf.
    """
    _write(station, ReportKind.BULLETIN, **wanted)


@report.command(name="4ws")
@_covering
@_unmasking
@pass_station
def four_ws(station: Station, /, **wanted: Any) -> None:  # noqa: ANN401  click hands the options by name
    """Write the 4Ws of the MHPSS group: who, where, when, what, and counts by sex and age.

    Codes are those of rapports.toml in the station's home. The file may be .xlsx, .csv or .pdf.
    """
    _write(station, ReportKind.FOUR_WS, **wanted)


@report.command()
@pass_station
def lists(station: Station) -> None:
    """Write rapports.toml into the station's home: the texts, frameworks and codes of reports, to be edited.

    A file that is there already stays as it is.
    """
    file = own_lists(open_home(station.home).folder)
    said = station.translations.gettext("Textes et listes des rapports : {file}").format(file=file)
    station.answer({"file": str(file)}, said)


@report.command()
@_covering
@click.option("--hxl", is_flag=True, help="Add a row of HXL tags below the headings.")
@pass_station
def statement(station: Station, /, **wanted: Any) -> None:  # noqa: ANN401  click hands the options by name
    """Tell a donor what became of the money: received, committed, redeemed, paid, balance.

    In the grant's currency and in MAD, with rates and IATI transaction types. The file may be .xlsx, .csv,
    .json or .pdf.
    """
    _write(station, ReportKind.STATEMENT, **wanted)


def _write(
    station: Station,
    kind: ReportKind,
    output: Path,
    donation: str | None,
    first: date | None,
    last: date | None,
    **more: Any,  # noqa: ANN401  what only some reports can be asked
) -> None:
    own = lists_of(open_home(station.home).folder)
    scope = ReportScope(first, last, donation)
    order = ReportOrder(kind, scope, station.translations, lists=own, **more)
    if output.suffix.lower() not in WRITERS[kind]:
        known = f"{output.name} ({', '.join(WRITERS[kind])})"
        raise click.BadParameter(known, param_hint="--output")
    with station.desk() as desk:
        write_report(desk, order, output)
    said = station.translations.gettext("Rapport écrit : {report}, {file}.").format(
        report=word_of(kind, station.translations), file=output.name
    )
    station.answer({"report": kind.value, "file": str(output), "masked": order.reason is None}, said)


for read in (exceptions, sample):
    report.add_command(read)
