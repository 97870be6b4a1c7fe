"""Claims: each redemption claimed once, decided by three persons with no part in it, never overpaid."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from voucher_desk.domain.claims import (
    Claim,
    ClaimStateForbids,
    DisallowReason,
    InvoiceUsed,
    LineNotOfClaim,
    NothingToClaim,
    NumberMissing,
    PaymentReferenceUsed,
    PaymentTooLarge,
    TrainingIsNotPaid,
    UnknownClaim,
)
from voucher_desk.domain.duties import DutyMissing, NotYourProvider, SamePerson
from voucher_desk.domain.reconciliation import failing
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


def used(field: Any, people: int = 2) -> tuple[str, ...]:
    serials: tuple[str, ...] = field.issued(people)
    for serial in serials:
        field.redeem(serial)
    return serials


def draft(
    field: Any, user: str = "guichet-cas", provider: str = "PHARMA-CAS", donation: str = "DON-CAS"
) -> Claim:
    claim: Claim = field.do(user, draft_claim, DraftClaim(provider, donation, field.clock.now.date()))
    return claim


def submit(field: Any, claim: str, invoice: str = "F-1", user: str = "guichet-cas") -> Claim:
    submitted: Claim = field.do(user, submit_claim, SubmitClaim(claim, invoice))
    return submitted


def review(field: Any, claim: str, *disallowed: str, user: str = "rapprochement") -> Claim:
    wanted = ReviewClaim(claim, dict.fromkeys(disallowed, DisallowReason.NO_PAPER))
    reviewed: Claim = field.do(user, review_claim, wanted)
    return reviewed


def approve(field: Any, claim: str, user: str = "finance") -> Claim:
    approved: Claim = field.do(user, approve_claim, ApproveClaim(claim))
    return approved


def pay(
    field: Any, claim: str, amount: int | None = None, reference: str = "VIR-1", user: str = "tresorerie"
) -> Claim:
    paid: Claim = field.do(user, pay_claim, PayClaim(claim, reference, amount))
    return paid


def approved(field: Any, people: int = 2) -> str:
    used(field, people)
    code = draft(field).code
    submit(field, code)
    review(field, code)
    approve(field, code)
    return code


def test_a_claim_goes_from_draft_to_paid(any_field: Any) -> None:
    serials = used(any_field, 3)
    code = draft(any_field).code
    places = [any_field.figures().unclaimed]
    submit(any_field, code)
    places.append(any_field.figures().in_review)
    review(any_field, code, serials[0])
    approve(any_field, code)
    figures = any_field.figures()
    places += [figures.payable, figures.disputed]

    assert pay(any_field, code).state == "PAID"

    assert places == [750_00, 750_00, 500_00, 250_00]
    assert any_field.figures().paid == 500_00
    assert failing(any_field.figures()) == ()


def test_a_redemption_is_claimed_once(any_field: Any) -> None:
    used(any_field)
    draft(any_field)

    with pytest.raises(NothingToClaim):
        draft(any_field)


def test_a_claim_takes_redemptions_to_the_end_of_a_moroccan_day(field: Any) -> None:
    one, two = field.issued(2)
    field.clock.now = datetime(2026, 10, 31, 23, 59, 30, tzinfo=UTC)
    field.redeem(one)
    field.clock.now = datetime(2026, 11, 1, 0, 0, tzinfo=UTC)
    field.redeem(two)

    request = DraftClaim("PHARMA-CAS", "DON-CAS", datetime(2026, 10, 31, tzinfo=UTC).date())
    claim = field.do("guichet-cas", draft_claim, request)

    assert [line.serial for line in claim.lines] == [one]


def test_a_claim_is_of_one_provider_and_one_donation(field: Any) -> None:
    mine, other = field.issued(2)
    field.redeem(mine)
    field.redeem(other, provider="HAMMAM-CAS", user="guichet-hammam")

    assert [line.serial for line in draft(field).lines] == [mine]
    with pytest.raises(NothingToClaim):
        draft(field, "guichet-hammam", "HAMMAM-CAS", "DON-RAB")
    with pytest.raises(NotYourProvider):
        draft(field, "guichet-cas", "HAMMAM-CAS")


def test_a_provider_hands_in_its_own_claims_alone(field: Any) -> None:
    used(field)
    code = draft(field).code

    with pytest.raises(NotYourProvider):
        submit(field, code, user="guichet-hammam")
    with pytest.raises(UnknownClaim):
        submit(field, "PHARMA-CAS-9999")


def test_a_claim_is_submitted_once(any_field: Any) -> None:
    used(any_field)
    code = draft(any_field).code
    submit(any_field, code)

    with pytest.raises(ClaimStateForbids):
        submit(any_field, code, "F-2")

    assert any_field.figures().in_review == 500_00


def test_an_invoice_number_is_used_once_however_it_is_spaced(field: Any) -> None:
    one, two = field.issued(2)
    field.redeem(one)
    submit(field, draft(field).code, "F - 1")
    field.redeem(two)
    second = draft(field).code

    with pytest.raises(InvoiceUsed):
        submit(field, second, " F\u00a0-\u200b 1 ")
    with pytest.raises(NumberMissing):
        submit(field, second, "\u200b")
    assert submit(field, second, "F - 2").state == "SUBMITTED"


def test_a_review_names_lines_of_the_claim(field: Any) -> None:
    used(field)
    code = draft(field).code
    with pytest.raises(ClaimStateForbids):
        review(field, code)
    submit(field, code)

    with pytest.raises(LineNotOfClaim):
        review(field, code, "X-000001")


def test_a_second_review_replaces_the_first_with_its_reasons(field: Any) -> None:
    one, other = used(field)
    code = draft(field).code
    submit(field, code)
    review(field, code, one)

    field.do("rapprochement", review_claim, ReviewClaim(code, {one: DisallowReason.DUPLICATE}))

    rows = {row.serial: row for row in field.desk.read(lambda queries: queries.claim_lines(code))}
    assert (rows[one].state, rows[one].reason) == ("DISALLOWED", "DUPLICATE")
    assert (rows[other].state, rows[other].reason) == ("ACCEPTED", None)


def test_a_claim_disallowed_whole_is_rejected_and_stays_in_dispute(any_field: Any) -> None:
    """Invariant 39: the vouchers stay redeemed and cannot be claimed anew until the dispute is resolved."""
    serials = used(any_field)
    code = draft(any_field).code
    submit(any_field, code)
    review(any_field, code, *serials)

    assert approve(any_field, code).state == "REJECTED"

    assert any_field.figures().disputed == 500_00
    with pytest.raises(NothingToClaim):
        draft(any_field)
    with pytest.raises(ClaimStateForbids):
        pay(any_field, code)


def test_nothing_is_decided_before_a_review(field: Any) -> None:
    used(field)
    code = draft(field).code
    submit(field, code)

    with pytest.raises(ClaimStateForbids):
        approve(field, code)
    with pytest.raises(ClaimStateForbids):
        pay(field, code)


def test_an_approved_claim_is_not_changed(field: Any) -> None:
    """Invariant 40."""
    code = approved(field)

    for act in (review, approve):
        with pytest.raises(ClaimStateForbids):
            act(field, code)


def test_a_claim_is_paid_in_parts_and_never_more(any_field: Any) -> None:
    code = approved(any_field)

    pay(any_field, code, 300_00, "VIR-1")
    with pytest.raises(PaymentTooLarge) as refused:
        pay(any_field, code, 200_01, "VIR-2")
    paid = pay(any_field, code, None, "VIR-3")

    assert refused.value.left == 200_00
    assert (paid.state, paid.paid) == ("PAID", 500_00)
    with pytest.raises(ClaimStateForbids):
        pay(any_field, code, 1, "VIR-4")
    assert any_field.figures().paid == 500_00


@pytest.mark.parametrize("amount", [0, -1])
def test_a_payment_is_more_than_nothing(field: Any, amount: int) -> None:
    code = approved(field)

    with pytest.raises(PaymentTooLarge):
        pay(field, code, amount)


def test_a_reference_pays_once(any_field: Any) -> None:
    code = approved(any_field)
    pay(any_field, code, 100_00, "VIR-1")

    with pytest.raises(PaymentReferenceUsed):
        pay(any_field, code, 100_00, " VIR-1")
    with pytest.raises(NumberMissing):
        pay(any_field, code, 100_00, " ")

    assert any_field.figures().paid == 100_00


def test_two_desks_do_not_pay_the_same_claim(any_field: Any) -> None:
    code = approved(any_field)
    pay(any_field, code, None, "VIR-1")

    with pytest.raises(ClaimStateForbids):
        pay(any_field, code, None, "VIR-2")


STEPS: dict[str, Callable[..., Claim]] = {"review": review, "approve": approve, "pay": pay}
POSTS = {
    "review": ("finance", "tresorerie", "guichet-cas", "coordination", "distribution"),
    "approve": ("rapprochement", "guichet-cas", "coordination", "distribution"),
    "pay": ("rapprochement", "guichet-cas", "coordination", "distribution"),
}


@pytest.mark.parametrize(("step", "user"), [(step, user) for step, users in POSTS.items() for user in users])
def test_only_the_post_for_it_decides(field: Any, step: str, user: str) -> None:
    used(field)
    code = draft(field).code

    with pytest.raises(DutyMissing):
        STEPS[step](field, code, user=user)


def test_the_approver_does_not_pay(field: Any) -> None:
    code = approved(field)

    with pytest.raises(SamePerson):
        pay(field, code, user="finance")


class TestSomebodyInManyPosts:
    """Invariant 36 compares persons, not posts."""

    @pytest.fixture
    def programme_file(self, programme_file: bytes) -> bytes:
        everything = b'roles = ["distributor", "reconciler", "finance"]'
        everywhere = b'roles = ["provider", "reconciler", "finance"]'
        return (
            programme_file.replace(b'roles = ["distributor"]', everything)
            .replace(b'roles = ["reconciler"]', b'roles = ["reconciler", "finance"]')
            .replace(b'code = "guichet-cas"\nroles = ["provider"]', b'code = "guichet-cas"\n' + everywhere)
        )

    @pytest.mark.parametrize("user", ["distribution", "guichet-cas"])
    def test_who_issued_or_redeemed_decides_nothing(self, field: Any, user: str) -> None:
        used(field)
        code = draft(field).code
        submit(field, code)
        with pytest.raises(SamePerson):
            review(field, code, user=user)
        review(field, code)
        with pytest.raises(SamePerson):
            approve(field, code, user=user)
        approve(field, code)
        with pytest.raises(SamePerson):
            pay(field, code, user=user)

    def test_the_reviewer_neither_approves_nor_pays(self, field: Any) -> None:
        used(field)
        code = draft(field).code
        submit(field, code)
        review(field, code)
        with pytest.raises(SamePerson):
            approve(field, code, user="rapprochement")
        approve(field, code)
        with pytest.raises(SamePerson):
            pay(field, code, user="rapprochement")


class TestAnExercise:
    @pytest.fixture
    def programme_file(self, programme_file: bytes) -> bytes:
        return programme_file.replace(b"number = 7", b"number = 7\ntraining = true")

    def test_is_not_paid(self, field: Any) -> None:
        code = approved(field)

        with pytest.raises(TrainingIsNotPaid):
            pay(field, code)


def test_a_suspended_contract_is_still_paid_for_what_came_before(field: Any) -> None:
    used(field)
    field.clock.now += timedelta(days=200)

    assert draft(field).claimed == 500_00
