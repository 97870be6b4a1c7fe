"""`distribution floats`, `receive`, `close`, `explain` and `reconcile`."""

from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.station import DeskCommand, Station, pass_station
from voucher_desk.domain.count_back import VarianceReason
from voucher_desk.printing.files import draw_closing_sheet, draw_stock_slip, spooled
from voucher_desk.queries.count_backs import CountBack
from voucher_desk.sentences.words import word_of
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.explain_variance import (
    ExplainVariance,
    WithdrawExplanation,
    explain_variance,
    withdraw_explanation,
)
from voucher_desk.usecases.keep_stock import ReceiveBlanks, receive_blanks
from voucher_desk.usecases.open_distribution import NamedDistribution
from voucher_desk.usecases.reconcile_distribution import reconcile_distribution

PDF = click.Path(dir_okay=False, path_type=Path)


def _desk_counts(_context: click.Context, _option: click.Parameter, texts: tuple[str, ...]) -> dict[str, int]:
    """Return the counts of desks written `NAME=NUMBER`."""
    counts = {}
    for text in texts:
        name, sign, number = text.rpartition("=")
        if not sign or not number.isdecimal():
            message = f"{text!r} is not NAME=NUMBER"
            raise click.BadParameter(message)
        counts[name] = int(number)
    return counts


@click.command(cls=DeskCommand)
@click.argument("code")
@pass_station
def floats(station: Station, code: str) -> None:
    """Show what each desk of distribution CODE was given, has issued, has left and gave back."""
    with station.desk() as desk:
        found = desk.read(lambda queries: queries.count_back(code))
    station.answer({"distribution": code, **_facts(found)}, "\n".join(_lines(station, found)))


@click.command(cls=DeskCommand, name="slip-pdf")
@click.argument("code")
@click.argument("move", type=click.IntRange(1))
@click.option("--output", type=PDF, required=True)
@pass_station
def slip_pdf(station: Station, code: str, move: int, output: Path) -> None:
    """Print the stock slip of hand-over MOVE of distribution CODE to a PDF, to be signed by both."""
    with station.desk() as desk, spooled(output) as file:
        draw_stock_slip(desk, code, move, file, station.translations)
    _say_printed(station, code, output)


@click.command(cls=DeskCommand, name="closing-pdf")
@click.argument("code")
@click.option("--output", type=PDF, required=True)
@pass_station
def closing_pdf(station: Station, code: str, output: Path) -> None:
    """Print the closing sheet of distribution CODE to a PDF: its count-back, with two names to sign."""
    with station.desk() as desk, spooled(output) as file:
        draw_closing_sheet(desk, code, file, station.translations)
    _say_printed(station, code, output)


def _say_printed(station: Station, code: str, output: Path) -> None:
    said = station.translations.gettext("Enregistré : {file}.").format(file=output)
    station.answer({"distribution": code, "output": str(output)}, said)


@click.command(cls=DeskCommand)
@click.argument("move", type=click.IntRange(1))
@click.option("--counted", type=click.IntRange(0), required=True, help="Blanks counted at the desk.")
@pass_station
def receive(station: Station, move: int, counted: int) -> None:
    """Count and take the blanks of hand-over MOVE that another person gave."""
    with station.desk() as desk:
        received = desk.do(receive_blanks, ReceiveBlanks(move, counted)).value
    station.answer(
        {"move": move, "desk": received.desk, "count": received.vouchers, "by": received.received_by},
        station.translations.gettext("Remise {move} reçue et comptée.").format(move=move),
    )


@click.command(cls=DeskCommand)
@click.argument("code")
@click.option("--counted-back", type=click.IntRange(0), default=0, help="Blanks counted at the end.")
@click.option(
    "--desk",
    "desks",
    multiple=True,
    metavar="NAME=NUMBER",
    callback=_desk_counts,
    help="Blanks counted at a desk that has a name; again for another desk.",
)
@click.option("--explanation", default="", help="Why the count differs, if it does.")
@pass_station
def close(station: Station, code: str, counted_back: int, desks: dict[str, int], explanation: str) -> None:
    """Close distribution CODE: unused blanks go back into stock, a difference is explained line by line."""
    with station.desk() as desk:
        closed = desk.do(close_distribution, CloseDistribution(code, counted_back, explanation, desks)).value
    state = closed.distribution.state
    counts = [[count.desk, count.expected, count.counted] for count in closed.counts]
    station.answer(
        {
            "distribution": code,
            "state": state.value,
            "expected": closed.expected,
            "counted": closed.counted,
            "desks": counts,
        },
        f"{code} : {word_of(state, station.translations)}",
    )


