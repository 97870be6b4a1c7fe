"""Language of Qt's own words, and the side from which screens are read."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from ui.wording import Wording

_COUNTRY = {"fr": "fr_MA", "ar": "ar_MA", "en": "en_GB"}


def speak(application: QApplication, wording: Wording) -> None:
    """Let Qt's own buttons and menus speak the language, and mirror every screen where it is written so.

    Digits stay Latin in every language: amounts and codes are read aloud and compared with paper.
    """
    locale = QLocale(_COUNTRY[wording.language])
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(locale)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{wording.language}", folder):
        application.installTranslator(translator)
    mirrored = Qt.LayoutDirection.RightToLeft if wording.right_to_left else Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(mirrored)
