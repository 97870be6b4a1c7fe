"""The screen of exceptions: thirteen rules, one opened, its thresholds, and the way to what it is about."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from ui.questions import FileKind
from ui.screens.claims.claims_screen import ClaimsScreen
from ui.screens.exceptions.exceptions_screen import ExceptionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.usecases.settle_claim import (
    DraftClaim,
    ReviewClaim,
    SubmitClaim,
    draft_claim,
    review_claim,
    submit_claim,
)

RULES = [*Rule]


@pytest.fixture
def claimed(field: Any) -> tuple[str, str]:
    """Return a voucher and its claim, whose one line was disallowed for want of the paper."""
    serial, *_ = field.issued(people=1)
    field.redeem(serial)
    day = field.clock.now.date()
    code = field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", day)).code
    field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    field.do("rapprochement", review_claim, ReviewClaim(code, {serial: DisallowReason.NO_PAPER}))
    return serial, code


@pytest.fixture
def screen(claimed: tuple[str, str], person: Any) -> ExceptionsScreen:
    """Return the screen, opened by who reconciles at IOM."""
    person.becomes("rapprochement")
    opened: ExceptionsScreen = person.goes_to(ExceptionsScreen)
    return opened


def opened(person: Any, screen: ExceptionsScreen, rule: Rule) -> None:
    person.clicks_row(screen.rules, RULES.index(rule))


def counts(screen: ExceptionsScreen) -> dict[Rule, int]:
    return {line.rule: len(line.rows) for line in screen.rules.shown()}


def test_the_thirteen_rules_stand_in_order_with_their_counts(screen: ExceptionsScreen) -> None:
    assert list(counts(screen)) == RULES
    assert {rule for rule, count in counts(screen).items() if count} == {Rule.R1}


def test_a_rule_is_read_in_words_with_what_it_cannot_know(person: Any, screen: ExceptionsScreen) -> None:
    opened(person, screen, Rule.R5)

    panel = screen.panel
    assert panel.title.text() == "R5 · Présences douteuses"
    assert "10 personnes ou plus" in panel.words.text()
    assert "n'est pas connu" in panel.limits.text()
    assert panel.table.model().rowCount() == 0
    assert not panel.voucher.isEnabled()


def test_a_rule_without_thresholds_offers_none_to_change(person: Any, screen: ExceptionsScreen) -> None:
    opened(person, screen, Rule.R6)
    assert screen.panel.change.isHidden()


def test_a_finding_is_read_in_full_and_leads_to_its_voucher(
    person: Any, screen: ExceptionsScreen, claimed: tuple[str, str]
) -> None:
    opened(person, screen, Rule.R1)
    person.clicks_row(screen.panel.table, 0)
    assert screen.panel.detail.isVisible()

    person.clicks(screen.panel.voucher)
    shown = person.window.shown
    assert isinstance(shown, VouchersScreen)
    assert [row.serial for row in shown.table.shown()] == [claimed[0]]


def test_a_finding_leads_to_its_claim(
    person: Any, screen: ExceptionsScreen, claimed: tuple[str, str]
) -> None:
    opened(person, screen, Rule.R1)
    person.clicks_row(screen.panel.table, 0)
    person.clicks(screen.panel.claim)

    shown = person.window.shown
    assert isinstance(shown, ClaimsScreen)
    chosen = shown.table.chosen()
    assert chosen is not None
    assert chosen.code == claimed[1]


def test_thresholds_applied_are_kept_and_read_again(person: Any, screen: ExceptionsScreen) -> None:
    opened(person, screen, Rule.R4)
    panel = screen.panel
    assert panel.thresholds.isHidden()
    person.clicks(panel.change)
    panel.thresholds.fields["lag.vouchers"].setValue(1)
    person.clicks(panel.thresholds.keep)

    assert "retenus" in person.reads()
    assert {row.finding for row in panel.table.shown()} == {Finding.LARGE_SHARE, Finding.AT_ONCE}
    kept = person.window.place.desk.read(lambda queries: queries.examination()).thresholds
    assert kept["lag.vouchers"] == 1

    person.clicks(panel.thresholds.usual)
    assert panel.thresholds.fields["lag.vouchers"].value() == 3
    assert panel.table.model().rowCount() == 0


def test_the_report_is_taken_away_as_paper_workbook_and_table(person: Any, screen: ExceptionsScreen) -> None:
    folder: Path = person.answers.folder
    for made in (screen.workbook, screen.csv):
        person.clicks(made)
    person.clicks(screen.paper)
    person.saves_paper()

    assert openpyxl.load_workbook(folder / "anomalies.xlsx").sheetnames == ["Règles", "Constats"]
    assert (folder / "anomalies.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert PdfReader(folder / "anomalies.pdf").pages


def test_the_table_of_a_rule_is_exported(person: Any, screen: ExceptionsScreen) -> None:
    opened(person, screen, Rule.R1)
    person.answers.choice = FileKind.WORKBOOK
    person.clicks(screen.panel.export)

    rows = list(openpyxl.load_workbook(person.answers.folder / "anomalies-R1.xlsx").active.values)
    assert rows[1][0] == "Lignes de demande sans papier"


@pytest.mark.parametrize(
    ("user", "offered"),
    [
        ("rapprochement", True),
        ("finance", True),
        ("coordination", False),
        ("animation", False),
        ("guichet-cas", False),
        ("administration", False),
    ],
)
def test_the_screen_is_offered_to_who_examines_alone(person: Any, user: str, *, offered: bool) -> None:
    person.becomes(user)
    at = [door.sign for door in person.window.doors].index("exceptions")
    assert person.window.navigation.item(at).isHidden() is not offered


def test_what_was_read_for_one_person_is_gone_for_the_next(person: Any, screen: ExceptionsScreen) -> None:
    opened(person, screen, Rule.R1)
    person.becomes("guichet-cas")

    assert not isinstance(person.window.shown, ExceptionsScreen)
    assert screen.rules.shown() == []
    assert screen.panel.table.shown() == []
