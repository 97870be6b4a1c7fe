"""`report` as a person types it: files by their ending, refusals, and what is masked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from resources.report_lists import FILE_NAME, default_report_lists

Type = Callable[..., Any]


@pytest.mark.parametrize(
    ("report", "ending"),
    [
        *(("sadd", ending) for ending in ("xlsx", "csv", "json", "pdf")),
        *(("4ws", ending) for ending in ("xlsx", "csv")),
        *(("statement", ending) for ending in ("xlsx", "csv", "json")),
        ("bulletin", "pdf"),
    ],
)
def test_every_report_is_written_in_each_of_its_formats(
    loaded: Type, tmp_path: Path, report: str, ending: str
) -> None:
    file = tmp_path / f"rapport.{ending}"

    said = loaded("report", report, "--output", file, "--from", "2026-10-01", "--to", "31/12/2026", "--json")

    assert said.status == 0
    assert said.document == {"report": report, "file": str(file), "masked": True}
    assert file.stat().st_size > 100


def test_another_ending_is_wrong_usage_and_writes_nothing(loaded: Type, tmp_path: Path) -> None:
    said = loaded("report", "bulletin", "--output", tmp_path / "bulletin.docx")

    assert said.status == 2
    assert ".pdf" in said.err
    assert list(tmp_path.glob("*.docx")) == []


def test_a_donation_nobody_knows_is_refused(loaded: Type, tmp_path: Path) -> None:
    said = loaded("report", "statement", "--output", tmp_path / "r.csv", "--donation", "DON-X", "--json")

    assert said.status == 1
    assert said.document["refused"]["code"] == "DON-01"
    assert list(tmp_path.glob("r.*")) == []


def test_small_counts_are_shown_to_who_may_and_says_why(loaded: Type, tmp_path: Path) -> None:
    words = ("report", "sadd", "--output", tmp_path / "s.json", "--unmasked", "audit", "--json")

    assert loaded("--as", "stock", *words).document["refused"]["code"] == "DRO-01"
    assert loaded("--as", "coordination", *words).document["masked"] is False
    assert json.loads((tmp_path / "s.json").read_text())["unmasked"] == {
        "by": "coordination",
        "reason": "audit",
    }


def test_a_period_that_ends_before_it_begins_is_refused(loaded: Type, tmp_path: Path) -> None:
    words = ("--from", "2026-10-02", "--to", "2026-10-01", "--json")
    said = loaded("report", "4ws", "--output", tmp_path / "4w.xlsx", *words)

    assert said.document["refused"]["code"] == "RAP-01"


def test_the_texts_are_written_once_and_then_left_alone(loaded: Type, empty_home: Path) -> None:
    assert loaded("report", "lists").status == 0
    assert (empty_home / FILE_NAME).read_bytes() == default_report_lists()
    (empty_home / FILE_NAME).write_text("= 1")

    assert loaded("report", "lists").status == 0
    said = loaded("report", "bulletin", "--output", empty_home / "b.pdf", "--json")
    assert said.document["refused"]["code"] == "RAP-02"
