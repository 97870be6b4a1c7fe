"""`bank`: statements imported or typed, matched with the books, and what the two differ by."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.days import DAY
from voucher_desk.cli.output_files import written_by_ending
from voucher_desk.cli.readers import reader_of
from voucher_desk.cli.station import REFUSED, DeskGroup, Station, pass_station
from voucher_desk.desk import Desk
from voucher_desk.domain.bank import BankLine
from voucher_desk.domain.bank_matching import USUAL_DAYS, Cell, Comparison, Pairing, compare
from voucher_desk.domain.bank_statement import StatementProblem, typed_line, understand_statement
from voucher_desk.domain.donations import UnknownDonation
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.money import exact_text, shown_text
from voucher_desk.printing.files import draw_bank_report
from voucher_desk.sentences.bank import CASH, cash_word, entries_words
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.attendance_files import read_list
from voucher_desk.spreadsheets.bank_sheets import write_comparison, write_comparison_csv
from voucher_desk.usecases.keep_bank import (
    ConfirmMatch,
    KeepLines,
    LinesKept,
    MatchSure,
    UndoMatch,
    confirm_bank_match,
    keep_bank_lines,
    match_bank,
    undo_bank_match,
)

DAYS = click.option(
    "--days", type=click.IntRange(0), default=USUAL_DAYS, show_default=True, help="Days a transfer may take."
)


@click.group(cls=DeskGroup)
def bank() -> None:
    """The bank beside the books: statements, what they are matched with, and the difference."""


@bank.command(name="import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--account", required=True, help="The account's label; a donation's code for its own account.")
@click.option("--sheet", help="Name of the sheet to read, where it is not the first.")
@click.option("--check", is_flag=True, help="Say what would happen; write nothing.")
@click.pass_context
def import_statement(
    context: click.Context, file: Path, account: str, sheet: str | None, *, check: bool
) -> None:
    """Import the statement FILE (XLSX, ODS, CSV): all of it, or nothing with every problem by its cell.

    Columns are found by their headings in French, Arabic and English, in any order; a line known already is
    not kept twice.
    """
    station = context.ensure_object(Station)
    table = read_list(file, sheet)
    understood = understand_statement(table, account)
    if understood.problems:
        _refuse(station, understood.problems)
        context.exit(REFUSED)
    _keep(station, KeepLines(understood.lines, table.sha256), check=check)


@bank.command()
@click.option("--account", required=True, help="The account's label.")
@click.option("--day", type=DAY, required=True, help="Value date.")
@click.option("--in", "came_in", metavar="AMOUNT", help="Money that came in, in MAD.")
@click.option("--out", "went_out", metavar="AMOUNT", help="Money that went out, in MAD.")
@click.option("--reference", default="")
@click.option("--label", default="")
@pass_station
def add(
    station: Station, /, account: str, day: date, came_in: str | None, went_out: str | None, **texts: str
) -> None:
    """Add one line by hand."""
    if bool(came_in) == bool(went_out):
        raise click.UsageError(station.translations.gettext("Donnez --in, ou bien --out."))
    line = typed_line(account, day, came_in or went_out or "", out=bool(went_out), **texts)
    _keep(station, KeepLines((line,)))


@bank.command()
@DAYS
@click.option("--line", type=click.IntRange(1), help="Match this line by hand, with --entry.")
@click.option("--entry", "entries", multiple=True, metavar="KEY", help="An entry, such as payment:V-1.")
@click.option("--undo", type=click.IntRange(1), metavar="NUMBER", help="Undo this match, with --reason.")
@click.option("--reason", default="", help="Why it is none.")
@pass_station
def match(
    station: Station,
    *,
    days: int,
    line: int | None,
    entries: tuple[str, ...],
    undo: int | None,
    reason: str,
) -> None:
    """Match what reference and amount make sure; or confirm one line with --line and --entry, or --undo.

    What is only proposed stands in `bank list` until a person confirms it.
    """
    words = station.translations
    if bool(entries) != (line is not None) or (line is not None and undo is not None):
        raise click.UsageError(words.gettext("Donnez --line avec --entry, ou bien --undo avec --reason."))
    with station.desk() as desk:
        if undo is not None:
            freed = desk.do(undo_bank_match, UndoMatch(undo, reason)).value
            said = words.gettext("Rapprochement {number} défait.").format(number=undo)
            station.answer({"undone": undo, "line": freed}, said)
            return
        if line is not None:
            made: Sequence[int] = (desk.do(confirm_bank_match, ConfirmMatch(line, entries)).value,)
        else:
            made = desk.do(match_bank, MatchSure(days)).value
    said = words.ngettext("{n} ligne rapprochée.", "{n} lignes rapprochées.", len(made))
    station.answer({"matches": list(made)}, said.format(n=len(made)))


@bank.command(name="list")
@DAYS
@click.option("--cell", type=click.Choice([cell.value for cell in Cell]), help="Of one cell only.")
@click.option("--account", help="The account of one donation, by its code.")
@pass_station
def list_(station: Station, *, days: int, cell: str | None, account: str | None) -> None:
    """List statement lines beside entries of the books, cell by cell."""
    with station.desk() as desk:
        found = _compared(desk, days, account)
    shown = [one for one in found.pairings if cell in {None, one.cell.value}]
    lines = "\n".join(_line(one, station) for one in shown)
    station.answer({"pairings": [_told(one) for one in shown]}, lines)


@bank.command()
@DAYS
@click.option("--account", help="The account of one donation, by its code; all in total without.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Also write a .xlsx, .csv or .pdf file."
)
@click.pass_context
def difference(context: click.Context, *, days: int, account: str | None, output: Path | None) -> None:
    """Set the bank against the books (E6), and explain the difference to the centime."""
    station = context.ensure_object(Station)
    words = station.translations
    with station.desk() as desk:
        found = _compared(desk, days, account)
        if output:
            written_by_ending(
                output,
                {
                    ".xlsx": lambda file: write_comparison(found, file, words),
                    ".csv": lambda file: write_comparison_csv(found, file, words),
                    ".pdf": lambda file: draw_bank_report(desk, found, file, words),
                },
            )
    station.answer(_equation(found), _equation_text(found, station))


def _keep(station: Station, request: KeepLines, *, check: bool = False) -> None:
    with station.desk() as desk:
        kept: LinesKept = (
            desk.rehearse(keep_bank_lines, request) if check else desk.do(keep_bank_lines, request).value
        )
    _ = station.translations.gettext
    said = (
        _("Vérifié, rien n'est écrit. Lignes nouvelles : {added}, déjà connues : {known}.")
        if check
        else _("Relevé repris. Lignes nouvelles : {added}, déjà connues : {known}.")
    )
    facts = {
        "checked_only": check,
        "added": kept.added,
        "known": kept.known,
        "total": exact_text(sum(line.amount for line in request.lines)),
    }
    station.answer(facts, said.format(added=kept.added, known=kept.known))


def _refuse(station: Station, problems: Sequence[StatementProblem]) -> None:
    told = [station.told(problem) for problem in problems]
    if station.as_json:
        station.answer({"refused": {**told[0], "problems": told}}, "")
        return
    nothing = station.translations.gettext("Rien n'a été importé.")
    click.echo("\n".join([*map(station.said, problems), nothing]), err=True)


def _compared(desk: Desk, days: int, account: str | None) -> Comparison:
    """Return the comparison. Raises DutyMissing for who may not see it, UnknownDonation."""
    reader_of(desk).require(Duty.BANK)
    found = desk.read(lambda queries: queries.bank())
    if account is None:
        return compare(found, days)
    if account not in found.donations:
        raise UnknownDonation(donation=account)
    return compare(found.of_donation(account), days)


def _told(one: Pairing) -> dict[str, Any]:
    return {
        "cell": one.cell.value,
        "match": one.match or None,
        "line": _told_line(one.line) if one.line else None,
        "entries": [
            {
                "entry": entry.key,
                "donation": entry.donation,
                "day": entry.day,
                "amount": exact_text(entry.amount),
            }
            for entry in one.entries
        ],
        "difference": exact_text(one.bank - one.books),
    }


def _told_line(line: BankLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "account": line.account,
        "day": line.day,
        "amount": exact_text(line.amount),
        "reference": line.reference,
        "label": line.label,
    }


def _line(one: Pairing, station: Station) -> str:
    words = station.translations
    left = ""
    if one.line:
        told = (one.line.number, f"{one.line.day:%d/%m/%Y}", one.line.reference or one.line.label)
        left = f"{told[0]:>4}  {told[1]}  {told[2]}  {shown_text(one.bank)}"
    right = f"{entries_words(one, words)}  {shown_text(one.books)}" if one.entries else ""
    number = f"  [{one.match}]" if one.match else ""
    return f"{word_of(one.cell, words)}: {left} | {right}{number}"


def _equation(found: Comparison) -> dict[str, Any]:
    return {
        **{name: exact_text(getattr(found.cash, name)) for name in CASH},
        "explained": exact_text(found.explained),
        "cells": {
            one.cell.value: {"count": one.count, "bank": exact_text(one.bank), "books": exact_text(one.books)}
            for one in found.sums
        },
    }


def _equation_text(found: Comparison, station: Station) -> str:
    words = station.translations
    cash = [f"{cash_word(name, words):<24} {shown_text(getattr(found.cash, name)):>16}" for name in CASH]
    cells = [
        f"  {word_of(one.cell, words):<36} {one.count:>5} {shown_text(one.bank - one.books):>16}"
        for one in found.sums
    ]
    return "\n".join([*cash, "", *cells])
