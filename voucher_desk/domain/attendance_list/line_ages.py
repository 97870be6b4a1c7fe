"""The age columns of one line, each cell with its own answer or problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from voucher_desk.domain.attendance_list.ages import AgeStatement, read_age
from voucher_desk.domain.attendance_list.fields import AGE_FIELDS, Field
from voucher_desk.domain.attendance_list.headings import Heading
from voucher_desk.domain.attendance_list.problems import (
    AgeNotUnderstood,
    ImpossibleBirthInCell,
    ImpossibleDateInCell,
    ListProblem,
    ShortYearInCell,
)
from voucher_desk.domain.attendance_list.table import Row, Unread, Value, address, is_blank
from voucher_desk.domain.dates import Epoch, ImpossibleBirth, ImpossibleDate, ShortYear


@dataclass(slots=True)
class AgeAnswers:
    """What the age cells of one line state, by address, the more exact first; and their problems."""

    first_cell: str = ""
    statements: dict[str, AgeStatement] = field(default_factory=dict)
    problems: list[ListProblem] = field(default_factory=list)

    @property
    def bracket_cell(self) -> str:
        """Return the cell that states an age or a bracket rather than a birth."""
        stated = (cell for cell, said in self.statements.items() if said.age is not None or said.group)
        return next(stated, self.first_cell)

    @property
    def year_cell(self) -> str:
        """Return the cell that states a birth year alone."""
        return next((cell for cell, said in self.statements.items() if said.year), self.first_cell)


def read_ages(
    row: Row, columns: Mapping[Field, Heading], *, epoch: Epoch | None, activity: date
) -> AgeAnswers:
    """Return what the age columns of a line state; blank cells state nothing, formulas are not looked at."""
    answers = AgeAnswers()
    for one in AGE_FIELDS:
        if one not in columns:
            continue
        column = columns[one].column
        cell, value = address(column, row.number), row.value(column)
        answers.first_cell = answers.first_cell or cell
        if is_blank(value) or value is Unread.FORMULA:
            continue
        said = _statement(value, one, cell, epoch, activity)
        if isinstance(said, ListProblem):
            answers.problems.append(said)
        else:
            answers.statements[cell] = said
    return answers


def _statement(
    value: Value, column: Field, cell: str, epoch: Epoch | None, activity: date
) -> AgeStatement | ListProblem:
    try:
        said = read_age(value, column, epoch=epoch, activity=activity)
    except ImpossibleDate:
        return ImpossibleDateInCell(cell=cell)
    except ShortYear as refusal:
        return ShortYearInCell(cell=cell, suggestion=refusal.suggestion)
    except ImpossibleBirth as refusal:
        return ImpossibleBirthInCell(cell=cell, text=refusal.text)
    return said or AgeNotUnderstood(cell=cell)
