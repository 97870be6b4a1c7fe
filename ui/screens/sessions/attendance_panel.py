"""Who attended a session: ticked one by one, added at the door, or waived by two persons."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.flow import Flow
from ui.parts.labels import paragraph
from ui.parts.layouts import holding, row
from ui.screens.sessions.arrivals import Arrivals
from ui.screens.sessions.attendance_table import AttendanceTable
from ui.screens.sessions.columns import attendance_columns, is_waiver_pending
from ui.screens.sessions.walk_in import WalkInForm
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.workplace import Workplace
from voucher_desk.domain.people import Person
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.sessions import ENTITLING, Presence, WaiverReason
from voucher_desk.queries.sessions import AttendanceRow
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)


class AttendancePanel(QWidget):
    """The list of one session's people, by code."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._session = ""
        self._wanted = ""
        self._entitling = True
        _ = place.wording.gettext
        self._model = RowsModel(attendance_columns(place.wording), self)
        empty = EmptyState(
            "list", _("Personne sur la liste"), _("Importez la liste de présence de la séance.")
        )
        self.table = AttendanceTable(self._model, _("Présences"), empty)
        ColumnChoice(place, self.table, "attendance")
        self.table.about = lambda: self._session
        self.pending = paragraph()
        self.present = button(_("Noter présent"), lambda: self._correct(present=True))
        self.absent = button(_("Noter absent"), lambda: self._correct(present=False))
        self.waive = button(_("Proposer une dérogation…"), self._propose)
        self.approve = button(_("Approuver la dérogation"), self._approve)
        self.add = button(_("Ajouter une personne…"), self._begin_walk_in, sign="person")
        self.walk_in = WalkInForm(place, self._on_walked_in, self._ask_waiver, self._end_walk_in)
        self.arrivals = Arrivals(place, self._on_arrived)
        hint = paragraph(_("Barre d'espace : présent ou absent."), "muted")
        self._door = holding(row(hint, self.add))
        self._lay_out()
        self.table.row_chosen.connect(self._judge)
        self.table.ticked.connect(self._tick)
        self._judge(None)

    def show_session(
        self, session: str, rows: Sequence[AttendanceRow], *, recordable: bool, entitling: bool
    ) -> None:
        """Show the people of a session.

        `recordable` while its attendance may still change, `entitling` where presence gives a voucher.
        """
        self._entitling = entitling
        chosen = self._wanted
        if not chosen and session == self._session and (before := self.table.chosen()):
            chosen = before.person
        if session != self._session or not recordable:
            self.walk_in.hide()
        self._session, self._wanted = session, ""
        self._model.set_rows(rows)
        self._show_pending(rows)
        self.arrivals.show_session(session, [row.person for row in rows])
        self.arrivals.setVisible(recordable)
        self._door.setVisible(recordable and self.walk_in.isHidden())
        if chosen:
            self.table.choose(chosen)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.arrivals)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.pending)
        whole.addWidget(Flow(self.present, self.absent, self.waive, self.approve))
        whole.addWidget(self._door)
        whole.addWidget(self.walk_in)
        for part in (self.arrivals, self.pending, self._door, self.walk_in):
            part.hide()

    def _show_pending(self, rows: Sequence[AttendanceRow]) -> None:
        """Say how many waivers wait for a second person."""
        waiting = sum(is_waiver_pending(row) for row in rows)
        said = self._place.wording.ngettext(
            "{n} dérogation attend l'accord d'une seconde personne.",
            "{n} dérogations attendent l'accord d'une seconde personne.",
            waiting,
        )
        self.pending.setText(said.format(n=waiting))
        self.pending.setVisible(waiting > 0)

    def _judge(self, row: AttendanceRow | None) -> None:
        free = row is not None and row.serial is None
        entitled = row is not None and row.presence in ENTITLING
        proposed = row is not None and is_waiver_pending(row)
        self.present.setVisible(free and not entitled)
        self.absent.setVisible(bool(free and row and row.presence is Presence.PRESENT))
        self.waive.setVisible(free and self._entitling and not entitled and not proposed)
        self.approve.setVisible(free and proposed)

    def _with_chosen(self, act: Callable[[AttendanceRow], None]) -> None:
        row = self.table.chosen()
        if row:
            act(row)

    def _correct(self, *, present: bool) -> None:
        self._with_chosen(lambda row: self._record(row, present=present))

    def _tick(self, row: AttendanceRow) -> None:
        """Say the contrary of what is recorded; a waiver stands, and says so."""
        if row.presence is Presence.WAIVED:
            _ = self._place.wording.gettext
            self._place.messages.refused(
                _("Personne {person} : la dérogation suffit, aucune présence à noter.").format(
                    person=self._place.wording.isolated(row.person)
                )
            )
            return
        self._record(row, present=row.presence is not Presence.PRESENT)

    def _record(self, row: AttendanceRow, *, present: bool) -> None:
        """Save one presence. Each is an errand of its own: none is lost, however fast the keys."""
        errand = QObject(self)

        def saved(presence: Presence) -> None:
            errand.deleteLater()
            self._on_recorded(row, presence)

        def refused(_refusal: Refused) -> bool:
            errand.deleteLater()
            return False

        wanted = CorrectAttendance(self._session, row.person, present)
        self._place.do(errand, correct_attendance, wanted, saved, refused)

    def _on_recorded(self, row: AttendanceRow, presence: Presence) -> None:
        wording = self._place.wording
        said = wording.gettext("{person} : {presence}, enregistré.")
        self._place.messages.done(
            said.format(person=wording.isolated(row.person), presence=wording.word(presence))
        )

    def _on_arrived(self, person: str) -> None:
        """Show who arrived: at once where they are on the list, else when it is read again."""
        self._wanted = "" if self.table.choose(person) else person

    def _begin_walk_in(self) -> None:
        self._door.hide()
        self.walk_in.show()
        self.walk_in.begin(self._session, entitling=self._entitling)

    def _end_walk_in(self) -> None:
        self.walk_in.hide()
        self._door.show()
        self.table.setFocus()

    def _on_walked_in(self, person: Person) -> None:
        wording = self._place.wording
        said = wording.gettext("Personne ajoutée, présente, sous le code {person}. Donnez-lui ce code.")
        self._place.messages.done(said.format(person=wording.isolated(person.code)))
        self._wanted = person.code
        self.walk_in.begin(self._session, entitling=self._entitling)

    def _propose(self) -> None:
        self._with_chosen(lambda row: self._ask_waiver(Person(0, row.person, row.sex, None, row.age_group)))

    def _ask_waiver(self, person: Person) -> None:
        """Ask why help is due to who did not attend, listed or not, and propose it."""
        wording = self._place.wording
        _ = wording.gettext
        reason = self._place.questions.ask_choice(
            _("Proposer une dérogation"),
            _(
                "Une seconde personne l'approuvera. "
                "Choisissez le motif ; rien d'autre n'est noté sur la personne."
            ),
            [(wording.title(reason), reason) for reason in WaiverReason],
            person.code,
        )
        if reason:
            wanted = ProposeWaiver(self._session, person, reason)
            self._place.do(self, propose_waiver, wanted, lambda _done: self._on_proposed(person))

    def _on_proposed(self, person: Person) -> None:
        _ = self._place.wording.gettext
        self._wanted = "" if self.table.choose(person.code) else person.code
        self._place.messages.done(_("Dérogation proposée : une seconde personne l'approuve."))

    def _approve(self) -> None:
        _ = self._place.wording.gettext
        self._with_chosen(
            lambda row: self._place.do(
                self,
                approve_waiver,
                ApproveWaiver(self._session, row.person),
                lambda _done: self._place.messages.done(_("Dérogation approuvée.")),
            )
        )
