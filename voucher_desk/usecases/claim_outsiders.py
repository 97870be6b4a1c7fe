"""Who decides of a claim has no part in it: issued and redeemed none of its vouchers (invariant 36)."""

from voucher_desk.domain.claims import Claim
from voucher_desk.ports.work import Work


def require_outsider(work: Work, claim: Claim, step: str) -> None:
    """Raise SamePerson where the person acting issued or redeemed one of the claim's vouchers."""
    for line in claim.lines:
        work.actor.require_other_than(line.issued_by, first="issue", second=step)
        work.actor.require_other_than(line.redeemed_by, first="redeem", second=step)
