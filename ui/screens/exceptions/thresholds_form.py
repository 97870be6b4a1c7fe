"""The thresholds of one report: numbers to change, kept for everybody once they are applied."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.forms import field
from ui.parts.layouts import holding, row
from ui.parts.numbers import Number
from ui.wording import Wording
from voucher_desk.domain.exception_rules import Rule
from voucher_desk.domain.thresholds import Thresholds, Unit, thresholds_of
from voucher_desk.sentences.findings import threshold_words

_IN_A_ROW = 3


class ThresholdsForm(QWidget):
    """One field for each threshold of a report, and what applies them."""

    def __init__(self, wording: Wording, apply: Callable[[Mapping[str, int]], None]) -> None:
        super().__init__()
        _ = wording.gettext
        self._wording = wording
        self._apply = apply
        self._rule: Rule | None = None
        self.fields: dict[str, Number] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self.keep = button(_("Appliquer les seuils"), self._on_keep, sign="check")
        self.usual = button(_("Valeurs habituelles"), self._on_usual, kind="quiet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(holding(self._grid))
        whole.addLayout(row(self.keep, self.usual, None))

    def show_thresholds(self, rule: Rule, limits: Thresholds) -> None:
        """Show the values in force of a report's thresholds; nothing where it has none."""
        if rule is not self._rule:
            self._begin(rule)
        for name, number in self.fields.items():
            number.setValue(limits[name])

    def _begin(self, rule: Rule) -> None:
        self._rule = rule
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.fields = {}
        for place, threshold in enumerate(thresholds_of(rule)):
            unit = "" if threshold.unit is Unit.TIMES else self._wording.word(threshold.unit)
            number = Number(threshold.lowest, threshold.highest, unit)
            self.fields[threshold.name] = number
            named = field(threshold_words(threshold.name, self._wording.translations), number)
            self._grid.addWidget(named, place // _IN_A_ROW, place % _IN_A_ROW)

    def _on_keep(self) -> None:
        self._apply({name: number.value() for name, number in self.fields.items()})

    def _on_usual(self) -> None:
        if self._rule is not None:
            self._apply({threshold.name: threshold.usual for threshold in thresholds_of(self._rule)})
