"""Claims: DRAFT, SUBMITTED, IN_REVIEW, a decision, PAID; a payment never passes what was approved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain import claims
from voucher_desk.domain.claims import (
    Claim,
    ClaimLine,
    ClaimState,
    ClaimStateForbids,
    Invoice,
    InvoiceAmountWrong,
    InvoiceDateWrong,
    LineNotOfClaim,
    LineState,
    NothingLeft,
    NumberMissing,
    PaymentTooLarge,
)

TODAY = date(2026, 10, 31)
STEPS: dict[str, Callable[[Claim], Claim]] = {
    "submit": lambda one: claims.submitted(one, Invoice("F-1"), TODAY),
    "review": lambda one: claims.reviewed(one, [], "reviewer"),
    "approve": lambda one: claims.approved(one, "approver"),
    "pay": lambda one: claims.paid(one, 1),
    "send back": claims.returned,
    "reopen": lambda one: claims.reopened(one, []),
}
LIFE = {
    ("DRAFT", "submit"): "SUBMITTED",
    ("SUBMITTED", "review"): "IN_REVIEW",
    ("IN_REVIEW", "review"): "IN_REVIEW",
    ("IN_REVIEW", "approve"): "APPROVED",
    ("IN_REVIEW", "send back"): "RETURNED",
    ("RETURNED", "reopen"): "DRAFT",
    ("APPROVED", "pay"): "APPROVED",
    ("PARTLY_APPROVED", "pay"): "PARTLY_APPROVED",
}


def line(number: int, state: LineState = LineState.ACCEPTED, amount: int = 100_00) -> ClaimLine:
    return ClaimLine(number, f"X-{number}", amount, state, "issuer", "counter")


def claim(state: str, *lines: ClaimLine) -> Claim:
    return Claim(1, "P-0001", "P", "DON", ClaimState(state), Invoice(), lines or (line(1), line(2)))


@pytest.mark.parametrize(("state", "step"), LIFE)
def test_a_step_of_the_table_is_taken(state: str, step: str) -> None:
    assert STEPS[step](claim(state)).state == LIFE[state, step]


@pytest.mark.parametrize(("state", "step"), sorted({*product(ClaimState, STEPS)} - {*LIFE}))
def test_a_step_not_in_the_table_is_refused(state: str, step: str) -> None:
    with pytest.raises(ClaimStateForbids):
        STEPS[step](claim(state))


def test_a_review_decides_every_line() -> None:
    reviewed = claims.reviewed(claim("SUBMITTED"), ["X-2"], "reviewer")

    assert [one.state for one in reviewed.lines] == ["ACCEPTED", "DISALLOWED"]
    assert reviewed.reviewed_by == "reviewer"


def test_a_second_review_decides_anew() -> None:
    again = claims.reviewed(claims.reviewed(claim("SUBMITTED"), ["X-2"], "one"), ["X-1"], "other")

    assert [one.state for one in again.lines] == ["DISALLOWED", "ACCEPTED"]
    assert again.reviewed_by == "other"


def test_a_line_of_another_claim_is_not_decided_here() -> None:
    with pytest.raises(LineNotOfClaim):
        claims.reviewed(claim("SUBMITTED"), ["X-3"], "reviewer")


@pytest.mark.parametrize(
    ("disallowed", "state"),
    [([], "APPROVED"), (["X-1"], "PARTLY_APPROVED"), (["X-1", "X-2"], "REJECTED")],
)
def test_an_approval_is_whole_in_part_or_none(disallowed: list[str], state: str) -> None:
    approved = claims.approved(claims.reviewed(claim("SUBMITTED"), disallowed, "reviewer"), "approver")

    assert approved.state == state
    assert approved.payable == (2 - len(disallowed)) * 100_00


@pytest.mark.parametrize("amount", [0, -1, 200_01])
def test_a_payment_is_more_than_nothing_and_no_more_than_approved(amount: int) -> None:
    with pytest.raises(PaymentTooLarge) as refused:
        claims.paid(claim("APPROVED"), amount)

    assert refused.value.left == 200_00


def test_the_last_payment_makes_a_claim_paid() -> None:
    part = claims.paid(claim("APPROVED"), 150_00)

    assert (part.state, part.payable) == ("APPROVED", 50_00)
    assert claims.paid(part, 50_00).state == "PAID"


def test_a_line_upheld_after_dispute_is_payable() -> None:
    assert (
        claim("APPROVED", line(1), line(2, LineState.UPHELD), line(3, LineState.DISALLOWED)).payable == 200_00
    )


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_a_number_is_something_that_can_be_read(text: str) -> None:
    with pytest.raises(NumberMissing):
        claims.number_given(claim("DRAFT"), text)


def test_the_same_number_in_other_spacing_is_the_same() -> None:
    assert claims.number_given(claim("DRAFT"), " F\u00a0-\u200b 1 ") == claims.number_given(
        claim("DRAFT"), "F - 1"
    )


@given(st.lists(st.tuples(st.integers(1, 500_00), st.booleans()), min_size=1, max_size=9), st.data())
def test_accepted_disallowed_and_pending_are_what_was_claimed(
    lines: list[tuple[int, bool]], data: st.DataObject
) -> None:
    """E8 holds at every step, and the sum of payments never passes what was approved (invariant 37)."""
    drafted = claim("SUBMITTED", *(line(n, LineState.CLAIMED, amount) for n, (amount, _) in enumerate(lines)))
    refused = [f"X-{n}" for n, (_, is_refused) in enumerate(lines) if is_refused]
    decided = claims.reviewed(drafted, refused, "reviewer")
    accepted, disallowed = decided.sum_of(LineState.ACCEPTED), decided.sum_of(LineState.DISALLOWED)
    assert accepted + disallowed + decided.sum_of(LineState.CLAIMED) == drafted.claimed == decided.claimed
    one = claims.approved(decided, "approver")
    if accepted:
        one = claims.paid(one, data.draw(st.integers(1, one.payable)))
        one = claims.paid(one, one.payable) if one.payable else one
    assert (one.paid, one.payable) == (accepted, 0)


def test_a_claim_keeps_who_reviewed_and_who_approved() -> None:
    decided = claims.approved(replace(claim("IN_REVIEW"), reviewed_by="one"), "other")

    assert (decided.reviewed_by, decided.approved_by) == ("one", "other")


@pytest.mark.parametrize("dated", [date(2026, 9, 30), date(2026, 11, 1)])
def test_an_invoice_is_dated_within_its_time(dated: date) -> None:
    draft = replace(claim("DRAFT"), since=date(2026, 10, 1))

    assert claims.submitted(draft, Invoice("F-1", date(2026, 10, 1)), TODAY).invoice.dated
    with pytest.raises(InvoiceDateWrong):
        claims.submitted(draft, Invoice("F-1", dated), TODAY)


@pytest.mark.parametrize("invoice", [Invoice("F-1", TODAY, 0, 1), Invoice("F-1", TODAY, 1, 0)])
def test_an_invoice_asks_for_something_and_brings_papers(invoice: Invoice) -> None:
    with pytest.raises(InvoiceAmountWrong):
        claims.submitted(claim("DRAFT"), invoice, TODAY)


def test_a_claim_sent_back_is_undecided_again() -> None:
    reviewed = claims.reviewed(claim("SUBMITTED"), ["X-2"], "reviewer")

    returned = claims.returned(reviewed)

    assert {one.state for one in returned.lines} == {LineState.CLAIMED}
    assert returned.reviewed_by is None


def test_a_claim_reopened_keeps_one_line_at_least() -> None:
    assert [one.serial for one in claims.reopened(claim("RETURNED"), ["X-1"]).lines] == ["X-2"]
    with pytest.raises(NothingLeft):
        claims.reopened(claim("RETURNED"), ["X-1", "X-2"])
    with pytest.raises(LineNotOfClaim):
        claims.reopened(claim("RETURNED"), ["X-3"])
