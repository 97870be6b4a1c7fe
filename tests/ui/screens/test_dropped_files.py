"""Files dropped on a window, and the keyboard alone: what a screen takes over is looked at either way."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ui.command_palette import CommandPalette
from ui.screens.directory.directory_screen import DirectoryScreen
from ui.screens.file_screen import FileScreen
from ui.screens.programme.programme_screen import ProgrammeScreen

COPY, NO_KEYS, LEFT = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


def drop(screen: FileScreen, *urls: QUrl) -> bool:
    """Drop files on a screen, and return whether it would take them."""
    dropped = QMimeData()
    dropped.setUrls(list(urls))
    entering = QDragEnterEvent(QPoint(5, 5), COPY, dropped, LEFT, NO_KEYS)
    entering.ignore()
    QApplication.sendEvent(screen, entering)
    if entering.isAccepted():
        QApplication.sendEvent(screen, QDropEvent(QPointF(5, 5), COPY, dropped, LEFT, NO_KEYS))
    return entering.isAccepted()


# Qt 6.12 would have a QPointF here, which 6.11, the newest for Python 3.11, does not take.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")
@pytest.mark.parametrize(
    ("kind", "text"),
    [(DirectoryScreen, b"code;name;city\nA-9;Ecoute;Rabat\n"), (ProgrammeScreen, None)],
)
def test_a_file_dropped_is_previewed_and_several_are_not(
    person: Any, kind: type[Any], text: bytes | None, programme_file: bytes, tmp_path: Path
) -> None:
    person.becomes("administration")
    screen = person.goes_to(kind)
    file = tmp_path / "fichier"
    file.write_bytes(text or programme_file)
    url = QUrl.fromLocalFile(str(file))
    assert not drop(screen, url, url)
    assert not drop(screen, QUrl("https://example.org/fichier"))
    assert drop(screen, url)
    person.waits()
    assert screen.preview.page.isVisible()
    assert screen.preview.page.file.text() == "fichier"


def test_a_programme_is_loaded_by_the_keyboard_alone(
    person: Any, programme_file: bytes, tmp_path: Path
) -> None:
    person.becomes("administration")
    screen = person.goes_to(ProgrammeScreen)
    person.answers.list_file = tmp_path / "programme.toml"
    person.answers.list_file.write_bytes(programme_file.replace(b"Pharmacie d'essai", b"Pharmacie"))
    person.window.activateWindow()
    person.qtbot.waitUntil(person.window.isActiveWindow)
    person.qtbot.keyClick(person.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    [palette] = person.window.findChildren(CommandPalette)
    person.qtbot.keyClicks(palette.field, "charger")
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    person.waits()
    assert person.window.focusWidget() is screen.preview.page.accept
    person.qtbot.keyClick(screen.preview.page.accept, Qt.Key.Key_Space)
    person.waits()
    assert person.reads().startswith("Programme ESSAI chargé")
