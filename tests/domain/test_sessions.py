"""Sessions: PLANNED, OPEN, LOCKED, REOPENED, LOCKED; a planned one may be cancelled; nothing else happens."""

from datetime import UTC, datetime
from itertools import product

import pytest

from voucher_desk.domain import sessions
from voucher_desk.domain.sessions import Session, SessionKind, SessionState, SessionStateForbids

BEGINS = datetime(2026, 10, 10, 9, 0, tzinfo=UTC)
STEPS = {
    "open": sessions.opened,
    "lock": sessions.locked,
    "reopen": sessions.reopened,
    "cancel": sessions.cancelled,
}
LIFE = {
    ("PLANNED", "open"): "OPEN",
    ("OPEN", "open"): "OPEN",
    ("REOPENED", "open"): "REOPENED",
    ("OPEN", "lock"): "LOCKED",
    ("REOPENED", "lock"): "LOCKED",
    ("LOCKED", "reopen"): "REOPENED",
    ("PLANNED", "cancel"): "CANCELLED",
}


def session(state: str) -> Session:
    return Session(
        1, "S1", SessionKind.AWARENESS, "ASSO", "Rabat", "Essai", BEGINS, BEGINS, SessionState(state)
    )


@pytest.mark.parametrize(("state", "step"), LIFE)
def test_a_step_of_the_table_is_taken(state: str, step: str) -> None:
    assert STEPS[step](session(state)).state == LIFE[state, step]


@pytest.mark.parametrize(("state", "step"), sorted({*product(SessionState, STEPS)} - {*LIFE}))
def test_a_step_not_in_the_table_is_refused(state: str, step: str) -> None:
    with pytest.raises(SessionStateForbids):
        STEPS[step](session(state))
