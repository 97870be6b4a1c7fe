"""`distribution open`, `list`, `hand-over` and `list-pdf`; its end is in `closing` and `signed_lists`."""

from pathlib import Path

import click

from voucher_desk.cli.closing import close, closing_pdf, explain, floats, receive, reconcile, slip_pdf
from voucher_desk.cli.signed_lists import difference, paper
from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.printing.files import write_distribution_list
from voucher_desk.sentences.words import word_of
from voucher_desk.usecases.collect_voucher import (
    Collect,
    collect_voucher,
    propose_uncollected,
    undo_collection,
)
from voucher_desk.usecases.keep_stock import HandOver, hand_over
from voucher_desk.usecases.open_distribution import (
    DraftDistribution,
    NamedDistribution,
    draft_distribution,
    freeze_list,
    open_distribution,
)

PDF = click.Path(dir_okay=False, path_type=Path)


@click.group(cls=DeskGroup)
def distribution() -> None:
    """Distributions: the event, its frozen list, its vouchers, its count-back."""


@distribution.command(name="open")
@click.argument("code")
@click.option("--session", "session", required=True, help="Session whose people are entitled.")
@click.option("--batch", required=True, help="Lot of vouchers to be given.")
@click.option("--from-stock", is_flag=True, help="Give numbered blanks printed before.")
@pass_station
def open_(station: Station, code: str, *, session: str, batch: str, from_stock: bool) -> None:
    """Open distribution CODE: draft it, freeze the list of those entitled, open its desks.

    Again it changes nothing, but takes people who came meanwhile onto a further version of the list.
    """
    mode = PrintMode.FROM_STOCK if from_stock else PrintMode.ON_THE_SPOT
    with station.desk() as desk:
        desk.do(draft_distribution, DraftDistribution(code, session, batch, mode))
        desk.do(freeze_list, NamedDistribution(code))
        opened = desk.do(open_distribution, NamedDistribution(code)).value
    station.answer(
        {
            "distribution": opened.code,
            "state": opened.state.value,
            "list_version": opened.list_version,
            "list_sha256": opened.list_sha256,
        },
        station.translations.gettext("Distribution {distribution} ouverte ; liste version {version}.").format(
            distribution=opened.code, version=opened.list_version
        ),
    )


@distribution.command(name="list")
@pass_station
def list_distributions(station: Station) -> None:
    """List the distributions with their counts."""
    with station.desk() as desk:
        rows = desk.read(lambda queries: queries.distributions())
    facts = [
        {
            "code": row.code,
            "session": row.session,
            "batch": row.batch,
            "state": row.state.value,
            "entitled": row.entitled,
            "issued": row.issued,
            "printed": row.printed,
            "blanks": row.blanks,
            "collected": row.collected,
            "uncollected": row.uncollected,
            "list_pages": row.list_pages,
            "pages_back": row.pages_back,
        }
        for row in rows
    ]
    lines = [
        f"{row.code}  {row.city}  {word_of(row.state, station.translations)}  {row.issued}/{row.entitled}"
        for row in rows
    ]
    station.answer({"distributions": facts}, "\n".join(lines))


@distribution.command(name="hand-over")
@click.argument("code")
@click.argument("text", required=False)
@click.option("--count", type=click.IntRange(1), help="Blanks of the stock for its desks.")
@click.option("--desk", default="", help="Which of its desks they are for, where desks have names.")
@click.option("--undo", is_flag=True, help="TEXT was noted by mistake.")
@pass_station
def hand_over_(
    station: Station, code: str, *, text: str | None, count: int | None, desk: str, undo: bool
) -> None:
    """Note that the voucher TEXT of distribution CODE was handed to its holder.

    TEXT is its number, or what a scanner reads. With --count instead, hand blanks of its lot over to CODE, or
    to one of its desks: what is in the float of a desk is issued by no other.
    """
    if (text is None) == (count is None) or (undo and text is None) or (desk and count is None):
        message = "give either TEXT or --count"
        raise click.UsageError(message)
    if text is not None:
        _note_collection(station, Collect(code, text), undo=undo)
    elif count is not None:
        _hand_over_blanks(station, HandOver(code, count, desk))


def _note_collection(station: Station, wanted: Collect, *, undo: bool) -> None:
    _ = station.translations.gettext
    with station.desk() as desk:
        voucher = desk.do(undo_collection if undo else collect_voucher, wanted).value
    said = _("Remise du bon {serial} défaite.") if undo else _("Bon {serial} remis.")
    station.answer(
        {"distribution": wanted.distribution, "serial": voucher.serial, "collected": not undo},
        said.format(serial=voucher.serial),
    )


def _hand_over_blanks(station: Station, wanted: HandOver) -> None:
    with station.desk() as desk:
        serials = desk.do(hand_over, wanted).value
    first, last, count = serials[0], serials[-1], len(serials)
    station.answer(
        {
            "distribution": wanted.distribution,
            "desk": wanted.desk,
            "first": first,
            "last": last,
            "count": count,
        },
        station.translations.gettext("Remis à {distribution} : {count} bons, {first} à {last}.").format(
            distribution=wanted.distribution, count=count, first=first, last=last
        ),
    )


@distribution.command(name="not-collected")
@click.argument("code")
@pass_station
def not_collected(station: Station, code: str) -> None:
    """Propose to make void what nobody collected at distribution CODE, which is closed."""
    with station.desk() as desk:
        serials = desk.do(propose_uncollected, NamedDistribution(code)).value
    count = len(serials)
    station.answer(
        {"distribution": code, "serials": list(serials)},
        station.translations.ngettext(
            "{n} bon non retiré, annulation proposée.", "{n} bons non retirés, annulation proposée.", count
        ).format(n=count),
    )


@distribution.command(name="list-pdf")
@click.argument("code")
@click.option("--output", type=PDF, required=True)
@click.option("--spare-rows", type=click.IntRange(0, 200), default=0, help="Empty lines for latecomers.")
@pass_station
def list_pdf(station: Station, code: str, output: Path, spare_rows: int) -> None:
    """Print the distribution list of CODE to a PDF, to be signed."""
    with station.desk() as desk:
        pages = write_distribution_list(desk, code, output, station.translations, spare_rows)
    station.answer(
        {"distribution": code, "pages": pages, "output": str(output)},
        station.translations.ngettext("{pages} page : {file}", "{pages} pages : {file}", pages).format(
            pages=pages, file=output
        ),
    )


for command in (close, closing_pdf, difference, explain, floats, paper, receive, reconcile, slip_pdf):
    distribution.add_command(command)
