"""The bar above a form that offers what was typed into it before a crash, and keeps what is typed now.

One mechanism for every form: it is told when the form begins and when it was saved, and does the rest.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.draft_fields import Field, FormFields
from ui.drafts import Drafts
from ui.parts.buttons import button
from ui.parts.labels import paragraph
from ui.wording import Wording

Value = TypeVar("Value")
_PAUSE_MS = 400
"""A pause in the typing, after which what stands there is kept."""


class Seat(Protocol):
    """Where a form is filled in: whose drafts are kept there, in which language."""

    @property
    def drafts(self) -> Drafts:
        """Return the drafts."""
        ...

    @property
    def wording(self) -> Wording:
        """Return the sentences."""
        ...


class Sheet(Protocol):
    """What is typed into, as texts by name."""

    def taken(self) -> Mapping[str, str]:
        """Return what stands there."""
        ...

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Put back what stood there."""
        ...

    def changes(self) -> list[SignalInstance]:
        """Return the signals that tell of a change."""
        ...


class DraftBar(QFrame):
    """Hidden until its form begins again where something had been typed and never saved."""

    def __init__(self, seat: Seat, form: str, sheet: Sheet | Mapping[str, Field]) -> None:
        super().__init__()
        self.setProperty("kind", "offer")
        _ = seat.wording.gettext
        self._seat = seat
        self._form = form
        self._sheet = FormFields(sheet) if isinstance(sheet, Mapping) else sheet
        self._key = ""
        self._usual: Mapping[str, str] = {}
        self._left: Mapping[str, str] = {}
        self.resume = button(_("Reprendre"), self._resume)
        self.drop = button(_("Oublier"), self._drop, kind="quiet")
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.keep)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 6, 10, 6)
        line.addWidget(paragraph(_("Reprendre ce que vous aviez commencé ?")), 1)
        for made in (self.drop, self.resume):
            line.addWidget(made)
        for change in self._sheet.changes():
            change.connect(self.note)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """Return whether something was typed that is not kept yet."""
        return self._pause.isActive()

    def begin(self, about: str = "") -> None:
        """Start, once the form shows what it shows at first; `about` is the session or serial it is for."""
        self._pause.stop()
        self._key = self._seat.drafts.key(self._form, about)
        self._usual = self._sheet.taken()
        left = self._seat.drafts.recall(self._key)
        self._left = left if left != self._usual else {}
        self.setVisible(bool(self._left))

    def note(self, *_change: object) -> None:
        """Keep what stands in the form after a pause, if it has begun."""
        if self._key:
            self._pause.start()

    def keep(self) -> None:
        """Keep what stands in the form now; while it is as at first, what was left before stays."""
        if self._key:
            now = self._sheet.taken()
            self._seat.drafts.keep(self._key, self._left if now == self._usual else now)

    def leave(self) -> None:
        """Keep what stands in the form and listen no more: another person takes the seat."""
        self._pause.stop()
        self.keep()
        self._key, self._left = "", {}
        self.hide()

    def end(self) -> None:
        """Forget the draft: the form was saved, or given up by a person who said so."""
        self._pause.stop()
        if self._key:
            self._seat.drafts.forget(self._key)
        self._key, self._left = "", {}
        self.hide()

    def ended(self, then: Callable[[Value], object]) -> Callable[[Value], None]:
        """Return what to do with the outcome of saving: end, then do what the form does."""

        def saved(value: Value) -> None:
            self.end()
            then(value)

        return saved

    def _resume(self) -> None:
        left, self._left = self._left, {}
        self.hide()
        self._sheet.put_back(left)
        self.keep()

    def _drop(self) -> None:
        self._left = {}
        self.hide()
        self.keep()
