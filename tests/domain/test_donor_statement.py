"""The donor's statement: what each line is, and amounts in the grant's own currency."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.donations import Tranche
from voucher_desk.domain.donor_statement import (
    FLOWS,
    BookedTranche,
    DonationAccount,
    StatementItem,
    equivalent,
    half_even,
    mean_rate,
    statement_lines,
)
from voucher_desk.domain.ledger import ACCOUNTS_OF, Account
from voucher_desk.domain.money import Money

DAY = date(2026, 9, 1)


def account(
    *tranches: tuple[int, int], currency: str = "JPY", first: date | None = None, **flows: int
) -> DonationAccount:
    """Return a donation that received tranches, as minor units and centimes of MAD."""
    booked = [
        BookedTranche(
            Tranche(number, Money(minor, currency), DAY, f"T{number}", Decimal(1), DAY, "Banque"), mad
        )
        for number, (minor, mad) in enumerate(tranches, 1)
    ]
    told = {StatementItem(name): amount for name, amount in flows.items()}
    return DonationAccount("DON", "Donateur", "Association", currency, booked, told, told, first)


def test_yen_stand_beside_mad_at_the_mean_rate_of_what_was_received() -> None:
    grant = account((100_000, 665_000), (100_000, 635_000), committed=130_000)

    assert mean_rate(grant) == Decimal("0.065")
    assert equivalent(130_000, grant) == Money(20_000, "JPY")
    committed = next(line for line in statement_lines(grant) if line.item is StatementItem.COMMITTED)
    assert (committed.rate, committed.rate_on, committed.rate_source) == (Decimal("0.065"), DAY, "Banque")
    assert committed.is_mean


def test_a_sum_from_another_donation_changes_no_rate() -> None:
    sent = account((100_000, 665_000))
    moved = BookedTranche(Tranche(1001, Money(400_000, "MAD"), DAY, "VIR"), 400_000)
    grant = replace(sent, tranches=[*sent.tranches, moved])

    assert mean_rate(grant) == mean_rate(sent)
    assert grant.amount(StatementItem.RECEIVED) == 1_065_000
    alone = replace(sent, tranches=[moved])
    assert {line.rate for line in statement_lines(alone)} == {None}


def test_a_donation_in_mad_has_no_rate_and_the_same_amount_twice() -> None:
    lines = statement_lines(account((500, 500), currency="MAD", committed=130))

    assert {line.rate for line in lines[1:]} == {None}
    assert all(line.grant == Money(line.mad, "MAD") for line in lines)


def test_balances_follow_from_the_lines_above_them() -> None:
    grant = account((1_000, 1_000), currency="MAD", committed=700, disbursed=400, reimbursed=50)

    assert grant.amount(StatementItem.BALANCE) == 1_000 - 400 - 50
    assert grant.amount(StatementItem.AVAILABLE) == 1_000 - 700 - 50


def test_a_tranche_of_before_the_period_is_no_receipt_of_it_but_in_the_balance() -> None:
    grant = account((1_000, 1_000), currency="MAD", first=date(2026, 10, 1))

    assert grant.amount(StatementItem.RECEIVED) == 0
    assert grant.amount(StatementItem.BALANCE) == 1_000
    assert next(line.item for line in statement_lines(grant)) is StatementItem.COMMITTED


def test_a_donation_that_received_nothing_has_no_equivalent() -> None:
    lines = statement_lines(account())

    assert {line.grant for line in lines} == {None}


def test_every_move_into_or_out_of_what_is_available_is_told_by_the_statement() -> None:
    moves = {kind for kind, accounts in ACCOUNTS_OF.items() if Account.AVAILABLE in accounts}

    assert moves - {kind for kind in moves if Account.EXTERNAL in ACCOUNTS_OF[kind]} <= FLOWS.keys()


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9))
def test_a_quotient_is_rounded_half_to_even(amount: int, parts: int) -> None:
    assert half_even(amount, parts) == round(Decimal(amount) / Decimal(parts))


@pytest.mark.parametrize(("amount", "expected"), [(5, 2), (15, 8), (25, 12), (-5, -2)])
def test_a_half_goes_to_the_even_neighbour(amount: int, expected: int) -> None:
    assert half_even(amount, 2) == expected
