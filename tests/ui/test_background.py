"""Background work: in order, answered on the screen's thread, and never told to who has left."""

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from ui.background import Background, Cancelled, Lane, Progress, _Waiting


@pytest.fixture
def background(qtbot: Any) -> Background:
    return Background()


def waits(qtbot: Any, background: Background) -> None:
    qtbot.waitUntil(lambda: not background.busy)


def returning(value: int) -> Callable[[Progress], int]:
    return lambda _: value


def failing(_: Progress) -> int:
    raise KeyError


def raises(error: Exception) -> None:
    raise error


def test_a_task_runs_elsewhere_and_its_answer_comes_back_here(qtbot: Any, background: Background) -> None:
    here, places = threading.get_ident(), []
    background.run(
        background,
        lambda _: threading.get_ident(),
        lambda there: places.extend([there, threading.get_ident()]),
        raises,
    )
    waits(qtbot, background)
    assert places[0] != here
    assert places[1] == here


def test_tasks_run_one_after_the_other_in_the_order_asked(qtbot: Any, background: Background) -> None:
    answered: list[int] = []
    for number in range(20):
        background.run(background, returning(number), answered.append, raises)
    waits(qtbot, background)
    assert answered == list(range(20))


def test_what_screens_ask_does_not_wait_for_long_work(qtbot: Any, background: Background) -> None:
    answered: list[str] = []
    may_end = threading.Event()
    background.run(
        background, lambda _: may_end.wait(5), lambda _: answered.append("long"), raises, Lane.LONG
    )
    background.run(background, lambda _: 1, lambda _: answered.append("screen"), raises)
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == ["screen"]
    assert background.busy
    may_end.set()
    waits(qtbot, background)
    assert answered == ["screen", "long"]


def test_who_cancels_stops_the_work_whose_steps_are_told_and_no_other(
    qtbot: Any, background: Background
) -> None:
    failed: list[Exception] = []
    answered: list[int] = []
    told, may_end = threading.Event(), threading.Event()

    def stepping(progress: Progress) -> None:
        told.set()
        while not may_end.is_set():
            progress.step(1, 3)

    def unasked(progress: Progress) -> int:
        may_end.wait(5)
        progress.step(1, 1)
        return 1

    background.run(background, stepping, lambda _: None, failed.append, Lane.LONG)
    background.run(background, unasked, answered.append, raises)
    with qtbot.waitSignal(background.progressed):
        told.wait(5)
    background.cancel()
    qtbot.waitUntil(lambda: bool(failed))
    may_end.set()
    waits(qtbot, background)
    assert [type(error) for error in failed] == [Cancelled]
    assert answered == [1]


def test_an_error_travels_back_as_a_value(qtbot: Any, background: Background) -> None:
    failed: list[Exception] = []
    background.run(background, failing, lambda _: None, failed.append)
    waits(qtbot, background)
    assert [type(error) for error in failed] == [KeyError]


def test_who_has_left_gets_no_answer(qtbot: Any, background: Background) -> None:
    owner, answered = QObject(), list[int]()
    background.run(owner, lambda _: 1, answered.append, raises)
    delete(owner)
    waits(qtbot, background)
    assert answered == []


def test_a_long_task_tells_its_steps_and_stops_when_asked(qtbot: Any, background: Background) -> None:
    steps: list[tuple[int, int]] = []
    failed: list[Exception] = []
    may_go_on = threading.Event()
    background.progressed.connect(lambda done, of: steps.append((done, of)))
    background.progressed.connect(lambda _done, _of: background.cancel())
    background.progressed.connect(lambda _done, _of: may_go_on.set())

    def task(progress: Progress) -> None:
        progress.step(1, 3)
        may_go_on.wait(5)
        progress.step(2, 3)

    background.run(background, task, lambda _: None, failed.append)
    waits(qtbot, background)
    assert steps == [(1, 3)]
    assert [type(error) for error in failed] == [Cancelled]


def test_it_says_when_work_begins_and_when_it_ends(qtbot: Any, background: Background) -> None:
    said: list[bool] = []
    background.busy_changed.connect(said.append)
    background.run(background, lambda _: 1, lambda _: None, raises)
    background.run(background, lambda _: 2, lambda _: None, raises)
    waits(qtbot, background)
    assert said == [True, False]


def test_who_is_told_that_work_has_ended_may_delete_it(
    qtbot: Any, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, answered, lets_go = _Waiting(), threading.Event(), threading.Event()
    let_go: list[bool] = []

    def on_busy_changed(*, busy: bool) -> None:
        if not busy:
            let_go.append(lets_go.is_set())

    def put(answer: Any) -> None:
        waiting.answers.put(answer)
        answered.set()
        lets_go.wait(0.1)  # nobody sets it: the task's thread lingers over its answer
        lets_go.set()

    answers = SimpleNamespace(put=put, get=waiting.answers.get, empty=waiting.answers.empty)
    monkeypatch.setattr(background, "_waiting", SimpleNamespace(answers=answers, steps=waiting.steps))
    background.progressed.connect(lambda _done, _of: answered.wait(5))
    background.busy_changed.connect(lambda busy: on_busy_changed(busy=busy))
    background.run(background, lambda progress: progress.step(1, 1), lambda _: None, raises)
    waits(qtbot, background)
    assert let_go == [True]


def test_finishing_stops_what_is_under_way_and_forgets_the_rest(qtbot: Any, background: Background) -> None:
    begun, ran = threading.Event(), list[int]()

    def first(progress: Progress) -> None:
        begun.set()
        while True:
            progress.step(0, 1)

    background.run(background, first, lambda _: None, lambda _: None)
    background.run(background, lambda _: ran.append(2), lambda _: None, raises)
    background.run(background, lambda _: ran.append(3), lambda _: None, raises, Lane.LONG)
    qtbot.waitUntil(lambda: ran == [3])
    assert begun.wait(5)
    background.finish()
    assert ran == [3]
