"""Arrivals: the code a person shows, scanned wherever the focus is or typed, notes them present."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from resources.sounds import Tone
from ui.answer_sign import AnswerSign
from ui.listening import Listening
from ui.mute_button import MuteButton
from ui.parts.buttons import button
from ui.parts.layouts import holding, row
from ui.workplace import Workplace
from voucher_desk.domain.attendance_list.codes import LONGEST_CODE
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.sessions import Presence
from voucher_desk.scanning.people import person_codes
from voucher_desk.usecases.record_arrival import Arrival, RecordArrival, record_arrival

_FEWEST_KEYS = 5
"""People's codes are shorter than vouchers'; nobody types five keys at a scanner's pace."""


class Arrivals(QWidget):
    """One field for an open session; it listens to the scanner only while it is seen."""

    def __init__(self, place: Workplace, arrived: Callable[[str], None]) -> None:
        super().__init__()
        self._place = place
        self._arrived = arrived
        self._session = ""
        self._listed: tuple[str, ...] = ()
        _ = place.wording.gettext
        self.code = QLineEdit(maxLength=LONGEST_CODE)
        self.code.setPlaceholderText(_("Scannez le code d'une personne, ou tapez-le"))
        self.code.setAccessibleName(_("Code de la personne"))
        self.sign = AnswerSign(place)
        self.note = button(_("Noter l'arrivée"), self._on_typed)
        self.mute = MuteButton(place.sounds, place.wording, in_words=False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holding(row(self.sign, self.code, self.note, self.mute)))
        self.code.returnPressed.connect(self._on_typed)
        Listening(self, _FEWEST_KEYS).scanned.connect(self._record)

    def show_session(self, session: str, listed: Sequence[str]) -> None:
        """Await the people of a session; `listed` are the codes on its list."""
        if session != self._session:
            self.code.clear()
            self.sign.wait()
        self._session, self._listed = session, tuple(listed)

    def _on_typed(self) -> None:
        if self.code.text().strip():
            self._record((self.code.text(),))
            self.code.clear()
        self.code.setFocus()

    def _record(self, candidates: Iterable[str]) -> None:
        """Save one arrival. Each is an errand of its own: none is lost, however fast people come."""
        errand = QObject(self)

        def recorded(arrival: Arrival) -> None:
            errand.deleteLater()
            self._on_recorded(arrival)

        def refused(_refusal: Refused) -> bool:
            errand.deleteLater()
            self.sign.refuse()
            return False

        wanted = RecordArrival(self._session, person_codes(candidates, self._listed))
        self._place.do(errand, record_arrival, wanted, recorded, refused)

    def _on_recorded(self, arrival: Arrival) -> None:
        self._arrived(arrival.person)
        self.sign.accept(Tone.VALID if arrival.again else Tone.DONE)
        self._place.messages.done(self._said(arrival))

    def _said(self, arrival: Arrival) -> str:
        wording = self._place.wording
        _ = wording.gettext
        if arrival.presence is Presence.WAIVED:
            said = _("Personne {person} : la dérogation suffit, aucune présence à noter.")
        elif arrival.again:
            said = _("{person} : {presence}, déjà noté.")
        else:
            said = _("{person} : {presence}, enregistré.")
        return said.format(person=wording.isolated(arrival.person), presence=wording.word(arrival.presence))
