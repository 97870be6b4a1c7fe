"""What a distribution may draw on, where sums are set aside for it and for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.allocations import (
    AllocationExceeded,
    AlreadyIssued,
    Room,
    SetAsideForOthers,
    require_allocable,
    require_room,
)
from voucher_desk.domain.refusals import Refused

AMOUNTS = st.integers(0, 10_000_00)
ROOMS = st.builds(Room, AMOUNTS, AMOUNTS, AMOUNTS, st.none() | AMOUNTS)


def test_without_an_allocation_anywhere_the_ledger_alone_decides() -> None:
    require_room(Room(available=100_00, elsewhere=0, issued=0, allocated=None), 500_00, "D1", "DON")


def test_a_distribution_issues_no_more_than_is_set_aside_for_it() -> None:
    room = Room(available=1000_00, elsewhere=0, issued=250_00, allocated=500_00)
    require_room(room, 250_00, "D1", "DON")
    with pytest.raises(AllocationExceeded) as refusal:
        require_room(room, 250_01, "D1", "DON")
    assert refusal.value.left == 250_00


def test_what_is_set_aside_for_others_is_not_spent() -> None:
    room = Room(available=1000_00, elsewhere=800_00, issued=0, allocated=None)
    require_room(room, 200_00, "D1", "DON")
    with pytest.raises(SetAsideForOthers) as refusal:
        require_room(room, 200_01, "D1", "DON")
    assert refusal.value.free == 200_00


def test_less_than_is_issued_cannot_be_set_aside() -> None:
    with pytest.raises(AlreadyIssued):
        require_allocable(Room(1000_00, 0, 300_00, None), 299_99, "D1", "DON")


@given(ROOMS, AMOUNTS)
def test_what_may_be_set_aside_may_then_be_issued(room: Room, amount: int) -> None:
    try:
        require_allocable(room, amount, "D1", "DON")
    except Refused:
        return
    after = Room(room.available, room.elsewhere, room.issued, amount)
    require_room(after, amount - room.issued, "D1", "DON")


@given(ROOMS, AMOUNTS)
def test_no_distribution_eats_what_another_was_promised(room: Room, amount: int) -> None:
    try:
        require_room(room, amount, "D1", "DON")
    except Refused:
        return
    spent = amount <= room.available
    assert not spent or not room.elsewhere or room.available - amount >= min(room.elsewhere, room.available)
