"""The form for a walk-in: two answers, and the programme gives the code."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.draft_bar import DraftBar
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.forms import field
from ui.parts.layouts import column, holding, row
from ui.workplace import Workplace
from voucher_desk.domain.attendance_list.codes import LONGEST_CODE
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.usecases.record_walk_in import RecordWalkIn, record_walk_in


class WalkInForm(QWidget):
    """Asks for sex and age bracket and nothing else; no answer is guessed, and one may say neither.

    Who was not there and is on no list has a code of the association, and is proposed for a waiver.
    """

    def __init__(
        self,
        place: Workplace,
        added: Callable[[Person], None],
        waived: Callable[[Person], None],
        closed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._place = place
        self._added, self._waived = added, waived
        self._session = ""
        wording = place.wording
        _ = wording.gettext
        self.sex = Choices((wording.title(sex), sex) for sex in Sex)
        self.age = Choices((wording.title(group), group) for group in AgeGroup)
        self.code = QLineEdit(maxLength=LONGEST_CODE)
        self.waive = button(_("Proposer une dérogation…"), self._waive)
        self.save = button(_("Ajouter"), self._save, kind="primary")
        self.close_form = button(_("Fermer"), closed)
        who = Flow(field(_("Sexe"), self.sex), field(_("Âge"), self.age))
        code = field(_("Absente : son code à l'association"), self.code)
        self._absent = holding(column(code, row(self.waive, None), spacing=8))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.draft = DraftBar(place, "walk-in", {"sex": self.sex, "age": self.age})
        whole.addWidget(card(self.draft, who, holding(row(None, self.close_form, self.save)), self._absent))
        for choice in (self.sex, self.age):
            choice.setPlaceholderText(_("Choisissez"))
            choice.currentIndexChanged.connect(self._judge)
        self.code.textChanged.connect(self._judge)

    def begin(self, session: str, *, entitling: bool) -> None:
        """Ask for the next person of a session; where presence gives a voucher, a waiver may be proposed."""
        self._session = session
        self._absent.setVisible(entitling)
        self.code.clear()
        for choice in (self.sex, self.age):
            choice.setCurrentIndex(-1)
        self._judge()
        self.draft.begin(session)
        self.sex.setFocus()

    def _judge(self) -> None:
        known = self.sex.value() is not None and self.age.value() is not None
        self.save.setEnabled(known)
        self.waive.setEnabled(known and bool(self.code.text().strip()))

    def _waive(self) -> None:
        sex, age = self.sex.value(), self.age.value()
        if sex is not None and age is not None:
            self._waived(Person(0, self.code.text().strip(), sex, None, age))

    def _save(self) -> None:
        sex, age = self.sex.value(), self.age.value()
        if sex is not None and age is not None:
            wanted = RecordWalkIn(self._session, sex, age)
            self._place.do(self, record_walk_in, wanted, self.draft.ended(self._added))
