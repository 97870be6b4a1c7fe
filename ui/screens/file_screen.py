"""A screen that takes a file: chosen by a button, or dropped on the window."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.screens.screen import Screen
from ui.workplace import Workplace


class FileScreen(Screen):
    """A list and, in its place, the preview of the one file of this machine that is dropped on it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._pages = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setAcceptDrops(True)

    def import_file(self, path: Path) -> None:
        """Show the preview of a file, or say why there is none."""
        raise NotImplementedError

    def _take_pages(self, listed: QWidget, preview: QWidget) -> None:
        """Take the page of the list, shown first, and that of the preview."""
        self._pages.addWidget(listed)
        self._pages.addWidget(preview)

    def _show_list(self) -> None:
        self._pages.setCurrentIndex(0)

    def _show_preview(self) -> None:
        """Show the preview, and take away what was said of the file before."""
        self.place.messages.clear()
        self._pages.setCurrentIndex(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this machine."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Preview the file that was dropped."""
        event.acceptProposedAction()
        self.import_file(Path(event.mimeData().urls()[0].toLocalFile()))
