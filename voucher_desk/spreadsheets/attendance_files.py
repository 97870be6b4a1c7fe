"""Attendance lists as files: read and understood, ready to be previewed or imported."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.understanding import UnderstoodList, understand
from voucher_desk.ports.faults import FileUnreadable
from voucher_desk.spreadsheets.limits import require_small_file
from voucher_desk.spreadsheets.reading import read_table
from voucher_desk.usecases.import_attendance import ImportAttendance


@dataclass(frozen=True, slots=True)
class AttendanceFile:
    """A list as it was understood, and the hash by which the file is known again."""

    understood: UnderstoodList
    sha256: str

    def request_for(self, session: str) -> ImportAttendance:
        """Return the request that imports the people of the valid lines into a session."""
        return ImportAttendance(session, self.understood.people, self.sha256)


def read_attendance_file(
    path: Path, activity_date: date, mapping: Mapping[Field, str] | None = None
) -> AttendanceFile:
    """Read a file as the attendance list of an activity on a Moroccan day.

    Raises FileUnreadable, or the refusal of a file that is no list (`read_table`); one too large is not
    even opened.
    """
    table = read_table(_content(path), path.name)
    return AttendanceFile(understand(table, mapping, activity_date=activity_date), table.sha256)


def file_hash(path: Path) -> str:
    """Return the hash by which an imported file is known again. Raises FileUnreadable, FileTooLarge."""
    return hashlib.sha256(_content(path)).hexdigest()


def _content(path: Path) -> bytes:
    try:
        require_small_file(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
