"""Reading a long list for its table: page by page both ways, where it stood, and again after a fault."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.background import Progress
from ui.tables.paged_model import PagedModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.queries.pages import Page
from voucher_desk.queries.queries import Queries

Row = TypeVar("Row")
Wanted = TypeVar("Wanted")

PAGE = 500
MOST_PAGES = 10
"""How many pages a table holds at once; those farthest from what is looked at are forgotten."""
AT_ONCE = 2_000
"""Rows read at once where all are wanted and none is shown."""

EveryRow = Callable[[Queries, Progress], Iterator[Row]]
"""Reads all rows of a list one after the other and tells its steps, one before any row. Raises Cancelled."""


@dataclass(frozen=True, slots=True)
class Source(Generic[Row, Wanted]):
    """What is looked for now, how a page of it is read, the key of a row, and how all of it is counted.

    Without a way to count, whoever owns the list tells how many there are.
    """

    wanted: Callable[[], Wanted]
    page: Callable[[Queries, Wanted, Page], Sequence[Row]]
    key: Callable[[Row], str]
    count: Callable[[Queries, Wanted], int] | None = None


class PagedReading(QObject, Generic[Row, Wanted]):
    """Keeps the table of a list filled.

    Signals: `shown` after rows were; `counted` with how many there are; `failed` when a page could not be
    read, until `retry`.
    """

    shown = Signal()
    counted = Signal(int)
    failed = Signal()

    def __init__(
        self,
        place: Workplace,
        model: PagedModel[Row],
        table: TableView[Row],
        source: Source[Row, Wanted],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place, self._model, self._table, self._source = place, model, table, source
        self._shown_for: Wanted | None = None
        self._begins_after: str | None = None
        self._asked = 0
        self._again: Callable[[], None] = self.reload
        model.order_wanted.connect(self.reload)
        model.more_wanted.connect(self._read_more)
        model.edge_wanted.connect(self._go_to_edge)
        table.rows_copied.connect(self._on_copied)

    def reload(self) -> None:
        """Read what is looked for: where the list stood if it is the same, else from its beginning.

        How many there are is counted afterwards: the first page is not kept waiting.
        """
        wanted = self._source.wanted()
        if wanted == self._shown_for:
            page = Page(self._begins_after, max(PAGE, len(self._model.rows)))
            self._read_window(wanted, page, self._show_again)
        else:
            self._read_window(wanted, Page(None, PAGE), self._show_anew)
        if count := self._source.count:
            self._place.read(
                self, lambda queries: count(queries, wanted), lambda counted: self._on_count(wanted, counted)
            )

    def retry(self) -> None:
        """Read again what could not be read."""
        self._again()

    def every_row(self) -> EveryRow[Row]:
        """Return a way to read all that is looked for now in one reading, however much it is."""
        wanted, source = self._source.wanted(), self._source

        def rows(queries: Queries, progress: Progress) -> Iterator[Row]:
            of, done = source.count(queries, wanted) if source.count else 0, 0
            progress.step(done, of)
            page = source.page(queries, wanted, Page(None, AT_ONCE))
            while page:
                yield from page
                done += len(page)
                progress.step(done, of)
                page = source.page(queries, wanted, Page(source.key(page[-1]), AT_ONCE))

        return rows

    def _go_to_edge(self, at_end: bool) -> None:
        """Read the last page of all, however far it is, or the first, and choose its outermost row."""

        def show(change: Callable[[], None]) -> None:
            self._show_anew(change)
            self._table.choose_row(len(self._model.rows) - 1 if at_end else 0)

        self._read_window(self._source.wanted(), Page(None, PAGE, backwards=at_end), show)

    def _show_again(self, change: Callable[[], None]) -> None:
        self._table.stay_while(change, self._source.key)

    def _show_anew(self, change: Callable[[], None]) -> None:
        change()
        self._table.scrollToTop()

    def _read_window(self, wanted: Wanted, page: Page, show: Callable[[Callable[[], None]], None]) -> None:
        """Read rows to be shown instead of all before."""
        self._asked += 1
        asked = self._asked

        def done(rows: Sequence[Row], more: bool) -> None:
            if asked == self._asked:
                self._shown_for = wanted
                show(lambda: self._begin(page, rows, more))
                self.shown.emit()

        self._read(wanted, page, done, lambda: self._read_window(wanted, page, show))

    def _begin(self, page: Page, rows: Sequence[Row], more: bool) -> None:
        if page.backwards:
            self._begins_after = self._source.key(rows[0]) if more else None
            self._model.begin(rows[1:] if more else rows, above=more, below=False)
        else:
            self._begins_after = page.after
            self._model.begin(rows, above=page.after is not None, below=more)

    def _read_more(self, below: bool) -> None:
        """Read the page behind the last row, or the one before the first."""
        rows, wanted, asked = self._model.rows, self._shown_for, self._asked
        if wanted is None or not rows:
            return
        page = Page(self._source.key(rows[-1 if below else 0]), PAGE, backwards=not below)

        def show(found: Sequence[Row], more: bool) -> None:
            if asked != self._asked:
                return
            change = self._go_on if below else self._go_back
            self._show_again(lambda: change(found, more))
            self.shown.emit()

        self._read(wanted, page, show, lambda: self._read_more(below))

    def _go_on(self, rows: Sequence[Row], more: bool) -> None:
        self._model.go_on(rows, more=more)
        if (spare := len(self._model.rows) - MOST_PAGES * PAGE) > 0:
            self._begins_after = self._source.key(self._model.rows[spare - 1])
            self._model.drop_first(spare)

    def _go_back(self, rows: Sequence[Row], more: bool) -> None:
        """Add rows above; the first of one too many tells only what the window begins behind."""
        self._begins_after = self._source.key(rows[0]) if more else None
        self._model.go_back(rows[1:] if more else rows, more=more)
        if (spare := len(self._model.rows) - MOST_PAGES * PAGE) > 0:
            self._model.drop_last(spare)

    def _read(
        self,
        wanted: Wanted,
        page: Page,
        then: Callable[[Sequence[Row], bool], None],
        again: Callable[[], None],
    ) -> None:
        """Read a page in the order of the list, with whether there is more; one row too many tells.

        The row too many of a page read backwards is its first, and is left to the reader.
        """
        one_more = Page(page.after, page.limit + 1, page.backwards)

        def done(rows: Sequence[Row]) -> None:
            more = len(rows) > page.limit
            then(tuple(reversed(rows)) if page.backwards else rows[: page.limit], more)

        def failed() -> None:
            self._again = again
            self.failed.emit()

        self._place.read(
            self, lambda queries: self._source.page(queries, wanted, one_more), done, failed=failed
        )

    def _on_copied(self, count: int) -> None:
        """Say so where all rows read were copied and there are more of them."""
        more = self._model.more_above or self._model.more_below
        if more and count == len(self._model.rows):
            said = self._place.wording.ngettext(
                "{n} ligne copiée. La liste en a d'autres : Exporter… les prend toutes.",
                "{n} lignes copiées. La liste en a d'autres : Exporter… les prend toutes.",
                count,
            )
            self._place.messages.done(said.format(n=self._place.wording.count(count)))

    def _on_count(self, wanted: Wanted, count: int) -> None:
        if wanted == self._source.wanted():
            self.counted.emit(count)
