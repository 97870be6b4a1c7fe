"""While a long list is written to a file, other screens read, and what is done there is done."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.ui.conftest import Person
from ui.questions import FileKind
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.tables import export
from voucher_desk.domain.sessions import SessionState
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.usecases.hold_session import ChangeSession, lock_session


class Held:
    """The writing of a file, which goes on when it is told to."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()

    def __call__(self, *told: Any) -> None:
        """Write when the test says so."""
        self.begun.set()
        assert self.may_end.wait(30)
        write_csv(*told)


@contextmanager
def exporting(person: Person, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Have an export of the vouchers under way and held while the block lasts."""
    vouchers = person.goes_to(VouchersScreen)
    held = Held()
    monkeypatch.setattr(export, "write_csv", held)
    person.answers.choice = FileKind.TABLE
    vouchers.export.click()
    try:
        assert held.begun.wait(30)
        yield held
    finally:
        held.may_end.set()
    person.waits()


def test_another_screen_loads_while_an_export_is_held(
    field: Any, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.issued(people=3)
    with exporting(person, monkeypatch):
        at = [door.kind() for door in person.window.doors].index(SessionsScreen)
        person.window.go_to(at)
        sessions = person.window.page(at)
        assert isinstance(sessions, SessionsScreen)
        person.qtbot.waitUntil(lambda: sessions.table.model().rowCount() == 1)
        assert list(person.answers.folder.glob("*.csv")) == []
    assert len((person.answers.folder / "bons.csv").read_text("utf-8-sig").splitlines()) == 4


def test_what_is_done_while_an_export_is_held_is_done(
    field: Any, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.issued(people=3)
    done: list[object] = []
    place = person.window.place
    with exporting(person, monkeypatch) as held:
        place.do(person.window, lock_session, ChangeSession("S1"), done.append)
        person.qtbot.waitUntil(lambda: bool(done))
        assert not held.may_end.is_set()
        [session] = place.desk.read(lambda queries: queries.sessions())
        assert session.state is SessionState.LOCKED
