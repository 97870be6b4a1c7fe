"""Claims, from a provider's draft to the payment, each step as the person meets it whose step it is."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton

from ui.questions import FileKind
from ui.screens.claims.claims_screen import ClaimsScreen
from ui.tables.table_view import TableView
from voucher_desk.desk import Desk
from voucher_desk.domain.claims import ClaimState, DisallowReason, LineState
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    review_claim,
    submit_claim,
)

CODE = "PHARMA-CAS-0001"
UNTIL = date(2026, 12, 31)


@pytest.fixture
def redeemed(field: Any) -> tuple[str, ...]:
    """Redeem three vouchers at the pharmacy and one at the hammam; return the serials."""
    serials: tuple[str, ...] = field.issued(people=4)
    for serial in serials[:3]:
        field.redeem(serial)
    field.redeem(serials[3], provider="HAMMAM-CAS", user="guichet-hammam")
    return serials


@pytest.fixture
def submitted(redeemed: tuple[str, ...], field: Any) -> tuple[str, ...]:
    """Hand the pharmacy's claim in; return the serials."""
    field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", UNTIL))
    field.do("guichet-cas", submit_claim, SubmitClaim(CODE, "F-1"))
    return redeemed


@pytest.fixture
def approved(submitted: tuple[str, ...], field: Any) -> tuple[str, ...]:
    """Review the claim without one line, and approve it; return the serials."""
    field.do("rapprochement", review_claim, ReviewClaim(CODE, {submitted[0]: DisallowReason.NO_PAPER}))
    field.do("finance", approve_claim, ApproveClaim(CODE))
    return submitted


def claim_of(desk: Desk) -> ClaimRow:
    [row] = desk.read(lambda queries: queries.claims("PHARMA-CAS"))
    return row


def lines_of(desk: Desk) -> dict[str, ClaimLineRow]:
    return {line.serial: line for line in desk.read(lambda queries: queries.claim_lines(CODE))}


def column(table: TableView[Any], at: int) -> list[str]:
    return [table.index_of(row, at).data() for row in range(table.model().rowCount())]


def open_claim(person: Any, user: str) -> ClaimsScreen:
    """Become somebody, go to the claims, and choose the pharmacy's."""
    person.becomes(user)
    screen: ClaimsScreen = person.goes_to(ClaimsScreen)
    screen.table.choose(CODE)
    person.waits()
    return screen


def offered(screen: ClaimsScreen) -> set[str]:
    acts = screen.panel.acts
    parts = {
        "submit": acts.invoice.save,
        "review": acts.review,
        "approve": acts.approve,
        "pay": acts.payment.save,
    }
    return {name for name, made in parts.items() if made.isVisible()}


def test_a_provider_drafts_and_submits_its_claim(redeemed: Sequence[str], person: Any, desk: Desk) -> None:
    person.becomes("guichet-cas")
    screen = person.goes_to(ClaimsScreen)
    person.clicks(screen.add)
    assert screen.form.donation.currentText() == "DON-CAS · 3 échanges · 750,00\u00a0MAD"
    person.clicks(screen.form.save)
    assert claim_of(desk).state is ClaimState.DRAFT
    assert not screen.panel.acts.invoice.save.isEnabled()
    person.types(screen.panel.acts.invoice.invoice, "F-2026-118", enter=True)
    assert (claim_of(desk).state, claim_of(desk).invoice) == (ClaimState.SUBMITTED, "F-2026-118")
    assert "750,00" in person.reads()
    assert offered(screen) == set()


def test_what_was_redeemed_after_the_day_chosen_is_left_for_later(
    redeemed: Sequence[str], person: Any, desk: Desk
) -> None:
    person.becomes("guichet-cas")
    screen = person.goes_to(ClaimsScreen)
    person.clicks(screen.add)
    screen.form.until.setDate(QDate(2026, 10, 9))
    person.waits()
    assert "Rien à réclamer" in screen.form.effect.text()
    assert not screen.form.save.isEnabled()
    screen.form.until.setDate(QDate(2026, 10, 10))
    person.waits()
    assert screen.form.save.isEnabled()


def test_an_invoice_number_is_used_once(
    submitted: Sequence[str], field: Any, person: Any, desk: Desk
) -> None:
    [again] = field.issued(people=1, code="2")
    field.redeem(again)
    second = field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", UNTIL)).code
    screen = open_claim(person, "guichet-cas")
    screen.table.choose(second)
    person.waits()
    person.types(screen.panel.acts.invoice.invoice, "F-1", enter=True)
    assert "F-1" in person.reads()
    assert [row.state for row in desk.read(lambda q: q.claims("PHARMA-CAS")) if row.code == second] == [
        ClaimState.DRAFT
    ]


