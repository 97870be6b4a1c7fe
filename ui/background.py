"""Background work: one lane for everything that may touch the database, and answers on the screen's thread.

A task never touches a screen. What it returns, or raises, is a value that travels back; whoever asked and has
been closed meanwhile gets no answer.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class _Answer:
    owner: QObject
    tell: Callable[[Any], None]
    value: object


@dataclass(slots=True)
class _Lane:
    """What waits between the threads: answers to be given and steps to be shown."""

    answers: SimpleQueue[_Answer] = field(default_factory=SimpleQueue)
    steps: SimpleQueue[tuple[int, int]] = field(default_factory=SimpleQueue)


class Background(QObject):
    """Runs tasks one after the other, in the order they were asked for.

    Signals: `busy_changed` when the first task starts and the last ends; `progressed` with the steps done and
    all steps of a long task.
    """

    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    _something_waits = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._lane = _Lane()
        self._under_way = 0
        self._progress: Progress | None = None
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
    ) -> None:
        """Run a task for `owner`, then call `then` with what it returned or `failed` with what it raised."""
        self._under_way += 1
        if self._under_way == 1:
            self.busy_changed.emit(True)
        progress = Progress(self._note_step)
        self._pool.start(lambda: self._work(owner, task, then, failed, progress))

    def cancel(self) -> None:
        """Ask the task under way to stop; it stops at its next step, or not at all."""
        if self._progress:
            self._progress.stop()

    def finish(self, *, stop: bool = True) -> None:
        """Forget what has not begun and wait for the task under way: the program is closing.

        Without `stop` that task goes on to its end.
        """
        self._pool.clear()
        if stop:
            self.cancel()
        self._pool.waitForDone(_PATIENCE_MS)

    def _work(
        self,
        owner: QObject,
        task: Task[Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Progress,
    ) -> None:
        self._progress = progress
        try:
            answer = _Answer(owner, then, task(progress))
        except Exception as error:  # noqa: BLE001 -- whatever it is, it belongs to who asked
            answer = _Answer(owner, failed, error)
        self._progress = None
        self._lane.answers.put(answer)
        self._something_waits.emit()

    def _note_step(self, done: int, of: int) -> None:
        self._lane.steps.put((done, of))
        self._something_waits.emit()

    def _on_something_waits(self) -> None:
        while not self._lane.steps.empty():
            self.progressed.emit(*self._lane.steps.get())
        while not self._lane.answers.empty():
            self._give(self._lane.answers.get())

    def _give(self, answer: _Answer) -> None:
        self._under_way -= 1
        if self._under_way == 0:
            self._pool.waitForDone()  # its answer is here, but the last task may still be about to say so
            self.busy_changed.emit(False)
        if isValid(answer.owner):
            answer.tell(answer.value)
