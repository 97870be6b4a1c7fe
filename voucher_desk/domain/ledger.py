"""The ledger: nine accounts of one donation, between which every event moves one amount.

Because each move takes from one account what it gives to another, the sum of the nine is always zero
(invariant 26) and `received = available + outstanding + ... + returned` after every transaction (E5).
"""

from dataclasses import dataclass
from enum import StrEnum

from voucher_desk.domain.events import EventKind


class Account(StrEnum):
    """An account of a donation; only EXTERNAL (the donor's side) may be negative (invariant 27)."""

    EXTERNAL = "EXTERNAL"
    AVAILABLE = "AVAILABLE"
    OUTSTANDING = "OUTSTANDING"
    UNCLAIMED = "UNCLAIMED"
    IN_REVIEW = "IN_REVIEW"
    DISPUTED = "DISPUTED"
    PAYABLE = "PAYABLE"
    PAID = "PAID"
    RETURNED = "RETURNED"


ACCOUNTS_OF: dict[EventKind, tuple[Account, Account]] = {
    EventKind.DONATION_RECEIVED: (Account.EXTERNAL, Account.AVAILABLE),
    EventKind.DONATION_RETURNED: (Account.AVAILABLE, Account.RETURNED),
    EventKind.DONATION_REALLOCATED: (Account.AVAILABLE, Account.RETURNED),
    EventKind.VOUCHER_ISSUED: (Account.AVAILABLE, Account.OUTSTANDING),
    EventKind.VOUCHER_REDEEMED: (Account.OUTSTANDING, Account.UNCLAIMED),
    EventKind.VOUCHER_FORFEITED: (Account.OUTSTANDING, Account.AVAILABLE),
    EventKind.REDEMPTION_REVERSED: (Account.UNCLAIMED, Account.OUTSTANDING),
    EventKind.FORFEIT_UNDONE: (Account.AVAILABLE, Account.OUTSTANDING),
    EventKind.VOUCHER_VOIDED: (Account.OUTSTANDING, Account.AVAILABLE),
    EventKind.VOUCHER_EXPIRED: (Account.OUTSTANDING, Account.AVAILABLE),
    EventKind.VOUCHER_EXTENDED: (Account.AVAILABLE, Account.OUTSTANDING),
    EventKind.CLAIM_SUBMITTED: (Account.UNCLAIMED, Account.IN_REVIEW),
    EventKind.CLAIM_SENT_BACK: (Account.IN_REVIEW, Account.UNCLAIMED),
    EventKind.CLAIM_ACCEPTED: (Account.IN_REVIEW, Account.PAYABLE),
    EventKind.CLAIM_DISALLOWED: (Account.IN_REVIEW, Account.DISPUTED),
    EventKind.DISPUTE_UPHELD: (Account.DISPUTED, Account.PAYABLE),
    EventKind.DISPUTE_REJECTED: (Account.DISPUTED, Account.AVAILABLE),
    EventKind.CLAIM_PAID: (Account.PAYABLE, Account.PAID),
}
"""The two accounts of each kind of event that moves money; every other kind moves none."""


@dataclass(frozen=True, slots=True)
class Move:
    """One amount of centimes leaving `source` for `target`."""

    source: Account
    target: Account
    amount: int

    def __post_init__(self) -> None:
        """Raise ValueError for a move that is not one: it would be our fault, never a person's."""
        if self.amount <= 0 or self.source is self.target:
            msg = f"not a move: {self.amount} from {self.source} to {self.target}"
            raise ValueError(msg)


def move_of(kind: EventKind, amount: int) -> Move:
    """Return the move that an event of this kind makes of an amount of centimes."""
    source, target = ACCOUNTS_OF[kind]
    return Move(source, target, amount)