def test_a_provider_sees_its_own_claims_alone_and_no_person(
    submitted: Sequence[str], field: Any, person: Any
) -> None:
    field.do("guichet-hammam", draft_claim, DraftClaim("HAMMAM-CAS", "DON-CAS", UNTIL))
    screen = open_claim(person, "rapprochement")
    assert len(column(screen.table, 0)) == 2
    person.becomes("guichet-hammam")
    assert column(screen.table, 0) == ["HAMMAM-CAS-0001"]
    assert column(screen.panel.lines, 0) == []
    person.clicks_row(screen.table, 0)
    headings = [
        *(one.heading for one in screen.table.columns),
        *(one.heading for one in screen.panel.lines.columns),
    ]
    assert "Personne" not in headings
    assert column(screen.panel.lines, 0) == [submitted[3]]


def test_a_review_under_way_is_taken_off_the_screen_when_another_person_comes(
    submitted: Sequence[str], person: Any
) -> None:
    screen = open_claim(person, "rapprochement")
    person.clicks(screen.panel.acts.review)
    assert screen.review.isVisible()
    person.becomes("guichet-hammam")
    assert not screen.review.isVisible()
    assert screen.review.table.model().rowCount() == 0


def test_a_line_is_disallowed_with_a_reason_by_mouse(
    submitted: Sequence[str], person: Any, desk: Desk
) -> None:
    screen = open_claim(person, "rapprochement")
    person.clicks(screen.panel.acts.review)
    person.clicks_row(screen.review.table, 1)
    person.answers.choice = DisallowReason.ILLEGIBLE
    person.clicks(screen.review.disallow)
    assert column(screen.review.table, 3) == ["✓ Acceptée", "✗ Écartée", "✓ Acceptée"]
    assert column(screen.review.table, 4) == ["", "Illisible", ""]
    person.clicks(screen.review.save)
    assert screen.panel.isVisible()
    assert claim_of(desk).state is ClaimState.IN_REVIEW
    line = lines_of(desk)[submitted[1]]
    assert (line.state, line.reason) == (LineState.DISALLOWED, DisallowReason.ILLEGIBLE)
    assert column(screen.panel.lines, 4) == ["", "Illisible", ""]


