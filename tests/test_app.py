"""The composition of a desk: what cannot be opened whole is let go of."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

import voucher_desk.app
from db.archive import open_database
from voucher_desk.app import open_desk
from voucher_desk.ports.faults import Fault


def test_a_desk_without_its_keys_lets_go_of_its_database(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Engine] = []

    def opening(*wanted: object, **how: bool) -> Engine:
        opened.append(open_database(*wanted, **how))  # type: ignore[arg-type]  # handed on as it came
        return opened[-1]

    for key in (home / "keys").iterdir():
        key.write_bytes(b"not a key")
    monkeypatch.setattr(voucher_desk.app, "open_database", opening)
    with pytest.raises(Fault):
        open_desk(home)
    [engine] = opened
    assert engine.pool.status().startswith("Pool size: 5  Connections in pool: 0")
