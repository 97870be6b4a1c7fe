"""Claims as they are listed."""

from datetime import date, timedelta
from typing import Any

import pytest

from voucher_desk.domain.claims import ClaimState, DisallowReason, LineState, UnknownClaim
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.providers import UnknownProvider
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow
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

UNTIL = date(2026, 12, 31)


def test_a_claim_is_listed_with_its_sums(any_field: Any) -> None:
    first, second, _ = any_field.issued(people=3)
    for serial in (first, second):
        any_field.redeem(serial)
    code = any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", UNTIL)).code
    drafted_at = any_field.clock.now
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    any_field.do("rapprochement", review_claim, ReviewClaim(code, {first: DisallowReason.NO_PAPER}))
    any_field.do("finance", approve_claim, ApproveClaim(code))
    any_field.do("tresorerie", pay_claim, PayClaim(code, "VIR-1", 100_00))

    (claim,) = any_field.desk.read(lambda queries: queries.claims())

    assert claim == ClaimRow(
        code,
        "PHARMA-CAS",
        "DON-CAS",
        ClaimState.PARTLY_APPROVED,
        "F-1",
        lines=2,
        claimed=500_00,
        approved=250_00,
        paid=100_00,
        drafted_at=drafted_at,
        since=local_date(drafted_at),
        until=UNTIL,
        invoiced_on=local_date(drafted_at),
        invoiced=500_00,
        papers=2,
        returned_why=None,
    )


def test_the_lines_of_a_claim_are_its_redemptions_and_what_was_decided(any_field: Any) -> None:
    first, second = any_field.issued(people=2)
    at = [any_field.redeem(serial).at for serial in (second, first)]
    code = any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", UNTIL)).code
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    any_field.do("rapprochement", review_claim, ReviewClaim(code, {first: DisallowReason.ILLEGIBLE}))

    assert any_field.desk.read(lambda queries: queries.claim_lines(code)) == (
        ClaimLineRow(second, at[0], 250_00, LineState.ACCEPTED, None, None, None),
        ClaimLineRow(first, at[1], 250_00, LineState.DISALLOWED, DisallowReason.ILLEGIBLE, None, None),
    )


def test_the_latest_claim_stands_first_and_a_provider_sees_its_own(any_field: Any) -> None:
    one, two, three = any_field.issued(people=3)
    any_field.redeem(one)
    any_field.redeem(two, provider="HAMMAM-CAS", user="guichet-hammam")
    drafted = []
    for provider, user in (("HAMMAM-CAS", "guichet-hammam"), ("PHARMA-CAS", "guichet-cas")):
        drafted.append(any_field.do(user, draft_claim, DraftClaim(provider, "DON-CAS", UNTIL)).code)
        any_field.clock.now += timedelta(hours=1)
    any_field.redeem(three)
    drafted.append(any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", UNTIL)).code)

    everybodys = any_field.desk.read(lambda queries: queries.claims())
    own = any_field.desk.read(lambda queries: queries.claims("PHARMA-CAS"))

    assert [claim.code for claim in everybodys] == drafted[::-1]
    assert [claim.code for claim in own] == [drafted[2], drafted[1]]


def test_the_claims_of_nobody_known_are_refused(field: Any) -> None:
    with pytest.raises(UnknownProvider):
        field.desk.read(lambda queries: queries.claims("PHARMA-INCONNUE"))
    with pytest.raises(UnknownClaim):
        field.desk.read(lambda queries: queries.claim_lines("PHARMA-CAS-9999"))
