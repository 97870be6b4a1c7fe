"""Bar charts: a name, a bar and its number on each line, drawn in the colours of the palette.

Whoever does not see the bars is told every name and number: nothing stands in the drawing alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

_LINE = 30
_BAR = 16
_GAP = 10
_NARROWEST_BAR = 2
_SMALLEST_ROOM = 60
_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: what is counted, how many, and the number as it is written."""

    name: str
    value: int
    shown: str


class BarChart(QWidget):
    """Bars from one common edge, the longest as long as there is room: lengths compare as numbers do."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars, in this order, instead of those before."""
        self._bars = tuple(bars)
        self.setAccessibleDescription("\n".join(f"{bar.name} : {bar.shown}" for bar in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room all lines want."""
        return QSize(_WIDTH, max(1, len(self._bars)) * self._line())

    def minimumSizeHint(self) -> QSize:
        """Return the height of all lines: a chart is never cut."""
        return QSize(_WIDTH // 2, self.sizeHint().height())

    def bar_of(self, place: int) -> QRect:
        """Return where the bar at a place is drawn, counted from 0, mirrored as the language asks."""
        names, numbers = self._columns()
        room = max(_SMALLEST_ROOM, self.width() - names - numbers - 2 * _GAP)
        longest = max((bar.value for bar in self._bars), default=0)
        value = self._bars[place].value
        length = max(_NARROWEST_BAR, room * value // longest) if value else 0
        top = place * self._line() + (self._line() - _BAR) // 2
        return self._mirrored(QRect(names + _GAP, top, length, _BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, and a frame where the keyboard is."""
        painter = QPainter(self)
        for place, bar in enumerate(self._bars):
            self._draw(painter, place, bar)
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw(self, painter: QPainter, place: int, bar: Bar) -> None:
        names, numbers = self._columns()
        top, line = place * self._line(), self._line()
        middle = Qt.AlignmentFlag.AlignVCenter
        across = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        drawn = self.bar_of(place)
        before = self.width() - drawn.right() - 1 if self._is_mirrored() else drawn.left()
        after = before + drawn.width() + _GAP
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self._mirrored(QRect(2, top, names, line)), across | middle, bar.name)
        painter.drawText(self._mirrored(QRect(after, top, numbers, line)), across | middle, bar.shown)
        painter.fillRect(drawn, self.palette().color(QPalette.ColorRole.Highlight))

    def _line(self) -> int:
        return max(_LINE, self.fontMetrics().height() + _GAP)

    def _columns(self) -> tuple[int, int]:
        """Return the widths of the longest name and of the longest number."""
        measured = self.fontMetrics().horizontalAdvance
        names = max((measured(bar.name) for bar in self._bars), default=0)
        numbers = max((measured(bar.shown) for bar in self._bars), default=0)
        return names + 4, numbers + 4

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
