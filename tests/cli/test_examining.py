"""`report`: exceptions and samples, for who examines, and for the association what it may read."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

Type = Callable[..., Any]
READER = ("--as", "rapprochement")


@pytest.fixture
def example(type_in: Type) -> Type:
    """Return the command line of a home with the worked example."""
    assert type_in("demo", "--no-window").status == 0
    return type_in


def test_the_exceptions_of_the_example_stand_under_their_rules(example: Type, tmp_path: Path) -> None:
    answer = example(*READER, "--json", "report", "exceptions")
    counts = {rule: report["count"] for rule, report in answer.document.items() if report["count"]}
    assert list(answer.document) == [f"R{number}" for number in range(1, 14)]
    assert set(counts) == {"R1", "R3", "R12"}
    assert answer.document["R1"]["findings"][0]["by"] == [{"user": "rapprochement", "duty": "REVIEW"}]

    read_back_files(example, tmp_path)
    draw_and_show(example, tmp_path)


def read_back_files(example: Type, folder: Path) -> None:
    """Write the exceptions as each kind of file, and read them back."""
    for ending in ("xlsx", "csv", "pdf"):
        said = example(*READER, "report", "exceptions", "--output", folder / f"anomalies.{ending}")
        assert said.status == 0
        assert said.out.startswith("R1  Bons présentés deux fois : 1\n")
    workbook = openpyxl.load_workbook(folder / "anomalies.xlsx")
    assert workbook.sheetnames == ["Règles", "Constats"]
    assert workbook["Règles"].max_row == 14
    assert "R12;" in (folder / "anomalies.csv").read_text("utf-8-sig")
    text = "".join(page.extract_text() for page in PdfReader(folder / "anomalies.pdf").pages)
    assert all(f"R{number} · " in text for number in range(1, 14))


def draw_and_show(example: Type, folder: Path) -> None:
    """Draw the samples of the programme's figures, and show one to IOM and to the association."""
    sizes = {}
    for donation in ("DON-CAS", "DON-RAB"):
        sizes[donation] = example(*READER, "--json", "report", "sample", "draw", "--donation", donation)
    whole = example(*READER, "--json", "report", "sample", "draw").document
    assert {code: said.document["size"] for code, said in sizes.items()} == {"DON-CAS": 201, "DON-RAB": 150}
    assert (whole["population"], whole["size"]) == (664, 244)

    at_iom = example(*READER, "--json", "report", "sample", "show", "3").document
    association = example("--as", "coordination", "--json", "report", "sample", "show", "3").document
    assert len(at_iom["lines"]) == 244
    assert at_iom["intact"] is True
    assert {*at_iom["lines"][0]} == {"place", "serial"}
    assert {*association["lines"][0]} == {"place", "serial", "person"}
    shown_files(example, folder, person=association["lines"][0]["person"])


def shown_files(example: Type, folder: Path, person: str) -> None:
    """Write a sample's list for IOM and for the association: only the second names anybody's code."""
    for user, seen in (("rapprochement", False), ("coordination", True)):
        for ending, read in (("pdf", read_pdf), ("csv", read_csv), ("xlsx", read_xlsx)):
            file = folder / f"{user}.{ending}"
            assert example("--as", user, "report", "sample", "show", "3", "--output", file).status == 0
            assert (person in read(file)) == seen


def read_pdf(file: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(file).pages)


def read_csv(file: Path) -> str:
    return file.read_text("utf-8-sig")


def read_xlsx(file: Path) -> str:
    sheets = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    return " ".join(
        str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
    )


@pytest.mark.parametrize("user", ["guichet-cas", "coordination", "animation", "administration"])
def test_exceptions_are_for_who_examines(loaded: Type, user: str) -> None:
    said = loaded("--as", user, "--json", "report", "exceptions")
    assert (said.status, said.document["refused"]["code"]) == (1, "DRO-01")


def test_who_reads_is_named(loaded: Type) -> None:
    assert loaded("--json", "report", "exceptions").document["refused"]["code"] == "DRO-04"
    assert loaded("--as", "x", "--json", "report", "exceptions").document["refused"]["code"] == "DRO-03"


def test_samples_are_not_for_providers(loaded: Type) -> None:
    for words in (("list",), ("show", "1")):
        said = loaded("--as", "guichet-cas", "--json", "report", "sample", *words)
        assert said.document["refused"]["code"] == "DRO-01"


def test_a_threshold_is_tried_and_only_kept_when_asked(loaded: Type) -> None:
    report = (*READER, "--json", "report", "exceptions", "--rule", "R3")
    tried = ("--set", "bursts.minutes=9")

    assert loaded(*report, *tried).document["R3"]["thresholds"]["bursts.minutes"] == 9
    assert loaded(*report).document["R3"]["thresholds"]["bursts.minutes"] == 5
    assert loaded(*report, *tried, "--remember").document["R3"]["thresholds"]["bursts.minutes"] == 9
    assert re.search("en 9 minutes", loaded(*report).document["R3"]["words"])


@pytest.mark.parametrize(
    ("words", "code"), [(("--set", "bursts.hours=1"), "ANO-01"), (("--set", "bursts.minutes=0"), "ANO-02")]
)
def test_a_threshold_that_cannot_be_is_refused(loaded: Type, words: tuple[str, ...], code: str) -> None:
    said = loaded(*READER, "--json", "report", "exceptions", *words)
    assert (said.status, said.document["refused"]["code"]) == (1, code)


def test_a_file_of_another_kind_is_wrong_usage(loaded: Type, tmp_path: Path) -> None:
    said = loaded(*READER, "report", "exceptions", "--output", tmp_path / "anomalies.doc")
    assert said.status == 2
