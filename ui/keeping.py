"""Keeping: backups are taken beside the other work, in a lane of their own, and never in anybody's way."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui import last_resort
from ui.background import Background, Cancelled
from ui.messages import Messages
from ui.wording import Wording
from voucher_desk.backups import Backups, Taken
from voucher_desk.desk import Desk
from voucher_desk.domain.backups import USUALLY_KEPT, KeptByServer, is_due
from voucher_desk.domain.refusals import Refused
from voucher_desk.ports.faults import Fault


class Keeping(QObject):
    """Takes backups of one home; without one it keeps nothing.

    `wanted` is the backup to be given back once the window is closed, where it `may_restore` one at all.

    Signals: `changed` when one begins, is taken, or fails; `progressed` with the steps done and all steps;
    `number_chosen` with how many are kept from now on.
    """

    changed = Signal()
    number_chosen = Signal(int)
    progressed = Signal(int, int)

    def __init__(self, wording: Wording, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: Backups | None = None
        self.failure = ""
        self.may_restore = False
        self.wanted: Path | None = None
        self._wording = wording
        self._messages = messages
        self._lane = Background(self)
        self._lane.busy_changed.connect(lambda _busy: self.changed.emit())
        self._lane.progressed.connect(self.progressed)

    @property
    def busy(self) -> bool:
        """Return whether a backup is being taken."""
        return self._lane.busy

    @property
    def number_kept(self) -> int:
        """Return how many backups are kept in the home's own folder."""
        return self.backups.kept if self.backups else USUALLY_KEPT

    def keep(self, number: int) -> None:
        """Keep so many in the home's own folder from the next one on."""
        if self.backups:
            self.backups.kept = number
            self.number_chosen.emit(number)

    def take_if_due(self, desk: Desk) -> None:
        """Take a backup unasked, where the last one is over a day old; only a failure is told."""
        if self.backups and is_due(self.last_at(), desk.now()):
            self._take(self.backups, desk, None, lambda _taken: None)

    def take(self, desk: Desk, output: Path | None = None) -> None:
        """Take a backup into the home's folder or another one; one at a time."""
        if self.backups and not self.busy:
            self._take(self.backups, desk, output, self._on_taken)

    def last_at(self) -> datetime | None:
        """Return when the last backup was taken, UTC."""
        return self.backups.last_at() if self.backups else None

    def outside_at(self) -> datetime | None:
        """Return when one was last taken to another folder than the home's, UTC."""
        return self.backups.outside_at() if self.backups else None

    def cancel(self) -> None:
        """Ask the backup under way to stop: nothing of it is left."""
        self._lane.cancel()

    def finish(self) -> None:
        """Let the backup under way end: the program is closing."""
        self._lane.finish(stop=False)

    def _take(self, backups: Backups, desk: Desk, output: Path | None, then: Callable[[Taken], None]) -> None:
        def taken(done: Taken) -> None:
            self.failure = self._wording.sentence(done.notice) if done.notice else ""
            then(done)
            self.changed.emit()

        self._lane.run(
            self, lambda progress: backups.take(desk, output, progress.step), taken, self._on_failed
        )

    def _on_taken(self, taken: Taken) -> None:
        said = self._wording.gettext("Sauvegarde faite et relue : {file}")
        self._messages.done(said.format(file=self._wording.isolated(taken.backup.file.name)))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled | KeptByServer):
            return
        if isinstance(error, Refused):
            self.failure = self._wording.sentence(error)
        else:
            last_resort.note(error)
            self.failure = self._wording.gettext("La sauvegarde n'a pas abouti.")
        tell = self._messages.fault if isinstance(error, Fault) else self._messages.refused
        tell(self.failure)
        self.changed.emit()
