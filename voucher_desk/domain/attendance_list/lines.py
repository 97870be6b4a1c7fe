"""One line of an attendance list: who it speaks of, or what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from voucher_desk.domain.attendance_list.ages import Age, weigh
from voucher_desk.domain.attendance_list.answers import read_presence, read_sex
from voucher_desk.domain.attendance_list.codes import LONGEST_CODE, read_code
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.headings import Heading
from voucher_desk.domain.attendance_list.line_ages import read_ages
from voucher_desk.domain.attendance_list.problems import (
    AgeMissing,
    CodeTooLong,
    DamagedCode,
    FormulaInCell,
    ListProblem,
    MajorityUncertain,
    PresenceNotUnderstood,
    SexNotUnderstood,
)
from voucher_desk.domain.attendance_list.remarks import Remarks
from voucher_desk.domain.attendance_list.table import Row, Unread, Value, address, is_blank
from voucher_desk.domain.dates import Epoch, ImpossibleDate, ShortYear, read_date
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person on the list: its row number, the code if it has one, and what the programme may know.

    `birth_year` is None where only an age or the bracket is stated: no year is worked out from an age.
    `presence` is PRESENT or ABSENT.
    """

    row: int
    code: str | None
    sex: Sex
    birth_year: int | None
    age_group: AgeGroup
    presence: Presence


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads the lines of one list, adding to its `problems` and `remarks` on the way.

    `columns` are those that are read, by field; `activity` is the local day of the session, at which ages
    are fixed (invariant 59).
    """

    columns: Mapping[Field, Heading]
    epoch: Epoch | None
    activity: date
    problems: list[ListProblem]
    remarks: Remarks

    def read(self, row: Row) -> ListedPerson | None:
        """Return the person of a line; None, with the problems added, where any answer is not understood."""
        before = len(self.problems)
        formulas = self._formulas(row)
        self.problems.extend(formulas)
        code, sex, presence = self._code(row), self._sex(row), self._presence(row)
        age = self._age(row, explained=bool(formulas))
        self._compare_session_date(row)
        if sex is None or age is None or presence is None or len(self.problems) > before:
            return None
        if code is None and Field.CODE in self.columns:
            self.remarks.without_code.append(row.number)
        return ListedPerson(row.number, code, sex, age.birth_year, age.group, presence)

    def _formulas(self, row: Row) -> list[ListProblem]:
        return [
            FormulaInCell(cell=address(heading.column, row.number))
            for field, heading in self.columns.items()
            if row.value(heading.column) is Unread.FORMULA and field is not Field.SESSION_DATE
        ]

    def _code(self, row: Row) -> str | None:
        value, cell = self._cell(Field.CODE, row)
        code = read_code(value)
        if code.damaged is not None:
            self.problems.append(DamagedCode(cell=cell, text=code.damaged))
        if len(code.text) > LONGEST_CODE:
            self.problems.append(CodeTooLong(cell=cell, longest=LONGEST_CODE))
        if code.cleaned:
            self.remarks.cleaned.append(cell)
        return code.text or None

    def _sex(self, row: Row) -> Sex | None:
        value, cell = self._cell(Field.SEX, row)
        sex = read_sex(value)
        if sex is None and value is not Unread.FORMULA:
            self.problems.append(SexNotUnderstood(cell=cell))
        return sex

    def _age(self, row: Row, *, explained: bool) -> Age | None:
        """Return the age of a line; a missing one is a problem unless another already explains it."""
        answers = read_ages(row, self.columns, epoch=self.epoch, activity=self.activity)
        self.problems.extend(answers.problems)
        age = weigh(answers.statements.values(), self.activity)
        if age is None:
            if not (answers.problems or explained):
                self.problems.append(AgeMissing(cell=answers.first_cell))
            return None
        self.remarks.serials += [cell for cell, said in answers.statements.items() if said.from_serial]
        if age.group is AgeGroup.UNKNOWN and age.birth_year is not None:
            self.problems.append(MajorityUncertain(cell=answers.year_cell, year=age.birth_year))
        if age.disagrees:
            self.remarks.disagreeing.append(answers.bracket_cell)
        return age

    def _presence(self, row: Row) -> Presence | None:
        """Return the presence a line states; PRESENT without such a column, ABSENT for a blank in it."""
        if Field.PRESENCE not in self.columns:
            return Presence.PRESENT
        value, cell = self._cell(Field.PRESENCE, row)
        if is_blank(value):
            self.remarks.blank_presence.append(row.number)
            return Presence.ABSENT
        presence = read_presence(value)
        if presence is None and value is not Unread.FORMULA:
            self.problems.append(PresenceNotUnderstood(cell=cell))
        return presence

    def _compare_session_date(self, row: Row) -> None:
        """Remark a cell that names another day than the session's; what is no date says nothing."""
        value, cell = self._cell(Field.SESSION_DATE, row)
        try:
            day = read_date(value) if isinstance(value, str) else value
        except (ImpossibleDate, ShortYear):
            return
        if isinstance(day, date) and day.timetuple()[:3] != self.activity.timetuple()[:3]:
            self.remarks.other_dates.append(cell)

    def _cell(self, field: Field, row: Row) -> tuple[Value, str]:
        heading = self.columns.get(field)
        if heading is None:
            return None, ""
        return row.value(heading.column), address(heading.column, row.number)
