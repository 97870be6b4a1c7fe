"""Reconciliation: every figure, both sides of every equation, and the files made of them."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from ui.screens.reconciliation.columns import equation_lines, named_figures
from ui.screens.reconciliation.reconciliation_screen import ReconciliationScreen
from ui.wording import Wording
from voucher_desk.domain.reconciliation import Figures, Level, Reconciliation, equations_of, names_of

NAMES = names_of(Level.DONATION)


@pytest.fixture
def used(field: Any) -> None:
    serials = field.issued(people=3)
    field.redeem(serials[0])


def cells(screen: ReconciliationScreen, row: int) -> list[str]:
    table = screen.figures
    return [table.index_of(row, at).data() for at in range(table.model().columnCount())]


def test_each_figure_stands_for_each_donation_and_in_total(
    used: None, reconciliation: ReconciliationScreen
) -> None:
    assert reconciliation.figures.model().rowCount() == len(NAMES)
    assert cells(reconciliation, NAMES.index("received")) == [
        *("Reçu", "10\u202f000,00", "6\u202f650,00", "16\u202f650,00")
    ]
    assert cells(reconciliation, NAMES.index("redeemed"))[1] == "250,00"
    assert cells(reconciliation, NAMES.index("issued_count"))[1] == "3"


def test_all_equations_hold_and_it_says_so(used: None, reconciliation: ReconciliationScreen) -> None:
    table = reconciliation.equations
    assert table.model().rowCount() == 3 * len(equations_of(Level.DONATION))
    assert {table.index_of(row, 4).data() for row in range(table.model().rowCount())} == {"✓ juste"}
    assert "équilibré" in reconciliation.verdict.text()


def test_an_equation_is_read_in_words(used: None, person: Any, reconciliation: ReconciliationScreen) -> None:
    person.clicks_row(reconciliation.equations, 5)
    assert reconciliation.words.text().startswith("E5 : reçu = disponible")


def test_an_equation_that_fails_stands_first_with_its_difference(
    person: Any, reconciliation: ReconciliationScreen, wording: Wording
) -> None:
    wrong = Reconciliation({"DON-X": Figures(received=100_00, available=99_99)})
    reconciliation.show_reconciliation(wrong)
    table = reconciliation.equations
    assert table.index_of(0, 4).data().startswith("✗ écart de ")
    assert "ne tiennent pas" in reconciliation.verdict.text()
    lines = equation_lines(named_figures(wrong, wording))
    assert [line.holds for line in lines] == sorted(line.holds for line in lines)


def test_it_is_saved_as_workbook_table_and_statement(
    used: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    folder: Path = person.answers.folder
    person.clicks(reconciliation.workbook)
    person.clicks(reconciliation.csv)
    person.clicks(reconciliation.statement)
    person.saves_paper()
    assert openpyxl.load_workbook(folder / "rapprochement.xlsx").sheetnames
    assert (folder / "rapprochement.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert PdfReader(folder / "rapprochement.pdf").pages
    assert [file.suffix for file in folder.iterdir() if file.suffix == ".part"] == []


def test_it_reloads_when_money_moves(
    used: None, field: Any, person: Any, reconciliation: ReconciliationScreen
) -> None:
    field.session("S9", people=1)
    field.distribution("D9", "S9")
    before = cells(reconciliation, NAMES.index("issued"))
    field.issued(people=1, code="8")
    person.window.place.touched.emit(frozenset({"voucher"}))
    person.waits()
    assert cells(reconciliation, NAMES.index("issued")) != before
