"""Exceptions and samples as sheets: every finding on a line, nothing that a spreadsheet would run."""

import gettext
import io
from datetime import UTC, datetime

import openpyxl

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.samples import Drawn
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import Examination, ExceptionRow, Hand
from voucher_desk.queries.samples import Sample, SampleLine, SampleRow
from voucher_desk.spreadsheets.exception_sheets import write_exceptions, write_exceptions_csv
from voucher_desk.spreadsheets.sample_sheets import write_sample

FRENCH = gettext.NullTranslations()
SUMMER = datetime(2026, 9, 5, 20, 30, tzinfo=UTC)
TOLD = ExceptionRow(
    Finding.BURST,
    place="=1+1",
    at=SUMMER,
    by=(Hand(Duty.REDEEM, "guichet"),),
    serials=("A-1", "A-2"),
    figure=2,
    amount=500_00,
    reference="+33",
)
FOUND = Examination(Thresholds(), strict=True, found={Rule.R3: (TOLD,), Rule.R6: ()})


def test_a_finding_stands_under_its_keys_as_typed_cells() -> None:
    output = io.BytesIO()
    write_exceptions(FOUND, output, FRENCH)
    sheet = openpyxl.load_workbook(io.BytesIO(output.getvalue()))["Constats"]
    keys, told = (next(sheet.iter_rows(min_row=row, max_row=row)) for row in (2, 3))
    cells = {key.value: cell for key, cell in zip(keys, told, strict=True)}

    assert cells["rule"].value == "R3"
    assert cells["at"].value == datetime(2026, 9, 5, 21, 30)  # noqa: DTZ001  a cell has no zone: Moroccan clock time
    assert (cells["serials"].value, cells["figure"].value, cells["amount"].value) == ("A-1 A-2", 2, 500)
    assert cells["place"].data_type == "s"


def test_every_rule_read_stands_with_its_count_and_its_words() -> None:
    output = io.BytesIO()
    write_exceptions(FOUND, output, FRENCH)
    rows = list(openpyxl.load_workbook(io.BytesIO(output.getvalue()))["Règles"].values)

    assert [row[:3] for row in rows[1:]] == [
        ("R3", "Échanges en série", 1),
        ("R6", "Doublons possibles", 0),
    ]
    assert "10 échanges" in rows[1][3]


def test_a_text_that_looks_like_a_formula_is_quoted_in_csv() -> None:
    output = io.BytesIO()
    write_exceptions_csv(FOUND, output, FRENCH)
    line = output.getvalue().decode("utf-8-sig").splitlines()[2]

    assert "'=1+1" in line
    assert "'+33" in line


def test_a_sample_has_room_for_the_answers_and_its_draw_beside() -> None:
    row = SampleRow(3, Drawn.PEOPLE, None, "D1", 95, 5, 2, 1, "5eed", "ab", SUMMER, "rapprochement")
    output = io.BytesIO()
    write_sample(Sample(row, (SampleLine(1, "A-1", "P-1", "00"),), intact=True), output, FRENCH, people=True)
    book = openpyxl.load_workbook(io.BytesIO(output.getvalue()))

    assert list(book["Échantillon"].values) == [
        ("N°", "Bon", "Personne", "Vérifié le", "Résultat"),
        (1, "A-1", "P-1", None, None),
    ]
    assert dict(list(book["Tirage"].values)[1:])["Graine"] == "5eed"
