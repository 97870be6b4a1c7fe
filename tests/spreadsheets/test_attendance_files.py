"""A file on disk becomes a list with a hash, a refusal, or a fault of the machine."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.files import FileTooLarge
from voucher_desk.ports.faults import FileUnreadable
from voucher_desk.spreadsheets.attendance_files import read_attendance_file

ACTIVITY = date(2026, 12, 18)


def test_a_file_gives_its_people_and_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Réf;Sexe;Âge\nP-1;F;30\n", encoding="cp1252")
    read = read_attendance_file(path, ACTIVITY, {Field.CODE: "Réf"})
    request = read.request_for("CAS-1")
    assert (request.session, request.file_sha256) == ("CAS-1", read.sha256)
    assert [person.code for person in request.people] == ["P-1"]


def test_each_sheet_of_a_workbook_is_a_list_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, code in (("Matin", "M-1"), ("Soir", "S-1")):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate((("Code", "Sexe", "Âge"), (code, "F", 30))):
                sheet.write_row(row, 0, cells)
    first, named, other = (
        read_attendance_file(path, ACTIVITY, sheet=name) for name in (None, "Matin", "Soir")
    )
    assert [person.code for person in other.understood.people] == ["S-1"]
    assert first.sha256 == named.sha256 != other.sha256


def test_no_cell_of_a_list_is_in_what_is_told_of_it(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Code;Nom;Sexe;Âge\nP-1;CANARY;F;30\n", encoding="utf-8")
    assert "CANARY" not in repr(read_attendance_file(path, ACTIVITY))


def test_a_list_is_understood_anew_with_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Réf;Sexe;Âge\nP-1;F;30\n", encoding="utf-8")
    read = read_attendance_file(path, ACTIVITY)
    again = read.mapped({Field.CODE: 0})
    assert [person.code for person in again.understood.people] == ["P-1"]
    assert again.sha256 == read.sha256


def test_a_file_that_is_not_there_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_attendance_file(tmp_path / "liste.csv", ACTIVITY)


def test_a_huge_file_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    with path.open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(FileTooLarge) as refusal:
        read_attendance_file(path, ACTIVITY)
    assert refusal.value.megabytes == 5000
