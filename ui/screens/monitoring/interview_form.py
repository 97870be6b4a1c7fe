"""The form of one interview, made for speed: number keys answer, Enter saves and begins the next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.screens.monitoring.answer_field import AnswerField
from ui.workplace import Workplace
from voucher_desk.domain.monitoring import WELLBEING, Interview, Moment, Question, questions_of
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.sentences.monitoring import COLUMNS, LAST_WEEKS, SCALE, question_words, scale_words

AnyAnswer = AnswerField[Sex] | AnswerField[AgeGroup] | AnswerField[int]
_AROUND = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InterviewForm(QWidget):
    """Asks what one person answered; what is typed is kept nowhere until it is saved."""

    def __init__(self, place: Workplace, save: Callable[[Interview], None]) -> None:
        super().__init__()
        self._place, self._keep = place, save
        _, wording = place.wording.gettext, place.wording
        sex, age, city = (_(heading) for heading in COLUMNS.values())
        self.sex: AnswerField[Sex] = AnswerField(sex, [(wording.word(one), one) for one in Sex])
        self.age: AnswerField[AgeGroup] = AnswerField(age, [(wording.word(one), one) for one in AgeGroup])
        self.city: Choices[str] = Choices()
        self._city_field = field(city, self.city, row(self.city, None))
        self.answers = {question: self._asked(question) for question in Question}
        self.save = button(_("Enregistrer et suivant"), self._save, kind="primary")
        self._lay_out()
        self._all: tuple[AnyAnswer, ...] = (self.sex, self.age, *self.answers.values())
        self._order: Sequence[AnyAnswer] = ()
        for one in self._all:
            one.answered.connect(self._go_on)

    def begin(self, moment: Moment, city: str, cities: Sequence[str]) -> None:
        """Ask the questions of a round, of one city or, where it is empty, of one of several."""
        unknown = self._place.wording.gettext("non communiquée")
        self.city.offer([(city, city)] if city else [(unknown, ""), *((one, one) for one in cities)])
        self._city_field.setVisible(not city)
        asked = questions_of(moment)
        for question, one in self.answers.items():
            one.setVisible(question in asked)
        self._order = (self.sex, self.age, *(self.answers[question] for question in asked))
        self.begin_next()

    def begin_next(self) -> None:
        """Ask the next person; the city stays."""
        for one in self._all:
            one.clear()
        self.sex.setFocus()
        self._area.ensureWidgetVisible(self.sex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter."""
        if event.key() in _ENTER:
            self._save()
        else:
            super().keyPressEvent(event)

    def _asked(self, question: Question) -> AnswerField[int]:
        _ = self._place.wording.gettext
        words = question_words(question, self._place.wording.on_screen)
        felt = question in WELLBEING
        names = [_(word) for word in SCALE] if felt else [_("non"), _("oui")]
        return AnswerField(words, [(name, number) for number, name in enumerate(names)], bare=felt)

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        plain = [one for question, one in self.answers.items() if question not in WELLBEING]
        felt = [self.answers[question] for question in WELLBEING]
        scale = paragraph(scale_words(self._place.wording.on_screen), "muted")
        felt_head = paragraph(_(LAST_WEEKS), "section")
        felt_head.setContentsMargins(_AROUND, 3 * _AROUND, _AROUND, 0)
        scale.setContentsMargins(_AROUND, 0, _AROUND, _AROUND)
        form = card(
            self._city_field,
            self.sex,
            self.age,
            *plain,
            felt_head,
            scale,
            *felt,
            spacing=0,
        )
        self._area = scrolling(holding(column(form, None)))
        advice = paragraph(
            _("Chiffres : répondre et passer à la suite. Tab : laisser sans réponse. Entrée : enregistrer."),
            "muted",
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area, 1)
        foot = row(advice, self.save)
        foot.setStretch(0, 1)
        whole.addLayout(foot)

    def _go_on(self) -> None:
        here = self.focusWidget()
        at = next((place for place, one in enumerate(self._order) if one is here), len(self._order))
        after = self._order[at + 1] if at + 1 < len(self._order) else self.save
        after.setFocus()
        if after is not self.save:
            self._area.ensureWidgetVisible(after)

    def _save(self) -> None:
        given = {question: one.value() for question, one in self.answers.items() if not one.isHidden()}
        answers = {question: answer for question, answer in given.items() if answer is not None}
        sex, age = self.sex.value() or Sex.UNKNOWN, self.age.value() or AgeGroup.UNKNOWN
        self._keep(Interview(sex, age, self.city.value() or "", answers))
