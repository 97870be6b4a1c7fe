"""The end of a distribution as it is typed: floats, receipts, the count-back, lines, the sign-off, papers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

Type = Callable[..., Any]


@pytest.fixture
def floated(loaded: Type, tmp_path: Path) -> Type:
    """Return the command line with an open distribution whose two desks have blanks, three people issued."""
    people = tmp_path / "liste.csv"
    people.write_text("code;sexe;âge;présence\n" + "".join(f"P-{n};F;30;oui\n" for n in range(3)), "utf-8")
    held = ("--association", "ASSO-CAS", "--city", "Casablanca", "--at", "2026-10-10 10:00")
    for words in (
        ("--as", "animation", "session", "add", "S1", *held),
        ("--as", "animation", "attendance", "import", people, "--session", "S1"),
        (
            "--as",
            "stock",
            "voucher",
            "print",
            "--from-stock",
            "12",
            "--batch",
            "LOT-CAS",
            "--output",
            tmp_path / "b.pdf",
        ),
        (
            "--as",
            "distribution",
            "distribution",
            "open",
            "D1",
            "--session",
            "S1",
            "--batch",
            "LOT-CAS",
            "--from-stock",
        ),
        ("--as", "stock", "distribution", "hand-over", "D1", "--count", "4", "--desk", "A"),
        ("--as", "stock", "distribution", "hand-over", "D1", "--count", "3", "--desk", "B"),
        ("--as", "distribution", "distribution", "receive", "1", "--counted", "4"),
        ("--as", "distribution", "voucher", "issue", "--distribution", "D1", "--desk", "A", "--most", "2"),
        ("--as", "distribution", "voucher", "issue", "--distribution", "D1", "--desk", "B"),
    ):
        said = loaded(*words)
        assert said.status == 0, said.err
    return loaded


def test_a_difference_goes_from_the_count_to_the_sign_off(floated: Type, tmp_path: Path) -> None:
    shown = floated("--json", "--as", "distribution", "distribution", "floats", "D1").document
    assert [(row["desk"], row["given"], row["issued"], row["left"]) for row in shown["desks"]] == [
        ("A", 4, 2, 2),
        ("B", 3, 1, 2),
    ]
    assert [row["received_by"] for row in shown["moves"]] == ["distribution", None]

    closing = ("--as", "distribution", "distribution", "close", "D1", "--desk", "A=1", "--desk", "B=2")
    assert floated(*closing).err.startswith("LOT-04 ")
    closed = floated("--json", *closing, "--explanation", "recompté").document
    assert (closed["state"], closed["desks"]) == ("CLOSED", [["A", 2, 1], ["B", 2, 2]])

    left = floated("--json", "--as", "distribution", "distribution", "explain", "D1").document
    assert left["unexplained"] == {"A": 1}
    missing = next(serial for serial in left["blanks"] if serial.endswith("4"))
    told = floated("--as", "coordination", "distribution", "explain", "D1", missing, "--reason", "LOST")
    assert "bon perdu" in told.out
    refused = floated("--as", "coordination", "distribution", "reconcile", "D1")
    assert refused.err.startswith("DRO-02 ")
    done = floated("--json", "--as", "stock", "distribution", "reconcile", "D1").document
    assert done["state"] == "RECONCILED"
    assert floated("--json", "check").document["differences"] == []


def test_a_line_is_withdrawn_by_its_number(floated: Type) -> None:
    closing = ("distribution", "close", "D1", "--desk", "A=1", "--desk", "B=2", "--explanation", "x")
    floated("--as", "distribution", *closing)
    explain = ("--json", "--as", "distribution", "distribution", "explain", "D1")
    serial = floated(*explain).document["blanks"][0]
    line = floated(*explain, serial, "--reason", "OTHER", "--words", "au vent").document["lines"][0]
    assert (line["serial"], line["words"], line["side"]) == (serial, "au vent", "MISSING")

    assert floated(*explain, "--withdraw", line["line"]).document["lines"] == []
    assert floated(*explain, serial, "--withdraw", "1").status == 2


def test_desks_are_counted_as_name_and_number(floated: Type) -> None:
    wrong = floated("--as", "distribution", "distribution", "close", "D1", "--desk", "A")
    assert wrong.status == 2
    unknown = floated("--as", "distribution", "distribution", "close", "D1", "--desk", "C=1")
    assert unknown.err.startswith("CLO-01 ")


def test_the_slip_and_the_sheet_are_written_to_files(floated: Type, tmp_path: Path) -> None:
    slip, sheet = tmp_path / "mouvement.pdf", tmp_path / "cloture.pdf"
    assert floated("--as", "stock", "distribution", "slip-pdf", "D1", "2", "--output", slip).status == 0
    assert "D1 · Poste B" in PdfReader(slip).pages[0].extract_text()
    refused = floated(
        "--as", "stock", "distribution", "slip-pdf", "D1", "9", "--output", tmp_path / "non.pdf"
    )
    assert refused.err.startswith("MVT-01 ")
    assert not (tmp_path / "non.pdf").exists()

    floated("--as", "distribution", "distribution", "close", "D1", "--desk", "A=2", "--desk", "B=2")
    assert floated("--as", "stock", "distribution", "closing-pdf", "D1", "--output", sheet).status == 0
    assert "Le compte est juste." in PdfReader(sheet).pages[0].extract_text()
