"""Export: what a table shows opens in a spreadsheet as what it is, and nothing in it runs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from gettext import NullTranslations
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton

from ui.parts.empty_state import EmptyState
from ui.questions import FileKind
from ui.tables.columns import Column
from ui.tables.export import export_button, export_of, plain_name
from ui.tables.kinds import amount_column, count_column, day_column, moment_column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an invented table."""

    code: str
    count: int
    centimes: int
    day: date | None
    at: datetime


AT = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
LINES = (
    Line("B", 2, 132_800_50, date(2026, 12, 18), AT),
    Line('=cmd|" /C calc"!A0', 10, 3, None, AT),
    Line("C", 1, -3, date(2026, 1, 2), AT),
)


def columns(wording: Wording) -> tuple[Column[Line], ...]:
    return (
        Column("Code", lambda line: wording.isolated(line.code)),
        count_column("Nombre", wording, lambda line: line.count),
        amount_column("Montant", wording, lambda line: line.centimes),
        day_column("Jour", wording, lambda line: line.day),
        moment_column("Instant", wording, lambda line: line.at),
    )


class Exporting:
    """A table, its button, and the place they stand at."""

    def __init__(self, qtbot: Any, place: Workplace, answers: Any) -> None:
        self.qtbot = qtbot
        self.place = place
        self.answers = answers
        self.owner = QObject()
        self.model = RowsModel(columns(place.wording), self.owner)
        self.table = TableView(self.model, "Essai", EmptyState("list", "Rien", "Ajoutez."))
        self.button: QPushButton = export_button(place, self.table, lambda: "essai")
        for widget in (self.table, self.button):
            qtbot.addWidget(widget)

    def clicks(self, kind: FileKind | None) -> None:
        self.answers.choice = kind
        self.qtbot.mouseClick(self.button, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: not self.place.background.busy)


@pytest.fixture
def exporting(qtbot: Any, dressed: Any, desk: Desk, wording: Wording, answers: Any) -> Exporting:
    made = Exporting(qtbot, Workplace(desk, (), wording, answers, lambda _path: None), answers)
    made.model.set_rows(LINES)
    return made


def test_numbers_money_and_days_open_as_what_they_are(exporting: Exporting) -> None:
    exporting.clicks(FileKind.WORKBOOK)
    sheet = openpyxl.load_workbook(exporting.answers.folder / "essai.xlsx").active
    assert [cell.value for cell in sheet[1]] == ["Code", "Nombre", "Montant", "Jour", "Instant"]
    there = datetime.fromisoformat("2026-09-01T10:30")
    assert [cell.value for cell in sheet[2]] == [
        *("B", 2, 132_800.5, datetime.fromisoformat("2026-12-18"), there)
    ]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "d", "d"]
    assert sheet["D3"].value is None


def test_a_text_that_looks_like_a_formula_is_text(exporting: Exporting) -> None:
    exporting.clicks(FileKind.WORKBOOK)
    cell = openpyxl.load_workbook(exporting.answers.folder / "essai.xlsx").active["A3"]
    assert (cell.data_type, cell.value) == ("s", LINES[1].code)
    exporting.clicks(FileKind.TABLE)
    lines = (exporting.answers.folder / "essai.csv").read_text("utf-8-sig").splitlines()
    assert lines[1] == "B;2;132800,50;18/12/2026;01/09/2026 10:30"
    assert lines[2].startswith("\"'=cmd")


def test_rows_are_saved_in_the_order_they_are_shown(exporting: Exporting) -> None:
    exporting.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    exporting.clicks(FileKind.WORKBOOK)
    sheet = openpyxl.load_workbook(exporting.answers.folder / "essai.xlsx").active
    assert [row[0].value for row in sheet["B2:B4"]] == [1, 2, 10]


def test_a_pdf_says_what_the_screen_says_in_the_columns_shown(exporting: Exporting) -> None:
    exporting.table.hideColumn(1)
    exporting.table.horizontalHeader().moveSection(4, 0)
    exporting.table.about = lambda: "Ville : Rabat"
    exporting.clicks(FileKind.PDF)
    with pypdfium2.PdfDocument(exporting.answers.folder / "essai.pdf") as document:
        text = document[0].get_textpage().get_text_range()
    assert "Instant Code Montant Jour" in text
    assert "01/09/2026 10:30 B 132 800,50 18/12/2026" in text.replace("\u2009", " ").replace("\u00a0", " ")
    assert "Concerne Ville : Rabat" in text
    assert "Nombre" not in text


def test_a_table_has_one_export_whether_by_button_or_by_menu(exporting: Exporting) -> None:
    by_menu = export_of(exporting.place, exporting.table)
    assert by_menu is export_of(exporting.place, exporting.table)
    exporting.answers.choice = FileKind.TABLE
    by_menu.trigger()
    exporting.qtbot.waitUntil(lambda: not exporting.place.background.busy)
    assert [file.name for file in exporting.answers.folder.iterdir()] == ["essai.csv"]


@pytest.mark.parametrize(
    ("words", "name"),
    [("Bons de la case", "bons-de-la-case"), ("Lignes de l'écart", "lignes-de-l-écart"), ("a/../b*", "a-b")],
)
def test_a_table_without_a_name_for_its_file_lends_its_own(words: str, name: str) -> None:
    assert plain_name(words) == name


def test_who_changes_their_mind_saves_nothing(exporting: Exporting) -> None:
    exporting.clicks(None)
    exporting.answers.saves = False
    exporting.clicks(FileKind.TABLE)
    assert list(exporting.answers.folder.iterdir()) == []


def test_an_empty_table_cannot_be_exported(exporting: Exporting) -> None:
    exporting.model.set_rows(())
    assert not exporting.button.isEnabled()
    exporting.model.set_rows(LINES[:1])
    assert exporting.button.isEnabled()


def test_a_sheet_in_arabic_holds_codes_without_the_signs_of_direction(
    qtbot: Any, dressed: Any, desk: Desk, answers: Any
) -> None:
    arabic = Wording("ar", NullTranslations())
    exporting = Exporting(qtbot, Workplace(desk, (), arabic, answers, lambda _path: None), answers)
    exporting.model.set_rows(LINES[:1])
    exporting.clicks(FileKind.WORKBOOK)
    sheet = openpyxl.load_workbook(answers.folder / "essai.xlsx").active
    assert sheet.sheet_view.rightToLeft
    assert sheet["A2"].value == "B"


def test_what_is_saved_is_what_was_shown_when_it_was_asked_for(exporting: Exporting) -> None:
    exporting.answers.choice = FileKind.TABLE
    exporting.button.click()
    exporting.model.set_rows(LINES[2:])
    exporting.qtbot.waitUntil(lambda: not exporting.place.background.busy)
    lines = (exporting.answers.folder / "essai.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(LINES)
