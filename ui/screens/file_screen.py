"""A screen that takes a file: chosen by a button, or dropped on the window."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ui.screens.screen import Screen
from ui.workplace import Workplace


class FileScreen(Screen):
    """Previews the one file of this machine that is dropped on it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.setAcceptDrops(True)

    def import_file(self, path: Path) -> None:
        """Show the preview of a file, or say why there is none."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this machine."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Preview the file that was dropped."""
        event.acceptProposedAction()
        self.import_file(Path(event.mimeData().urls()[0].toLocalFile()))
