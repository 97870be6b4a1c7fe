"""The reconciliation on paper shows every figure of every donation, and both sides of every equation."""

import csv
import gettext
import io

import openpyxl
import pytest

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.reconciliation import (
    AMOUNT_NAMES,
    EQUATIONS,
    Equation,
    Figures,
    Level,
    Reconciliation,
    equations_of,
    names_of,
)
from voucher_desk.sentences.equations import equation_words
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.reconciliation_sheets import (
    write_reconciliation,
    write_reconciliation_csv,
)

FRENCH = gettext.NullTranslations()
SOUND = Figures(received=15_000_050, issued=25_000, outstanding=25_000, available=14_975_050)
LEAKING = Figures(received=100, available=99)
NAMES = names_of(Level.DONATION)
EQUATIONS_OF_DONATION = equations_of(Level.DONATION)


def workbook(
    level: Level = Level.DONATION, words: gettext.NullTranslations = FRENCH, **lines: Figures
) -> openpyxl.Workbook:
    output = io.BytesIO()
    write_reconciliation(Reconciliation(lines, level), output, words)
    return openpyxl.load_workbook(io.BytesIO(output.getvalue()))


def test_each_figure_stands_under_its_name_and_its_key() -> None:
    rows = list(workbook(D1=SOUND).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:2] == ("Don", "Reçu")
    assert rows[1] == ("donation", *NAMES, "failing")
    assert dict(zip(rows[1], rows[2], strict=True))["received"] == 150_000.5


def test_the_total_stands_below_the_donations() -> None:
    rows = list(workbook(D1=SOUND, D2=SOUND).worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows[2:]] == ["D1", "D2", "Total"]
    assert rows[4][1] == 300_001


def test_every_equation_shows_both_sides_and_its_verdict() -> None:
    rows = list(workbook(D1=SOUND, D2=LEAKING).worksheets[1].iter_rows(min_row=3, values_only=True))
    assert len(rows) == 3 * len(EQUATIONS_OF_DONATION)
    fifth = [row for row in rows if row[1] == "E5"]
    assert fifth[0][2:] == ("reçu", 150_000.5, "=", fifth[0][5], 150_000.5, 0, "équilibré")
    assert (fifth[1][3], *fifth[1][6:]) == (1, 0.99, 0.01, "écart")


def test_counts_of_papers_are_no_money() -> None:
    sheet = workbook(D1=Figures(printed=7, in_custody=7)).worksheets[0]
    place = 2 + NAMES.index("printed")
    assert (sheet.cell(3, place).value, sheet.cell(3, place).number_format) == (7, "0")
    assert sheet.cell(3, 2).number_format == "#,##0.00"


def test_the_csv_holds_the_same_figures_and_names_what_fails() -> None:
    output = io.BytesIO()
    write_reconciliation_csv(Reconciliation({"D1": SOUND, "D2": LEAKING}), output, FRENCH)
    lines = output.getvalue().decode("utf-8-sig").splitlines()
    assert lines[1] == ";".join(("donation", *NAMES, "failing"))
    assert lines[2].startswith("D1;150000,50;250,00;")
    assert lines[3].endswith(";E5, E6, E7")


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_level_is_read_again_as_it_was_written(level: Level, language: str) -> None:
    lines = {"=1+1": SOUND, "": LEAKING}
    book = workbook(level, catalogue(language), **lines)
    figures, equations = book.worksheets[:2]
    headings, keys, *rows = figures.iter_rows(values_only=True)
    assert keys == (level.value, *names_of(level), "failing")
    assert headings[0] == word_of(level, catalogue(language)).capitalize()
    total = SOUND + LEAKING
    for row, told in zip(rows, (SOUND, LEAKING, total), strict=True):
        shown = dict(zip(keys, row, strict=True))
        for name in names_of(level):
            wanted = getattr(told, name)
            assert round(shown[name] * (100 if name in AMOUNT_NAMES else 1)) == wanted
    assert equations.max_row == 2 + 3 * len(equations_of(level))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("level", Level)
def test_each_level_is_read_again_from_csv(level: Level) -> None:
    output = io.BytesIO()
    write_reconciliation_csv(Reconciliation({"=1+1": SOUND, "D2": LEAKING}, level), output, FRENCH)
    reader = csv.reader(io.StringIO(output.getvalue().decode("utf-8-sig")), delimiter=";")
    _headings, keys, *rows = reader
    assert keys == [level.value, *names_of(level), "failing"]
    assert [row[0] for row in rows] == ["'=1+1", "D2", "Total"]
    place = keys.index("issued")
    assert [row[place] for row in rows] == ["250,00", "0,00", "250,00"]


def test_what_a_city_has_not_is_said_beside_its_figures() -> None:
    (said,) = workbook(Level.CITY, Rabat=SOUND).worksheets[2].iter_rows(min_row=2, values_only=True)
    assert said[0].startswith("E5 à E8 ne se lisent pas par ville")


@pytest.mark.parametrize("equation", EQUATIONS, ids=lambda equation: equation.name)
def test_no_key_is_left_in_the_words_of_an_equation(equation: Equation) -> None:
    assert "_" not in equation_words(equation, FRENCH)
