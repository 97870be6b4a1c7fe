"""The paper questionnaire of post-distribution monitoring: one A4 page an interview, which names nobody."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.dates import written
from voucher_desk.domain.monitoring import WELLBEING, Question, Round, questions_of
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing, Style, wrapped
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.typefaces import Face
from voucher_desk.sentences.monitoring import COLUMNS, LAST_WEEKS, SCALE, question_words, scale_words
from voucher_desk.sentences.words import word_of

_WIDTH = frame.RIGHT - frame.LEFT
_ROW = 9.0
_BOX = 4.6
_LETTERS_UNDER = 3.2
_TEXT = Style(Face.REGULAR, 9.5)
_STRONG = Style(Face.BOLD, 10)
_LEADING = 5.0
_WHO_WORDS = 34.0
_CHOICE = 50.0
_YES_OR_NO_STEP = 22.0
_SCALE_STEP = 11.0


def monitoring_form(one: Round | None, project: str, output: BinaryIO, translations: NullTranslations) -> int:
    """Print the questions of a round, or all of them where None; return the number of pages."""
    _, language = translations.gettext, document_language(translations)
    title = _("Questionnaire de suivi")
    with Document(output, title=title, language=language) as document:
        page = _Page(frame.blank_page(document), translations)
        page.head(title, project, one)
        page.ask(questions_of(one.moment) if one else tuple(Question))
        document.add_page(A4, page.drawing.operators())
    return 1


class _Page:
    """A page drawn from the top down."""

    def __init__(self, drawing: Drawing, translations: NullTranslations) -> None:
        self.drawing = drawing
        self._translations = translations
        self._y = frame.TITLE_LINE

    def head(self, title: str, project: str, one: Round | None) -> None:
        """Draw the title, the round, what to say first, and boxes for who answers."""
        _ = self._translations.gettext
        self._words(0, title, frame.TITLE)
        self._y -= 5
        self._words(0, project, frame.SUBTITLE)
        self._y -= 7
        self._words(0, self._round_words(one), _STRONG)
        self._y -= 6
        self._paragraph(
            _(
                "À dire d'abord : répondre est libre, toute question peut rester sans réponse, et rien ne "
                "change pour votre bon. N'écrivez sur cette feuille ni nom, ni code, ni numéro de bon."
            )
        )
        self._y -= 3
        self._choices("sex", tuple(Sex))
        self._choices("age_group", tuple(AgeGroup))
        self._y -= _ROW
        city = COLUMNS["city"]
        self._words(0, _(city), _STRONG)
        self._line(_WHO_WORDS, _WHO_WORDS + 2 * _CHOICE)

    def ask(self, questions: Sequence[Question]) -> None:
        """Draw the questions: yes or no first, then how one felt."""
        _ = self._translations.gettext
        plain = [question for question in questions if question not in WELLBEING]
        self._y -= 9
        self._heads((_("oui"), _("non")), _YES_OR_NO_STEP)
        for number, question in enumerate(plain, start=1):
            self._question(number, question, 2, _YES_OR_NO_STEP)
        self._y -= 10
        self._words(0, _(LAST_WEEKS), _STRONG)
        self._y -= 5
        self._words(0, scale_words(self._translations), frame.SUBTITLE)
        self._y -= 5
        self._heads([str(step) for step in range(len(SCALE))], _SCALE_STEP)
        for number, question in enumerate(WELLBEING, start=len(plain) + 1):
            self._question(number, question, len(SCALE), _SCALE_STEP)
        self._foot()

    def _round_words(self, one: Round | None) -> str:
        _ = self._translations.gettext
        if one is None:
            return _("Suivi : ……………………")
        days = f"{written(one.begins)} – {written(one.ends)}"
        return " · ".join(
            part for part in (one.code, word_of(one.moment, self._translations), days, one.city) if part
        )

    def _choices(self, name: str, members: Sequence[Sex] | Sequence[AgeGroup]) -> None:
        self._y -= _ROW
        heading = COLUMNS[name]
        self._words(0, self._translations.gettext(heading), _STRONG)
        for place, member in enumerate(members):
            left = _WHO_WORDS + place * _CHOICE
            self._box(left)
            self._words(left + _BOX + 2, word_of(member, self._translations), _TEXT, _CHOICE - _BOX - 4)

    def _heads(self, words: Sequence[str], step: float) -> None:
        for place, word in enumerate(words):
            middle = self._first_box(len(words), step) + place * step + _BOX / 2
            self.drawing.text_within(self._at(middle), word, frame.STRONG_CELL, dots(step - 1), Align.CENTRE)

    def _question(self, number: int, question: Question, boxes: int, step: float) -> None:
        self._y -= _ROW
        first = self._first_box(boxes, step)
        self._words(0, f"{number}. {question_words(question, self._translations)}", _TEXT, first - 4)
        for place in range(boxes):
            self._box(first + place * step)
        at_foot = self._y - _LETTERS_UNDER
        self.drawing.rule(
            frame.at(frame.LEFT, at_foot), frame.at(frame.RIGHT, at_foot), frame.HAIRLINE, frame.BORDER_GREY
        )

    def _foot(self) -> None:
        _ = self._translations.gettext
        note = _("Les cinq dernières phrases : d'après le WHO-5 de l'OMS, en nos mots.")
        self._y -= 9
        self._words(0, note, frame.SUBTITLE)
        self._y = frame.FOOT_LINE
        kept = _("Les réponses sont saisies, puis cette feuille est détruite.")
        self._words(0, kept, frame.SMALL)

    def _paragraph(self, text: str) -> None:
        for line in wrapped(text, _TEXT, dots(_WIDTH)):
            self._words(0, line, _TEXT)
            self._y -= _LEADING

    def _first_box(self, boxes: int, step: float) -> float:
        return _WIDTH - (boxes - 1) * step - _BOX - 4

    def _words(self, inset: float, text: str, style: Style, width: float = _WIDTH) -> None:
        self.drawing.text_within(self._at(inset), text, style, dots(width))

    def _box(self, inset: float) -> None:
        self.drawing.box(frame.at(frame.LEFT + inset, self._y - 1), frame.at(_BOX, _BOX), 2, 0)

    def _line(self, start: float, end: float) -> None:
        low = self._y - 1
        left, right = frame.at(frame.LEFT + start, low), frame.at(frame.LEFT + end, low)
        self.drawing.rule(left, right, frame.HAIRLINE, frame.BORDER_GREY)

    def _at(self, inset: float) -> tuple[int, int]:
        return frame.at(frame.LEFT + inset, self._y)
