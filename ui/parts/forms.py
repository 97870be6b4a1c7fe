"""Forms: a name above each field, joined to it for who does not see them."""

from PySide6.QtWidgets import QLayout, QWidget

from ui.parts.labels import label
from ui.parts.layouts import column, holding


def field(name: str, control: QWidget, line: QLayout | None = None) -> QWidget:
    """Return a control under its name, or the `line` in which it stands beside others."""
    control.setAccessibleName(name)
    words = label(name, "muted")
    words.setBuddy(control)
    return holding(column(words, line or control, spacing=4))
