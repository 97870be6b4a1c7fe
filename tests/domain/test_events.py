"""The chain of events: each covers everything before it, and nothing in it can be changed unseen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.events import (
    FIRST_HASH,
    ChainHead,
    Event,
    EventKind,
    SealedEvent,
    canonical,
    head_after,
    is_intact,
    seal,
    utc_text,
)

NOON = datetime(2026, 12, 18, 9, 12, tzinfo=UTC)
START = ChainHead("CAS1", 0, FIRST_HASH, None)
EVENT = Event(EventKind.VOUCHER_ISSUED, "CAS1-000001", {"person": "P-1"}, "DON", 250_00)


def sealed(head: ChainHead = START, event: Event = EVENT) -> SealedEvent:
    return seal(head, event, at=NOON, utc_offset=0, actor="distribution")


CHANGES: dict[str, Any] = {
    "station": {"station": "RAB1"},
    "seq": {"seq": 2},
    "at": {"at": NOON + timedelta(seconds=1)},
    "offset": {"utc_offset": 60},
    "actor": {"actor": "finance"},
    "previous": {"previous": "1" * 64},
    "hash": {"hash": "1" * 64},
    "kind": {"event": replace(EVENT, kind=EventKind.VOUCHER_VOIDED)},
    "of": {"event": replace(EVENT, of="CAS1-000002")},
    "donation": {"event": replace(EVENT, donation=None)},
    "amount": {"event": replace(EVENT, amount=250_01)},
    "facts": {"event": replace(EVENT, facts={"person": "P-2"})},
}


def test_an_event_as_it_was_sealed_is_intact() -> None:
    assert is_intact(START, sealed())


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_part_of_an_event_changes_unseen(change: dict[str, Any]) -> None:
    assert not is_intact(START, replace(sealed(), **change))


def test_an_event_left_out_breaks_the_next() -> None:
    first = sealed()
    second = sealed(head_after(first))

    assert is_intact(head_after(first), second)
    assert not is_intact(START, second)


def test_the_hash_is_the_same_on_every_machine() -> None:
    """Fixed for ever: a database of this release must be whole for every later one."""
    assert sealed().hash == "43167f1368e0259a87bf0692dd8b0dac3b5ccb795282eacd272c2f2215147bca"


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5) | st.none(), max_size=5))
def test_the_order_of_facts_changes_nothing(facts: dict[str, Any]) -> None:
    assert canonical(facts) == canonical(dict(reversed(list(facts.items()))))


def test_instants_are_told_in_utc_to_the_second() -> None:
    assert utc_text(datetime(2026, 12, 18, 10, 12, tzinfo=UTC)) == "2026-12-18T10:12:00Z"


@pytest.mark.parametrize("kind", EventKind)
def test_the_subject_of_an_event_is_what_it_happened_to(kind: EventKind) -> None:
    assert kind.value.startswith(f"{kind.subject}.")
