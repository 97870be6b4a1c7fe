"""The file of drafts: whole, for its owner alone, and nothing in it that cannot be a draft."""

import os
from pathlib import Path

import pytest

from ui import drafts
from ui.drafts import FILE_NAME, Drafts


def test_what_was_typed_is_there_at_the_next_start(tmp_path: Path) -> None:
    before = Drafts(tmp_path, "animation")
    key = before.key("session", "")
    before.keep(key, {"code": "S-9", "theme": "Journée é ب"})
    after = Drafts(tmp_path, "animation")
    assert after.recall(key) == {"code": "S-9", "theme": "Journée é ب"}
    after.forget(key)
    assert Drafts(tmp_path).recall(key) == {}


def test_a_person_is_not_offered_what_another_had_begun(tmp_path: Path) -> None:
    kept = Drafts(tmp_path, "animation")
    kept.keep(kept.key("session", ""), {"code": "S-9"})
    kept.person = "coordination"
    assert kept.recall(kept.key("session", "")) == {}


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    Drafts(tmp_path).keep("a", {"code": "S-9"})
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0
    assert os.listdir(tmp_path) == [FILE_NAME]  # noqa: PTH208  hidden half-written files would count as well


def test_the_oldest_beyond_sixty_go(tmp_path: Path) -> None:
    kept = Drafts(tmp_path)
    for number in range(61):
        kept.keep(str(number), {"code": "S"})
    assert (kept.recall("0"), kept.recall("1")) == ({}, {"code": "S"})


@pytest.mark.parametrize(
    "text",
    ["", "[]", "[" * 50_000, '{"a": 3}', '{"a": {}}', '{"a": {"b": 3}}', '{"a": {"b": "' + "x" * 401 + '"}}'],
)
def test_a_file_that_says_what_may_not_be_holds_no_draft(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert Drafts(tmp_path).recall("a") == {}


def test_a_full_disk_costs_the_draft_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_target: Path, _content: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(drafts, "write_privately", full)
    kept = Drafts(tmp_path)
    kept.keep("a", {"code": "S-9"})
    assert kept.recall("a") == {"code": "S-9"}
    assert not list(tmp_path.iterdir())
