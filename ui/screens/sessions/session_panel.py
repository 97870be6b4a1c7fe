"""One session: what it is, what may be done with it now, and who attended."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.facts import Facts, card
from ui.parts.flow import Flow
from ui.parts.labels import selectable
from ui.parts.layouts import column, holding, scrolling
from ui.screens.sessions.attendance_panel import AttendancePanel
from ui.screens.sessions.undo_import_button import UndoImportButton
from ui.workplace import Workplace
from voucher_desk.desk import UseCase
from voucher_desk.domain.sessions import ENTITLING_KINDS, RECORDABLE, Session, SessionState
from voucher_desk.queries.sessions import AttendanceRow, ImportRow, SessionRow
from voucher_desk.usecases.hold_session import ChangeSession, cancel_session, lock_session, reopen_session

_LOWEST_TABLE = 150


class SessionPanel(QWidget):
    """Shows the session chosen in the list."""

    def __init__(self, place: Workplace, import_list: Callable[[], None]) -> None:
        super().__init__()
        self._place = place
        self.session: SessionRow | None = None
        _ = place.wording.gettext
        self._code = selectable("", "section")
        self._facts = Facts()
        self.import_list = button(_("Importer une liste…"), import_list, kind="primary", sign="import")
        self.lock = button(_("Verrouiller"), self._lock, sign="lock")
        self.reopen = button(_("Rouvrir…"), self._reopen, sign="unlock")
        self.cancel = button(_("Annuler la séance…"), self._cancel)
        self.undo = UndoImportButton(place)
        self.attendance = AttendancePanel(place)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        acts = Flow(self.import_list, self.lock, self.reopen, self.cancel)
        top = card(self._code, self._facts, acts, self.undo)
        self.attendance.table.setMinimumHeight(_LOWEST_TABLE)
        whole.addWidget(scrolling(holding(column(top, self.attendance))))

    def show_session(self, session: SessionRow) -> None:
        """Show a session, then read who attended it."""
        self.session = session
        wording = self._place.wording
        _ = wording.gettext
        self._code.setText(wording.isolated(session.code))
        hours = _("{start} à {end}").format(
            start=wording.moment(session.starts_at), end=wording.hour(session.ends_at)
        )
        self._facts.show_pairs(
            (
                (_("Thème"), session.theme),
                (_("Type"), wording.title(session.kind)),
                (_("Lieu"), f"{session.association} · {session.city}"),
                (_("Horaire"), hours),
                (_("État"), wording.title(session.state)),
                (_("Présences"), self._counts(session)),
                (_("Droit"), "" if session.kind in ENTITLING_KINDS else _("aucun bon, compté à part")),
            )
        )
        self._judge(session)
        self._place.read(
            self,
            lambda queries: (queries.attendance(session.code), queries.imports(session.code)),
            lambda read: self._on_read(session, *read),
        )

    def _on_read(
        self, session: SessionRow, attendance: Sequence[AttendanceRow], imports: Sequence[ImportRow]
    ) -> None:
        recordable, entitling = session.state in RECORDABLE, session.kind in ENTITLING_KINDS
        self.attendance.show_session(session.code, attendance, recordable=recordable, entitling=entitling)
        self.undo.show_imports(session.code, imports if recordable else ())

    def _counts(self, session: SessionRow) -> str:
        wording = self._place.wording
        parts = [
            wording.ngettext("{n} présent", "{n} présents", session.present).format(n=session.present),
            wording.ngettext("{n} absent", "{n} absents", session.absent).format(n=session.absent),
        ]
        if session.waived:
            parts.append(
                wording.ngettext("{n} dérogation", "{n} dérogations", session.waived).format(n=session.waived)
            )
        return wording.listed(parts)

    def _judge(self, session: SessionRow) -> None:
        self.import_list.setVisible(session.state in RECORDABLE)
        self.lock.setVisible(session.state in {SessionState.OPEN, SessionState.REOPENED})
        self.reopen.setVisible(session.state is SessionState.LOCKED)
        self.cancel.setVisible(session.state is SessionState.PLANNED)

    @property
    def _about(self) -> str:
        return self.session.code if self.session else ""

    def _lock(self) -> None:
        self._change(lock_session, "", self._place.wording.gettext("Séance verrouillée."))

    def _reopen(self) -> None:
        _ = self._place.wording.gettext
        reason = self._place.questions.ask_reason(
            _("Rouvrir la séance"), _("Le motif reste dans le journal."), self._about
        )
        if reason:
            self._change(reopen_session, reason, _("Séance rouverte."))

    def _cancel(self) -> None:
        _ = self._place.wording.gettext
        reason = self._place.questions.ask_reason(
            _("Annuler la séance"),
            _("Elle n'a pas eu lieu : elle n'ouvrira droit à aucun bon."),
            self._about,
        )
        if reason:
            self._change(cancel_session, reason, _("Séance annulée."))

    def _change(self, use_case: UseCase[ChangeSession, Session], reason: str, said: str) -> None:
        if self.session:
            self._place.do(
                self,
                use_case,
                ChangeSession(self.session.code, reason),
                lambda _session: self._place.messages.done(said),
            )
