"""Today's sessions and distributions, one sentence each."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.labels import label, paragraph, selectable
from ui.parts.layouts import column, holding
from ui.wording import Wording
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.queries.home import Home
from voucher_desk.queries.sessions import SessionRow


class Today(QWidget):
    """What takes place today, in the order of the clock; distributions stay until they are closed."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        _ = wording.gettext
        self._nothing = paragraph(_("Aucune séance ni distribution aujourd'hui."), "muted")
        self.lines = selectable()
        self.lines.setWordWrap(True)
        self.lines.setAccessibleName(_("Séances et distributions d'aujourd'hui"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            holding(column(label(_("Aujourd'hui"), "section"), self._nothing, self.lines, None, spacing=8))
        )

    def show_home(self, home: Home) -> None:
        """Show the day."""
        sessions = [self._session(row) for row in home.sessions]
        lines = sessions + [self._distribution(row) for row in home.distributions]
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self._nothing.setVisible(not lines)

    def _session(self, row: SessionRow) -> str:
        wording = self._wording
        said = wording.ngettext(
            "{hour} · {kind} {session}, {city} : {n} présent ({state})",
            "{hour} · {kind} {session}, {city} : {n} présents ({state})",
            row.present,
        )
        return said.format(
            hour=wording.hour(row.starts_at),
            kind=wording.title(row.kind),
            session=wording.isolated(row.code),
            city=row.city,
            n=row.present,
            state=wording.word(row.state),
        )

    def _distribution(self, row: DistributionRow) -> str:
        wording = self._wording
        said = wording.ngettext(
            "Distribution {distribution}, {city} : {n} bon émis ({state})",
            "Distribution {distribution}, {city} : {n} bons émis ({state})",
            row.issued,
        )
        return said.format(
            distribution=wording.isolated(row.code),
            city=row.city,
            n=row.issued,
            state=wording.word(row.state),
        )
