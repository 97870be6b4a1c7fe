"""How many people a list names, by sex and age: what one compares with the paper before importing it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.parts.labels import label
from ui.wording import Wording
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.people import AgeGroup, Sex

_SEXES = (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN)
_GROUPS = (AgeGroup.ADULT, AgeGroup.MINOR, AgeGroup.UNKNOWN)


class PeopleCounts(QWidget):
    """A small table with its sums."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)

    def show_people(self, people: Sequence[ListedPerson]) -> None:
        """Count these people."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        counts = Counter((person.sex, person.age_group) for person in people)
        total = self._wording.gettext("Total")
        for at, group in enumerate((*_GROUPS, None), start=1):
            word = self._wording.title(group) if group else total
            self._put(0, at, word.replace(" ", "\n"), "muted")
        for line, sex in enumerate((*_SEXES, None), start=1):
            self._put(line, 0, self._wording.title(sex) if sex else total, "muted")
            for at, group in enumerate((*_GROUPS, None), start=1):
                self._put(line, at, self._wording.number(_sum(counts, sex, group)))

    def _put(self, line: int, at: int, text: str, kind: str = "") -> None:
        side = Qt.AlignmentFlag.AlignTrailing if at else Qt.AlignmentFlag.AlignLeading
        made = label(text, kind)
        made.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(made, line, at)


def _sum(counts: Counter[tuple[Sex, AgeGroup]], sex: Sex | None, group: AgeGroup | None) -> int:
    return sum(
        count for (one, other), count in counts.items() if sex in {None, one} and group in {None, other}
    )
