"""Attendance lists as files: read and understood, ready to be previewed or imported."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from voucher_desk.domain.attendance_list.columns import Choice
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.table import Table
from voucher_desk.domain.attendance_list.understanding import UnderstoodList, understand
from voucher_desk.ports.faults import FileUnreadable
from voucher_desk.spreadsheets.limits import require_small_file
from voucher_desk.spreadsheets.reading import read_table
from voucher_desk.usecases.import_attendance import ImportAttendance


@dataclass(frozen=True, slots=True)
class AttendanceFile:
    """A list as it was read and understood for the local day of an activity."""

    table: Table = field(repr=False)
    understood: UnderstoodList
    activity_date: date

    @property
    def sha256(self) -> str:
        """Return the hash by which the list is known again."""
        return self.table.sha256

    def mapped(self, mapping: Mapping[Field, Choice]) -> "AttendanceFile":
        """Return the same list understood anew, with the columns a person chose."""
        return replace(self, understood=understand(self.table, mapping, activity_date=self.activity_date))

    def request_for(self, session: str) -> ImportAttendance:
        """Return the request that imports the people of the valid lines into a session."""
        return ImportAttendance(session, self.understood.people, self.sha256)


def read_attendance_file(
    path: Path,
    activity_date: date,
    mapping: Mapping[Field, Choice] | None = None,
    *,
    sheet: str | None = None,
) -> AttendanceFile:
    """Read a file as the attendance list of an activity on a Moroccan day; `sheet` chooses in a workbook.

    Raises FileUnreadable, or the refusal of a file that is no list (`read_table`); one too large is not
    even opened.
    """
    table = read_list(path, sheet)
    return AttendanceFile(table, understand(table, mapping, activity_date=activity_date), activity_date)


def read_list(path: Path, sheet: str | None = None) -> Table:
    """Return the table of a list, not understood yet. Raises as `read_attendance_file`."""
    try:
        require_small_file(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    return read_table(data, path.name, sheet=sheet)
