"""The signed list as it is typed: a page noted by number or by its symbol, and the difference as files."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from voucher_desk.decoding import GreyFrame, codes_in

Type = Callable[..., Any]
AS = ("--as", "distribution", "distribution")


@pytest.fixture
def listed(loaded: Type, tmp_path: Path) -> Type:
    """Return the command line with an open distribution of 25 people, all vouchers issued."""
    people = tmp_path / "liste.csv"
    people.write_text(
        "code;sexe;âge;présence\n" + "".join(f"P-{n:02};F;30;oui\n" for n in range(25)), "utf-8"
    )
    held = ("--association", "ASSO-CAS", "--city", "Casablanca", "--at", "2026-10-10 10:00")
    for words in (
        ("--as", "animation", "session", "add", "S1", *held),
        ("--as", "animation", "attendance", "import", people, "--session", "S1"),
        (*AS, "open", "D1", "--session", "S1", "--batch", "LOT-CAS"),
        ("--as", "distribution", "voucher", "issue", "--distribution", "D1"),
    ):
        said = loaded(*words)
        assert said.status == 0, said.err
    return loaded


def symbol_of(pdf: Path, page: int) -> str:
    """Return what the project's decoder reads off a page of a printed list."""
    drawn = PdfDocument(pdf)[page - 1].render(scale=3, grayscale=True)
    frame = GreyFrame(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride)
    [text] = codes_in(frame)
    return text


def test_the_symbol_of_a_printed_page_brings_its_lines_back(listed: Type, tmp_path: Path) -> None:
    listed(*AS, "list-pdf", "D1", "--output", tmp_path / "liste.pdf")
    text = symbol_of(tmp_path / "liste.pdf", 2)
    assert text.startswith("VDL1:D1:1:2:")

    said = listed("--json", *AS, "paper", text, "--signed", "24").document
    assert said["lines"] == {"24": "SIGNED", "25": "NOT_COLLECTED"}
    assert (said["page"], said["pages"], said["missing_pages"]) == (2, 2, [1])


def test_a_page_is_noted_by_its_number_and_compared(listed: Type, tmp_path: Path) -> None:
    marks = ("--signed", "1-8,10", "--without", "9=UNABLE", "--thumbprint", "11")
    said = listed(*AS, "paper", "D1", "--page", "1", *marks)
    assert said.out.strip() == "Page 1/2 de D1 notée : 11 sur 23 ont reçu leur bon."

    found = listed("--json", *AS, "difference", "D1").document
    assert found["missing_pages"] == [2]
    assert found["cells"] == {
        "AGREED": 0,
        "NOTED_ONLY": 0,
        "SIGNED_ONLY": 11,
        "NEITHER": 12,
        "VOID_SIGNED": 0,
        "OLDER_VERSION": 0,
        "NOT_RETURNED": 2,
    }
    assert (found["marks"]["SIGNED"], found["marks"]["UNABLE"]) == (9, 1)
    assert sum(found["cells"].values()) == len(found["lines"]) == 25
    assert listed("check").status == 0
    [row] = listed("--json", *AS, "list").document["distributions"]
    assert (row["pages_back"], row["list_pages"]) == (1, 2)


def test_the_difference_is_written_as_a_sheet_a_table_and_a_paper(listed: Type, tmp_path: Path) -> None:
    listed(*AS, "paper", "D1", "--page", "2", "--signed", "24")
    for ending in ("xlsx", "csv", "pdf"):
        said = listed(*AS, "difference", "D1", "--output", tmp_path / f"ecart.{ending}")
        assert said.status == 0, said.err

    counts, lines = openpyxl.load_workbook(tmp_path / "ecart.xlsx").worksheets
    told = {row[0].value: row[1].value for row in counts.iter_rows(min_row=2)}
    assert (told["reçu sur le papier, pas noté au poste"], told["page pas revenue"], told["Total"]) == (
        1,
        23,
        25,
    )
    assert lines.max_row == 26
    rows = list(csv.reader((tmp_path / "ecart.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[24][0] == "24"
    assert rows[24][3:] == ["non", "signé", "1", "reçu sur le papier, pas noté au poste"]
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "ecart.pdf").pages)
    assert "Liste signée : écarts" in text
    assert "1 sur 2" in text


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("D1", "--page", "1", "--signed", "1-x"), 2),
        (("D1", "--page", "1", "--without", "1=ENVIE"), 2),
        (("D1", "--page", "1", "--signed", "1", "--thumbprint", "1"), 2),
        (("D1", "--page", "1", "--signed", "24"), 1),
        (("D1", "--page", "3"), 1),
        (("D1",), 1),
        (("VDL1:D9:1:1:0123456789abcdef",), 1),
        (("VDL1:D1:1:1:0123456789abcdef",), 1),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_noted(
    listed: Type, words: tuple[str, ...], status: int
) -> None:
    assert listed(*AS, "paper", *words).status == status
    assert listed("--json", *AS, "difference", "D1").document["missing_pages"] == [1, 2]
