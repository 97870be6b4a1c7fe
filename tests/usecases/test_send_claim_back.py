"""A claim sent back is unclaimed money again, and may leave a line out when it comes back."""

from typing import Any

import pytest

from voucher_desk.domain.claim_disputes import ArgumentMissing
from voucher_desk.domain.claims import Claim, ClaimStateForbids, DisallowReason, NothingToClaim
from voucher_desk.domain.duties import DutyMissing, NotYourProvider
from voucher_desk.domain.reconciliation import failing
from voucher_desk.usecases.send_claim_back import ReopenClaim, SendClaimBack, reopen_claim, send_claim_back
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


def drafted(field: Any) -> Claim:
    request = DraftClaim("PHARMA-CAS", "DON-CAS", field.clock.now.date())
    claim: Claim = field.do("guichet-cas", draft_claim, request)
    return claim


def submitted(field: Any, people: int = 2) -> tuple[str, tuple[str, ...]]:
    serials: tuple[str, ...] = field.issued(people)
    for serial in serials:
        field.redeem(serial)
    code = drafted(field).code
    field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    return code, serials


def sent_back(field: Any, code: str, why: str = "facture illisible") -> Claim:
    claim: Claim = field.do("rapprochement", send_claim_back, SendClaimBack(code, why))
    return claim


def test_a_claim_sent_back_is_unclaimed_again_until_it_is_handed_in_anew(any_field: Any) -> None:
    code, serials = submitted(any_field)
    any_field.do("rapprochement", review_claim, ReviewClaim(code, {serials[0]: DisallowReason.NO_PAPER}))

    assert sent_back(any_field, code).state == "RETURNED"

    assert (any_field.figures().unclaimed, any_field.figures().in_review) == (500_00, 0)
    (row,) = any_field.desk.read(lambda queries: queries.claims())
    assert row.returned_why == "facture illisible"
    lines = any_field.desk.read(lambda queries: queries.claim_lines(code))
    assert {(line.state, line.reason) for line in lines} == {("CLAIMED", None)}
    any_field.do("guichet-cas", reopen_claim, ReopenClaim(code))
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    assert any_field.figures().in_review == 500_00
    assert failing(any_field.figures()) == ()
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_a_line_left_out_may_be_claimed_another_time(any_field: Any) -> None:
    code, serials = submitted(any_field)
    sent_back(any_field, code)

    assert any_field.do("guichet-cas", reopen_claim, ReopenClaim(code, serials[:1])).claimed == 250_00

    other = drafted(any_field)
    assert [line.serial for line in other.lines] == [serials[0]]
    with pytest.raises(NothingToClaim):
        drafted(any_field)
    row = next(row for row in any_field.desk.read(lambda queries: queries.claims()) if row.code == code)
    assert (row.lines, row.claimed) == (1, 250_00)
    assert failing(any_field.figures()) == ()
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_a_decided_claim_is_not_sent_back(field: Any) -> None:
    code, _serials = submitted(field)
    field.do("rapprochement", review_claim, ReviewClaim(code))
    field.do("finance", approve_claim, ApproveClaim(code))

    with pytest.raises(ClaimStateForbids):
        sent_back(field, code)


def test_a_claim_is_sent_back_by_who_reviews_and_says_why(field: Any) -> None:
    code, _serials = submitted(field)

    with pytest.raises(ArgumentMissing):
        sent_back(field, code, " ")
    for user in ("finance", "guichet-cas"):
        with pytest.raises(DutyMissing):
            field.do(user, send_claim_back, SendClaimBack(code, "non"))


def test_a_provider_takes_its_own_claim_up_again(field: Any) -> None:
    code, _serials = submitted(field)
    sent_back(field, code)

    with pytest.raises(NotYourProvider):
        field.do("guichet-hammam", reopen_claim, ReopenClaim(code))
