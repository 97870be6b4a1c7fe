"""Where the log and the tables do not tell the same (E11), in a window of its own."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import paragraph
from ui.parts.layouts import column, row
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.replay import Difference

_SHARE = 0.85
_FILE_NAME = "ecarts-du-journal"


class DifferencesWindow(QDialog):
    """Every cell that is stored otherwise than the log tells it, and every break of the log itself."""

    def __init__(self, place: Workplace, found: Sequence[Difference], parent: QWidget) -> None:
        super().__init__(parent)
        _ = place.wording.gettext
        self.setWindowTitle(_("Écarts du journal"))
        self._model = RowsModel(difference_columns(place.wording), self)
        nothing = EmptyState("check", _("Aucun écart"), _("Le journal et les tables disent la même chose."))
        self.table = TableView(self._model, _("Écarts du journal"), nothing)
        ColumnChoice(place, self.table, "log-differences")
        self._model.set_rows(found)
        self.export = export_button(place, self.table, lambda: _FILE_NAME)
        advice = _("À gauche ce que la base garde, à droite ce que le journal raconte. Prévenez le support.")
        parts = column(
            paragraph(advice, "muted"),
            self.table,
            row(self.export, None, button(_("Fermer"), self.reject)),
            margin=14,
        )
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.resize(parent.window().size() * _SHARE)


def difference_columns(wording: Wording) -> tuple[Column[Difference], ...]:
    """Return the columns of the differences."""
    _ = wording.gettext
    return (
        Column(_("Table"), lambda one: wording.isolated(one.table)),
        Column(_("Ligne"), lambda one: wording.isolated(one.key), gives_way=True),
        Column(_("Colonne"), lambda one: wording.isolated(one.column)),
        Column(_("Gardé"), lambda one: wording.isolated(str(one.stored)), fails=lambda _one: True),
        Column(_("Raconté"), lambda one: wording.isolated(str(one.rebuilt))),
    )
