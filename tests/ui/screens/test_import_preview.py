"""The preview of a list: columns chosen otherwise, sheets, and each fault at its cell."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import Qt

from ui.screens.sessions.import_preview import ImportPreview
from ui.screens.sessions.sessions_screen import SessionsScreen
from voucher_desk.desk import Desk
from voucher_desk.domain.attendance_list.fields import Field

UNKNOWN = "Réf;Ident;Année\nA-1;F;1990\nA-2;H;1985\n"
FAULTY = "Code;Nom;Sexe;Âge\nA-1;CANARI;F;30\nA-2;CANARI;?;31\nA-3;CANARI;M;32\n"


@pytest.fixture
def session(field: Any) -> str:
    field.session("S1", people=1)
    return "S1"


@pytest.fixture
def previews(session: str, person: Any, sessions: SessionsScreen, tmp_path: Path) -> Any:
    """Return a way to preview a text as a list for the session, as if its file had been dropped."""
    person.clicks_row(sessions.table, 0)

    def of(text: str, name: str = "liste.csv") -> ImportPreview:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        sessions.import_file(path)
        person.waits()
        return sessions.preview

    return of


def shown(preview: ImportPreview) -> list[list[str]]:
    """Return the texts of the table of lines, with its headings."""
    model = preview.lines.model()
    columns = range(model.columnCount())
    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in columns]
    rows = [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]
    return [headings, *rows]


def test_columns_nobody_knows_are_chosen_and_understood_at_once(
    previews: Any, person: Any, desk: Desk
) -> None:
    preview = previews(UNKNOWN)
    assert not preview.accept.isEnabled()

    person.chooses(preview.columns.boxes[Field.SEX], "colonne B")
    person.chooses(preview.columns.boxes[Field.BIRTH_YEAR], "Année (C)")
    person.chooses(preview.columns.boxes[Field.CODE], "Réf (A)")

    assert shown(preview) == [
        ["Ligne", "Code (A)", "Sexe (B)", "Année de naissance (C)"],
        ["2", "A-1", "F", "1990"],
        ["3", "A-2", "H", "1985"],
    ]
    person.clicks(preview.accept)
    assert {"A-1", "A-2"} < {row.person for row in desk.read(lambda queries: queries.attendance("S1"))}


def test_the_choice_is_remembered_for_the_next_list_with_the_same_headings(
    previews: Any, person: Any
) -> None:
    preview = previews("Code;Sexe;Âge;Vient\nA-1;F;30;N\n")
    person.chooses(preview.columns.boxes[Field.PRESENCE], "Vient (D)")

    again = previews("Code;Sexe;Âge;Vient\nB-1;F;20;N\nB-2;M;21;O\n", "autre.csv")

    assert shown(again)[0][-1] == "Présence (D)"
    assert again.accept.isEnabled()
    other = previews("Code;Vient;Sexe;Âge\nC-1;N;F;30\n", "encore.csv")
    assert "Présence" not in str(shown(other)[0])


def test_a_column_tells_one_fact(previews: Any, person: Any) -> None:
    preview = previews("Code;Sexe;Âge\nA-1;F;30\n")

    person.chooses(preview.columns.boxes[Field.BIRTH_YEAR], "Âge (C)")

    assert preview.columns.boxes[Field.AGE].currentText() == "aucune"
    assert [problem.cell for problem in preview.troubles.shown()] == ["C2"]


def test_a_column_may_be_left_unread(previews: Any, person: Any) -> None:
    preview = previews("Code;Sexe;Âge;Présent\nA-1;F;30;sûrement\n")
    assert not preview.accept.isEnabled()

    person.chooses(preview.columns.boxes[Field.PRESENCE], "aucune")

    assert preview.accept.isEnabled()


def test_names_are_neither_shown_nor_offered(previews: Any) -> None:
    preview = previews(FAULTY)
    offered = [preview.columns.boxes[Field.CODE].itemText(at) for at in range(4)]

    assert offered == ["aucune", "Code (A)", "Sexe (C)", "Âge (D)"]
    assert "CANARI" not in str(shown(preview))


def test_a_fault_stands_at_its_cell_by_sign_by_colour_and_by_its_sentence(previews: Any) -> None:
    preview = previews(FAULTY)
    good, bad = preview.lines.index_of(0, 2), preview.lines.index_of(1, 2)

    assert (good.data(), bad.data()) == ("F", "✗ ?")
    assert preview.lines.index_of(1, 0).data() == "✗ 3"
    assert bad.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert good.data(Qt.ItemDataRole.ForegroundRole) is None
    assert "C3" in bad.data(Qt.ItemDataRole.ToolTipRole)
    assert good.data(Qt.ItemDataRole.ToolTipRole) is None


def test_a_problem_leads_to_its_cell_among_thousands_of_lines(previews: Any, person: Any) -> None:
    lines = "".join(f"A-{row};F;{30 if row != 2_900 else 'âgé'}\n" for row in range(3_000))
    preview = previews("Code;Sexe;Âge\n" + lines)

    person.clicks_row(preview.troubles, 0)

    here = preview.lines.currentIndex()
    assert here.data() == "✗ âgé"
    assert preview.lines.viewport().rect().intersects(preview.lines.visualRect(here))


def test_a_list_without_a_fault_shows_its_lines_alone(previews: Any) -> None:
    preview = previews("Code;Sexe;Âge\nA-1;F;30\n")

    assert preview.lines.isVisible()
    assert not preview.troubles.isVisible()


def test_a_file_with_one_sheet_asks_for_none(previews: Any) -> None:
    assert not previews(FAULTY).sheet.isVisible()


def test_the_sheet_of_a_workbook_is_chosen_and_is_a_list_of_its_own(
    session: str, person: Any, sessions: SessionsScreen, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "liste.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, code in (("Matin", "M-1"), ("Après-midi", "P-1")):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate((("Code", "Sexe", "Âge"), (code, "F", 30))):
                sheet.write_row(row, 0, cells)
    person.clicks_row(sessions.table, 0)
    sessions.import_file(path)
    person.waits()
    assert shown(sessions.preview)[1][1] == "M-1"
    person.clicks(sessions.preview.accept)

    sessions.import_file(path)
    person.waits()
    assert not sessions.preview.accept.isEnabled()
    person.chooses(sessions.preview.sheet, "Après-midi")
    assert shown(sessions.preview)[1][1] == "P-1"
    person.clicks(sessions.preview.accept)

    assert {row.person for row in desk.read(lambda queries: queries.attendance("S1"))} >= {"M-1", "P-1"}
