"""`monitoring`: a round from its opening to its results, and what is refused on the way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Type = Callable[..., Any]
DAYS = ("--from", "20/10/2026", "--to", "31/10/2026")


@pytest.fixture
def opened(loaded: Type) -> Type:
    """Return the command line with a round of Casablanca open."""
    answer = loaded("--as", "coordination", "monitoring", "open", "E1", *DAYS, "--city", "Casablanca")
    assert (answer.status, answer.out) == (0, "Suivi E1 ouvert.\n")
    return loaded


def results(typed: Type, *more: str | Path, user: str = "rapprochement") -> Any:
    return typed("--as", user, "--json", "monitoring", "results", "E1", *more)


def test_a_round_goes_from_a_list_to_results_in_three_kinds_of_file(opened: Type, tmp_path: Path) -> None:
    listed = tmp_path / "entretiens.csv"
    listed.write_text("Sexe,bon reçu\n" + "F,oui\n" * 6, encoding="utf-8")
    assert opened("--as", "animation", "monitoring", "import", listed, "--round", "E1").status == 0
    given = ("--sex", "F", "--age", "ADULT", "--answer", "received=1", "--answer", "who5_1=3")
    assert opened("--as", "animation", "monitoring", "answer", "E1", *given).status == 0
    assert results(opened).document["refused"]["code"] == "PDM-05"
    assert opened("--as", "coordination", "monitoring", "close", "E1").status == 0

    for ending in ("xlsx", "csv", "pdf"):
        assert results(opened, "--output", tmp_path / f"suivi.{ending}").status == 0
        assert (tmp_path / f"suivi.{ending}").stat().st_size > 0
    told = results(opened).document
    assert told["interviews"] == 7
    assert told["answers"][0] == {
        "question": "received",
        "group": None,
        "answered": 7,
        "yes": 7,
        "no": 0,
        "share": 100,
    }
    assert told["wellbeing"] == []
    assert results(opened, user="animation").document["refused"]["code"] == "DRO-01"
    assert (
        "bon ?  ensemble : 7 / 7  100 %" in opened("--as", "coordination", "monitoring", "results", "E1").out
    )
    assert opened("check").status == 0


def test_a_list_with_a_wrong_cell_is_taken_over_not_at_all(opened: Type, tmp_path: Path) -> None:
    listed = tmp_path / "entretiens.csv"
    listed.write_text("sex,received\nF,1\nF,9\n", encoding="utf-8")
    answer = opened("--as", "animation", "--json", "monitoring", "import", listed, "--round", "E1")
    assert answer.document["refused"]["cells"] == ["B3 (0, 1)"]
    [row] = opened("--json", "monitoring", "list").document["rounds"]
    assert (row["round"], row["interviews"], row["closed"]) == ("E1", 0, False)


@pytest.mark.parametrize(("answer", "status"), [("received=2", 1), ("received=x", 1), ("name=1", 2)])
def test_an_answer_that_is_none_is_refused(opened: Type, answer: str, status: int) -> None:
    given = ("monitoring", "answer", "E1", "--answer", answer)
    assert opened("--as", "animation", *given).status == status


def test_a_questionnaire_is_written_for_a_round_or_for_none(opened: Type, tmp_path: Path) -> None:
    for number, of in enumerate(((), ("--round", "E1"))):
        file = tmp_path / f"{number}.pdf"
        assert opened("monitoring", "form", *of, "--output", file).status == 0
        assert file.read_bytes().startswith(b"%PDF")
    assert opened("monitoring", "form", "--round", "X", "--output", tmp_path / "x.pdf").status == 1
    assert opened("monitoring", "form", "--output", tmp_path / "x.doc").status == 2
