"""`voucher ...`: issued, printed, and all that can happen to one afterwards."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.days import DAY
from voucher_desk.cli.prints import count, prints
from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.desk import UseCase
from voucher_desk.domain.events import utc_text
from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import exact_text, shown_text
from voucher_desk.domain.vouchers import VoidReason, Voucher, VoucherState
from voucher_desk.printing.files import draw_calibration_page, print_sheets, spooled
from voucher_desk.queries.vouchers import VoucherFilter, VoucherRow
from voucher_desk.sentences.words import word_of
from voucher_desk.usecases.expire_vouchers import (
    ExpireVouchers,
    ExtendVoucher,
    expire_vouchers,
    extend_voucher,
)
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import MarkBlanks, PrintStock, print_stock, spoil_blanks
from voucher_desk.usecases.print_vouchers import (
    PrintVouchers,
    ReprintVoucher,
    print_vouchers,
    reprint_voucher,
)
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.suspend_voucher import NamedVoucher, release_voucher, suspend_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

PDF = click.Path(dir_okay=False, path_type=Path)


@click.group(cls=DeskGroup)
def voucher() -> None:
    """Vouchers: issued, printed, and all that can happen to one afterwards."""


@voucher.command()
@click.option("--distribution", required=True, help="Code of an open distribution.")
@click.option("--desk", "at", default="", help="Issue from the float of this desk, as far as it lasts.")
@click.option("--most", type=click.IntRange(1), help="To so many people at most.")
@pass_station
def issue(station: Station, distribution: str, at: str, most: int | None) -> None:
    """Issue a voucher to every person entitled; again, nothing more."""
    with station.desk() as desk:
        issued = desk.do(issue_vouchers, IssueVouchers(distribution, at, most)).value
    station.answer(
        {
            "distribution": distribution,
            "issued": issued.count,
            "amount": exact_text(issued.amount),
            "serials": list(issued.serials),
        },
        station.translations.ngettext(
            "{count} bon émis, {amount} MAD.", "{count} bons émis, {amount} MAD.", issued.count
        ).format(count=issued.count, amount=shown_text(issued.amount)),
    )


@voucher.command(name="print")
@click.option("--distribution", help="Print what was issued there and not printed yet.")
@click.option("--from-stock", type=click.IntRange(1), metavar="N", help="Print N numbered blanks.")
@click.option("--batch", help="Lot of the blanks.")
@click.option("--calibration", is_flag=True, help="Print the page that shows whether the printer scales.")
@click.option("--output", type=PDF, required=True)
@pass_station
def print_(
    station: Station,
    distribution: str | None,
    from_stock: int | None,
    batch: str | None,
    *,
    calibration: bool,
    output: Path,
) -> None:
    """Print sheets of vouchers to cut, eight to an A4: of a distribution, or numbered blanks for the stock.

    Each paper is printed once. A paper lost before it was handed over is printed anew with `reprint`.
    """
    stock = from_stock is not None and batch is not None
    if [stock, distribution is not None, calibration].count(True) != 1:
        raise click.UsageError(
            station.translations.gettext(
                "Donnez --distribution, ou bien --from-stock et --batch, ou bien --calibration."
            )
        )
    if calibration:
        _calibrate(station, output)
        return
    with station.desk() as desk:
        if from_stock is not None and batch is not None:
            papers = print_sheets(desk, print_stock, PrintStock(batch, from_stock), batch, output)
        else:
            code = distribution or ""
            rows = {row.code: row.batch for row in desk.read(lambda queries: queries.distributions())}
            request = PrintVouchers(code)
            papers = print_sheets(desk, print_vouchers, request, rows.get(code, ""), output)
    station.answer(
        {"printed": len(papers), "serials": [paper.serial for paper in papers], "output": str(output)},
        station.translations.ngettext(
            "{count} bon imprimé : {file}", "{count} bons imprimés : {file}", len(papers)
        ).format(count=len(papers), file=output),
    )


def _calibrate(station: Station, output: Path) -> None:
    with station.desk() as desk, spooled(output) as file:
        draw_calibration_page(desk, file, station.translations)
    station.answer(
        {"output": str(output)},
        station.translations.gettext("Page de calibrage : {file}").format(file=output),
    )


@voucher.command()
@click.argument("serial")
@pass_station
def show(station: Station, serial: str) -> None:
    """Show voucher SERIAL: its state, what is left on it, and everything that happened to it."""
    with station.desk() as desk:
        row = desk.read(lambda queries: queries.voucher(serial))
        history = desk.read(lambda queries: queries.voucher_history(serial))
    _ = station.translations
    happened = [
        {
            "at": utc_text(one.at),
            "kind": one.kind.value,
            "by": one.actor,
            "amount": exact_text(one.amount),
            "facts": one.facts,
        }
        for one in history
    ]
    lines = [
        f"{local(one.at):%d/%m/%Y %H:%M}  {word_of(one.kind, _)}  {one.actor}"
        + (f"  {shown_text(one.amount)} MAD" if one.amount else "")
        for one in history
    ]
    head = f"{row.serial}  {word_of(row.state, _)}  {shown_text(row.rest)} / {shown_text(row.face)} MAD"
    station.answer({**_facts(row), "history": happened}, "\n".join([head, *lines]))


@voucher.command(name="list")
@click.option(
    "--text",
    default="",
    help="What a serial or a code begins with, or a person's code.",
)
@click.option("--state", type=click.Choice([state.value for state in VoucherState]))
@click.option("--distribution")
@click.option("--limit", type=click.IntRange(1, 100_000), default=500, show_default=True)
@pass_station
def list_vouchers(
    station: Station, text: str, state: str | None, distribution: str | None, limit: int
) -> None:
    """List vouchers, by serial."""
    wanted = VoucherFilter(
        text, VoucherState(state) if state else None, distribution=distribution, limit=limit
    )
    with station.desk() as desk:
        rows = desk.read(lambda queries: queries.vouchers(wanted))
    lines = [
        f"{row.serial}  {word_of(row.state, station.translations)}  {shown_text(row.rest)} MAD"
        for row in rows
    ]
    station.answer({"vouchers": [_facts(row) for row in rows]}, "\n".join(lines))


@voucher.command()
@click.argument("serial")
@click.option("--reason", type=click.Choice([reason.value for reason in VoidReason]), help="To propose.")
@click.option("--approve", is_flag=True, help="Approve what another person proposed.")
@pass_station
def void(station: Station, serial: str, *, reason: str | None, approve: bool) -> None:
    """Make voucher SERIAL void: one person proposes with a reason, another approves.

    It is suspended as soon as it is proposed. What was left on it flows back to the donation.
    """
    if approve == bool(reason):
        raise click.UsageError(station.translations.gettext("Donnez --reason, ou bien --approve."))
    if reason:
        _change(station, propose_void, ProposeVoid(serial, VoidReason(reason)))
    else:
        _change(station, approve_void, ApproveVoid(serial))


@voucher.command()
@click.argument("serial")
@pass_station
def replace(station: Station, serial: str) -> None:
    """Replace the void voucher SERIAL by a new one for the same person."""
    _change(station, replace_voucher, ReplaceVoucher(serial))


@voucher.command()
@click.argument("serial")
@click.option("--reason", required=True)
@click.option("--output", type=PDF, required=True)
@pass_station
def reprint(station: Station, serial: str, reason: str, output: Path) -> None:
    """Print a new paper of voucher SERIAL; every older paper is worthless from then on."""
    with station.desk() as desk:
        batch = desk.read(lambda queries: queries.voucher(serial)).batch
        (paper,) = print_sheets(desk, reprint_voucher, ReprintVoucher(serial, reason), batch, output)
    station.answer(
        {"serial": serial, "copy": paper.copy_number, "output": str(output)},
        station.translations.gettext("{serial} : duplicata {copy}, {file}").format(
            serial=serial, copy=paper.copy_number, file=output
        ),
    )


@voucher.command()
@click.argument("serial")
@click.option("--reason", required=True)
@pass_station
def suspend(station: Station, serial: str, reason: str) -> None:
    """Suspend voucher SERIAL while a doubt is cleared up."""
    _change(station, suspend_voucher, NamedVoucher(serial, reason))


@voucher.command()
@click.argument("serial")
@click.option("--reason", required=True)
@pass_station
def release(station: Station, serial: str, reason: str) -> None:
    """Release the suspended voucher SERIAL."""
    _change(station, release_voucher, NamedVoucher(serial, reason))


@voucher.command()
@pass_station
def expire(station: Station) -> None:
    """Expire every voucher whose last day is over; again the same day, nothing more."""
    with station.desk() as desk:
        expired = desk.do(expire_vouchers, ExpireVouchers()).value
    station.answer(
        {"expired": expired.count, "amount": exact_text(expired.amount)},
        station.translations.ngettext(
            "{count} bon expiré, {amount} MAD.", "{count} bons expirés, {amount} MAD.", expired.count
        ).format(count=expired.count, amount=shown_text(expired.amount)),
    )


@voucher.command()
@click.argument("serial")
@click.option("--until", type=DAY, required=True, help="New last day of use.")
@pass_station
def extend(station: Station, serial: str, until: date) -> None:
    """Give the expired voucher SERIAL a later last day, if the donation can bear it."""
    _change(station, extend_voucher, ExtendVoucher(serial, until))


@voucher.command()
@click.argument("serials", nargs=-1, required=True)
@click.option("--reason", required=True)
@pass_station
def spoil(station: Station, serials: tuple[str, ...], reason: str) -> None:
    """Set blanks SERIALS aside that the printer spoiled; they can never be issued."""
    with station.desk() as desk:
        count = desk.do(spoil_blanks, MarkBlanks(serials, reason)).value
    station.answer(
        {"spoiled": count},
        station.translations.ngettext("{count} bon gâché.", "{count} bons gâchés.", count).format(
            count=count
        ),
    )


voucher.add_command(prints)
voucher.add_command(count)


def _change(station: Station, use_case: UseCase[Any, Voucher], request: object) -> None:
    with station.desk() as desk:
        changed = desk.do(use_case, request).value
    station.answer(
        {"serial": changed.serial, "state": changed.state.value, "rest": exact_text(changed.rest)},
        f"{changed.serial} : {word_of(changed.state, station.translations)}",
    )


def _facts(row: VoucherRow) -> dict[str, Any]:
    return {
        "serial": row.serial,
        "state": row.state.value,
        "donation": row.donation,
        "city": row.city,
        "distribution": row.distribution,
        "face": exact_text(row.face),
        "redeemed": exact_text(row.redeemed),
        "forfeited": exact_text(row.forfeited),
        "rest": exact_text(row.rest),
        "expires_on": row.expires_on.isoformat(),
        "copy": row.copy_number,
        "replaces": row.replaces,
        "replaced_by": row.replaced_by,
    }
