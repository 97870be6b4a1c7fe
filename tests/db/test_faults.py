"""What a driver's error is told as: a medium that lets nobody write, a disk that is full."""

import os
import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from db.archive import introduce_station
from db.engine import database_url, open_engine, writing
from db.faults import fault_of, fault_of_file, place_of
from voucher_desk.home import open_home
from voucher_desk.ports.faults import DatabaseReadOnly, DatabaseUnreachable, DiskFull
from voucher_desk.signing.key_folder import open_key_folder

UNOPENED = OperationalError("SELECT 1", {}, sqlite3.OperationalError("unable to open database file"))


@pytest.fixture
def unopened(tmp_path: Path) -> Engine:
    """Return an engine on a file nobody opened yet."""
    return open_engine(database_url(tmp_path / "voucher-desk.db"))


def test_a_folder_that_lets_nobody_write_is_told(unopened: Engine, monkeypatch: Any) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)

    assert isinstance(fault_of(UNOPENED, unopened), DatabaseReadOnly)


def test_a_file_that_lets_nobody_write_is_told(unopened: Engine) -> None:
    error = OperationalError("", {}, sqlite3.OperationalError("attempt to write a readonly database"))

    assert isinstance(fault_of(error, unopened), DatabaseReadOnly)


def test_a_disk_too_full_even_to_look_is_told(unopened: Engine, monkeypatch: Any) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=0))

    assert isinstance(fault_of(UNOPENED, unopened), DiskFull)


def test_anything_else_is_a_database_that_does_not_answer(unopened: Engine) -> None:
    assert isinstance(fault_of(UNOPENED, unopened), DatabaseUnreachable)


def test_a_copy_that_finds_no_room_is_told(tmp_path: Path) -> None:
    full = sqlite3.OperationalError("database or disk is full")

    assert isinstance(fault_of_file(tmp_path / "copy.db", full), DiskFull)


def test_a_place_is_named_as_a_person_knows_it(unopened: Engine, tmp_path: Path) -> None:
    server = open_engine(database_url("postgresql+psycopg://poste:secret@bureau/bons"))

    assert place_of(unopened) == str(tmp_path / "voucher-desk.db")
    assert "secret" not in place_of(server)


def test_a_station_that_is_known_is_met_while_another_writes(field: Any, engine: Engine, home: Path) -> None:
    place = open_home(home)
    key = open_key_folder(place.keys).current()

    with writing(engine):
        assert introduce_station(engine, place.station(), key.public_key, field.clock.now) > 0
