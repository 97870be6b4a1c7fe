"""`claim invoice`, `claim count` and `claim match`: what the system holds, the papers and the invoice."""

from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.station import REFUSED, DeskCommand, Station
from voucher_desk.domain.claim_matching import Cell, CellSum, Match, Matched
from voucher_desk.domain.claim_sheets import Sheet, SheetKind, WrittenLine
from voucher_desk.domain.money import exact_text, read_amount, shown_text
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.claim_files import read_claim_file
from voucher_desk.usecases.enter_claim_sheet import EnterClaimSheet, enter_claim_sheet

FILE = click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))


@click.command(cls=DeskCommand)
@click.argument("code")
@FILE
@click.option("--line", "lines", multiple=True, metavar="VOUCHER=AMOUNT", help="One line of the invoice.")
@click.pass_context
def invoice(context: click.Context, code: str, file: Path | None, lines: tuple[str, ...]) -> None:
    """Enter the lines of the invoice of claim CODE, from FILE (XLSX, ODS, CSV) or one by one.

    A voucher is named by its number, its code or a scan; a later entry takes the place of this one.
    """
    written = []
    for line in lines:
        text, sign, amount = line.rpartition("=")
        if not sign:
            wanted = f"{line} (VOUCHER=AMOUNT)"
            raise click.BadParameter(wanted, param_hint="--line")
        written.append(WrittenLine(text, read_amount(amount)))
    _enter(context, code, SheetKind.INVOICE, file, tuple(written))


@click.command(cls=DeskCommand)
@click.argument("code")
@FILE
@click.option("--paper", "papers", multiple=True, metavar="VOUCHER", help="One paper that was counted.")
@click.pass_context
def count(context: click.Context, code: str, file: Path | None, papers: tuple[str, ...]) -> None:
    """Enter the papers counted for claim CODE, from FILE (XLSX, ODS, CSV) or one by one.

    Each paper is named by the voucher's number, its code or a scan; named twice, two papers were counted.
    """
    _enter(context, code, SheetKind.PAPERS, file, tuple(WrittenLine(paper) for paper in papers))


def _enter(
    context: click.Context, code: str, kind: SheetKind, file: Path | None, lines: tuple[WrittenLine, ...]
) -> None:
    station = context.ensure_object(Station)
    if (file is None) == (not lines):
        raise click.UsageError(station.translations.gettext("Donnez un fichier, ou bien des lignes."))
    if file is not None:
        understood = read_claim_file(file, kind)
        if understood.problems:
            told = [station.told(problem) for problem in understood.problems]
            said = "\n".join(station.said(problem) for problem in understood.problems)
            station.answer({"refused": {**told[0], "problems": told}}, said)
            context.exit(REFUSED)
        lines = understood.lines
    with station.desk() as desk:
        _tell_sheet(station, desk.do(enter_claim_sheet, EnterClaimSheet(code, kind, lines)).value)


def _tell_sheet(station: Station, sheet: Sheet) -> None:
    unknown = [line.written for line in sheet.lines if line.serial is None]
    facts = {
        "claim": sheet.claim,
        "kind": sheet.kind.value,
        "number": sheet.number,
        "lines": len(sheet.lines),
        "amount": exact_text(sheet.amount),
        "unknown": unknown,
    }
    said = station.translations.ngettext(
        "{claim} : {n} ligne enregistrée ({kind}), {unknown} sans bon connu.",
        "{claim} : {n} lignes enregistrées ({kind}), {unknown} sans bon connu.",
        len(sheet.lines),
    )
    kind = word_of(sheet.kind, station.translations)
    station.answer(facts, said.format(claim=sheet.claim, n=len(sheet.lines), kind=kind, unknown=len(unknown)))


@click.command(cls=DeskCommand)
@click.argument("code")
@click.option("--cell", type=click.Choice([cell.value for cell in Cell]), help="List one cell's vouchers.")
@click.pass_context
def match(context: click.Context, code: str, cell: str | None) -> None:
    """Match claim CODE: system, papers and invoice, every voucher in exactly one cell."""
    station = context.ensure_object(Station)
    with station.desk() as desk:
        found = desk.read(lambda queries: queries.claim_match(code))
    wanted = [Cell(cell)] if cell else [*Cell]
    facts = {
        "claim": code,
        "counted": found.counted,
        "itemised": found.itemised,
        "cells": {one.value: _cell_facts(found, one) for one in wanted},
        "total": _sum_facts(found.sum_of()),
    }
    station.answer(facts, _listed(found.of(Cell(cell))) if cell else _table(found, station))


def _cell_facts(found: Match, cell: Cell) -> dict[str, Any]:
    rows = [
        {
            "voucher": row.named,
            "redeemed": exact_text(row.redeemed),
            "invoiced": exact_text(row.invoiced),
            "papers": row.papers,
        }
        for row in found.of(cell)
    ]
    return {**_sum_facts(found.sum_of(cell)), "rows": rows}


def _sum_facts(total: CellSum) -> dict[str, Any]:
    return {
        "vouchers": total.vouchers,
        "papers": total.papers,
        "redeemed": exact_text(total.redeemed),
        "invoiced": exact_text(total.invoiced),
    }


def _table(found: Match, station: Station) -> str:
    _ = station.translations.gettext
    names = [*(word_of(cell, station.translations) for cell in Cell), _("Total")]
    sums = [*(found.sum_of(cell) for cell in Cell), found.sum_of()]
    width = max(map(len, names)) + 2
    heads = (_("Bons"), _("Échangé"), _("Papiers"), _("Facturé"))
    lines = [" " * width + "".join(head.rjust(14) for head in heads)]
    for name, total in zip(names, sums, strict=True):
        cells = (
            str(total.vouchers),
            shown_text(total.redeemed),
            str(total.papers),
            shown_text(total.invoiced),
        )
        lines.append(name.ljust(width) + "".join(cell.rjust(14) for cell in cells))
    return "\n".join(lines)


def _listed(rows: tuple[Matched, ...]) -> str:
    return "\n".join(
        f"{row.named}  {shown_text(row.redeemed)} / {row.papers} / {shown_text(row.invoiced)}" for row in rows
    )
