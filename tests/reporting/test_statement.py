"""The donor's statement as files: equal to the ledger, tagged in HXL where asked, rates where foreign."""

import json
from collections.abc import Callable
from dataclasses import replace
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.desk import Desk
from voucher_desk.domain.donor_statement import StatementItem, statement_lines
from voucher_desk.domain.money import exact_text, own_text, shown_text
from voucher_desk.domain.reports import ReportKind, ReportScope
from voucher_desk.reporting.files import write_report
from voucher_desk.reporting.orders import ReportOrder
from voucher_desk.reporting.statement import read_statement, statement_facts
from voucher_desk.spreadsheets.statement_sheets import COLUMNS, write_statement

Rows = Callable[[Path, str, str], list[list[str]]]
Ask = Callable[[str], list[tuple[Any, ...]]]
CORE_TAGS = Path(__file__).parents[1] / "data" / "hxl_core_tags.txt"
LEDGER = {
    "received": (
        "SELECT SUM(booked) FROM tranche t JOIN donation d ON d.id = t.donation_id WHERE d.code = '{}'"
    ),
    "redeemed": (
        "SELECT SUM(r.amount) FROM redemption r JOIN donation d ON d.id = r.donation_id WHERE d.code = '{}'"
        " AND NOT EXISTS (SELECT 1 FROM reversal x WHERE x.redemption_id = r.id)"
    ),
    "disbursed": (
        "SELECT SUM(p.amount) FROM payment p JOIN claim c ON c.id = p.claim_id"
        " JOIN donation d ON d.id = c.donation_id WHERE d.code = '{}'"
    ),
    "available": (
        "SELECT balance FROM account a JOIN donation d ON d.id = a.donation_id"
        " WHERE d.code = '{}' AND account = 'AVAILABLE'"
    ),
}


def bare(text: str) -> str:
    """Return a text without its spaces: those of figures are narrow, and read in several ways."""
    return "".join(text.split())


def ordered(*, hxl: bool = False, **covered: Any) -> ReportOrder:
    return ReportOrder(ReportKind.STATEMENT, ReportScope(**covered), NullTranslations(), hxl=hxl)


@pytest.mark.parametrize("donation", ["DON-CAS", "DON-RAB"])
def test_every_amount_equals_that_of_plain_sql(example_desk: Desk, ask: Ask, donation: str) -> None:
    facts = statement_facts(read_statement(example_desk, ordered()))["donations"][donation]

    for name, sql in LEDGER.items():
        [(centimes,)] = ask(sql.format(donation))
        assert facts[name] == exact_text(centimes)
    assert facts["committed"] == {"DON-CAS": "97912.35", "DON-RAB": "42987.60"}[donation]


def test_totals_of_the_sheet_are_the_sums_of_its_lines(example_desk: Desk) -> None:
    output = BytesIO()
    write_statement(read_statement(example_desk, ordered()), output, NullTranslations(), hxl=False)

    sheet = load_workbook(output).worksheets[2]
    *donations, total = list(sheet.iter_rows(min_row=3, values_only=True))
    for place in range(1, len(total)):
        cents = [round(row[place] * 100) for row in donations]
        assert sum(cents) == round(total[place] * 100)


def test_every_hxl_tag_is_one_of_the_core_schema(example_desk: Desk, tmp_path: Path) -> None:
    write_report(example_desk, ordered(hxl=True), tmp_path / "releve.xlsx")
    write_report(example_desk, ordered(), tmp_path / "sans.xlsx")

    known = set(CORE_TAGS.read_text(encoding="ascii").split())
    tags = [cell.value for cell in load_workbook(tmp_path / "releve.xlsx").worksheets[1][3]]
    assert {str(tag).partition("+")[0] for tag in tags} <= known
    assert len(set(tags)) == len(COLUMNS)
    plain = load_workbook(tmp_path / "sans.xlsx").worksheets[1]
    assert not [cell for row in plain.iter_rows() for cell in row if str(cell.value).startswith("#")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_holds_no_formula_and_keeps_its_keys(example_desk: Desk, language: str) -> None:
    output = BytesIO()
    write_statement(read_statement(example_desk, ordered()), output, catalogue(language), hxl=True)

    book = load_workbook(output)
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert [cell.value for cell in book.worksheets[1][2]] == [column.key for column in COLUMNS]


def test_a_foreign_grant_shows_its_rate_its_day_and_its_source(field: Any, tmp_path: Path) -> None:
    field.issued(2, "LOT-RAB")
    write_report(field.desk, ordered(donation="DON-RAB"), tmp_path / "releve.json")

    lines = json.loads((tmp_path / "releve.json").read_text())["donations"]["DON-RAB"]["lines"]
    received, committed = lines[0], lines[1]
    assert (received["amount"], received["currency"], received["amount_mad"]) == ("100000", "JPY", "6650.00")
    assert (received["rate"], received["rate_date"]) == ("0.06650000", "2026-09-01")
    assert received["rate_source"] == committed["rate_source"] == "Banque d'essai"
    assert (committed["iati_type"], committed["amount_mad"]) == ("2", "375.00")
    assert committed["amount"] == "5639"


def test_a_period_tells_its_own_flows_and_where_balances_stand_at_its_end(any_field: Any) -> None:
    first, *_ = any_field.issued(2)
    day = any_field.clock.now.date()
    any_field.clock.now = any_field.clock.now.replace(day=day.day + 3)
    any_field.redeem(first)

    before = statement_facts(read_statement(any_field.desk, ordered(last=day)))["donations"]["DON-CAS"]
    after = statement_facts(read_statement(any_field.desk, ordered(first=day.replace(day=day.day + 1))))
    later = after["donations"]["DON-CAS"]

    assert (before["committed"], before["redeemed"], before["available"]) == ("500.00", "0.00", "9500.00")
    assert (later["received"], later["committed"], later["redeemed"]) == ("0.00", "0.00", "250.00")
    assert later["balance"] == "10000.00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_amount_on_paper_is_that_of_the_query(
    example_desk: Desk, rows_on_paper: Rows, language: str, tmp_path: Path
) -> None:
    order = replace(ordered(), translations=catalogue(language))
    write_report(example_desk, order, tmp_path / "releve.pdf")

    accounts = read_statement(example_desk, order).accounts
    lines = [line for account in accounts for line in statement_lines(account)]
    sums = [[account.amount(item) for account in accounts] for item in StatementItem]
    printed = rows_on_paper(tmp_path / "releve.pdf", r"-?[0-9\s]+,[0-9]{2}", language)
    assert [[bare(text) for text in row] for row in printed] == [
        *([bare(own_text(line.grant)), bare(shown_text(line.mad))] for line in lines if line.grant),
        *([bare(shown_text(sum_)) for sum_ in (*row, sum(row))] for row in sums),
    ]


def test_a_foreign_grant_stands_on_paper_in_its_currency_with_its_rate(desk: Desk, tmp_path: Path) -> None:
    write_report(desk, ordered(donation="DON-RAB"), tmp_path / "releve.pdf")
    text = bare(PdfReader(tmp_path / "releve.pdf").pages[0].extract_text())
    assert "Montant(JPY)" in text
    assert "1000000,06656650,00T1" in text
    assert bare("Taux de 0,0665 MAD pour une unité : Banque d'essai, 01/09/2026.") in text
