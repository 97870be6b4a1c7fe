"""Questions about blanks: to which desk, how many were counted at each, and why a paper is missing."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QSpinBox, QWidget

from ui.dialog_question import Question
from ui.parts.choices import Choices
from ui.parts.forms import field
from ui.parts.numbers import Count
from ui.questions import Blanks, CountBack, VarianceAnswer
from ui.wording import Wording
from voucher_desk.domain.count_back import REASONS, Side, VarianceReason
from voucher_desk.domain.names import LONGEST_NAME

MOST_BLANKS = 100_000
_LONGEST_DESK = 40


class BlanksQuestion(Question):
    """Asks how many blanks leave the safe, and for which desk where there are several."""

    def __init__(self, wanted: int, desks: Sequence[str], wording: Wording, parent: QWidget | None) -> None:
        _ = wording.gettext
        detail = _("Ils quittent le coffre pour cette distribution, dans l'ordre des numéros.")
        super().__init__(_("Remettre des bons vierges"), detail, _("Remettre"), parent)
        self.count = number(1, wanted)
        self.put(field(_("Nombre de bons"), self.count), _("Nombre de bons"))
        self.desk = QLineEdit(maxLength=_LONGEST_DESK)
        known = wording.listed([wording.isolated(desk) for desk in desks if desk])
        self.desk.setPlaceholderText(known or _("Laissez vide s'il n'y a qu'un poste"))
        self.put(field(_("Poste"), self.desk), _("Poste"))
        self.count.setFocus()

    def answer(self) -> Blanks:
        """Return how many, and for which desk."""
        return Blanks(self.count.value(), self.desk.text().strip())


class DeskIssueQuestion(Question):
    """Asks which desk issues, and to how many people: no more than its float lasts for."""

    def __init__(self, floats: Mapping[str, int], due: int, wording: Wording, parent: QWidget | None) -> None:
        _ = wording.gettext
        detail = _("Chaque poste émet les bons qui lui ont été remis, aux personnes suivantes de la liste.")
        super().__init__(_("Émettre les bons d'un poste"), detail, _("Continuer"), parent)
        self._floats, self._due = floats, due
        self.desk: Choices[str] = Choices(
            (_("{desk} · {n} au poste").format(desk=wording.isolated(desk or "–"), n=left), desk)
            for desk, left in floats.items()
        )
        self.put(field(_("Poste"), self.desk), _("Poste"))
        self.count = number(1, 1)
        self.put(field(_("Nombre de personnes"), self.count), _("Nombre de personnes"))
        self.desk.currentIndexChanged.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        most = min(self._floats.get(self.desk.value() or "", 0), self._due)
        self.count.setMaximum(max(most, 1))
        self.count.setValue(most)

    def answer(self) -> Blanks:
        """Return how many people are served, and at which desk."""
        return Blanks(self.count.value(), self.desk.value() or "")


class CountBackQuestion(Question):
    """Asks how many blanks were counted at each desk; where one differs, whether it was counted again."""

    def __init__(self, expected: Mapping[str, int], wording: Wording, parent: QWidget | None) -> None:
        _ = wording.gettext
        due = sum(expected.values())
        detail = wording.ngettext(
            "Les registres attendent {n} bon vierge en retour.",
            "Les registres attendent {n} bons vierges en retour.",
            due,
        ).format(n=due)
        super().__init__(_("Compter les bons revenus"), detail, _("Clôturer"), parent)
        self._expected = expected
        self.counted: dict[str, QSpinBox] = {}
        for desk, count in expected.items():
            name = _("Bons comptés")
            if desk:
                name = _("Bons comptés au poste {desk}").format(desk=wording.isolated(desk))
            self.counted[desk] = number(0, count)
            self.put(field(name, self.counted[desk]), name)
            self.counted[desk].valueChanged.connect(self._judge)
        self.remark = QLineEdit(maxLength=200)
        self.remark.setPlaceholderText(_("Par exemple : recompté deux fois"))
        next(iter(self.counted.values())).setFocus()
        remark = _("Remarque, si le compte diffère")
        self.put(field(remark, self.remark), remark)
        self.remark.textChanged.connect(self._judge)

    def answer(self) -> CountBack:
        """Return the count of each desk and the remark."""
        counts = {desk: box.value() for desk, box in self.counted.items()}
        return CountBack(counts, self.remark.text().strip())

    def _judge(self) -> None:
        found = self.answer()
        agrees = found.counts == dict(self._expected)
        self.accept_button.setEnabled(agrees or bool(found.explanation))


class VarianceQuestion(Question):
    """Asks why papers are missing or in excess, and at which desk where several have too many."""

    def __init__(
        self, side: Side, papers: str, desks: Sequence[str], wording: Wording, parent: QWidget | None
    ) -> None:
        _ = wording.gettext
        asked = _("Pourquoi manque-t-il ?") if side is Side.MISSING else _("Pourquoi est-il en trop ?")
        super().__init__(asked, papers, _("Continuer"), parent)
        self._group = QButtonGroup(self)
        self._reasons = REASONS[side]
        for place, reason in enumerate(self._reasons):
            word = wording.title(reason)
            self._group.addButton(self.put(QRadioButton(word), word), place)
        self.words = QLineEdit(maxLength=LONGEST_NAME)
        self.words.setPlaceholderText(_("Quelques mots, sans nom ni donnée personnelle"))
        self.put(self.words, _("Précision"))
        self.desk: Choices[str] = Choices((wording.isolated(desk) or "–", desk) for desk in desks)
        found = self.put(field(_("Trouvé au poste"), self.desk), _("Trouvé au poste"))
        found.setVisible(len(desks) > 1)
        self.accept_button.setEnabled(False)
        self._group.idClicked.connect(lambda _place: self._judge())
        self.words.textChanged.connect(self._judge)
        self._group.button(0).setFocus()

    def answer(self) -> VarianceAnswer | None:
        """Return the reason, None where nothing was chosen that can be kept."""
        chosen = self._group.checkedId()
        if chosen < 0:
            return None
        reason, words = self._reasons[chosen], self.words.text().strip()
        if reason is VarianceReason.OTHER and not words:
            return None
        return VarianceAnswer(reason, words, self.desk.value() or "")

    def _judge(self) -> None:
        self.accept_button.setEnabled(self.answer() is not None)


def number(smallest: int, usual: int) -> QSpinBox:
    """Return a field for a number of blanks."""
    made = Count(minimum=smallest, maximum=MOST_BLANKS, value=usual)
    made.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet's padding stops at the buttons it hides
    return made
