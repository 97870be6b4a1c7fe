"""A list of interviews as a sheet has them: why it cannot be taken over; all of it or nothing is."""

from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason


@reason
class InterviewColumnUnknown(Refused):
    """A column is none of an interview: what is not asked for is not taken in, a name least of all."""

    code: ClassVar[str] = "PDM-09"
    cell: str


@reason
class InterviewCellsWrong(Refused):
    """Cells that hold no answer to their question, each with what it may hold: `C7 (0, 1)`."""

    code: ClassVar[str] = "PDM-10"
    cells: tuple[str, ...]


@reason
class NoInterviewInList(Refused):
    """A list has no column of answers, or no line with one."""

    code: ClassVar[str] = "PDM-11"
