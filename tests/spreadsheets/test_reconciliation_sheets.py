"""The reconciliation on paper shows every figure of every donation, and both sides of every equation."""

import gettext
import io

import openpyxl
import pytest

from voucher_desk.domain.reconciliation import EQUATIONS, FIGURE_NAMES, Figures, Reconciliation
from voucher_desk.spreadsheets.reconciliation_sheets import (
    write_reconciliation,
    write_reconciliation_csv,
)

FRENCH = gettext.NullTranslations()
SOUND = Figures(received=15_000_050, issued=25_000, outstanding=25_000, available=14_975_050)
LEAKING = Figures(received=100, available=99)


def workbook(**donations: Figures) -> openpyxl.Workbook:
    output = io.BytesIO()
    write_reconciliation(Reconciliation(donations), output, FRENCH)
    return openpyxl.load_workbook(io.BytesIO(output.getvalue()))


def test_each_figure_stands_under_its_name_and_its_key() -> None:
    rows = list(workbook(D1=SOUND).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:2] == ("Don", "Reçu")
    assert rows[1] == ("donation", *FIGURE_NAMES, "failing")
    assert dict(zip(rows[1], rows[2], strict=True))["received"] == 150_000.5


def test_the_total_stands_below_the_donations() -> None:
    rows = list(workbook(D1=SOUND, D2=SOUND).worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows[2:]] == ["D1", "D2", "Total"]
    assert rows[4][1] == 300_001


def test_every_equation_shows_both_sides_and_its_verdict() -> None:
    rows = list(workbook(D1=SOUND, D2=LEAKING).worksheets[1].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 3 * len(EQUATIONS)
    fifth = [row for row in rows if row[1] == "E5"]
    assert fifth[0][2:] == ("reçu", 150_000.5, fifth[0][4], 150_000.5, 0, "équilibré")
    assert (fifth[1][3], fifth[1][5], fifth[1][6], fifth[1][7]) == (1, 0.99, 0.01, "écart")


def test_counts_of_papers_are_no_money() -> None:
    sheet = workbook(D1=Figures(printed=7, in_custody=7)).worksheets[0]
    place = 2 + FIGURE_NAMES.index("printed")
    assert (sheet.cell(3, place).value, sheet.cell(3, place).number_format) == (7, "0")
    assert sheet.cell(3, 2).number_format == "#,##0.00"


def test_the_csv_holds_the_same_figures_and_names_what_fails() -> None:
    output = io.BytesIO()
    write_reconciliation_csv(Reconciliation({"D1": SOUND, "D2": LEAKING}), output, FRENCH)
    lines = output.getvalue().decode("utf-8-sig").splitlines()
    assert lines[1] == ";".join(("donation", *FIGURE_NAMES, "failing"))
    assert lines[2].startswith("D1;150000,50;250,00;")
    assert lines[3].endswith(";E5, E6, E7")


@pytest.mark.parametrize("equation", EQUATIONS, ids=lambda equation: equation.name)
def test_no_key_is_left_in_the_words_of_an_equation(equation: object) -> None:
    rows = workbook(D1=SOUND).worksheets[1].iter_rows(min_row=2, values_only=True)
    assert not any("_" in f"{row[2]}{row[4]}" for row in rows)
