"""The form for a new distribution: a session, a lot of vouchers, and how they are printed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.draft_bar import DraftBar
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.workplace import Workplace
from voucher_desk.domain.distributions import Distribution, PrintMode
from voucher_desk.domain.names import clean
from voucher_desk.domain.sessions import SessionKind, SessionState
from voucher_desk.queries.programme import BatchRow
from voucher_desk.queries.sessions import SessionRow
from voucher_desk.usecases.open_distribution import DraftDistribution, draft_distribution

_LONGEST_CODE = 40


class NewDistributionForm(QWidget):
    """Offers the sessions that entitle to vouchers, and for each the lots of its association and city."""

    def __init__(
        self, place: Workplace, drafted: Callable[[Distribution], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._place = place
        self._drafted = drafted
        self._batches: tuple[BatchRow, ...] = ()
        _ = place.wording.gettext
        self.session: Choices[SessionRow] = Choices()
        self.batch: Choices[str] = Choices()
        self.mode = Choices((place.wording.title(mode), mode) for mode in PrintMode)
        self.code = QLineEdit(maxLength=_LONGEST_CODE)
        self._advice = paragraph("", "muted")
        self.save = button(_("Préparer la distribution"), self._save, kind="primary")
        self.draft = DraftBar(
            place,
            "distribution",
            {"session": self.session, "batch": self.batch, "mode": self.mode, "code": self.code},
        )
        self._lay_out(closed)
        self.session.currentIndexChanged.connect(self._on_session_changed)
        self.code.textChanged.connect(self._judge)
        self._judge()

    def begin(self, sessions: Sequence[SessionRow], batches: Sequence[BatchRow]) -> None:
        """Start a new distribution."""
        self._batches = tuple(batches)
        self.session.offer(
            (f"{session.code} · {session.city} · {self._place.wording.moment(session.starts_at)}", session)
            for session in sessions
            if session.kind is SessionKind.AWARENESS and session.state is not SessionState.CANCELLED
        )
        self._on_session_changed()
        self.draft.begin()
        self.session.setFocus()

    def _lay_out(self, closed: Callable[[], None]) -> None:
        _ = self._place.wording.gettext
        form = card(
            label(_("Nouvelle distribution"), "section"),
            self.draft,
            field(_("Séance suivie"), self.session),
            field(_("Lot de bons"), self.batch),
            field(_("Impression"), self.mode),
            field(_("Code de la distribution"), self.code),
            self._advice,
            holding(row(None, button(_("Fermer"), closed), self.save)),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(form, None))))

    def _on_session_changed(self) -> None:
        session, wording = self.session.value(), self._place.wording
        self.batch.offer(
            (f"{batch.code} · {wording.money(batch.face)} · {wording.day(batch.expires_on)}", batch.code)
            for batch in self._batches
            if session and (batch.association, batch.city) == (session.association, session.city)
        )
        self.code.setText(f"DIST-{session.code}"[:_LONGEST_CODE] if session else "")
        self._advise(session)
        self._judge()

    def _advise(self, session: SessionRow | None) -> None:
        _ = self._place.wording.gettext
        if session is None:
            said = _(
                "Aucune séance n'ouvre droit à des bons : ajoutez d'abord une séance de sensibilisation."
            )
        elif not self.batch.count():
            said = _("Aucun lot n'est prévu pour l'association et la ville de cette séance.")
        else:
            said = ""
        self._advice.setText(said)
        self._advice.setVisible(bool(said))

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.batch.count() and self.code.text().strip()))

    def _save(self) -> None:
        session, batch, mode = self.session.value(), self.batch.value(), self.mode.value()
        if session and batch and mode:
            wanted = DraftDistribution(clean(self.code.text())[0], session.code, batch, mode)
            self._place.do(self, draft_distribution, wanted, self.draft.ended(self._drafted))
