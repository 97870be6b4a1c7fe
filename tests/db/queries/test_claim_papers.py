"""What a claim's papers are printed from, read from both databases."""

from typing import Any

import pytest

from voucher_desk.domain.claims import UnknownClaim
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


def test_a_paper_holds_provider_invoice_lines_and_payments(any_field: Any) -> None:
    serials = any_field.issued(2)
    for serial in serials:
        any_field.redeem(serial)
    today = any_field.clock.now.date()
    code = any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", today)).code
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1", papers=1, amount=490_00))
    any_field.do("rapprochement", review_claim, ReviewClaim(code))
    any_field.do("finance", approve_claim, ApproveClaim(code))
    for reference, amount in (("VIR-1", 100_00), ("VIR-2", 50_00)):
        any_field.do("tresorerie", pay_claim, PayClaim(code, reference, amount))

    paper = any_field.desk.read(lambda queries: queries.claim_paper(code, any_field.clock.now))

    assert (paper.provider, paper.contract, paper.donation) == ("Pharmacie d'essai", "C-1", "DON-CAS")
    assert (paper.invoice, paper.invoiced_on, paper.invoiced, paper.papers) == ("F-1", today, 490_00, 1)
    assert (paper.since, paper.until) == (today, today)
    assert [(line.serial, line.face, line.amount) for line in paper.lines] == [
        (serial, 250_00, 250_00) for serial in serials
    ]
    assert {line.service for line in paper.lines} == {"Consultation"}
    assert [(one.reference, one.amount, one.paid) for one in paper.payments] == [
        ("VIR-1", 100_00, 100_00),
        ("VIR-2", 50_00, 150_00),
    ]


def test_a_paper_of_no_claim_is_refused(field: Any) -> None:
    with pytest.raises(UnknownClaim):
        field.desk.read(lambda queries: queries.claim_paper("PHARMA-CAS-9999", field.clock.now))
