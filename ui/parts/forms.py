"""Forms: a name above each field, joined to it for who does not see them."""

from PySide6.QtWidgets import QWidget

from ui.parts.labels import label
from ui.parts.layouts import column, holding


def field(name: str, control: QWidget) -> QWidget:
    """Return a control under its name."""
    control.setAccessibleName(name)
    words = label(name, "muted")
    words.setBuddy(control)
    return holding(column(words, control, spacing=4))
