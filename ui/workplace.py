"""The workplace: what every screen is handed to do its work with.

Reads and writes are different things. Both run in the background and answer on the screen's thread; a write
also says what it touched, so that every visible screen can decide to reload. Work that may take long and only
reads has a lane of its own: no screen waits for it. Refusals and faults become
messages here, in one place, unless the screen answers them itself.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui import last_resort
from ui.background import Background, Cancelled, Lane, Progress
from ui.column_memory import ColumnMemory
from ui.drafts import Drafts
from ui.keeping import Keeping
from ui.messages import Messages
from ui.questions import Questions
from ui.settings import Devices
from ui.sounds import Sounds
from ui.tables.layout_memory import LayoutMemory
from ui.wording import Wording
from voucher_desk.desk import Desk, Outcome, UseCase
from voucher_desk.domain.duties import FIRST_ACTOR, Duty, actor_of
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.refusals import Refused
from voucher_desk.ports.faults import Fault
from voucher_desk.queries.programme import UserRow
from voucher_desk.queries.queries import Queries, Step

Request = TypeVar("Request")
Value = TypeVar("Value")
Handler = Callable[[Refused], bool]
"""Answers a refusal at the screen; returns False to leave it to the channel of messages."""


class Workplace(QObject):
    """One desk with one person at it.

    Signals: `touched` with subjects of a write; `person_changed`; `users_changed` where other people
    work here than before; `devices_chosen` with the Devices.
    """

    touched = Signal(object)
    person_changed = Signal()
    users_changed = Signal()
    devices_chosen = Signal(object)

    def __init__(
        self,
        desk: Desk,
        users: Sequence[UserRow],
        wording: Wording,
        questions: Questions,
        open_file: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self.drafts = Drafts(person=desk.user or "")
        self.columns = ColumnMemory()
        self.layouts = LayoutMemory()
        self.home: Path | None = None
        self.desk = desk
        self.users = tuple(users)
        self.wording = wording
        self.questions = questions
        self.open_file = open_file
        self.devices = Devices()
        self.sounds = Sounds(parent=self)
        self.messages = Messages(self)
        self.background = Background(self)
        self.keeping = Keeping(wording, self.messages, self)
        self._making: set[int] = set()

    @property
    def today(self) -> date:
        """Return the Moroccan calendar day, by the station's clock."""
        return local_date(self.desk.now())

    @property
    def own_provider(self) -> str | None:
        """Return the provider whose staff is acting; None where it is nobody's."""
        return next((user.provider for user in self.users if user.code == self.desk.user), None)

    @property
    def duties(self) -> frozenset[Duty]:
        """Return the duties of the person acting; none where nobody known acts, but of a first one."""
        if not self.users:
            return FIRST_ACTOR.duties
        return frozenset().union(
            *(
                actor_of(user.code, user.roles, user.provider).duties
                for user in self.users
                if user.code == self.desk.user
            )
        )

    def become(self, user: str) -> None:
        """Let another person act at this desk."""
        self.desk = self.desk.acting_as(user)
        self.drafts.person = user
        self.messages.clear()
        self.person_changed.emit()

    def take_users(self, users: Sequence[UserRow]) -> None:
        """Learn who works here now that a programme was loaded."""
        if tuple(users) != self.users:
            self.users = tuple(users)
            self.users_changed.emit()

    def take_drafts(self, drafts: Drafts) -> None:
        """Keep what is half-typed there from now on."""
        self.drafts = drafts
        self.drafts.person = self.desk.user or ""

    def choose_devices(self, devices: Devices) -> None:
        """Read vouchers with these from now on."""
        self.devices = devices
        self.devices_chosen.emit(devices)

    def read(
        self,
        owner: QObject,
        task: Callable[[Queries], Value],
        then: Callable[[Value], None],
        refused: Handler | None = None,
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        """Read the database for a screen; `failed` is called after whatever went wrong was told."""
        desk = self.desk

        def tell(error: Exception) -> None:
            self._tell(error, refused)
            failed()

        self.background.run(owner, lambda _: desk.read(task), then, tell)

    def examine(
        self,
        owner: QObject,
        task: Callable[[Queries, Step], Value],
        then: Callable[[Value], None],
        refused: Handler | None = None,
    ) -> None:
        """Read the database at length: the task tells its steps, and can be stopped between them."""
        desk = self.desk
        self.background.run(
            owner,
            lambda progress: desk.read(lambda queries: task(queries, progress.step)),
            then,
            self._failing(refused),
            Lane.LONG,
        )

    def prepare(
        self,
        owner: QObject,
        task: Callable[[], Value],
        then: Callable[[Value], None],
        refused: Handler | None = None,
        lane: Lane = Lane.LONG,
    ) -> None:
        """Do slow work that writes to no database, such as reading a file."""
        self.background.run(owner, lambda _: task(), then, self._failing(refused), lane)

    def draw_up(
        self,
        owner: QObject,
        task: Callable[[Desk, Progress], Value],
        then: Callable[[Value], None],
    ) -> None:
        """Draw up a paper or a file from what is read; a second wish of the screen meanwhile is ignored."""
        self._make(owner, task, then, None, Lane.LONG)

    def is_making(self, owner: QObject) -> bool:
        """Return whether something that a screen wrote or drew up is not answered yet."""
        return id(owner) in self._making

    def rehearse(
        self,
        owner: QObject,
        use_case: UseCase[Request, Value],
        request: Request,
        then: Callable[[Value], None],
        refused: Handler | None = None,
    ) -> None:
        """Learn what a use case would give, and save nothing."""
        desk = self.desk
        self.background.run(owner, lambda _: desk.rehearse(use_case, request), then, self._failing(refused))

    def do(
        self,
        owner: QObject,
        use_case: UseCase[Request, Value],
        request: Request,
        then: Callable[[Value], None],
        refused: Handler | None = None,
    ) -> None:
        """Do a use case; a second wish of the same screen before the answer is a double click: ignored."""
        self.make(owner, lambda desk, _: desk.do(use_case, request), then, refused)

    def make(
        self,
        owner: QObject,
        task: Callable[[Desk, Progress], Outcome[Value]],
        then: Callable[[Value], None],
        refused: Handler | None = None,
    ) -> None:
        """Do a longer piece of work that ends in an outcome, such as printing a paper and saying so."""

        def done(outcome: Outcome[Value]) -> None:
            then(outcome.value)
            self.touched.emit(outcome.touched)

        self._make(owner, task, done, refused, Lane.SCREENS)

    def _make(
        self,
        owner: QObject,
        task: Callable[[Desk, Progress], Value],
        then: Callable[[Value], None],
        refused: Handler | None,
        lane: Lane,
    ) -> None:
        if self.is_making(owner):
            return
        self._making.add(id(owner))
        desk = self.desk

        def done(value: Value) -> None:
            self._making.discard(id(owner))
            then(value)

        def failed(error: Exception) -> None:
            self._making.discard(id(owner))
            self._tell(error, refused)

        self.background.run(owner, lambda progress: task(desk, progress), done, failed, lane)

    def tell_unforeseen(self) -> None:
        """Say calmly that something went wrong which nobody foresaw; what it was stands in the log."""
        _ = self.wording.gettext
        self.messages.fault(
            _("Une erreur inattendue est survenue. Vérifiez si l'action a été enregistrée, puis réessayez.")
        )

    def _failing(self, refused: Handler | None) -> Callable[[Exception], None]:
        return lambda error: self._tell(error, refused)

    def _tell(self, error: Exception, refused: Handler | None) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, Refused):
            last_resort.note(error)
            self.tell_unforeseen()
            return
        if refused and refused(error):
            return
        tell = self.messages.fault if isinstance(error, Fault) else self.messages.refused
        tell(self.wording.sentence(error))
