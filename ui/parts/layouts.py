"""Layouts that every screen shares: rows, columns and sheets that scroll."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

_AROUND_FIELD = 40


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Return widgets side by side; None stands for the space that grows."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def column(*parts: QWidget | QLayout | None, spacing: int = 12, margin: int = 0) -> QVBoxLayout:
    """Return parts one under the other; None stands for the space that grows."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if part is None:
            made.addStretch(1)
        elif isinstance(part, QWidget):
            made.addWidget(part)
        else:
            made.addLayout(part)
    return made


def holding(layout: QLayout) -> QWidget:
    """Return a bare widget with this layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


class Sheet(QScrollArea):
    """A part of a page that scrolls; a field that takes the focus comes into sight by itself.

    With `whole_width` what stands beside it makes room, so that it scrolls up and down alone.
    """

    def __init__(self, *, whole_width: bool) -> None:
        super().__init__()
        self._whole_width = whole_width
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the whole width anew when what is inside grows or shrinks."""
        inside = self.widget()
        if self._whole_width and inside is watched and event.type() is QEvent.Type.LayoutRequest:
            across = inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(across)
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QAbstractSpinBox | QComboBox) and self.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self._show_field(now))

    def _show_field(self, field: QWidget) -> None:
        if isValid(self) and field.isVisible():
            self.ensureWidgetVisible(field, 0, _AROUND_FIELD)


def scrolling(widget: QWidget, *, whole_width: bool = False) -> QScrollArea:
    """Return a sheet as wide as there is room, which scrolls where it is longer than the window, or wider."""
    widget.setProperty("kind", "sheet")
    area = Sheet(whole_width=whole_width)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
