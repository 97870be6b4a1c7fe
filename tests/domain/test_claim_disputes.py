"""Disputes: a disallowed line is contested, then paid after all or never (states of a claim's line)."""

import pytest

from voucher_desk.domain.claim_disputes import LineStateForbids, decided, disputed
from voucher_desk.domain.claims import (
    SETTLED_STATES,
    Claim,
    ClaimLine,
    ClaimState,
    ClaimStateForbids,
    Invoice,
    LineNotOfClaim,
    LineState,
)


def claim(state: ClaimState, *states: LineState, paid: int = 0) -> Claim:
    lines = tuple(
        ClaimLine(number, f"X-{number}", 100_00, line, "issuer", "counter")
        for number, line in enumerate(states, start=1)
    )
    return Claim(1, "P-0001", "P", "DON", state, Invoice(), lines, paid=paid)


@pytest.mark.parametrize("state", sorted(LineState))
def test_only_a_disallowed_line_is_disputed_and_only_a_disputed_one_decided(state: LineState) -> None:
    one = claim(ClaimState.PARTLY_APPROVED, state)
    if state is LineState.DISALLOWED:
        assert disputed(one, "X-1", "guichet").lines[0].state is LineState.DISPUTED
    else:
        with pytest.raises(LineStateForbids):
            disputed(one, "X-1", "guichet")
    if state is LineState.DISPUTED:
        assert decided(one, "X-1", "finance", upheld=False).lines[0].state is LineState.REJECTED_FINAL
    else:
        with pytest.raises(LineStateForbids):
            decided(one, "X-1", "finance", upheld=True)


@pytest.mark.parametrize("state", sorted(set(ClaimState) - SETTLED_STATES))
def test_nothing_is_disputed_before_the_claim_is_decided(state: ClaimState) -> None:
    with pytest.raises(ClaimStateForbids):
        disputed(claim(state, LineState.DISALLOWED), "X-1", "guichet")
    with pytest.raises(ClaimStateForbids):
        decided(claim(state, LineState.DISPUTED), "X-1", "finance", upheld=True)


@pytest.mark.parametrize(
    ("before", "lines", "paid", "after"),
    [
        (ClaimState.REJECTED, (LineState.DISPUTED,), 0, ClaimState.APPROVED),
        (ClaimState.REJECTED, (LineState.DISPUTED, LineState.DISALLOWED), 0, ClaimState.PARTLY_APPROVED),
        (ClaimState.PARTLY_APPROVED, (LineState.DISPUTED, LineState.ACCEPTED), 0, ClaimState.APPROVED),
        (ClaimState.PAID, (LineState.DISPUTED, LineState.ACCEPTED), 100_00, ClaimState.APPROVED),
    ],
)
def test_what_is_upheld_is_payable(
    before: ClaimState, lines: tuple[LineState, ...], paid: int, after: ClaimState
) -> None:
    upheld = decided(claim(before, *lines, paid=paid), "X-1", "finance", upheld=True)

    assert upheld.state is after
    assert upheld.payable == 100_00 + (0 if paid else 100_00 * lines.count(LineState.ACCEPTED))


def test_a_rejected_dispute_leaves_the_claim_as_it_is() -> None:
    one = claim(ClaimState.PAID, LineState.DISPUTED, LineState.ACCEPTED, paid=100_00)

    assert decided(one, "X-1", "finance", upheld=False).state is ClaimState.PAID


def test_a_voucher_of_another_claim_is_not_disputed_here() -> None:
    with pytest.raises(LineNotOfClaim):
        disputed(claim(ClaimState.REJECTED, LineState.DISALLOWED), "X-9", "guichet")
