"""Why an attendance list is not taken as it stands, each reason with the address of its cell.

A problem never repeats what stands in the cell unless it must be a number or a code: the columns may be
shifted, and a name would then stand in a message.
"""

from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason


@reason
class ListProblem(Refused):
    """Something in an attendance list must be put right; `cell` is where."""

    cell: str


@reason
class SexColumnMissing(ListProblem):
    """No column tells the sex; `columns` are the headings that were read."""

    code: ClassVar[str] = "IMP-05"
    columns: tuple[str, ...]


@reason
class AgeColumnMissing(ListProblem):
    """No column tells the age, the birth, or adult or minor; `columns` are the headings that were read."""

    code: ClassVar[str] = "IMP-05"
    columns: tuple[str, ...]


@reason
class ColumnTwice(ListProblem):
    """One heading stands twice, side by side or once more further down."""

    code: ClassVar[str] = "IMP-06"
    second_cell: str
    column: str


@reason
class PersonTwice(ListProblem):
    """One person's code stands on two lines."""

    code: ClassVar[str] = "IMP-07"
    first_row: int
    second_row: int
    person_code: str


@reason
class FormulaInCell(ListProblem):
    """A formula where a value is needed; what it last came to is not trusted."""

    code: ClassVar[str] = "IMP-08"


@reason
class NoUsefulRow(ListProblem):
    """The list has no person in it."""

    code: ClassVar[str] = "IMP-09"


@reason
class DamagedCode(ListProblem):
    """Excel turned a code into a number or a date; `text` is what is left of it."""

    code: ClassVar[str] = "IMP-11"
    text: str


@reason
class ForbiddenColumn(ListProblem):
    """A column of something that must not be collected; it is not read, the rest may be."""

    code: ClassVar[str] = "IMP-12"
    column: str


@reason
class SexNotUnderstood(ListProblem):
    """The sex is blank or in no known word; "non communiqué" is an answer, a gap is none."""

    code: ClassVar[str] = "IMP-13"


@reason
class AgeNotUnderstood(ListProblem):
    """An age, a bracket or an answer to "minor?" in no known words."""

    code: ClassVar[str] = "IMP-14"


@reason
class AgeMissing(ListProblem):
    """Nothing on the line tells whether the person is a minor."""

    code: ClassVar[str] = "IMP-15"


@reason
class PresenceNotUnderstood(ListProblem):
    """A mark of presence in no known words."""

    code: ClassVar[str] = "IMP-16"


@reason
class PresenceColumnBlank(ListProblem):
    """There is a column for presence, and nobody filled it in."""

    code: ClassVar[str] = "IMP-17"


@reason
class CodeTooLong(ListProblem):
    """A code longer than any code is: something else stands in its column."""

    code: ClassVar[str] = "IMP-18"
    longest: int


@reason
class MappedColumnUnknown(ListProblem):
    """The column a person chose for a field is not in the sheet."""

    code: ClassVar[str] = "IMP-19"
    field: str
    column: str


@reason
class ImpossibleDateInCell(ListProblem):
    """No such day in the calendar, or not a date (`voucher_desk.domain.dates.ImpossibleDate`)."""

    code: ClassVar[str] = "DAT-01"


@reason
class ShortYearInCell(ListProblem):
    """A year of two digits; `suggestion` is the day written in full, never taken by itself."""

    code: ClassVar[str] = "DAT-02"
    suggestion: str


@reason
class ImpossibleBirthInCell(ListProblem):
    """Born after the activity, or more than 110 years before it; `text` is the date, year or age."""

    code: ClassVar[str] = "DAT-04"
    text: str


@reason
class MajorityUncertain(ListProblem):
    """A birth year alone that leaves open whether the person was 18 at the activity; a person must say."""

    code: ClassVar[str] = "DAT-06"
    year: int
