"""The view menu: how the screens look, how large their letters are, which language and digits they speak."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from resources.palettes import Look
from ui.settings import TEXT_SIZES, Settings
from ui.wording import DIGITS_TO_CHOOSE, Wording
from voucher_desk.domain.digits import Digits
from voucher_desk.sentences.marking import N_

_LOOKS = ((Look.LIGHT, N_("Clair")), (Look.DARK, N_("Sombre")), (Look.CONTRAST, N_("Contraste élevé")))
_LANGUAGES = (("fr", "Français"), ("ar", "العربية"), ("en", "English"))
_DIGITS = ((Digits.LATIN, "0123"), (Digits.ARABIC_INDIC, "\u0660\u0661\u0662\u0663"))


class ViewMenu(QMenu):
    """Choices that take effect at once. Signal: `chosen` with the Settings as they should be."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = wording.gettext
        looks = ((_(word), replace(settings, look=look)) for look, word in _LOOKS)
        self._offer(_("Apparence"), looks, settings)
        sizes = (
            (wording.isolated(_("{n} %").format(n=size)), replace(settings, text_percent=size))
            for size in TEXT_SIZES
        )
        self._offer(_("Taille du texte"), sizes, settings)
        languages = ((name, replace(settings, language=code)) for code, name in _LANGUAGES)
        self._offer(_("Langue"), languages, settings)
        if wording.language in DIGITS_TO_CHOOSE:
            digits = ((name, replace(settings, digits=kind)) for kind, name in _DIGITS)
            self._offer(_("Chiffres"), digits, settings)

    def _offer(self, name: str, answers: Iterable[tuple[str, Settings]], now: Settings) -> None:
        menu = self.addMenu(name)
        group = QActionGroup(menu)
        for word, settings in answers:
            action = group.addAction(menu.addAction(word))
            action.setCheckable(True)
            action.setChecked(settings == now)
            action.triggered.connect(lambda _checked=False, chosen=settings: self.chosen.emit(chosen))
