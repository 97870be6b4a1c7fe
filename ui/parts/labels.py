"""Labels: text that is shown as it stands, never read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QSizePolicy


def label(text: str = "", kind: str = "") -> QLabel:
    """Return a label of a kind the style sheet knows: `title`, `section`, `muted`, `figure` and others."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIndent(0)  # the room below Arabic letters would else move a label in from its side
    made.setAlignment(_side())
    if kind:
        made.setProperty("kind", kind)
    return made


def paragraph(text: str = "", kind: str = "") -> QLabel:
    """Return a label that breaks its lines."""
    made = label(text, kind)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def selectable(text: str = "", kind: str = "") -> QLabel:
    """Return a label whose text can be marked and copied."""
    made = label(text, kind)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def _side() -> Qt.AlignmentFlag:
    """Return where reading begins: a code alone in an Arabic screen would else stand at the far side."""
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
