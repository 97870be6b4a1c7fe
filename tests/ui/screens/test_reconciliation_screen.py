"""Reconciliation: every line of a level, its equations and terms, and the pieces behind each of them."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from db.engine import database_url, open_engine, writing
from ui.questions import FileKind
from ui.screens.reconciliation import pieces_window
from ui.screens.reconciliation.columns import equation_lines, lines_of
from ui.screens.reconciliation.differences_window import DifferencesWindow
from ui.screens.reconciliation.history_window import HistoryWindow
from ui.screens.reconciliation.pieces_window import PiecesWindow
from ui.screens.reconciliation.reconciliation_screen import ReconciliationScreen
from ui.tables import paged_reading
from ui.wording import Wording, without_isolates
from voucher_desk.domain.reconciliation import Figures, Level, Reconciliation, equations_of
from voucher_desk.home import open_home
from voucher_desk.queries.pieces import PieceFilter

VERDICT = 5


@pytest.fixture
def used(field: Any) -> None:
    serials = field.issued(people=3)
    field.redeem(serials[0])


@pytest.fixture
def damaged(used: None, home: Path) -> None:
    """Change an amount with another tool, past every trigger."""
    engine = open_engine(database_url(open_home(home).database))
    with writing(engine) as connection:
        triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in triggers.scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(
            "UPDATE voucher SET redeemed = 1 WHERE id = (SELECT MAX(id) FROM voucher WHERE state = 'ISSUED')"
        )
        connection.commit()
    engine.dispose()


def row(table: Any, at: int) -> list[str]:
    columns = range(table.model().columnCount())
    return [without_isolates(str(table.index_of(at, column).data())) for column in columns]


def rows(table: Any) -> list[list[str]]:
    return [row(table, at) for at in range(table.model().rowCount())]


def opens(person: Any, kind: type[Any]) -> Any:
    """Return the window that was opened above the desk."""
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, kind)
    person.waits()
    return shown


def chooses_term(person: Any, screen: ReconciliationScreen, equation: str, word: str) -> None:
    """Choose an equation by the beginning of its words, then one of its terms."""
    equations, terms = screen.equations, screen.panel.terms
    person.clicks_row(equations, [one[1].startswith(equation) for one in rows(equations)].index(True))
    person.clicks_row(terms, [one[1].endswith(word) for one in rows(terms)].index(True))


def test_each_line_stands_with_its_verdict_and_the_total_last(
    used: None, reconciliation: ReconciliationScreen
) -> None:
    assert rows(reconciliation.lines) == [
        ["DON-CAS", "750,00", "250,00", "✓ juste"],
        ["DON-RAB", "0,00", "0,00", "✓ juste"],
        ["Total", "750,00", "250,00", "✓ juste"],
    ]


@pytest.mark.parametrize(
    ("word", "line"), [("association", "ASSO-CAS"), ("ville", "Casablanca"), ("distribution", "D1")]
)
def test_other_levels_come_to_the_same_total(
    used: None, person: Any, reconciliation: ReconciliationScreen, word: str, line: str
) -> None:
    person.chooses(reconciliation.level, f"Par {word}")
    told = rows(reconciliation.lines)
    assert [line, "750,00", "250,00", "✓ juste"] in told
    assert told[-1] == ["Total", "750,00", "250,00", "✓ juste"]
    assert ("E5" in {one[0] for one in rows(reconciliation.equations)}) == (word == "association")
    assert reconciliation.note.isVisible() == (word != "association")


def test_all_equations_hold_and_it_says_so(used: None, reconciliation: ReconciliationScreen) -> None:
    told = rows(reconciliation.equations)
    assert len(told) == len(equations_of(Level.DONATION, total=True))
    assert {one[VERDICT] for one in told} == {"✓ juste"}
    assert "équilibré" in reconciliation.verdict.text()


def test_an_equation_is_read_in_words_and_term_by_term(
    used: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    chooses_term(person, reconciliation, "reçu", "Disponible")
    assert reconciliation.panel.words.text().startswith("E5 : reçu = disponible")
    terms = rows(reconciliation.panel.terms)
    assert terms[0] == ["Gauche", "+ Reçu", "16\u202f650,00"]
    assert terms[1] == ["Droite", "+ Disponible", "15\u202f900,00"]
    assert terms[-1] == ["", "Écart des deux côtés", "0,00"]


def test_a_term_opens_the_pieces_that_come_to_it(
    used: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    chooses_term(person, reconciliation, "émis +", "Émis")
    person.clicks(reconciliation.panel.open)
    window = opens(person, PiecesWindow)
    told = rows(window.table)
    assert [one[1] for one in told] == ["Fait du journal"] * 3
    assert {one[9] for one in told} == {"250,00"}
    assert without_isolates(window.sum.text()) == "3 pièces, 750,00 en tout"
    person.clicks(window.copy)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 1 + len(told)
    assert copied[1].split("\t")[0] == told[0][0]


@pytest.mark.parametrize("kind", [FileKind.WORKBOOK, FileKind.TABLE])
def test_all_pieces_are_exported_also_those_not_read_yet(
    used: None, person: Any, reconciliation: ReconciliationScreen, kind: FileKind
) -> None:
    chooses_term(person, reconciliation, "émis +", "Émis")
    person.clicks(reconciliation.panel.open)
    window = opens(person, PiecesWindow)
    person.answers.choice = kind
    person.clicks(window.export)
    file = person.answers.folder / f"pieces{kind.value}"
    if kind is FileKind.WORKBOOK:
        sheet = openpyxl.load_workbook(file).worksheets[0]
        told = list(sheet.iter_rows(values_only=True))
        assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
        assert sheet.auto_filter.ref == "A1:J4"
        amounts = [line[9] for line in told[1:]]
    else:
        told = list(csv.reader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))
        amounts = [float(line[9].replace(",", ".")) for line in told[1:]]
    assert (told[0][0], told[0][9]) == ("Pièce", "Montant")
    assert amounts == [250, 250, 250]


def test_pieces_are_exported_in_the_columns_shown_and_as_a_pdf_with_the_figure_they_make(
    used: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    chooses_term(person, reconciliation, "émis +", "Émis")
    person.clicks(reconciliation.panel.open)
    window = opens(person, PiecesWindow)
    window.table.hideColumn(6)
    person.answers.choice = FileKind.TABLE
    person.clicks(window.export)
    assert ";Ville;" not in (person.answers.folder / "pieces.csv").read_text("utf-8-sig").splitlines()[0]
    person.answers.choice = FileKind.PDF
    person.clicks(window.export)
    with pypdfium2.PdfDocument(person.answers.folder / "pieces.pdf") as document:
        text = document[0].get_textpage().get_text_range()
    assert "Concerne Émis" in text.replace("\r\n", " ")
    assert text.count("250,00") == 3


def test_a_damaged_base_turns_red_first_and_opens_to_the_voucher(
    damaged: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    assert row(reconciliation.lines, 0)[3] == "✗ E3, E5, E6"
    first = row(reconciliation.equations, 0)
    assert (first[0], first[3], first[VERDICT]) == ("E3", "≠", "✗ écart de 0,01")
    red = reconciliation.equations.index_of(0, VERDICT).data(Qt.ItemDataRole.ForegroundRole)
    assert red.color() == reconciliation.palette().brightText().color()
    assert reconciliation.equations.index_of(3, VERDICT).data(Qt.ItemDataRole.ForegroundRole) is None
    assert "3 égalités ne tiennent pas. E3, E5, E6" in without_isolates(reconciliation.verdict.text())
    assert row(reconciliation.panel.terms, 0) == ["", "Écart des deux côtés", "0,01"]
    person.clicks(reconciliation.panel.open)
    window = opens(person, PiecesWindow)
    (piece,) = rows(window.table)
    assert (piece[0], piece[1], piece[9]) == (piece[3], "Écart", "0,01")
    person.clicks_row(window.table, 0)
    person.clicks(window.history)
    history = opens(person, HistoryWindow)
    assert rows(history.table)[0][1] == "Bon émis"


@pytest.fixture
def pieces(
    used: None, person: Any, reconciliation: ReconciliationScreen, monkeypatch: pytest.MonkeyPatch
) -> PiecesWindow:
    """Return what was issued, of which two pieces are read at once."""
    monkeypatch.setattr(paged_reading, "PAGE", 2)
    monkeypatch.setattr(pieces_window, "AT_ONCE", 2)
    window = PiecesWindow(person.window.place, "Émis", PieceFilter("issued"), reconciliation, counts=False)
    window.open()
    person.waits()
    return window


def test_pieces_beyond_the_first_page_arrive_as_there_is_room(pieces: PiecesWindow, person: Any) -> None:
    person.qtbot.waitUntil(lambda: pieces.table.model().rowCount() == 3)
    assert len({one[0] for one in rows(pieces.table)}) == 3
    assert not pieces.table.model().canFetchMore(QModelIndex())


def test_the_last_pieces_of_all_are_one_key_away(pieces: PiecesWindow, person: Any) -> None:
    person.qtbot.waitUntil(lambda: pieces.table.model().rowCount() == 3)
    last = rows(pieces.table)[-1]
    person.qtbot.keyClick(pieces.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    person.waits()
    chosen = pieces.table.chosen()
    assert chosen is not None
    assert chosen.of == last[0]


def test_an_export_of_pieces_tells_its_steps(pieces: PiecesWindow, person: Any) -> None:
    background, steps = person.window.place.background, list[tuple[int, int]]()
    background.progressed.connect(lambda done, of: steps.append((done, of)))
    person.answers.choice = FileKind.TABLE
    person.clicks(pieces.export)
    assert steps == [(0, 3), (2, 3)]
    assert len((person.answers.folder / "pieces.csv").read_text("utf-8-sig").splitlines()) == 4


def test_a_piece_without_a_voucher_has_no_history(
    used: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    chooses_term(person, reconciliation, "reçu", "Reçu")
    person.clicks(reconciliation.panel.open)
    window = opens(person, PiecesWindow)
    person.clicks_row(window.table, 0)
    assert not window.history.isEnabled()


def test_the_replayed_log_names_the_cell_that_was_changed(
    damaged: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    assert not reconciliation.differences.isVisible()
    person.clicks(reconciliation.replay)
    assert "E11" in reconciliation.verdict.text()
    person.clicks(reconciliation.differences)
    window = opens(person, DifferencesWindow)
    told = rows(window.table)
    assert [one[2:] for one in told if one[0] != "schema"] == [["redeemed", "1", "0"]]
    assert ["schema", "trigger voucher_lives_forward", "row", "False", "True"] in told


def test_a_whole_log_is_replayed_with_its_steps_told(
    used: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    steps: list[tuple[int, int]] = []
    person.window.place.background.progressed.connect(lambda done, of: steps.append((done, of)))
    person.clicks(reconciliation.replay)
    assert reconciliation.verdict.text() == "Tout est équilibré, et le journal rejoué donne les tables."
    assert steps[0][0] == 0
    assert steps[0][1] > 0


def test_a_comparison_that_fails_stands_first_with_its_sign(
    reconciliation: ReconciliationScreen, wording: Wording
) -> None:
    wrong = Reconciliation({"DON-X": Figures(first_issues=2, issued_count=2, printed=2, present=1)})
    reconciliation.show_reconciliation(wrong)
    first = row(reconciliation.equations, 0)
    assert (first[0], first[2:]) == ("E9", ["2", ">", "1", "✗ écart de 1"])
    line = lines_of(wrong, wording)[0]
    held = [one.holds for one in equation_lines(line)]
    assert held == sorted(held)


def test_it_is_saved_as_workbook_table_and_statement(
    used: None, person: Any, reconciliation: ReconciliationScreen
) -> None:
    folder: Path = person.answers.folder
    person.chooses(reconciliation.level, "Par ville")
    person.clicks(reconciliation.workbook)
    person.clicks(reconciliation.csv)
    person.clicks(reconciliation.statement)
    person.saves_paper()
    sheet = openpyxl.load_workbook(folder / "rapprochement.xlsx").worksheets[0]
    assert sheet.cell(2, 1).value == "city"
    assert (folder / "rapprochement.csv").read_bytes().startswith(b"\xef\xbb\xbfVille;")
    assert "ville, montants en MAD" in PdfReader(folder / "rapprochement.pdf").pages[0].extract_text()
    assert [file.suffix for file in folder.iterdir() if file.suffix == ".part"] == []


def test_it_reloads_when_money_moves(
    used: None, field: Any, person: Any, reconciliation: ReconciliationScreen
) -> None:
    field.session("S9", people=1)
    field.distribution("D9", "S9")
    before = row(reconciliation.lines, 0)
    field.issued(people=1, code="8")
    person.window.place.touched.emit(frozenset({"voucher"}))
    person.waits()
    assert row(reconciliation.lines, 0) != before