def test_a_review_is_done_by_keyboard_alone(submitted: Sequence[str], person: Any, desk: Desk) -> None:
    screen = open_claim(person, "rapprochement")
    person.window.activateWindow()
    person.clicks(screen.panel.acts.review)
    table, keys = screen.review.table, person.qtbot.keyClick
    assert person.window.focusWidget() is table
    person.answers.choice = DisallowReason.NO_PAPER
    keys(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys(table, Qt.Key.Key_Delete)
    assert column(table, 4) == ["Bon papier absent", "Bon papier absent", ""]
    keys(table, Qt.Key.Key_Up)
    keys(table, Qt.Key.Key_Space)
    assert column(table, 3) == ["✓ Acceptée", "✗ Écartée", "✓ Acceptée"]
    screen.review.save.setFocus()
    keys(screen.review.save, Qt.Key.Key_Space)
    person.waits()
    assert [serial for serial, line in lines_of(desk).items() if line.reason] == [submitted[1]]


def test_the_line_under_review_stands_beside_its_voucher_without_its_person(
    submitted: Sequence[str], person: Any, qtbot: Any
) -> None:
    screen = open_claim(person, "rapprochement")
    person.clicks(screen.panel.acts.review)
    person.clicks_row(screen.review.table, 2)
    facts = screen.review.voucher.facts
    told = {label.accessibleName(): label.text() for label in facts.findChildren(type(screen.form.effect))}
    assert told["Valeur du bon"] == "250,00\u00a0MAD"
    assert told["Utilisable jusqu'au"] == "31/12/2026"
    assert not [text for text in told.values() if text.startswith("S1-")]


def test_a_review_is_left_only_with_agreement_once_something_was_decided(
    submitted: Sequence[str], person: Any, desk: Desk
) -> None:
    screen = open_claim(person, "rapprochement")
    person.clicks(screen.panel.acts.review)
    person.answers.choice = DisallowReason.DUPLICATE
    person.clicks(screen.review.disallow)
    person.answers.agrees = False
    person.clicks(screen.review.leave)
    assert screen.review.isVisible()
    person.answers.agrees = True
    person.clicks(screen.review.leave)
    assert not screen.review.isVisible()
    assert claim_of(desk).state is ClaimState.SUBMITTED


def test_a_second_review_starts_from_the_first(submitted: Sequence[str], field: Any, person: Any) -> None:
    field.do("rapprochement", review_claim, ReviewClaim(CODE, {submitted[0]: DisallowReason.NO_PAPER}))
    screen = open_claim(person, "rapprochement")
    person.clicks(screen.panel.acts.review)
    assert column(screen.review.table, 4) == ["Bon papier absent", "", ""]


def test_a_claim_is_approved_by_sums_then_paid_in_parts_by_another_person(
    submitted: Sequence[str], field: Any, person: Any, desk: Desk
) -> None:
    field.do("rapprochement", review_claim, ReviewClaim(CODE, {submitted[0]: DisallowReason.NO_PAPER}))
    screen = open_claim(person, "finance")
    person.clicks(screen.panel.acts.approve)
    [(_question, detail, _yes)] = person.answers.asked
    assert "500,00" in detail
    assert "250,00" in detail
    assert claim_of(desk).state is ClaimState.PARTLY_APPROVED
    person.becomes("tresorerie")
    payment = screen.panel.acts.payment
    assert payment.amount.text() == "500,00"
    person.types(payment.amount, "\u0661\u0662\u0660\u066b\u0665\u0660")  # as an Arabic keyboard types 120,50
    person.types(payment.reference, "VIR-1", enter=True)
    assert claim_of(desk).paid == 120_50
    assert payment.amount.text() == "379,50"
    person.types(payment.reference, "VIR-2")
    person.clicks(payment.save)
    assert claim_of(desk).state is ClaimState.PAID
    assert offered(screen) == set()


def test_who_approved_a_claim_is_told_why_they_may_not_pay_it(
    approved: Sequence[str], person: Any, desk: Desk
) -> None:
    screen = open_claim(person, "finance")
    person.types(screen.panel.acts.payment.reference, "VIR-1", enter=True)
    assert "deux personnes" in person.reads()
    assert person.answers.asked == []
    assert claim_of(desk).paid == 0


@pytest.mark.parametrize("amount", ["500,01", "1.234", "-5", "rien"])
def test_an_amount_that_cannot_be_paid_is_refused_and_nothing_moves(
    approved: Sequence[str], person: Any, desk: Desk, amount: str
) -> None:
    screen = open_claim(person, "tresorerie")
    person.types(screen.panel.acts.payment.amount, amount)
    person.types(screen.panel.acts.payment.reference, "VIR-1", enter=True)
    assert person.reads()
    assert claim_of(desk).paid == 0


def test_nothing_is_paid_without_agreement(approved: Sequence[str], person: Any, desk: Desk) -> None:
    screen = open_claim(person, "tresorerie")
    person.answers.agrees = False
    person.types(screen.panel.acts.payment.reference, "VIR-1", enter=True)
    assert claim_of(desk).paid == 0


@pytest.mark.parametrize(
    ("user", "step"), [("rapprochement", {"review"}), ("finance", set()), ("coordination", set())]
)
def test_only_the_steps_of_the_state_and_of_ones_duties_are_offered(
    submitted: Sequence[str], person: Any, user: str, step: set[str]
) -> None:
    screen = open_claim(person, user)
    assert offered(screen) == step
    assert not screen.add.isVisible()


def test_claims_and_their_lines_are_saved_with_numbers_as_numbers(
    approved: Sequence[str], person: Any
) -> None:
    screen = open_claim(person, "rapprochement")
    person.answers.choice = FileKind.WORKBOOK
    buttons: tuple[QPushButton, ...] = (screen.export, screen.panel.export)
    for made in buttons:
        person.clicks(made)
    claims = openpyxl.load_workbook(person.answers.folder / "demandes.xlsx").active
    assert [cell.value for cell in claims[2]][-4:] == [3, 750, 500, 0]
    lines = openpyxl.load_workbook(person.answers.folder / f"demande-{CODE}.xlsx").active
    assert [line[2].value for line in lines["A2:E4"]] == [250, 250, 250]
    assert lines["E2"].value == "Bon papier absent"


def test_a_claim_may_begin_later_than_the_first_redemption(
    redeemed: Sequence[str], person: Any, desk: Desk
) -> None:
    person.becomes("guichet-cas")
    screen = person.goes_to(ClaimsScreen)
    person.clicks(screen.add)
    assert not screen.form.since.isEnabled()
    screen.form.from_first.setChecked(False)
    screen.form.since.setDate(QDate(2026, 10, 11))
    person.waits()
    assert not screen.form.save.isEnabled()
    screen.form.since.setDate(QDate(2026, 10, 10))
    person.waits()
    person.clicks(screen.form.save)
    assert claim_of(desk).since == date(2026, 10, 10)
