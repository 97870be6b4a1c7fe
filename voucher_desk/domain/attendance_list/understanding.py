"""From a sheet somebody else filled in to the people who were present, with all one should see first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from voucher_desk.domain.attendance_list.codes import read_code
from voucher_desk.domain.attendance_list.columns import Choice, Columns, find_columns, header_again
from voucher_desk.domain.attendance_list.fields import AGE_FIELDS, Field
from voucher_desk.domain.attendance_list.headings import Fate, Heading
from voucher_desk.domain.attendance_list.lines import LineReader, ListedPerson
from voucher_desk.domain.attendance_list.notices import (
    ColumnsIgnored,
    NoCodeColumn,
    OtherSheetsNotRead,
    PersonalColumnsIgnored,
    RowsNotRead,
)
from voucher_desk.domain.attendance_list.problems import (
    ColumnTwice,
    ForbiddenColumn,
    ListProblem,
    NoUsefulRow,
    PersonTwice,
    PresenceColumnBlank,
)
from voucher_desk.domain.attendance_list.remarks import Remarks
from voucher_desk.domain.attendance_list.table import Row, Table, address, row_of
from voucher_desk.domain.refusals import Notice

_ANSWERS = (Field.CODE, Field.SEX, *AGE_FIELDS, Field.PRESENCE)


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column that is read: its letters in the sheet and its heading as written there."""

    letters: str
    heading: str


@dataclass(frozen=True, slots=True)
class UnderstoodList:
    """An attendance list as it was understood: the preview of an import, and the import itself.

    `people` are the lines without a problem, in the order of the sheet. A list with `problems` is refused
    whole unless a person decides to take the valid lines only (invariant 61). `forbidden` columns refuse
    nothing but themselves: no cell of theirs is anywhere in here.
    `headings` are all columns in order, without their texts where the line may be a person's; `signature` is
    their hash. `header_row` is 0 where no line names the columns.
    """

    header_row: int
    headings: tuple[Heading, ...]
    signature: str
    columns: dict[Field, FoundColumn]
    ignored: tuple[str, ...]
    forbidden: tuple[ForbiddenColumn, ...]
    people: tuple[ListedPerson, ...]
    problems: tuple[ListProblem, ...]
    notices: tuple[Notice, ...]


def understand(
    table: Table, mapping: Mapping[Field, Choice] | None = None, *, activity_date: date
) -> UnderstoodList:
    """Return what a table says about who was at the activity of that local day.

    `mapping` names columns where the headings do not speak for themselves. Nothing is raised: problems are
    collected, each with the address of its cell.
    """
    columns = find_columns(table, mapping or {})
    problems, remarks = _first_problems(table, columns), Remarks()
    people = [] if problems else _read_lines(table, columns, activity_date, problems, remarks)
    chosen = sorted(columns.chosen.items(), key=lambda field_heading: field_heading[1].column)
    return UnderstoodList(
        header_row=columns.header_row,
        headings=_told_headings(columns, sure=bool(mapping)),
        signature=columns.signature,
        columns={field: FoundColumn(one.letters, one.text) for field, one in chosen},
        ignored=tuple(one.text for one in _unread_columns(columns)),
        forbidden=columns.refused,
        people=tuple(people),
        problems=tuple(sorted(problems, key=lambda problem: row_of(problem.cell))),
        notices=(*_column_notices(columns), *remarks.notices(table.epoch), *_table_notices(table)),
    )


def _first_problems(table: Table, columns: Columns) -> list[ListProblem]:
    """Return why no line can be read; a blank sheet has no columns to miss."""
    return list(columns.problems) if table.rows else [NoUsefulRow(cell=address(0, 1))]


def _read_lines(
    table: Table, columns: Columns, activity: date, problems: list[ListProblem], remarks: Remarks
) -> list[ListedPerson]:
    """Return the people of all lines below the header; what is wrong with the others joins the problems."""
    rows = _answering(table.rows, columns, remarks)
    again = header_again(columns, rows)
    problems += [_twice(columns, row) for row in again]
    problems += _whole_list_problems(columns, rows)
    lines = [row for row in rows if row not in again]
    twice = _people_twice(lines, columns)
    problems += twice
    seconds = {problem.second_row for problem in twice}
    reader = LineReader(columns.chosen, table.epoch, activity, problems, remarks)
    return [person for row in lines if (person := reader.read(row)) and row.number not in seconds]


def _answering(rows: Iterable[Row], columns: Columns, remarks: Remarks) -> list[Row]:
    """Return the lines with an answer in any column that is read; the others are remarked."""
    places = [columns.chosen[field].column for field in _ANSWERS if field in columns.chosen]
    below = [row for row in rows if row.number > columns.header_row]
    remarks.without_answers += [row.number for row in below if row.is_blank(places)]
    return [row for row in below if not row.is_blank(places)]


def _twice(columns: Columns, row: Row) -> ColumnTwice:
    sex = columns.chosen[Field.SEX]
    first, second = address(sex.column, columns.header_row), address(sex.column, row.number)
    return ColumnTwice(cell=first, second_cell=second, column=sex.text)


def _whole_list_problems(columns: Columns, rows: Collection[Row]) -> Iterator[ListProblem]:
    header = max(columns.header_row, 1)
    if not rows:
        yield NoUsefulRow(cell=address(0, header))
    presence = columns.chosen.get(Field.PRESENCE)
    if rows and presence and all(row.is_blank((presence.column,)) for row in rows):
        yield PresenceColumnBlank(cell=address(presence.column, header))


def _people_twice(lines: Iterable[Row], columns: Columns) -> list[PersonTwice]:
    """Return a problem for each line whose code stood on an earlier one."""
    code = columns.chosen.get(Field.CODE)
    first: dict[str, int] = {}
    twice: list[PersonTwice] = []
    if code is None:
        return twice
    for row in lines:
        text = read_code(row.value(code.column)).text
        before = first.setdefault(text, row.number) if text else row.number
        if before != row.number:
            cell = address(code.column, row.number)
            twice.append(PersonTwice(cell=cell, first_row=before, second_row=row.number, person_code=text))
    return twice


def _unread_columns(columns: Columns) -> list[Heading]:
    """Return the columns with a heading which are neither read nor forbidden."""
    read = {heading.column for heading in columns.chosen.values()}
    return [
        heading
        for heading in columns.headings
        if heading.text and heading.column not in read and heading.fate is not Fate.FORBIDDEN
    ]


def _told_headings(columns: Columns, *, sure: bool) -> tuple[Heading, ...]:
    """Return the headings, without texts where no word is known and nobody said that this is the header."""
    if sure or any(heading.fate is not Fate.IGNORED for heading in columns.headings):
        return columns.headings
    return tuple(replace(heading, text="") for heading in columns.headings)


def _column_notices(columns: Columns) -> Iterator[Notice]:
    unread = _unread_columns(columns)
    personal = tuple(one.text for one in unread if one.fate is Fate.PERSONAL)
    ignored = tuple(one.text for one in unread if one.fate is not Fate.PERSONAL)
    if personal:
        yield PersonalColumnsIgnored(personal)
    if ignored:
        yield ColumnsIgnored(ignored)
    if Field.CODE not in columns.chosen:
        yield NoCodeColumn()


def _table_notices(table: Table) -> Iterator[Notice]:
    if table.unread_from is not None:
        yield RowsNotRead(table.unread_from)
    if table.other_sheets:
        yield OtherSheetsNotRead(table.other_sheets)
