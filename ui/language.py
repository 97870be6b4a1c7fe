"""Language of Qt's own words and numbers, and the side from which screens are read."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from ui.wording import Wording
from voucher_desk.domain.digits import Digits

_COUNTRY = {"fr": "fr_MA", "ar": "ar_MA", "en": "en_GB"}
_ARABIC_INDIC = "ar_EG"
"""Qt takes digits from the country: this one writes Arabic-Indic ones, and reads Latin ones besides."""


def speak(application: QApplication, wording: Wording) -> None:
    """Let Qt's own buttons and menus speak the language, and mirror every screen where it is written so.

    Fields for numbers and days write the digits that the wording does.
    """
    arabic_indic = wording.digits is Digits.ARABIC_INDIC
    locale = QLocale(_ARABIC_INDIC if arabic_indic else _COUNTRY[wording.language])
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(locale)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{wording.language}", folder):
        application.installTranslator(translator)
    mirrored = Qt.LayoutDirection.RightToLeft if wording.right_to_left else Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(mirrored)
