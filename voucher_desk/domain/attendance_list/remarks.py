"""What reading the lines of a list leaves to be said about them, gathered into notices at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from voucher_desk.domain.attendance_list.notices import (
    BirthOverBracket,
    BlankPresenceIsAbsence,
    CodesToBeGiven,
    InvisibleCharactersInCells,
    NumbersReadAsDates,
    OtherSessionDates,
    RowsWithoutAnswers,
)
from voucher_desk.domain.dates import Epoch, written
from voucher_desk.domain.refusals import Notice


@dataclass(slots=True)
class Remarks:
    """Cells and row numbers of the whole list that a notice will name, in the order of the sheet."""

    cleaned: list[str] = field(default_factory=list)
    serials: list[str] = field(default_factory=list)
    disagreeing: list[str] = field(default_factory=list)
    other_dates: list[str] = field(default_factory=list)
    without_code: list[int] = field(default_factory=list)
    blank_presence: list[int] = field(default_factory=list)
    without_answers: list[int] = field(default_factory=list)

    def notices(self, epoch: Epoch | None) -> Iterator[Notice]:
        """Yield one notice for each kind of remark there is."""
        if self.cleaned:
            yield InvisibleCharactersInCells(tuple(self.cleaned))
        if self.serials and epoch is not None:
            yield NumbersReadAsDates(tuple(self.serials), first_day=written(epoch.value))
        if self.disagreeing:
            yield BirthOverBracket(tuple(self.disagreeing))
        if self.other_dates:
            yield OtherSessionDates(tuple(self.other_dates))
        if self.without_code:
            yield CodesToBeGiven(tuple(self.without_code))
        if self.blank_presence:
            yield BlankPresenceIsAbsence(tuple(self.blank_presence))
        if self.without_answers:
            yield RowsWithoutAnswers(tuple(self.without_answers))
