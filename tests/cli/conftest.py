"""The command line as a person types it, in a home of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from voucher_desk.cli.commands import voucher_desk

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class Said:
    """What a command answered: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Return the one JSON document on standard output."""
        return json.loads(self.out)


Type = Callable[..., Said]


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home where nothing was done yet, as the environment names it."""
    home = tmp_path / "poste"
    monkeypatch.setenv("VOUCHER_DESK_HOME", str(home))
    monkeypatch.delenv("VOUCHER_DESK_USER", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    return home


@pytest.fixture
def type_in(empty_home: Path) -> Type:
    """Return a function that types a command and returns what it said."""

    def typed(*words: str | Path) -> Said:
        result = CliRunner().invoke(voucher_desk, [str(word) for word in words])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    return typed


@pytest.fixture
def loaded(type_in: Type) -> Type:
    """Return the same in a home where the small programme is loaded."""
    assert type_in("programme", "load", DATA / "programme.toml").status == 0
    return type_in
