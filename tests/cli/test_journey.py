"""The whole line on the command line, from a list on a stick to a reconciled donation."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pypdf import PdfReader

from voucher_desk.app import utc_now
from voucher_desk.domain.local_time import local
from voucher_desk.domain.reconciliation import AMOUNT_NAMES, LEDGER_NAMES, Level, names_of

Type = Callable[..., Any]
LIST = "Code;Sexe;Mineur (O/N);Présent\nP-001;F;N;O\nP-002;Masculin ;O;O\nP-003;أنثى;N;N\n"
DECIMAL = re.compile(r"-?[0-9]+\.[0-9]{2}")


@pytest.fixture
def current_programme(tmp_path: Path) -> Path:
    """Return the small programme with its days set around today, as the command line has the real clock."""
    today = local(utc_now()).date()
    text = (Path(__file__).parent.parent / "data" / "programme.toml").read_text("utf-8")
    text = text.replace("2026-12-31", str(today + timedelta(days=60)))
    file = tmp_path / "programme.toml"
    file.write_text(text.replace("2026-11-30", str(today + timedelta(days=30))), "utf-8")
    return file


@pytest.fixture
def attended(type_in: Type, current_programme: Path, tmp_path: Path) -> Type:
    """Return the command line of a home with one session and its attendance imported."""
    file = tmp_path / "liste.csv"
    file.write_text(LIST, "utf-8")
    at = f"{local(utc_now()):%Y-%m-%d %H:%M}"
    place = ("--association", "ASSO-CAS", "--city", "Casablanca", "--at", at)
    assert type_in("programme", "load", current_programme).status == 0
    assert type_in("--as", "animation", "session", "add", "S1", *place).status == 0
    imported = type_in("--as", "animation", "--json", "attendance", "import", file, "--session", "S1")
    assert (imported.document["present"], imported.document["absent"]) == (2, 1)
    return type_in


def test_a_whole_import_is_taken_back_by_its_file_or_as_the_last(attended: Type, tmp_path: Path) -> None:
    host = ("--as", "animation", "--json", "attendance")
    file = tmp_path / "liste.csv"

    undone = attended(*host, "undo", file, "--session", "S1")
    again = attended(*host, "undo", "--session", "S1")

    assert undone.document == {"session": "S1", "removed": 3, "restored": 0, "people_gone": 3}
    assert (again.status, again.document["refused"]["code"]) == (1, "SEA-09")
    assert attended(*host, "import", file, "--session", "S1").document["new_people"] == 3


@pytest.fixture
def distributed(attended: Type) -> Type:
    """Return the same once a distribution is open and its two vouchers are issued."""
    place = ("--session", "S1", "--batch", "LOT-CAS")
    assert attended("--as", "distribution", "distribution", "open", "D1", *place).status == 0
    issued = attended("--as", "distribution", "--json", "voucher", "issue", "--distribution", "D1")
    assert (issued.document["issued"], issued.document["amount"]) == (2, "500.00")
    return attended


def printed_codes(type_in: Type, output: Path) -> list[str]:
    """Print the vouchers of D1 and return the codes people type, as they stand on the paper."""
    printed = type_in(
        "--as", "distribution", "--json", "voucher", "print", "--distribution", "D1", "--output", output
    )
    assert printed.document["printed"] == 2
    text = "".join(page.extract_text() for page in PdfReader(output).pages)
    return re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text.replace("\u2212", "-"))


def test_a_voucher_goes_all_the_way(distributed: Type, tmp_path: Path) -> None:
    code, other = printed_codes(distributed, tmp_path / "bons.pdf")
    counter = ("--provider", "PHARMA-CAS", "--json", "--as", "guichet-cas")

    assert distributed("verify", code, *counter).document["verdict"] == "valid"
    redeemed = distributed("redeem", code.lower(), *counter)
    again = distributed("redeem", code, *counter)
    part = distributed("redeem", other, "--amount", "100,00", *counter)

    assert (redeemed.status, redeemed.document["verdict"]) == (0, "redeemed")
    assert (redeemed.document["amount"], redeemed.document["remaining"]) == ("250.00", "0.00")
    assert (again.status, again.document["verdict"], again.document["code"]) == (1, "refused", "QR-10")
    assert again.document["refused"]["code"] == "QR-10"
    assert part.document["forfeited"] == "150.00"
    figures = distributed("reconcile", "--json").document
    assert figures["balanced"] is True
    assert figures["DON-CAS"]["redeemed"] == "350.00"
    assert figures["total"]["available"] == "16300.00"


def test_the_same_operation_again_hears_the_same(distributed: Type, tmp_path: Path) -> None:
    code, _ = printed_codes(distributed, tmp_path / "bons.pdf")
    wanted = ("redeem", code, "--provider", "PHARMA-CAS", "--op-id", str(uuid4()))

    answers = [distributed(*wanted, "--json", "--as", "guichet-cas").document for _ in range(2)]

    assert answers[0] == answers[1]
    assert answers[0]["verdict"] == "redeemed"


def test_no_paper_is_printed_twice_unnoticed(distributed: Type, tmp_path: Path) -> None:
    printed_codes(distributed, tmp_path / "bons.pdf")
    second = tmp_path / "encore.pdf"

    refused = distributed(
        "--as", "distribution", "voucher", "print", "--distribution", "D1", "--output", second
    )

    assert refused.status == 1
    assert refused.err.startswith("DIS-07 ")
    assert not second.exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_reprint_makes_the_older_paper_worthless(distributed: Type, tmp_path: Path) -> None:
    old, _ = printed_codes(distributed, tmp_path / "bons.pdf")
    counter = ("--provider", "PHARMA-CAS", "--json", "--as", "guichet-cas")
    serial = distributed("verify", old, *counter).document["serial"]

    again = distributed(
        *("--as", "distribution", "--json", "voucher", "reprint", serial, "--reason", "taché"),
        *("--output", tmp_path / "duplicata.pdf"),
    )

    assert again.document["copy"] == 2
    assert distributed("redeem", old, *counter).document["code"] == "QR-09"


def test_the_keys_of_reconcile_are_those_that_were_promised(distributed: Type) -> None:
    document = distributed("reconcile", "--json").document

    for figures in (document["DON-CAS"], document["DON-RAB"], document["total"]):
        assert all(DECIMAL.fullmatch(figures[name]) for name in set(LEDGER_NAMES) & set(AMOUNT_NAMES))
        assert all(type(figures[name]) is int for name in set(LEDGER_NAMES) - set(AMOUNT_NAMES))
        assert figures["balanced"] is True
        assert figures["failing"] == []
        assert set(figures) == {*LEDGER_NAMES, "balanced", "failing"}


@pytest.mark.parametrize("level", Level)
def test_reconciled_by_another_level_it_comes_to_the_same_total(distributed: Type, level: Level) -> None:
    total = distributed("reconcile", "--json").document["total"]
    document = distributed("reconcile", "--json", "--by", level.value).document

    shared = set(LEDGER_NAMES) & set(names_of(level))
    assert {name: document["total"][name] for name in shared} == {name: total[name] for name in shared}
    assert set(document["total"]) == {*names_of(level), "balanced", "failing"}
    assert document["balanced"] is True


def test_blanks_in_the_safe_have_a_line_of_their_own(distributed: Type) -> None:
    by_distribution = ("reconcile", "--by", "distribution")
    assert "-" not in distributed(*by_distribution, "--json").document
    assert "E5 à E8 ne se lisent pas par distribution" in distributed(*by_distribution).out


@pytest.mark.parametrize("ending", ["xlsx", "csv", "pdf"])
def test_a_reconciliation_is_written_as_a_file(distributed: Type, tmp_path: Path, ending: str) -> None:
    output = tmp_path / f"rapprochement.{ending}"

    assert distributed("reconcile", "--output", output).status == 0

    assert output.stat().st_size > 500


def test_the_distribution_list_names_nobody(distributed: Type, tmp_path: Path) -> None:
    output = tmp_path / "liste.pdf"

    said = distributed("--as", "distribution", "--json", "distribution", "list-pdf", "D1", "--output", output)

    text = "".join(page.extract_text() for page in PdfReader(output).pages)
    assert said.document["pages"] == len(PdfReader(output).pages)
    assert "P-001" in text
    assert "P-003" not in text


def test_a_calibration_page_is_printed_and_its_sample_taken_by_no_counter(
    loaded: Type, tmp_path: Path
) -> None:
    output = tmp_path / "calibrage.pdf"

    said = loaded("--as", "distribution", "--json", "voucher", "print", "--calibration", "--output", output)
    scanned = loaded(
        *("redeem", "0000-0000-0000", "--provider", "PHARMA-CAS", "--json", "--as", "guichet-cas")
    )

    assert said.document == {"output": str(output)}
    assert len(PdfReader(output).pages) == 1
    assert scanned.document["refused"]["code"] == "QR-15"


def test_only_one_thing_is_printed_at_a_time(loaded: Type, tmp_path: Path) -> None:
    both = ("--calibration", "--distribution", "D1", "--output", tmp_path / "a.pdf")
    assert loaded("--as", "distribution", "voucher", "print", *both).status == 2


def test_after_a_jam_the_rest_is_printed_again_and_the_print_counted(
    distributed: Type, tmp_path: Path
) -> None:
    first, _other = printed_codes(distributed, tmp_path / "bons.pdf")
    hands = ("--as", "distribution", "--json", "voucher")
    [job] = distributed(*hands, "prints").document["prints"]
    assert (job["state"], job["sheets"], job["distribution"]) == ("SENT", 1, "D1")

    again = distributed(
        *hands,
        "count",
        job["job"],
        "--again",
        "1",
        "--reason",
        "bourrage",
        "--output",
        tmp_path / "suite.pdf",
    )

    assert again.document["printed"] == 2
    counter = ("--provider", "PHARMA-CAS", "--json", "--as", "guichet-cas")
    assert distributed("redeem", first, *counter).document["code"] == "QR-09"
    assert distributed(*hands, "count", job["job"] + 1).document["printed"] == 0
    states = [one["state"] for one in distributed(*hands, "prints").document["prints"]]
    assert states == ["CONFIRMED", "SPOILED"]
    counted = distributed(*hands, "count", job["job"])
    assert (counted.status, counted.document["refused"]["code"]) == (1, "TIR-02")
    assert distributed(*hands, "count", job["job"], "--again", "1").status == 2
    assert distributed("check").status == 0


def test_a_print_that_is_not_there_is_refused_and_nothing_written(distributed: Type, tmp_path: Path) -> None:
    output = tmp_path / "suite.pdf"
    wanted = ("voucher", "count", "99", "--again", "1", "--reason", "x", "--output", output)
    said = distributed("--as", "distribution", "--json", *wanted)
    assert (said.status, said.document["refused"]["code"]) == (1, "TIR-01")
    assert not output.exists()


def test_a_voucher_is_handed_over_by_its_code_once_and_what_is_left_is_not_collected(
    distributed: Type, tmp_path: Path
) -> None:
    code, *_others = printed_codes(distributed, tmp_path / "bons.pdf")
    at_desk = ("--as", "distribution", "--json", "distribution")
    assert distributed(*at_desk, "hand-over", "D1", code).document["collected"] is True
    again = distributed(*at_desk, "hand-over", "D1", code)
    assert (again.status, again.document["refused"]["code"]) == (1, "RET-02")
    assert distributed(*at_desk, "hand-over", "D1", code, "--undo").document["collected"] is False
    assert distributed(*at_desk, "hand-over", "D1").status == 2
    assert distributed(*at_desk, "hand-over", "D1", code).status == 0
    assert distributed(*at_desk, "close", "D1").status == 0
    assert len(distributed(*at_desk, "not-collected", "D1").document["serials"]) == 1


def test_a_replay_is_the_eleventh_equation(distributed: Type) -> None:
    document = distributed("reconcile", "--json", "--replay").document

    assert (document["balanced"], document["differences"]) == (True, [])
    assert "E11" in distributed("reconcile", "--replay").out
    assert "differences" not in distributed("reconcile", "--json").document


@pytest.fixture
def claimed(distributed: Type, tmp_path: Path) -> tuple[str, list[str], list[str]]:
    """Return the code of a claim handed in, its vouchers' codes and their serials."""
    codes = printed_codes(distributed, tmp_path / "bons.pdf")
    counter = ("--as", "guichet-cas", "--json")
    wanted = ("--provider", "PHARMA-CAS")
    serials = [distributed("redeem", code, *wanted, *counter).document["serial"] for code in codes]
    drafted = distributed(*counter, "claim", "draft", *wanted, "--donation", "DON-CAS")
    claim = drafted.document["claim"]
    submit = (*counter, "claim", "submit", claim, "--invoice", "F-1")
    refused = distributed(*submit, "--ice", "001561191000065")
    assert refused.document["refused"]["code"] == "ICE-01"
    assert distributed(*submit, "--papers", "2", "--amount", "600,00").status == 0
    return claim, codes, serials


