"""`distribution paper` and `difference`: the signed list comes back, and is compared with the desk."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.output_files import written_by_ending
from voucher_desk.cli.station import DeskCommand, Station, pass_station
from voucher_desk.desk import Desk
from voucher_desk.domain.signed_lists import (
    WITHOUT_SIGNATURE,
    Cell,
    LineMark,
    PageMark,
    read_page_mark,
)
from voucher_desk.printing.signed_list_difference import signed_list_difference
from voucher_desk.queries.signed_lists import SignedList
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.signed_list_sheets import write_difference, write_difference_csv
from voucher_desk.usecases.return_page import PageReturned, ReturnPage, return_page

_MOST_LINES = 100_000


def _lines(_context: click.Context, _option: click.Parameter, texts: tuple[str, ...]) -> tuple[int, ...]:
    """Return the lines written `1-8,10`."""
    return tuple(line for text in texts for part in text.split(",") for line in _run(part.strip()))


def _run(part: str) -> range:
    first, _, last = part.partition("-")
    ends = (first, last or first)
    if not all(end.isdecimal() and 0 < int(end) < _MOST_LINES for end in ends):
        message = f"{part!r} is no line or lines, such as 3 or 1-8"
        raise click.BadParameter(message)
    return range(int(ends[0]), int(ends[1]) + 1)


def _without(
    _context: click.Context, _option: click.Parameter, texts: tuple[str, ...]
) -> dict[int, LineMark]:
    """Return the marks of lines written `9=UNABLE`."""
    known = {mark.value: mark for mark in WITHOUT_SIGNATURE}
    marks = {}
    for text in texts:
        lines, sign, why = text.partition("=")
        if not sign or why not in known:
            message = f"{text!r} is not LINE=REASON; reasons: {', '.join(known)}"
            raise click.BadParameter(message)
        marks.update(dict.fromkeys(_run(lines), known[why]))
    return marks


@click.command(cls=DeskCommand)
@click.argument("text")
@click.option("--page", type=click.IntRange(1), help="Page, where TEXT is a distribution's code.")
@click.option("--signed", multiple=True, callback=_lines, metavar="LINES", help="Lines signed: 1-8,10.")
@click.option(
    "--thumbprint", multiple=True, callback=_lines, metavar="LINES", help="Lines with a thumbprint."
)
@click.option(
    "--without",
    multiple=True,
    callback=_without,
    metavar="LINE=REASON",
    help=f"Handed over without a signature: {', '.join(WITHOUT_SIGNATURE)}.",
)
@click.option("--older", is_flag=True, help="Note a page of an older version knowingly.")
@pass_station
def paper(
    station: Station,
    text: str,
    *,
    page: int | None,
    signed: tuple[int, ...],
    thumbprint: tuple[int, ...],
    without: dict[int, LineMark],
    older: bool,
) -> None:
    """Note what a page of the signed list shows; a line that is not named is not collected.

    TEXT is what its symbol says, or the code of a distribution with --page. The same page again takes the
    place of what was noted before; no voucher changes.
    """
    marks = _together(
        dict.fromkeys(signed, LineMark.SIGNED), dict.fromkeys(thumbprint, LineMark.THUMBPRINT), without
    )
    with station.desk() as desk:
        mark = read_page_mark(text) if page is None else _mark_of(desk, text, page)
        back = desk.do(return_page, ReturnPage(mark, marks, older)).value
    station.answer(_told(back), _said(back, station))


def _mark_of(desk: Desk, distribution: str, page: int) -> PageMark:
    """Return the mark of a page of the newest list. Raises UnknownDistribution."""
    return desk.read(lambda queries: queries.signed_list(distribution)).current.mark_of(distribution, page)


def _together(*parts: Mapping[int, LineMark]) -> dict[int, LineMark]:
    marks: dict[int, LineMark] = {}
    for part in parts:
        twice = sorted(marks.keys() & part.keys())
        if twice:
            message = f"line {twice[0]} is marked twice"
            raise click.UsageError(message)
        marks.update(part)
    return marks


def _told(back: PageReturned) -> dict[str, Any]:
    return {
        "distribution": back.mark.distribution,
        "version": back.mark.version,
        "page": back.mark.page,
        "pages": back.pages,
        "lines": {str(line): mark.value for line, mark in back.marks.items()},
        "missing_pages": list(back.missing),
    }


def _said(back: PageReturned, station: Station) -> str:
    received = sum(mark.is_received for mark in back.marks.values())
    return station.translations.gettext(
        "Page {page}/{pages} de {distribution} notée : {received} sur {lines} ont reçu leur bon."
    ).format(
        page=back.mark.page,
        pages=back.pages,
        distribution=back.mark.distribution,
        received=received,
        lines=len(back.marks),
    )


@click.command(cls=DeskCommand)
@click.argument("code")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Also write a .xlsx, .csv or .pdf file."
)
@pass_station
def difference(station: Station, code: str, output: Path | None) -> None:
    """Compare what was noted at the desks of distribution CODE with its signed list, line by line."""
    words = station.translations
    with station.desk() as desk:
        found = desk.read(lambda queries: queries.signed_list(code))
        if output:
            made_at = desk.now()
            heading = desk.read(lambda queries: queries.statement_heading(made_at))
            written_by_ending(
                output,
                {
                    ".xlsx": lambda file: write_difference(found, file, words),
                    ".csv": lambda file: write_difference_csv(found, file, words),
                    ".pdf": lambda file: signed_list_difference(found, heading, file, words),
                },
            )
    station.answer(_facts(found), "\n".join(_text(found, station)))


def _facts(found: SignedList) -> dict[str, Any]:
    return {
        "distribution": found.distribution,
        "version": found.current.version,
        "pages": found.current.pages,
        "missing_pages": list(found.missing),
        "cells": {cell.value: count for cell, count in found.cells.items()},
        "marks": {mark.value: count for mark, count in found.marks.items()},
        "lines": [
            {
                "line": line.number,
                "person": line.person,
                "serial": line.serial,
                "noted": line.noted,
                "mark": line.mark.value if line.mark else None,
                "version": line.version,
                "cell": line.cell.value,
            }
            for line in found.lines
        ],
    }


def _text(found: SignedList, station: Station) -> Iterator[str]:
    """Yield the pages that are back, the counts, then the lines that are not as they should be."""
    words = station.translations
    yield words.gettext("Liste signée, pages revenues : {back} sur {pages}").format(
        back=len(found.back), pages=found.current.pages
    )
    for cell, count in found.cells.items():
        yield f"{count:>6}  {word_of(cell, words)}"
    for line in found.lines:
        if line.cell not in {Cell.AGREED, Cell.NEITHER, Cell.NOT_RETURNED}:
            yield f"{line.number}  {line.person}  {line.serial or '–'}  {word_of(line.cell, words)}"
