"""A line of controls that goes on in the next line where it is too long, as words do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 8


class Flow(QWidget):
    """Controls one after the other, from the side where one begins to read; nothing is cut at its end."""

    def __init__(self, *controls: QWidget, at_end: bool = False) -> None:
        """Take the controls; `at_end` lines them up at the side where one ends to read."""
        super().__init__()
        self._controls = controls
        self._at_end = at_end
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for control in controls:
            control.setParent(self)

    def hasHeightForWidth(self) -> bool:
        """Return that fewer lines are needed where there is more room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines within a width."""
        lines = self._lines(width)
        return sum(map(_height, lines)) + _GAP * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(_width(self._shown()), _height(self._shown()))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest control alone."""
        widest = max((_size(control).width() for control in self._shown()), default=0)
        return QSize(widest, _height(self._shown()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the controls for the width there is."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the controls anew when one of them was shown, hidden or renamed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        top = 0
        for line in self._lines(self.width()):
            height = _height(line)
            before = self.width() - _width(line) if self._at_end else 0
            for control in line:
                size = _size(control).boundedTo(QSize(self.width(), height))
                left = self.width() - before - size.width() if mirrored else before
                control.setGeometry(QRect(left, top + (height - size.height()) // 2, *size.toTuple()))
                before += size.width() + _GAP
            top += height + _GAP

    def _shown(self) -> list[QWidget]:
        return [control for control in self._controls if not control.isHidden()]

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        for control in self._shown():
            if lines and _width([*lines[-1], control]) <= width:
                lines[-1].append(control)
            else:
                lines.append([control])
        return lines


def _size(control: QWidget) -> QSize:
    return control.sizeHint().expandedTo(control.minimumSize())


def _width(line: Sequence[QWidget]) -> int:
    return sum(_size(control).width() for control in line) + _GAP * max(0, len(line) - 1)


def _height(line: Sequence[QWidget]) -> int:
    return max((_size(control).height() for control in line), default=0)