Claimed = tuple[str, list[str], list[str]]
OFFICE = ("--as", "rapprochement", "--json", "claim")
FINANCE = ("--as", "finance", "--json", "claim")
COUNTER = ("--as", "guichet-cas", "--json", "claim")


def test_a_claim_is_sent_back_and_taken_up_again(distributed: Type, claimed: Claimed) -> None:
    claim, _codes, serials = claimed

    returned = distributed(*OFFICE, "send-back", claim, "--reason", "illisible")
    reopened = distributed(*COUNTER, "reopen", claim, "--without", serials[0])

    assert (returned.document["state"], reopened.document["state"]) == ("RETURNED", "DRAFT")
    assert (reopened.document["lines"], reopened.document["claimed"]) == (1, "250.00")


def test_a_claim_is_matched_with_its_invoice_and_papers(
    distributed: Type, claimed: Claimed, tmp_path: Path
) -> None:
    claim, codes, serials = claimed
    file = tmp_path / "facture.csv"
    file.write_text(f"Bon;Montant\n{serials[0]};250,00\nfaux;350,00\n", "utf-8")

    assert distributed(*OFFICE, "invoice", claim, file).document["unknown"] == ["faux"]
    assert distributed(*OFFICE, "count", claim, "--paper", codes[0]).document["lines"] == 1
    match = distributed(*OFFICE, "match", claim).document

    assert match["total"] == {"vouchers": 3, "papers": 1, "redeemed": "500.00", "invoiced": "600.00"}
    assert match["cells"]["REDEEMED_AND_INVOICED"]["rows"][0]["voucher"] == serials[0]
    assert [match["cells"][cell]["vouchers"] for cell in ("REDEEMED_NOT_INVOICED", "UNKNOWN")] == [1, 1]
    assert serials[1] in distributed("claim", "match", claim, "--cell", "REDEEMED_NOT_INVOICED").out


