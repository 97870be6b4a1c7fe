"""What was understood in an attendance list that a person should see before agreeing to it.

Notices gather cells or rows of one kind, so that a list of a thousand lines still has a short preview.
"""

from dataclasses import dataclass
from typing import ClassVar

from voucher_desk.domain.refusals import Notice


@dataclass(frozen=True, slots=True)
class ColumnsIgnored(Notice):
    """Columns that say nothing the programme needs; they were not read."""

    code: ClassVar[str] = "columns_ignored"
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonalColumnsIgnored(Notice):
    """Columns of names, telephones or signatures; they stay on the paper."""

    code: ClassVar[str] = "personal_columns_ignored"
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoCodeColumn(Notice):
    """The list has no codes at all; the programme gives one to each person."""

    code: ClassVar[str] = "no_code_column"


@dataclass(frozen=True, slots=True)
class CodesToBeGiven(Notice):
    """Lines whose code is blank in a column of codes; the programme gives these people one."""

    code: ClassVar[str] = "codes_to_be_given"
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RowsWithoutAnswers(Notice):
    """Lines with nothing in any column that is read: totals, signatures, numbers printed beforehand."""

    code: ClassVar[str] = "rows_without_answers"
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlankPresenceIsAbsence(Notice):
    """Lines whose mark of presence is blank in a column others filled in: recorded absent."""

    code: ClassVar[str] = "blank_presence_is_absence"
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OtherSessionDates(Notice):
    """Cells that name another day than the session's; the people are taken for this session all the same."""

    code: ClassVar[str] = "other_session_dates"
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumbersReadAsDates(Notice):
    """Bare numbers in a date column, converted by the workbook's epoch (`first_day` is its day 0)."""

    code: ClassVar[str] = "numbers_read_as_dates"
    cells: tuple[str, ...]
    first_day: str


@dataclass(frozen=True, slots=True)
class BirthOverBracket(Notice):
    """Cells where "minor" or "adult" disagrees with the birth on the same line; the birth was taken."""

    code: ClassVar[str] = "birth_over_bracket"
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InvisibleCharactersInCells(Notice):
    """Codes from which invisible characters were taken (`voucher_desk.domain.names`)."""

    code: ClassVar[str] = "NOM-01"
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowsNotRead(Notice):
    """Content after 200 blank rows, which was not read."""

    code: ClassVar[str] = "rows_not_read"
    from_row: int


@dataclass(frozen=True, slots=True)
class OtherSheetsNotRead(Notice):
    """Further sheets of the workbook, which were not read."""

    code: ClassVar[str] = "other_sheets_not_read"
    sheets: tuple[str, ...]
