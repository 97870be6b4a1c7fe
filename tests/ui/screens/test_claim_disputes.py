"""Claims sent back and lines disputed at the desk, and the papers of a claim before they are printed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from ui.screens.claims.claim_papers import ClaimPaperKind
from ui.screens.claims.claims_screen import ClaimsScreen
from voucher_desk.desk import Desk
from voucher_desk.domain.claims import ClaimState, DisallowReason, LineState
from voucher_desk.queries.claims import ClaimRow
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    PayClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    pay_claim,
    review_claim,
    submit_claim,
)

CODE = "PHARMA-CAS-0001"


@pytest.fixture
def submitted(field: Any) -> tuple[str, ...]:
    """Hand in a claim of two vouchers; return the serials."""
    serials: tuple[str, ...] = field.issued(people=2)
    for serial in serials:
        field.redeem(serial)
    field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", date(2026, 12, 31)))
    field.do("guichet-cas", submit_claim, SubmitClaim(CODE, "F-1"))
    return serials


@pytest.fixture
def approved(submitted: tuple[str, ...], field: Any) -> tuple[str, ...]:
    """Approve the claim without its first voucher; return the serials."""
    field.do("rapprochement", review_claim, ReviewClaim(CODE, {submitted[0]: DisallowReason.NO_PAPER}))
    field.do("finance", approve_claim, ApproveClaim(CODE))
    return submitted


def claim_of(desk: Desk) -> ClaimRow:
    [row] = desk.read(lambda queries: queries.claims())
    return row


def state_of(desk: Desk, serial: str) -> LineState:
    lines = {line.serial: line for line in desk.read(lambda queries: queries.claim_lines(CODE))}
    return lines[serial].state


def open_claim(person: Any, user: str) -> ClaimsScreen:
    person.becomes(user)
    screen: ClaimsScreen = person.goes_to(ClaimsScreen)
    screen.table.choose(CODE)
    person.waits()
    return screen


def test_a_claim_is_sent_back_with_a_reason_and_taken_up_again(
    submitted: Sequence[str], person: Any, desk: Desk
) -> None:
    screen = open_claim(person, "rapprochement")
    person.answers.reason = "facture illisible"
    person.clicks(screen.panel.acts.send_back)
    assert claim_of(desk).state is ClaimState.RETURNED
    screen = open_claim(person, "guichet-cas")
    assert not screen.panel.acts.invoice.save.isVisible()
    person.clicks(screen.panel.acts.reopen)
    assert claim_of(desk).state is ClaimState.DRAFT
    form = screen.panel.acts.invoice
    assert (form.invoice.text(), form.amount.text(), form.papers.value()) == ("F-1", "500,00", 2)
    person.clicks(form.save)
    assert claim_of(desk).state is ClaimState.SUBMITTED


def test_a_claim_is_taken_up_again_without_the_lines_chosen(
    submitted: Sequence[str], person: Any, desk: Desk
) -> None:
    screen = open_claim(person, "rapprochement")
    assert not screen.panel.line_acts.leave_out.isVisible()
    person.clicks(screen.panel.acts.send_back)
    screen = open_claim(person, "guichet-cas")
    screen.panel.lines.choose(submitted[1])
    person.waits()
    person.clicks(screen.panel.line_acts.leave_out)
    assert "250,00" in person.answers.asked[-1][1]
    assert "reprise" in person.reads()
    assert claim_of(desk).claimed == 250_00
    assert [line.serial for line in desk.read(lambda queries: queries.claim_lines(CODE))] == [submitted[0]]


def test_a_claim_without_any_line_is_not_taken_up_again(
    submitted: Sequence[str], person: Any, desk: Desk
) -> None:
    screen = open_claim(person, "rapprochement")
    person.clicks(screen.panel.acts.send_back)
    screen = open_claim(person, "guichet-cas")
    screen.panel.lines.selectAll()
    person.waits()
    person.clicks(screen.panel.line_acts.leave_out)
    assert person.reads()
    assert claim_of(desk).state is ClaimState.RETURNED


def test_nothing_is_sent_back_without_a_reason(submitted: Sequence[str], person: Any, desk: Desk) -> None:
    screen = open_claim(person, "rapprochement")
    person.answers.reason = None
    person.clicks(screen.panel.acts.send_back)
    assert claim_of(desk).state is ClaimState.SUBMITTED


def test_an_invoice_says_its_amount_papers_and_ice(
    submitted: Sequence[str], field: Any, person: Any, desk: Desk
) -> None:
    [again] = field.issued(people=1, code="2")
    field.redeem(again)
    second = field.do(
        "guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", date(2026, 12, 31))
    ).code
    screen = open_claim(person, "guichet-cas")
    screen.table.choose(second)
    person.waits()
    form = screen.panel.acts.invoice
    person.types(form.invoice, "F-2")
    person.types(form.amount, "240,00")
    person.types(form.ice, "001561191000065", enter=True)
    assert "ICE" in person.reads()
    person.types(form.ice, "001561191000066", enter=True)
    row = next(row for row in desk.read(lambda queries: queries.claims()) if row.code == second)
    assert (row.invoice, row.invoiced, row.papers) == ("F-2", 240_00, 1)


def test_a_line_is_disputed_by_its_provider_and_upheld_by_another(
    approved: Sequence[str], person: Any, desk: Desk
) -> None:
    screen = open_claim(person, "guichet-cas")
    acts = screen.panel.line_acts
    screen.panel.lines.choose(approved[1])
    assert not acts.dispute.isVisible()
    screen.panel.lines.choose(approved[0])
    person.answers.reason = "papier retrouvé"
    person.clicks(acts.dispute)
    assert state_of(desk, approved[0]) is LineState.DISPUTED
    assert not acts.uphold.isVisible()
    person.becomes("finance")
    screen.panel.lines.choose(approved[0])
    person.clicks(acts.uphold)
    assert state_of(desk, approved[0]) is LineState.UPHELD
    assert claim_of(desk).state is ClaimState.APPROVED
    assert "250,00" in person.reads()


def test_a_disputed_line_is_rejected_for_good(approved: Sequence[str], person: Any, desk: Desk) -> None:
    screen = open_claim(person, "rapprochement")
    screen.panel.lines.choose(approved[0])
    person.clicks(screen.panel.line_acts.dispute)
    person.becomes("finance")
    screen.panel.lines.choose(approved[0])
    person.clicks(screen.panel.line_acts.reject)
    assert state_of(desk, approved[0]) is LineState.REJECTED_FINAL


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ClaimPaperKind.SLIP, f"bordereau-{CODE}"),
        (ClaimPaperKind.ADVICE, f"avis-{CODE}"),
        (ClaimPaperKind.RECEIPT, f"recu-{CODE}"),
    ],
)
def test_a_paper_of_a_claim_is_seen_before_it_is_saved(
    approved: Sequence[str], field: Any, person: Any, kind: ClaimPaperKind, name: str
) -> None:
    field.do("tresorerie", pay_claim, PayClaim(CODE, "VIR-1", 100_00))
    screen = open_claim(person, "rapprochement")
    person.answers.choice = kind
    person.clicks(screen.panel.acts.papers)
    person.saves_paper()
    assert (person.answers.folder / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_the_receipt_of_an_earlier_payment_is_printed_again(
    approved: Sequence[str], field: Any, person: Any
) -> None:
    for number in (1, 2):
        field.do("tresorerie", pay_claim, PayClaim(CODE, f"VIR-{number}", 100_00))
    screen = open_claim(person, "rapprochement")
    person.answers.choice, person.answers.payment = ClaimPaperKind.RECEIPT, "VIR-1"
    person.clicks(screen.panel.acts.papers)
    assert [words.split(" · ")[0] for words in person.answers.asked[-1]] == ["VIR-2", "VIR-1"]
    person.saves_paper()
    text = PdfReader(person.answers.folder / f"recu-{CODE}.pdf").pages[0].extract_text()
    assert "VIR-1" in text
    assert "VIR-2" not in text
