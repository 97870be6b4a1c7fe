"""A file on disk becomes a list with a hash, a refusal, or a fault of the machine."""

from datetime import date
from pathlib import Path

import pytest

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
