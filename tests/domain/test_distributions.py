"""Distributions: DRAFT, FROZEN, OPEN, CLOSED, RECONCILED; lists only grow, each version with its own hash."""

from datetime import UTC, datetime
from itertools import product

import pytest

from voucher_desk.domain import distributions
from voucher_desk.domain.distributions import (
    Distribution,
    DistributionState,
    DistributionStateForbids,
    PrintMode,
    SessionEntitlesNobody,
    TakesNoBlanks,
)
from voucher_desk.domain.sessions import Session, SessionKind, SessionState

NOON = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
STEPS = {
    "freeze": lambda one: distributions.frozen(one, ["P-1"]),
    "open": lambda one: distributions.opened(one, NOON),
    "close": distributions.closed,
    "reconcile": distributions.reconciled,
}
LIFE = {
    ("DRAFT", "freeze"): "FROZEN",
    ("FROZEN", "freeze"): "FROZEN",
    ("OPEN", "freeze"): "OPEN",  # a late person: a further version, never an edit
    ("FROZEN", "open"): "OPEN",
    ("OPEN", "close"): "CLOSED",
    ("CLOSED", "reconcile"): "RECONCILED",
}
TAKING = {"DRAFT", "FROZEN", "OPEN"}


def distribution(state: str, mode: PrintMode = PrintMode.FROM_STOCK) -> Distribution:
    return Distribution(1, "D1", "S1", "LOT", mode, DistributionState(state), list_version=1)


@pytest.mark.parametrize(("state", "step"), LIFE)
def test_a_step_of_the_table_is_taken(state: str, step: str) -> None:
    assert STEPS[step](distribution(state)).state == LIFE[state, step]


@pytest.mark.parametrize(("state", "step"), sorted({*product(DistributionState, STEPS)} - {*LIFE}))
def test_a_step_not_in_the_table_is_refused(state: str, step: str) -> None:
    with pytest.raises(DistributionStateForbids):
        STEPS[step](distribution(state))


@pytest.mark.parametrize("state", DistributionState)
def test_vouchers_are_issued_only_while_it_is_open(state: DistributionState) -> None:
    if state is DistributionState.OPEN:
        distributions.require_open(distribution(state), "issue")
    else:
        with pytest.raises(DistributionStateForbids):
            distributions.require_open(distribution(state), "issue")


@pytest.mark.parametrize("state", DistributionState)
def test_blanks_come_before_it_closes(state: DistributionState) -> None:
    if state in TAKING:
        distributions.require_taking_blanks(distribution(state))
    else:
        with pytest.raises(DistributionStateForbids):
            distributions.require_taking_blanks(distribution(state))


def test_a_distribution_that_prints_on_the_spot_takes_no_blanks() -> None:
    with pytest.raises(TakesNoBlanks):
        distributions.require_taking_blanks(distribution("OPEN", PrintMode.ON_THE_SPOT))


@pytest.mark.parametrize(("kind", "state"), sorted(product(SessionKind, SessionState)))
def test_only_an_awareness_session_that_is_not_cancelled_entitles(
    kind: SessionKind, state: SessionState
) -> None:
    session = Session(1, "S1", kind, "ASSO", "Rabat", "", NOON, NOON, state)
    if kind is SessionKind.AWARENESS and state is not SessionState.CANCELLED:
        distributions.require_entitling(session)
    else:
        with pytest.raises(SessionEntitlesNobody):
            distributions.require_entitling(session)


def test_a_list_is_hashed_with_its_distribution_version_and_order() -> None:
    lists = [("D1", 1, ["A", "B"]), ("D1", 2, ["A", "B"]), ("D2", 1, ["A", "B"]), ("D1", 1, ["B", "A"])]

    hashes = {distributions.list_hash(*one) for one in lists}

    assert len(hashes) == len(lists)
    assert distributions.list_hash("D1", 1, ["A", "B"]) in hashes


def test_each_freezing_is_the_next_version() -> None:
    twice = distributions.frozen(distributions.frozen(distribution("OPEN"), ["A"]), ["A", "B"])

    assert twice.list_version == 3
    assert twice.list_sha256 == distributions.list_hash("D1", 3, ["A", "B"])
