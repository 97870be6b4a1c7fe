"""The bank at the desk: a statement looked at before it is imported, lines confirmed and undone."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from ui.questions import FileKind
from ui.screens.bank.bank_screen import BankScreen
from voucher_desk.domain.bank_matching import Cell

STATEMENT = (
    "Date;Libellé;Référence;Montant\n"
    "01/09/2026;VIREMENT;T1;10 000,00\n"
    "02/09/2026;VIREMENT;;6 650,00\n"
    "05/09/2026;FRAIS;;-9,00\n"
)


@pytest.fixture
def screen(person: Any) -> BankScreen:
    person.becomes("rapprochement")
    shown: BankScreen = person.goes_to(BankScreen)
    return shown


def chooses_file(person: Any, screen: BankScreen, tmp_path: Path, text: str = STATEMENT) -> None:
    person.answers.list_file = tmp_path / "releve.csv"
    person.answers.list_file.write_text(text, "utf-8")
    person.clicks(screen.import_it)


@pytest.fixture
def imported(person: Any, screen: BankScreen, tmp_path: Path) -> BankScreen:
    chooses_file(person, screen, tmp_path)
    person.types(screen.preview.account, "BMCE")
    person.clicks(screen.preview.accept)
    return screen


def cells(screen: BankScreen) -> list[Cell]:
    return [one.cell for one in screen.table.shown()]


def test_a_statement_is_imported_after_a_look_at_it(person: Any, imported: BankScreen) -> None:
    assert person.reads() == "Relevé repris. Lignes nouvelles : 3, déjà connues : 0."
    assert set(cells(imported)) == {Cell.SURE, Cell.PROPOSED, Cell.BANK_ONLY}


def test_what_is_wrong_is_shown_at_its_cell_and_cannot_be_imported(
    person: Any, screen: BankScreen, tmp_path: Path
) -> None:
    chooses_file(person, screen, tmp_path, STATEMENT.replace("01/09/2026", "31/02/2026"))
    person.types(screen.preview.account, "BMCE")
    assert [problem.cell for problem in screen.preview.problems.shown()] == ["A2"]
    assert not screen.preview.accept.isEnabled()
    chooses_nothing = STATEMENT.encode("utf-16")[:9]
    person.answers.list_file.write_bytes(b"PK\x03\x04" + chooses_nothing)
    screen.preview.show_file(person.answers.list_file, [])
    person.waits()
    assert not screen.preview.accept.isEnabled()


def test_lines_are_matched_confirmed_and_undone_by_keyboard(person: Any, imported: BankScreen) -> None:
    person.clicks(imported.match)
    assert person.reads() == "1 ligne rapprochée."
    imported.table.choose_row(cells(imported).index(Cell.PROPOSED))
    imported.table.setFocus()
    person.qtbot.keyClick(imported.table, Qt.Key.Key_Return)
    person.waits()
    assert cells(imported).count(Cell.MATCHED) == 2
    imported.table.choose_row(cells(imported).index(Cell.MATCHED))
    person.qtbot.keyClick(imported.table, Qt.Key.Key_Delete)
    person.waits()
    assert cells(imported).count(Cell.MATCHED) == 1
    assert not imported.match.isEnabled(), "what was undone is only proposed"


def marks(screen: BankScreen, *wanted: Cell) -> None:
    """Choose a row of each cell together, as with Ctrl."""
    screen.table.clearSelection()
    select = QItemSelectionModel.SelectionFlag
    for cell in wanted:
        index = screen.table.index_of(cells(screen).index(cell), 0)
        screen.table.selectionModel().select(index, select.Select | select.Rows)


def test_one_line_and_entries_chosen_together_are_confirmed_only_if_the_sums_agree(
    person: Any, imported: BankScreen
) -> None:
    marks(imported, Cell.PROPOSED, Cell.BANK_ONLY)
    assert imported.panel.to_confirm is None, "two lines are no match"
    marks(imported, Cell.PROPOSED)
    person.clicks(imported.panel.confirm)
    marks(imported, Cell.MATCHED)
    person.clicks(imported.panel.undo)
    assert "défait" in person.reads()


def test_a_line_and_an_entry_of_another_amount_are_refused(
    person: Any, screen: BankScreen, tmp_path: Path
) -> None:
    chooses_file(person, screen, tmp_path, "Date;Montant\n05/09/2026;9,00\n")
    person.types(screen.preview.account, "BMCE")
    person.clicks(screen.preview.accept)
    marks(screen, Cell.BANK_ONLY, Cell.BOOKS_ONLY)
    person.clicks(screen.panel.confirm)
    assert "l'égalité" in person.reads()


def test_a_line_is_typed_by_hand_and_again_changes_nothing(person: Any, screen: BankScreen) -> None:
    for typed, said in (
        ("12,50", "Ligne ajoutée."),
        ("\u0661\u0662\u066b\u0665\u0660", "Cette ligne est déjà connue."),
    ):
        person.clicks(screen.add)
        person.types(screen.form.account, "BMCE")
        person.types(screen.form.amount, typed)
        person.chooses(screen.form.way, "Sortie")
        person.clicks(screen.form.save)
        assert person.reads() == said
    person.clicks(screen.add)
    person.types(screen.form.amount, "1.234")
    person.clicks(screen.form.save)
    assert "virgule" in person.reads()


def test_one_cell_is_shown_with_its_count_and_amount(person: Any, imported: BankScreen) -> None:
    person.chooses(imported.cell, "Banque seule (1)")
    assert cells(imported) == [Cell.BANK_ONLY]
    assert "-9,00" in imported.cell.currentText()


def test_the_comparison_is_exported_and_printed(person: Any, imported: BankScreen) -> None:
    person.answers.choice = FileKind.WORKBOOK
    person.clicks(imported.export)
    assert (person.answers.folder / "banque.xlsx").exists()
    person.clicks(imported.print_it)
    person.saves_paper()


def test_who_may_not_see_the_bank_has_no_door_to_it_and_nothing_stays(
    person: Any, imported: BankScreen
) -> None:
    assert imported.table.shown()
    person.becomes("coordination")
    assert not imported.isVisible()
    assert imported.table.shown() == []


def test_another_sheet_of_the_statement_is_read(person: Any, screen: BankScreen, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, amount in (("Septembre", 1), ("Octobre", 2)):
        sheet = book.create_sheet(name)
        sheet.append(["Date", "Libellé", "Montant"])
        sheet.append(["01/09/2026", "VIREMENT", amount])
    book.remove(book.worksheets[0])
    person.answers.list_file = tmp_path / "releve.xlsx"
    book.save(person.answers.list_file)
    person.clicks(screen.import_it)
    person.types(screen.preview.account, "BMCE")
    person.chooses(screen.preview.sheet, "Octobre")
    assert [line.amount for line in screen.preview.lines.shown()] == [2_00]


def test_how_long_a_transfer_may_take_changes_what_is_proposed(person: Any, imported: BankScreen) -> None:
    assert Cell.PROPOSED in cells(imported)
    imported.days.setValue(0)
    person.waits()
    assert Cell.PROPOSED not in cells(imported)
