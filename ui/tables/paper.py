"""A table as a PDF: refused where it is too long for anybody to print, drawn row by row where it is not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit

from ui.background import Progress
from ui.parts.choices import Choices
from ui.tables.columns import Column
from ui.tables.paged_reading import EveryRow
from ui.wording import Wording
from voucher_desk.domain.reports import TableTooLong
from voucher_desk.printing.files import spooled
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.table_layout import TableCell, TableColumn
from voucher_desk.printing.table_pages import TablePaper, table_pages
from voucher_desk.queries.queries import Queries
from voucher_desk.sentences.digits import as_elsewhere

Row = TypeVar("Row")

MOST_LINES = 20_000
"""Half a minute of drawing and up to 1 700 pages of wide rows, measured: beyond it a PDF is nobody's help."""
_STEP = 50


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it is shown: its title, its columns in their order, what its rows are of, the language."""

    title: str
    columns: Sequence[Column[Any]]
    about: str
    wording: Wording


def write_paper(
    shown: ShownTable,
    every_line: EveryRow[Sequence[TableCell]],
    queries: Queries,
    made_at: datetime,
    path: Path,
    progress: Progress,
) -> None:
    """Write a table as a PDF; `made_at` is UTC.

    Raises TableTooLong, NoProgramme, FileUnwritable, Cancelled.
    """
    length = _Length(progress)
    lines = every_line(queries, length)
    first = list(islice(lines, 1))  # a list tells how long it is before its first line
    heading, words = queries.statement_heading(made_at), shown.wording
    facts = [Pair(words.gettext("Lignes"), as_elsewhere(words.count(length.of)))]
    if shown.about:
        facts.append(Pair(words.gettext("Concerne"), as_elsewhere(shown.about)))
    paper = TablePaper(
        shown.title,
        heading,
        facts,
        [TableColumn(as_elsewhere(column.heading), column.is_number) for column in shown.columns],
    )
    with spooled(path) as file:
        table_pages(paper, _stepping(chain(first, lines), length), file, words.translations)


def paper_cells(columns: Sequence[Column[Row]], row: Row) -> tuple[TableCell, ...]:
    """Return a row as it is printed: what the screen says, in Latin digits, and what must catch the eye."""
    return tuple(
        TableCell(as_elsewhere(column.shown(row)), fails=bool(column.fails and column.fails(row)))
        for column in columns
    )


def filter_words(wording: Wording, *fields: Choices[Any] | QLineEdit) -> str:
    """Return by what rows are looked for: each field that narrows them, by the name it is read aloud by."""
    told = ((field.accessibleName(), _chosen(field)) for field in fields)
    said = wording.gettext("{name} : {value}")
    return " · ".join(said.format(name=name, value=wording.isolated(value)) for name, value in told if value)


class _Length(Progress):
    """Learns how long a list is from its steps, and stops one that is too long for paper."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress.step)
        self.of = 0

    def step(self, done: int, of: int) -> None:
        """Tell the step. Raises TableTooLong, Cancelled."""
        if of > MOST_LINES:
            raise TableTooLong(lines=of, most=MOST_LINES)
        self.of = of
        super().step(done, of)


def _stepping(lines: Iterable[Row], length: _Length) -> Iterator[Row]:
    """Yield lines and tell the steps: drawing is slower than reading."""
    for done, line in enumerate(lines):
        if done % _STEP == 0:
            length.step(done, length.of)
        yield line


def _chosen(field: Choices[Any] | QLineEdit) -> str:
    if isinstance(field, QComboBox):
        return field.currentText() if field.value() else ""
    return field.text().strip()
