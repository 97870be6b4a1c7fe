"""The foot of a long list: how many rows there are, and a way on where a page could not be read."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import label
from ui.tables.paged_reading import PagedReading, Row, Wanted
from ui.wording import Wording


class ListFoot(QWidget):
    """Tells how many there are; after a fault it says so and offers to try again."""

    def __init__(
        self, wording: Wording, reading: PagedReading[Row, Wanted], told: Callable[[int], str]
    ) -> None:
        super().__init__()
        _ = wording.gettext
        self._count = label("", "muted")
        self._fault = label(_("La lecture de la liste s'est interrompue."), "failing")
        self.again = button(_("Réessayer"), self._retry, kind="quiet")
        self._reading = reading
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for part in (self._count, self._fault, self.again):
            whole.addWidget(part)
        whole.addStretch(1)
        self._show_fault(shown=False)
        reading.counted.connect(lambda count: self._count.setText(told(count)))
        reading.failed.connect(lambda: self._show_fault(shown=True))
        reading.shown.connect(lambda: self._show_fault(shown=False))

    def _show_fault(self, *, shown: bool) -> None:
        self._fault.setVisible(shown)
        self.again.setVisible(shown)

    def _retry(self) -> None:
        self._show_fault(shown=False)
        self._reading.retry()
