"""`period`: a month closed by two persons as they type it, shown, printed and proved."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from voucher_desk.app import open_desk
from voucher_desk.cli import station

Type = Callable[..., Any]


@pytest.fixture
def november(type_in: Type, clock: Any, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Return the command line in November, with the programme loaded in October."""
    monkeypatch.setattr(station, "open_desk", partial(open_desk, clock=clock))
    assert type_in("programme", "load", Path(__file__).parents[1] / "data" / "programme.toml").status == 0
    clock.now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
    return type_in


@pytest.fixture
def closed(november: Type) -> Type:
    """Return the same with October closed."""
    assert november("--as", "rapprochement", "period", "close", "2026-10").status == 0
    assert november("--as", "finance", "period", "close", "2026-10", "--approve").status == 0
    return november


def test_a_month_waits_for_another_person(november: Type) -> None:
    assert november("--json", "period", "list").document == {"months": [], "upcoming": "2026-10"}
    said = november("--as", "rapprochement", "period", "close", "2026-10")
    assert said.out == "Clôture de 2026-10 proposée : une autre personne l'approuve.\n"
    told = november("--json", "period", "list").document
    assert [(row["month"], row["state"]) for row in told["months"]] == [("2026-10", "PROPOSED")]
    assert "proposé par rapprochement" in november("period", "list").out
    assert november("period", "show", "2026-10").status == 1


def test_a_closing_is_shown_printed_and_proved(closed: Type, tmp_path: Path) -> None:
    paper = tmp_path / "cloture.pdf"
    told = closed("--json", "period", "show", "2026-10", "--output", paper).document
    assert told["donations"]["DON-CAS"]["received"] == "10000.00"
    assert told["movements"] == told["donations"]
    assert (told["total"]["received"], told["proposed_by"], told["closed_by"]) == (
        "16650.00",
        "rapprochement",
        "finance",
    )
    with pypdfium2.PdfDocument(paper) as document:
        [page] = document
        assert told["sha256"] in page.get_textpage().get_text_range()
    assert told["sha256"] in closed("period", "show", "2026-10").out
    again = closed("--json", "period", "verify", "2026-10", "--sha256", told["sha256"].upper())
    assert (again.status, again.document["matches"]) == (0, True)
    other = closed("--json", "period", "verify", "2026-10", "--sha256", "0" * 64)
    assert (other.status, other.document["matches"]) == (1, False)
    assert closed("period", "verify", "2026-10").status == 0
    assert closed("check").status == 0


def test_a_hash_that_is_none_is_wrong_usage(closed: Type) -> None:
    assert closed("period", "verify", "2026-10", "--sha256", "abc").status == 2


def test_the_month_after_waits_until_it_is_over(closed: Type) -> None:
    refused = closed("--json", "--as", "rapprochement", "period", "close", "2026-11").document["refused"]
    assert (refused["code"], refused["month"]) == ("PER-02", "2026-11")
