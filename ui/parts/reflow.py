"""Parts that stand beside each other where there is room, and one under the other where there is not.

Room is measured in letters, so that a page is arranged anew when its letters grow, and nothing has to be
looked for by scrolling sideways (WCAG 2.2, 1.4.10).
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSplitter, QWidget

_NARROWEST = 24
_SHORT, _TALL = 11, 18
_HANDLE = 14
_ROOMY = 96


def letters(widget: QWidget, count: int) -> int:
    """Return how many pixels so many letters take in a widget's typeface."""
    return widget.fontMetrics().horizontalAdvance("x") * count


def _least_widths(parts: Sequence[QWidget]) -> list[int]:
    return [max(part.minimumWidth(), part.minimumSizeHint().width()) for part in parts]


class Reflow(QWidget):
    """Two parts or more, side by side from so many `letters` on, and only where each has its least room."""

    def __init__(self, *parts: QWidget, from_letters: int = 0, spacing: int = 12) -> None:
        super().__init__()
        self._parts = parts
        self._from_letters = from_letters
        self.line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(spacing)
        for part in parts:
            self.line.addWidget(part)

    @property
    def is_beside(self) -> bool:
        """Return whether the parts stand side by side now."""
        return self.line.direction() is QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest part alone: it may stand above the others."""
        return QSize(max(self._least()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the width there is."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the parts anew when one of them wants more room, or less."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return done

    def _arrange(self) -> None:
        needed = sum(self._least()) + self.line.spacing() * (len(self._parts) - 1)
        beside = self.width() >= max(needed, letters(self, self._from_letters))
        self.line.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _least(self) -> list[int]:
        return _least_widths(self._parts)


class Beside(QSplitter):
    """A list and what is chosen in it, with a line between them that can be moved."""

    def __init__(self, table: QWidget, panel: QWidget, shares: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shares = shares
        self._panes = (table, panel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE)
        for widget, share in zip(self._panes, shares, strict=True):
            widget.setMinimumWidth(letters(self, _NARROWEST))
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, share)
        self._share()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the wider part alone: it may stand above the other."""
        return QSize(max(self._least()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the width there is."""
        self._arrange()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Arrange the parts anew when one of them wants more room, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        beside = self.width() >= max(sum(self._least()) + _HANDLE, letters(self, _ROOMY))
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self._turn(wanted)

    def _turn(self, wanted: Qt.Orientation) -> None:
        self.setOrientation(wanted)
        stacked = wanted is Qt.Orientation.Vertical
        for pane, lines in zip(self._panes, (_SHORT, _TALL), strict=True):
            pane.setMinimumHeight(self.fontMetrics().lineSpacing() * lines if stacked else 0)
        self._share()

    def _share(self) -> None:
        self.setSizes([share * _ROOMY for share in self._shares])

    def _least(self) -> list[int]:
        return _least_widths(self._panes)
