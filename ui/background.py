"""Background work: a lane for what screens ask and do, one for long work, and answers on the screen's thread.

A task never touches a screen. What it returns, or raises, is a value that travels back; whoever asked and has
been closed meanwhile gets no answer. Long work only reads: on SQLite a reading keeps no writer waiting, while
two writers in two lanes would find the database busy.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from queue import SimpleQueue
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

Value = TypeVar("Value")
_PATIENCE_MS = 30_000


class Cancelled(Exception):
    """The person asked to stop."""


class Progress:
    """How far a long task has come; the task tells it, and learns from it that it should stop."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stopped = Event()

    def step(self, done: int, of: int) -> None:
        """Tell that `done` steps of all are done. Raises Cancelled once the person asked to stop."""
        if self._stopped.is_set():
            raise Cancelled
        self._tell(done, of)

    def stop(self) -> None:
        """Ask the task to stop at its next step."""
        self._stopped.set()


Task = Callable[[Progress], Value]


class Lane(Enum):
    """Where a task waits for its turn: each lane does one after the other, beside the other lane."""

    SCREENS = auto()
    LONG = auto()


@dataclass(frozen=True, slots=True)
class _Answer:
    owner: QObject
    tell: Callable[[Any], None]
    value: object
    progress: Progress


@dataclass(slots=True)
class _Waiting:
    """What waits between the threads: answers to be given and steps to be shown."""

    answers: SimpleQueue[_Answer] = field(default_factory=SimpleQueue)
    steps: SimpleQueue[tuple[int, int]] = field(default_factory=SimpleQueue)


class Background(QObject):
    """Runs tasks one after the other in each lane, in the order they were asked for.

    Signals: `busy_changed` when the first task starts and the last ends, and again where one that told its
    steps ends before others; `progressed` with the steps done and all steps of a long task.
    """

    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    _something_waits = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: _one_by_one(self) for lane in Lane}
        self._running: dict[Lane, Progress | None] = dict.fromkeys(Lane)
        self._shown: Progress | None = None
        self._waiting = _Waiting()
        self._under_way = 0
        self._something_waits.connect(self._on_something_waits)

    @property
    def busy(self) -> bool:
        """Return whether anything waits for its answer."""
        return self._under_way > 0

    def run(
        self,
        owner: QObject,
        task: Task[Value],
        then: Callable[[Value], None],
        failed: Callable[[Exception], None],
        lane: Lane = Lane.SCREENS,
    ) -> None:
        """Run a task for `owner`, then call `then` with what it returned or `failed` with what it raised."""
        self._under_way += 1
        if self._under_way == 1:
            self.busy_changed.emit(True)
        progress = Progress(lambda done, of: self._note_step(progress, done, of))

        def work() -> None:
            self._running[lane] = progress
            try:
                answer = _Answer(owner, then, task(progress), progress)
            except Exception as error:  # noqa: BLE001 -- whatever it is, it belongs to who asked
                answer = _Answer(owner, failed, error, progress)
            self._running[lane] = None
            self._waiting.answers.put(answer)
            self._something_waits.emit()

        self._pools[lane].start(work)

    def cancel(self) -> None:
        """Ask the task whose steps were told last to stop; it stops at its next step, or not at all."""
        if self._shown:
            self._shown.stop()

    def finish(self, *, stop: bool = True) -> None:
        """Forget what has not begun and wait for the tasks under way: the program is closing.

        Without `stop` they go on to their end.
        """
        for pool in self._pools.values():
            pool.clear()
        if stop:
            for progress in filter(None, self._running.values()):
                progress.stop()
        for pool in self._pools.values():
            pool.waitForDone(_PATIENCE_MS)

    def _note_step(self, progress: Progress, done: int, of: int) -> None:
        self._shown = progress
        self._waiting.steps.put((done, of))
        self._something_waits.emit()

    def _on_something_waits(self) -> None:
        while not self._waiting.steps.empty():
            self.progressed.emit(*self._waiting.steps.get())
        while not self._waiting.answers.empty():
            self._give(self._waiting.answers.get())

    def _give(self, answer: _Answer) -> None:
        self._under_way -= 1
        told_steps = answer.progress is self._shown
        if told_steps:
            self._shown = None
        if self._under_way == 0:
            for pool in self._pools.values():
                pool.waitForDone()  # its answer is here, but the last task may still be about to say so
            self.busy_changed.emit(False)
        elif told_steps:
            self.busy_changed.emit(True)
        if isValid(answer.owner):
            answer.tell(answer.value)


def _one_by_one(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(-1)
    return pool
