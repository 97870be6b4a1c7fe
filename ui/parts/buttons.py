"""Buttons: one word or two, what they do, and a name for who does not see them."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from ui.icons import icon


def button(word: str, act: Callable[[], None], *, kind: str = "", sign: str = "") -> QPushButton:
    """Return a button; `kind` is `primary`, `quiet` or plain, `sign` the name of an icon."""
    made = QPushButton(word)
    made.setAccessibleName(word)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if sign:
        made.setProperty("sign", sign)
        made.setIcon(icon(sign, on_highlight=kind == "primary"))
    made.clicked.connect(lambda _checked=False: act())
    return made


def emphasise(made: QPushButton, wanted: bool) -> None:
    """Make a button the one that stands out, or plain again."""
    kind = "primary" if wanted else ""
    if made.property("kind") != kind:
        made.setProperty("kind", kind)
        made.setIcon(icon(made.property("sign"), on_highlight=wanted))
        made.style().unpolish(made)
        made.style().polish(made)
