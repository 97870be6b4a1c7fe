"""The menu of a table, at the headings and by key: copy, export, the columns one wants, remembered."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.tables.column_widths import show_usual_columns, shown_places
from ui.tables.export import export_of
from ui.tables.layout_memory import Layout
from ui.tables.table_view import TableView
from ui.wording import without_isolates
from ui.workplace import Workplace

_KEYS = "Ctrl+Shift+C"
_REST_MS = 400


class ColumnChoice(QObject):
    """Lets the person show, hide, move and widen the columns of a table, and keeps them so.

    `name` is what the layout is remembered by. The menu opens on the headings, on the rows, by the menu key,
    and by Ctrl+Shift+C; a drag is remembered when it has come to rest.
    """

    def __init__(self, place: Workplace, table: TableView[Any], name: str) -> None:
        super().__init__(table)
        self._place = place
        self._table = table
        self._name = name
        self._resting = QTimer(self, interval=_REST_MS, singleShot=True)
        self._resting.timeout.connect(self._keep)
        _ = place.wording.gettext
        said = _("Choisir les colonnes : {table}").format(table=table.accessibleName())
        self.choose = QAction(said, table, shortcut=QKeySequence(_KEYS))
        self.choose.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.choose.triggered.connect(lambda: self._open(table.viewport().mapToGlobal(QPoint(0, 0))))
        table.addAction(self.choose)
        self._listen()
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay the table out as it was left, when it is first shown."""
        if event.type() is QEvent.Type.Show:
            watched.removeEventFilter(self)
            self._recall()
        return False

    def menu(self) -> QMenu:
        """Return what can be done with the rows and columns now."""
        _ = self._place.wording.gettext
        made = QMenu(self._table)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = made.addAction(_("Copier les lignes choisies"), self._table.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(self._table.chosen() is not None)
        everything = made.addAction(_("Tout choisir"), self._table.selectAll)
        everything.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
        made.addAction(export_of(self._place, self._table))
        made.addSection(_("Colonnes"))
        self._offer_columns(made)
        made.addSeparator()
        made.addAction(_("Rétablir les colonnes"), self.reset)
        return made

    def turn(self, column: int, *, shown: bool) -> None:
        """Show a column or hide it."""
        self._table.setColumnHidden(column, not shown)
        self._table.widths.fit()
        self._keep()

    def reset(self) -> None:
        """Show the usual columns in their usual order and widths again."""
        show_usual_columns(self._table, self._table.rows_model)
        self._table.widths.choose(())
        self._resting.stop()
        self._place.layouts.forget(self._name)

    def remember_as(self, name: str) -> None:
        """Take up other columns, just set, under a name of their own: shown as they were left under it."""
        self._name = name
        show_usual_columns(self._table, self._table.rows_model)
        self._table.widths.choose(())
        self._recall()

    def _listen(self) -> None:
        header = self._table.horizontalHeader()
        for part in (header, self._table):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self._open(header.mapToGlobal(at)))
        self._table.customContextMenuRequested.connect(
            lambda at: self._open(self._table.viewport().mapToGlobal(at))
        )
        self._table.arranged.connect(self._resting.start)

    def _open(self, at: QPoint) -> None:
        self.menu().popup(at)

    def _offer_columns(self, menu: QMenu) -> None:
        """Offer each column to be shown; the last one shown cannot be hidden."""
        shown = shown_places(self._table)
        for place, column in enumerate(self._table.rows_model.columns):
            entry = menu.addAction(without_isolates(column.heading))
            entry.setCheckable(True)
            entry.setChecked(place in shown)
            entry.setEnabled(shown != [place])
            entry.toggled.connect(lambda now, place=place: self.turn(place, shown=now))

    def _recall(self) -> None:
        layout = self._place.layouts.recall(self._name)
        header = self._table.horizontalHeader()
        if layout is None or not layout.fits(header.count()):
            return
        for at, place in enumerate(layout.order):
            header.moveSection(header.visualIndex(place), at)
            header.setSectionHidden(place, place in layout.hidden)
        self._table.widths.choose(layout.widths)
        self._resting.stop()

    def _keep(self) -> None:
        header = self._table.horizontalHeader()
        places = range(header.count())
        self._place.layouts.keep(
            self._name,
            Layout(
                tuple(map(header.logicalIndex, places)),
                tuple(filter(header.isSectionHidden, places)),
                self._table.widths.chosen,
            ),
        )
