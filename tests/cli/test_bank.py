"""The bank as it is typed: statements imported, lines added, matches made and undone, the difference."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

Type = Callable[..., Any]
STATEMENT = (
    "Date;Libellé;Référence;Débit;Crédit;Solde\n"
    "01/09/2026;VIREMENT;T1;;10 000,00;10 000,00\n"
    "05/09/2026;FRAIS;;9,00;;9 991,00\n"
    "05/09/2026;FRAIS;;9,00;;9 982,00\n"
)
BANK = ("--as", "rapprochement", "bank")
JSON = ("--json", *BANK)


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    file = tmp_path / "releve.csv"
    file.write_text(STATEMENT, "utf-8")
    return file


@pytest.fixture
def imported(loaded: Type, statement: Path) -> Type:
    """Return the command line with the statement imported."""
    said = loaded(*BANK, "import", statement, "--account", "BMCE")
    assert said.status == 0, said.err
    return loaded


def test_a_statement_is_checked_imported_and_imported_again_without_harm(
    loaded: Type, statement: Path
) -> None:
    typed = ("import", statement, "--account", "BMCE")
    checked = loaded(*JSON, *typed, "--check").document
    assert checked == {"checked_only": True, "added": 3, "known": 0, "total": "9982.00"}
    assert loaded(*JSON, *typed).document["added"] == 3
    again = loaded(*JSON, *typed).document
    assert (again["added"], again["known"]) == (0, 3)


def test_what_is_wrong_is_told_cell_by_cell_and_nothing_is_imported(loaded: Type, statement: Path) -> None:
    statement.write_text(
        STATEMENT.replace("10 000,00;10 000,00", "1.234;").replace("05/09/2026;FRAIS", "x;", 1)
    )
    said = loaded(*JSON, "import", statement, "--account", "BMCE")
    assert said.status == 1
    problems = said.document["refused"]["problems"]
    assert [(one["code"], one["cell"]) for one in problems] == [("REL-04", "E2"), ("REL-03", "A3")]
    assert "E2 : montant" in loaded(*BANK, "import", statement, "--account", "BMCE").err
    assert loaded(*JSON, "list").document["pairings"][0]["line"] is None


def test_a_line_is_added_matched_undone_and_matched_by_hand(imported: Type) -> None:
    words = ("--account", "BMCE", "--day", "02/09/2026", "--label", "virement du donateur")
    assert imported(*BANK, "add", *words, "--in", "6650,00").status == 0
    assert imported(*JSON, "match").document == {"matches": [1]}
    entry = imported(*JSON, "list", "--cell", "MATCHED").document["pairings"][0]["entries"][0]
    assert entry["entry"] == "tranche:DON-CAS/1"
    assert imported(*JSON, "match", "--undo", "1", "--reason", "erreur").document == {"undone": 1, "line": 1}
    by_hand = imported(*JSON, "match", "--line", "1", "--entry", entry["entry"]).document
    assert by_hand == {"matches": [2]}
    refused = imported(*JSON, "match", "--line", "2", "--entry", "tranche:DON-RAB/1")
    assert (refused.status, refused.document["refused"]["bank"]) == (1, "-9.00")
    assert imported("check").status == 0


@pytest.mark.parametrize(
    "words",
    [("match", "--line", "1"), ("add", "--account", "B", "--day", "02/09/2026"), ("match", "--entry", "x")],
)
def test_half_a_wish_is_wrong_usage(loaded: Type, words: tuple[str, ...]) -> None:
    assert loaded(*BANK, *words).status == 2


def test_the_difference_is_explained_to_the_centime_and_written(imported: Type, tmp_path: Path) -> None:
    told = imported(*JSON, "difference", "--output", tmp_path / "b.xlsx").document
    assert (told["closing"], told["books"], told["difference"]) == ("9982.00", "16650.00", "-6668.00")
    assert told["explained"] == told["difference"]
    assert told["cells"]["BANK_ONLY"] == {"count": 2, "bank": "-18.00", "books": "0.00"}
    sheets = openpyxl.load_workbook(tmp_path / "b.xlsx")
    assert [len(list(sheet.rows)) for sheet in sheets] == [5, 9, 11]
    assert not [cell for sheet in sheets for row in sheet.rows for cell in row if cell.data_type == "f"]
    assert imported(*BANK, "difference", "--output", tmp_path / "b.pdf").status == 0
    assert "FRAIS" in PdfReader(tmp_path / "b.pdf").pages[0].extract_text()
    assert imported(*BANK, "difference", "--output", tmp_path / "b.csv").status == 0
    assert len((tmp_path / "b.csv").read_text("utf-8-sig").splitlines()) == 5


def test_a_donation_with_an_account_of_its_own_has_its_own_difference(loaded: Type) -> None:
    words = ("--account", "DON-CAS", "--day", "01/09/2026", "--in", "10000,00", "--reference", "T1")
    assert loaded(*BANK, "add", *words).status == 0
    own = loaded(*JSON, "difference", "--account", "DON-CAS").document
    assert (own["closing"], own["books"], own["difference"]) == ("10000.00", "10000.00", "0.00")
    assert loaded(*JSON, "difference", "--account", "BMCE").document["refused"]["donation"] == "BMCE"


@pytest.mark.parametrize("command", ["list", "difference"])
def test_nobody_beside_reconciliation_and_finance_sees_the_bank(loaded: Type, command: str) -> None:
    for user in ("coordination", "guichet-cas", "distribution"):
        assert loaded("--json", "--as", user, "bank", command).document["refused"]["code"] == "DRO-01"
    assert loaded("--as", "finance", "bank", command).status == 0
