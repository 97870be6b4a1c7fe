"""The ledger: every kind of event that moves money moves it between two accounts, the way the ledger says."""

import pytest

from voucher_desk.domain.events import EventKind
from voucher_desk.domain.ledger import ACCOUNTS_OF, Account, Move, move_of

MOVES = {
    "donation.received": ("EXTERNAL", "AVAILABLE"),
    "donation.returned": ("AVAILABLE", "RETURNED"),
    "voucher.issued": ("AVAILABLE", "OUTSTANDING"),
    "voucher.redeemed": ("OUTSTANDING", "UNCLAIMED"),
    "voucher.forfeited": ("OUTSTANDING", "AVAILABLE"),
    "redemption.reversed": ("UNCLAIMED", "OUTSTANDING"),
    "redemption.forfeit_undone": ("AVAILABLE", "OUTSTANDING"),
    "voucher.voided": ("OUTSTANDING", "AVAILABLE"),
    "voucher.expired": ("OUTSTANDING", "AVAILABLE"),
    "voucher.extended": ("AVAILABLE", "OUTSTANDING"),
    "claim.submitted": ("UNCLAIMED", "IN_REVIEW"),
    "claim.sent_back": ("IN_REVIEW", "UNCLAIMED"),
    "claim.accepted": ("IN_REVIEW", "PAYABLE"),
    "claim.disallowed": ("IN_REVIEW", "DISPUTED"),
    "claim.dispute_upheld": ("DISPUTED", "PAYABLE"),
    "claim.dispute_rejected": ("DISPUTED", "AVAILABLE"),
    "claim.paid": ("PAYABLE", "PAID"),
    "donation.reallocated": ("AVAILABLE", "RETURNED"),
}


def test_the_moves_are_those_of_the_ledger_and_no_others() -> None:
    assert {kind.value: pair for kind, pair in ACCOUNTS_OF.items()} == MOVES


@pytest.mark.parametrize("kind", ACCOUNTS_OF)
def test_a_move_takes_from_one_account_what_it_gives_another(kind: EventKind) -> None:
    move = move_of(kind, 7)

    assert move.source is not move.target
    assert move.amount == 7


@pytest.mark.parametrize(
    ("source", "target", "amount"),
    [
        (Account.PAID, Account.PAID, 1),
        (Account.PAYABLE, Account.PAID, 0),
        (Account.PAYABLE, Account.PAID, -1),
    ],
)
def test_what_moves_nothing_is_no_move(source: Account, target: Account, amount: int) -> None:
    with pytest.raises(ValueError, match="not a move"):
        Move(source, target, amount)


def test_an_event_that_moves_no_money_has_no_accounts() -> None:
    with pytest.raises(KeyError):
        move_of(EventKind.SESSION_LOCKED, 1)
