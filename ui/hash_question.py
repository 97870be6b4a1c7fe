"""A question for the hash that somebody wrote down on paper."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialog_question import Question
from ui.parts.forms import field
from ui.wording import Wording

_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST = 120


class HashQuestion(Question):
    """Takes a SHA-256 as people write it, in groups or not, in any case; or nothing."""

    def __init__(self, question: str, detail: str, wording: Wording, parent: QWidget | None) -> None:
        _ = wording.gettext
        super().__init__(question, detail, _("Comparer"), parent)
        self.typed = QLineEdit(maxLength=_LONGEST)
        self.typed.setPlaceholderText(_("64 signes, de 0 à 9 et de a à f"))
        self.typed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.put(field(_("Empreinte (SHA-256)"), self.typed), _("Empreinte (SHA-256)"))
        self.typed.textChanged.connect(lambda _text: self._judge())
        self.typed.setFocus()

    def answer(self) -> str:
        """Return the hash in small letters, empty where nothing was typed."""
        return "".join(self.typed.text().split()).lower()

    def _judge(self) -> None:
        typed = self.answer()
        self.accept_button.setEnabled(not typed or _HASH.fullmatch(typed) is not None)
