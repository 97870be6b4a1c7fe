"""Disputes: money waits where it is disputed, then is paid or goes back to the donation (invariant 39)."""

from typing import Any

import pytest

from voucher_desk.domain.claim_disputes import ArgumentMissing, LineStateForbids
from voucher_desk.domain.claims import Claim, DisallowReason
from voucher_desk.domain.duties import DutyMissing, NotYourProvider, SamePerson
from voucher_desk.domain.reconciliation import failing
from voucher_desk.usecases.dispute_line import DecideDispute, DisputeLine, decide_dispute, dispute_line
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


def disallowed(field: Any, people: int = 2) -> tuple[str, str]:
    """Return a decided claim and the serial of its one disallowed voucher."""
    serials = field.issued(people)
    for serial in serials:
        field.redeem(serial)
    drafted = field.do(
        "guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", field.clock.now.date())
    )
    field.do("guichet-cas", submit_claim, SubmitClaim(drafted.code, "F-1"))
    reasons = {serials[0]: DisallowReason.NO_PAPER}
    field.do("rapprochement", review_claim, ReviewClaim(drafted.code, reasons))
    field.do("finance", approve_claim, ApproveClaim(drafted.code))
    return drafted.code, serials[0]


def dispute(
    field: Any, code: str, serial: str, user: str = "guichet-cas", why: str = "papier retrouvé"
) -> Any:
    return field.do(user, dispute_line, DisputeLine(code, serial, why))


def decide(field: Any, code: str, serial: str, *, upheld: bool, user: str = "finance") -> Claim:
    request = DecideDispute(code, serial, upheld, "papier vu")
    decided: Claim = field.do(user, decide_dispute, request)
    return decided


def test_a_dispute_upheld_is_paid(any_field: Any) -> None:
    code, serial = disallowed(any_field)
    any_field.do("tresorerie", pay_claim, PayClaim(code, "VIR-1"))
    dispute(any_field, code, serial)
    assert any_field.figures().disputed == 250_00

    assert decide(any_field, code, serial, upheld=True).state == "APPROVED"

    assert (any_field.figures().disputed, any_field.figures().payable) == (0, 250_00)
    assert any_field.do("tresorerie", pay_claim, PayClaim(code, "VIR-2")).state == "PAID"
    assert any_field.figures().paid == 500_00
    assert failing(any_field.figures()) == ()
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_a_dispute_rejected_gives_the_money_back_to_the_donation(any_field: Any) -> None:
    code, serial = disallowed(any_field)
    before = any_field.figures().available
    dispute(any_field, code, serial)

    assert decide(any_field, code, serial, upheld=False).state == "PARTLY_APPROVED"

    figures = any_field.figures()
    assert (figures.disputed, figures.rejected, figures.available) == (0, 250_00, before + 250_00)
    assert failing(figures) == ()
    assert any_field.desk.read(lambda queries: queries.differences()) == ()
    lines = {line.serial: line for line in any_field.desk.read(lambda queries: queries.claim_lines(code))}
    told = lines[serial]
    assert (told.reason, told.disputed_why, told.decided_why) == ("NO_PAPER", "papier retrouvé", "papier vu")


def test_a_line_is_disputed_once_and_decided_once(field: Any) -> None:
    code, serial = disallowed(field)
    with pytest.raises(LineStateForbids):
        decide(field, code, serial, upheld=True)
    dispute(field, code, serial)
    with pytest.raises(LineStateForbids):
        dispute(field, code, serial)
    decide(field, code, serial, upheld=False)

    with pytest.raises(LineStateForbids):
        decide(field, code, serial, upheld=True)
    with pytest.raises(LineStateForbids):
        dispute(field, code, serial)


def test_a_dispute_says_why(field: Any) -> None:
    code, serial = disallowed(field)

    with pytest.raises(ArgumentMissing):
        dispute(field, code, serial, why=" \u200b")


def test_a_provider_disputes_its_own_lines_and_a_reviewer_in_its_name(field: Any) -> None:
    code, serial = disallowed(field)
    with pytest.raises(NotYourProvider):
        dispute(field, code, serial, user="guichet-hammam")
    with pytest.raises(DutyMissing):
        dispute(field, code, serial, user="distribution")

    dispute(field, code, serial, user="rapprochement")


class TestSomebodyInManyPosts:
    @pytest.fixture
    def programme_file(self, programme_file: bytes) -> bytes:
        return programme_file.replace(
            b'roles = ["reconciler"]', b'roles = ["reconciler", "finance"]'
        ).replace(
            b'code = "finance"\nroles = ["finance"]', b'code = "finance"\nroles = ["reconciler", "finance"]'
        )

    def test_who_reviewed_or_disputed_does_not_decide(self, field: Any) -> None:
        code, serial = disallowed(field)
        dispute(field, code, serial, user="finance")

        for user in ("rapprochement", "finance"):
            with pytest.raises(SamePerson):
                decide(field, code, serial, upheld=True, user=user)

        decide(field, code, serial, upheld=True, user="tresorerie")
        with pytest.raises(SamePerson):
            field.do("tresorerie", pay_claim, PayClaim(code, "VIR-1"))
