"""Distributions: the event where vouchers are handed out, from a frozen list to the count-back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason
from voucher_desk.domain.sessions import ENTITLING_KINDS, Session, SessionState


class DistributionState(StrEnum):
    """DRAFT, FROZEN (list fixed), OPEN, CLOSED (count-back), RECONCILED, ARCHIVED; or CANCELLED."""

    DRAFT = "DRAFT"
    FROZEN = "FROZEN"
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    RECONCILED = "RECONCILED"
    ARCHIVED = "ARCHIVED"
    CANCELLED = "CANCELLED"


LISTING_STATES = frozenset({DistributionState.DRAFT, DistributionState.FROZEN, DistributionState.OPEN})
"""States in which the list may still grow and blanks may still come."""


class PrintMode(StrEnum):
    """Vouchers printed at the event, or numbered blanks printed before."""

    ON_THE_SPOT = "ON_THE_SPOT"
    FROM_STOCK = "FROM_STOCK"


class Standing(StrEnum):
    """Whether a person of the session is due a voucher, and why not."""

    DUE = "DUE"
    SERVED = "SERVED"
    WAIVER_PENDING = "WAIVER_PENDING"
    NOT_PRESENT = "NOT_PRESENT"


@reason
class UnknownDistribution(Refused):
    """No distribution has this code."""

    code: ClassVar[str] = "DIS-01"
    distribution: str


@reason
class DistributionStateForbids(Refused):
    """What was asked may not happen to a distribution in this state."""

    code: ClassVar[str] = "DIS-02"
    distribution: str
    state: str
    action: str


@reason
class DistributionExists(Refused):
    """Another distribution has this code."""

    code: ClassVar[str] = "DIS-03"
    distribution: str


@reason
class BatchElsewhere(Refused):
    """Session and batch belong to different associations or cities (invariant 9)."""

    code: ClassVar[str] = "DIS-04"
    session: str
    batch: str


@reason
class SessionEntitlesNobody(Refused):
    """Only an awareness session that takes place entitles to vouchers (invariants 12 and 65)."""

    code: ClassVar[str] = "DIS-05"
    session: str


@reason
class NobodyEntitled(Refused):
    """The session has nobody present yet."""

    code: ClassVar[str] = "DIS-06"
    session: str


@reason
class NothingToPrint(Refused):
    """Every voucher of this distribution is printed; another paper of one is a reprint, with a reason."""

    code: ClassVar[str] = "DIS-07"
    distribution: str


@reason
class TakesNoBlanks(Refused):
    """Vouchers of this distribution are printed on the spot."""

    code: ClassVar[str] = "DIS-08"
    distribution: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """One event of one session, giving vouchers of one batch; `list_version` counts its frozen lists."""

    id: int
    code: str
    session: str
    batch: str
    mode: PrintMode
    state: DistributionState
    list_version: int = 0
    list_sha256: str = ""
    opened_at: datetime | None = None


def frozen(distribution: Distribution, person_codes: Sequence[str]) -> Distribution:
    """Return the distribution with its next list version, hashed (invariant 15).

    A late person makes a new version while it is open; the list before it is never edited.
    """
    if distribution.state not in LISTING_STATES:
        raise DistributionStateForbids(
            distribution=distribution.code, state=distribution.state.value, action="freeze"
        )
    state = (
        DistributionState.OPEN if distribution.state is DistributionState.OPEN else DistributionState.FROZEN
    )
    version = distribution.list_version + 1
    return replace(
        distribution,
        state=state,
        list_version=version,
        list_sha256=list_hash(distribution.code, version, person_codes),
    )


def _moved(
    distribution: Distribution, before: DistributionState, after: DistributionState, action: str
) -> Distribution:
    if distribution.state is not before:
        raise DistributionStateForbids(
            distribution=distribution.code, state=distribution.state.value, action=action
        )
    return replace(distribution, state=after)


def opened(distribution: Distribution, at: datetime) -> Distribution:
    """Return the distribution once its desks are open; `at` is UTC."""
    moved = _moved(distribution, DistributionState.FROZEN, DistributionState.OPEN, "open")
    return replace(moved, opened_at=at)


def closed(distribution: Distribution) -> Distribution:
    """Return the distribution once its count-back is entered."""
    return _moved(distribution, DistributionState.OPEN, DistributionState.CLOSED, "close")


def reconciled(distribution: Distribution) -> Distribution:
    """Return the distribution once the count-back agrees or every difference is explained."""
    return _moved(distribution, DistributionState.CLOSED, DistributionState.RECONCILED, "reconcile")


def require_closed(distribution: Distribution, action: str) -> None:
    """Raise DistributionStateForbids unless its count-back is entered and not reconciled yet."""
    if distribution.state is not DistributionState.CLOSED:
        raise DistributionStateForbids(
            distribution=distribution.code, state=distribution.state.value, action=action
        )


def require_taking_blanks(distribution: Distribution) -> None:
    """Raise unless blanks of the stock may be handed over to its desks."""
    if distribution.mode is not PrintMode.FROM_STOCK:
        raise TakesNoBlanks(distribution=distribution.code)
    if distribution.state not in LISTING_STATES:
        raise DistributionStateForbids(
            distribution=distribution.code, state=distribution.state.value, action="hand_over"
        )


def require_unfinished(distribution: Distribution, action: str) -> None:
    """Raise DistributionStateForbids once nothing more is issued there."""
    if distribution.state not in LISTING_STATES:
        raise DistributionStateForbids(
            distribution=distribution.code, state=distribution.state.value, action=action
        )


def require_entitling(session: Session) -> None:
    """Raise SessionEntitlesNobody unless it is an awareness session that was not cancelled (12 and 65)."""
    if session.kind not in ENTITLING_KINDS or session.state is SessionState.CANCELLED:
        raise SessionEntitlesNobody(session=session.code)


def require_open(distribution: Distribution, action: str) -> None:
    """Raise DistributionStateForbids unless vouchers may be issued there now (invariant 12)."""
    if distribution.state is not DistributionState.OPEN:
        raise DistributionStateForbids(
            distribution=distribution.code, state=distribution.state.value, action=action
        )


def list_hash(distribution: str, version: int, person_codes: Sequence[str]) -> str:
    """Return the SHA-256 of a list: its distribution, version and the person codes in order."""
    text = "\n".join((distribution, str(version), *person_codes))
    return hashlib.sha256(text.encode()).hexdigest()
