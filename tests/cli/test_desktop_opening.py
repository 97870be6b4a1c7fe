"""Opening the desktop: in the station's home, in the language asked for or the one remembered."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ui import desktop
from voucher_desk.cli.commands import voucher_desk


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str | None]]:
    """Return with which home and language the desktop was opened; no window is."""
    seen: list[tuple[Path, str | None]] = []

    def open_desktop(_desk: Any, home: Path, *, users: Sequence[Any], language: str | None = None) -> int:
        seen.append((home, language))
        return 0

    monkeypatch.setattr(desktop, "open_desktop", open_desktop)
    return seen


@pytest.mark.parametrize(
    ("words", "language"), [([], None), (["--language", "fr"], "fr"), (["--language", "ar"], "ar")]
)
def test_only_a_language_asked_for_goes_before_the_one_remembered(
    openings: list[tuple[Path, str | None]], tmp_path: Path, words: list[str], language: str | None
) -> None:
    done = CliRunner().invoke(voucher_desk, ["--home", str(tmp_path), *words])
    assert done.exit_code == 0, done.output
    assert openings == [(tmp_path, language)]