@click.command(cls=DeskCommand)
@click.argument("code")
@click.argument("serials", nargs=-1)
@click.option("--reason", type=click.Choice([one.value for one in VarianceReason]))
@click.option("--words", default="", help="A few words that name nobody; needed for OTHER.")
@click.option("--desk", "at", default="", help="Desk at which a voucher in excess was found.")
@click.option("--withdraw", type=click.IntRange(1), metavar="LINE", help="Take a line back instead.")
@pass_station
def explain(
    station: Station,
    code: str,
    serials: tuple[str, ...],
    *,
    reason: str | None,
    words: str,
    at: str,
    withdraw: int | None,
) -> None:
    """Propose why vouchers SERIALS are missing from, or in excess at, the closed distribution CODE.

    Without SERIALS it is one voucher that was counted by mistake. Without --reason either, show what is to be
    explained. Another person approves all lines with `reconcile`.
    """
    if withdraw is not None and (serials or reason):
        raise click.UsageError(station.translations.gettext("Donnez --reason, ou bien --withdraw."))
    with station.desk() as desk:
        if withdraw is not None:
            desk.do(withdraw_explanation, WithdrawExplanation(code, withdraw))
        elif reason:
            wanted = ExplainVariance(code, VarianceReason(reason), serials, words, at)
            desk.do(explain_variance, wanted)
        found = desk.read(lambda queries: queries.count_back(code))
    station.answer({"distribution": code, **_facts(found)}, "\n".join(_lines(station, found)))


@click.command(cls=DeskCommand)
@click.argument("code")
@pass_station
def reconcile(station: Station, code: str) -> None:
    """Approve what another person explained of distribution CODE: missing vouchers are written off."""
    with station.desk() as desk:
        state = desk.do(reconcile_distribution, NamedDistribution(code)).value.state
    station.answer(
        {"distribution": code, "state": state.value}, f"{code} : {word_of(state, station.translations)}"
    )


def _facts(found: CountBack) -> dict[str, Any]:
    return {
        "desks": [
            {
                "desk": row.desk,
                "given": row.given,
                "issued": row.issued,
                "left": row.left,
                "counted": row.counted,
            }
            for row in found.desks
        ],
        "moves": [
            {
                "move": row.number,
                "desk": row.desk,
                "count": row.vouchers,
                "serials": [[run.first, run.last] for run in row.runs],
                "by": row.by,
                "received_by": row.received_by,
            }
            for row in found.moves
        ],
        "blanks": [row.serial for row in found.blanks],
        "unexplained": found.unexplained,
        "lines": [
            {
                "line": row.number,
                "desk": row.desk,
                "serial": row.serial,
                "side": row.side.value,
                "reason": row.reason.value,
                "words": row.words,
                "by": row.by,
            }
            for row in found.lines
        ],
        "signed_by": found.signed_by,
    }


def _lines(station: Station, found: CountBack) -> list[str]:
    """Return the desks, then what is left to explain, then the lines, for people."""
    _, ngettext = station.translations.gettext, station.translations.ngettext
    desks = [
        _("{desk} : {given} remis, {issued} émis, {left} au poste").format(
            desk=row.desk or "–", given=row.given, issued=row.issued, left=row.left
        )
        for row in found.desks
    ]
    left = [
        (
            ngettext("{desk} : {n} bon manque", "{desk} : {n} bons manquent", number)
            if number > 0
            else ngettext("{desk} : {n} bon en trop", "{desk} : {n} bons en trop", -number)
        ).format(desk=desk or "–", n=abs(number))
        for desk, number in found.unexplained.items()
    ]
    lines = [
        f"{row.number}  {row.serial or '–'}  {word_of(row.side, station.translations)}"
        f"  {word_of(row.reason, station.translations)}  {row.words}  {row.by}".rstrip()
        for row in found.lines
    ]
    return [*desks, *left, *lines]
