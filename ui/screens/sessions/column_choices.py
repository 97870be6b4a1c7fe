"""Which column of a list tells which fact: as it was understood, to be chosen otherwise."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.parts.choices import Choices
from ui.parts.labels import label
from ui.wording import Wording
from voucher_desk.domain.attendance_list.columns import Choice
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.headings import Fate, Heading
from voucher_desk.domain.attendance_list.table import column_of
from voucher_desk.domain.attendance_list.understanding import UnderstoodList

_OFFERED = frozenset({Fate.READ, Fate.IGNORED})
"""Columns of names, telephones and signatures are not offered: no fact of ours stands in them."""
_SHORTEST = 12


class ColumnChoices(QWidget):
    """A list of columns for each fact; what a person changes is told at once."""

    def __init__(self, wording: Wording, changed: Callable[[Mapping[Field, Choice]], None]) -> None:
        super().__init__()
        self._wording = wording
        self._changed = changed
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.boxes: dict[Field, Choices[int | None]] = {field: self._box(field) for field in Field}

    def show_list(self, understood: UnderstoodList | None) -> None:
        """Offer the columns of a list, each fact at the column it was found in; nothing without a list."""
        headings = understood.headings if understood else ()
        pairs: list[tuple[str, int | None]] = [(self._wording.gettext("aucune"), None)]
        pairs += [(self._name(one), one.column) for one in headings if one.fate in _OFFERED]
        for field, box in self.boxes.items():
            found = understood.columns.get(field) if understood else None
            with QSignalBlocker(box):
                box.offer(pairs)
                box.choose(column_of(found.letters) if found else None)
            box.setEnabled(bool(headings))

    def _box(self, field: Field) -> Choices[int | None]:
        box: Choices[int | None] = Choices()
        box.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_SHORTEST)
        box.setAccessibleName(self._wording.title(field))
        box.currentIndexChanged.connect(partial(self._on_chosen, field))
        row = self._grid.rowCount()
        self._grid.addWidget(label(self._wording.title(field), "muted"), row, 0)
        self._grid.addWidget(box, row, 1)
        return box

    def _name(self, heading: Heading) -> str:
        letters = self._wording.isolated(heading.letters)
        if heading.text:
            return f"{heading.text} ({letters})"
        return self._wording.gettext("colonne {letters}").format(letters=letters)

    def _on_chosen(self, field: Field, _at: int) -> None:
        """Tell the choice; a column tells one fact, so another fact that held it lets go."""
        place = self.boxes[field].value()
        for other, box in self.boxes.items():
            if other is not field and place is not None and box.value() == place:
                with QSignalBlocker(box):
                    box.choose(None)
        self._changed({one: box.value() for one, box in self.boxes.items()})