def test_a_line_is_disputed_upheld_and_paid_with_its_papers(
    distributed: Type, claimed: Claimed, tmp_path: Path
) -> None:
    claim, _codes, serials = claimed
    distributed(*OFFICE, "review", claim, "--disallow", f"{serials[1]}=NO_PAPER")
    distributed(*FINANCE, "approve", claim)
    distributed(*COUNTER, "dispute", claim, serials[1], "--reason", "papier retrouvé")

    upheld = distributed(*FINANCE, "decide", claim, serials[1], "--uphold", "--reason", "papier vu")

    assert (upheld.document["state"], upheld.document["payable"]) == ("APPROVED", "500.00")
    distributed("--as", "tresorerie", "claim", "pay", claim, "--reference", "VIR-1")
    for paper in ("slip", "advice", "receipt"):
        output = tmp_path / f"{paper}.pdf"
        printed = distributed(*FINANCE, "print", claim, "--paper", paper, "--output", output)
        assert (printed.document["pages"], len(PdfReader(output).pages)) == (1, 1)
    other = ("--paper", "receipt", "--reference", "VIR-9", "--output", tmp_path / "x.pdf")
    assert distributed(*FINANCE, "print", claim, *other).document["refused"]["code"] == "DEM-23"
    assert distributed("check").status == 0


def test_a_file_with_faults_enters_nothing(distributed: Type, tmp_path: Path) -> None:
    file = tmp_path / "facture.csv"
    file.write_text("Bon;Montant\nX-1;\n;5\n", "utf-8")

    refused = distributed("--as", "rapprochement", "--json", "claim", "invoice", "PHARMA-CAS-0001", file)

    assert refused.status == 1
    assert [one["code"] for one in refused.document["refused"]["problems"]] == ["DEM-20", "DEM-21"]
    assert distributed("claim", "count", "PHARMA-CAS-0001").status == 2
