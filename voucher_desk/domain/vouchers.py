"""The life of a voucher: its states, what may happen in each, and what is left on it.

Every function returns the voucher as it is afterwards and changes nothing; the state table is that of the
programme's ledger. Whether a voucher may be used today is computed from its dates, never from its state
alone.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.money import AmountAboveRest, InvalidAmount
from voucher_desk.domain.names import clean
from voucher_desk.domain.refusals import Refused, reason


class VoucherState(StrEnum):
    """Where a voucher is in its life."""

    GENERATED = "GENERATED"
    PRINTED = "PRINTED"
    SPOILED = "SPOILED"
    RETURNED = "RETURNED"
    DESTROYED = "DESTROYED"
    ISSUED = "ISSUED"
    PART = "PART"
    REDEEMED = "REDEEMED"
    SUSPENDED = "SUSPENDED"
    VOID = "VOID"
    EXPIRED = "EXPIRED"


OPEN_STATES = frozenset({VoucherState.ISSUED, VoucherState.PART})
OUTSTANDING_STATES = OPEN_STATES | {VoucherState.SUSPENDED}
"""States whose rest is still promised to somebody: the OUTSTANDING account."""
HELD_STATES = OUTSTANDING_STATES | {VoucherState.REDEEMED, VoucherState.EXPIRED}
"""States that use up a person's entitlement (invariant 10)."""
BLANK_STATES = frozenset({VoucherState.GENERATED, VoucherState.PRINTED})


class RemainderPolicy(StrEnum):
    """What happens to the rest of a voucher used in part."""

    KEEP = "KEEP"
    FORFEIT = "FORFEIT"


class VoidReason(StrEnum):
    """Why a voucher is made void."""

    LOST = "LOST"
    STOLEN = "STOLEN"
    DAMAGED = "DAMAGED"
    ERROR = "ERROR"
    NOT_COLLECTED = "NOT_COLLECTED"
    FRAUD = "FRAUD"


REPLACEABLE = frozenset({VoidReason.LOST, VoidReason.STOLEN, VoidReason.DAMAGED, VoidReason.ERROR})


@reason
class VoucherStateForbids(Refused):
    """What was asked may not happen to a voucher in this state."""

    code: ClassVar[str] = "BON-01"
    serial: str
    state: str
    action: str


@reason
class UnknownVoucher(Refused):
    """No voucher has this serial."""

    code: ClassVar[str] = "BON-02"
    serial: str


@reason
class NotReplaceable(Refused):
    """Only a voucher made void for loss, theft, damage or error is replaced."""

    code: ClassVar[str] = "BON-03"
    serial: str
    reason: str


@reason
class AlreadyReplaced(Refused):
    """This voucher has its replacement already (invariant 6)."""

    code: ClassVar[str] = "BON-04"
    serial: str
    by: str


@reason
class NotYetExpired(Refused):
    """The last day of use is not over."""

    code: ClassVar[str] = "BON-05"
    serial: str
    expires_on: date


@reason
class ReasonMissing(Refused):
    """This act needs a reason in words."""

    code: ClassVar[str] = "BON-06"
    action: str


@reason
class VoidNotProposed(Refused):
    """Nobody has proposed to make this voucher void."""

    code: ClassVar[str] = "BON-07"
    serial: str


@reason
class DayNotLater(Refused):
    """A last day is only ever put off, and to a day that is not over."""

    code: ClassVar[str] = "BON-08"
    serial: str
    expires_on: date


@reason
class HolderServed(Refused):
    """The holder has received another voucher of the same donation since (invariant 10)."""

    code: ClassVar[str] = "BON-09"
    serial: str


@reason
class NotPrintedYet(Refused):
    """The first paper of this voucher is still to be printed: that is no reprint."""

    code: ClassVar[str] = "BON-10"
    serial: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """A promise of `face` centimes of services, of which some are redeemed and some forfeited.

    `scope` is the index of who may redeem it (0 = any contracted provider). `suspended_from` is the state to
    return to on release. `expires_on` is the last day of use, in Morocco.
    """

    id: int
    serial: str
    donation: str
    state: VoucherState
    face: int
    expires_on: date
    remainder: RemainderPolicy
    scope: int
    redeemed: int = 0
    forfeited: int = 0
    suspended_from: VoucherState | None = None

    @property
    def rest(self) -> int:
        """Return the centimes still to be used."""
        return self.face - self.redeemed - self.forfeited


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a voucher: the voucher afterwards, the centimes redeemed and those forfeited with it."""

    voucher: Voucher
    amount: int
    forfeited: int


def _require(voucher: Voucher, states: frozenset[VoucherState], action: str) -> None:
    if voucher.state not in states:
        raise VoucherStateForbids(serial=voucher.serial, state=voucher.state.value, action=action)


def _only(*states: VoucherState) -> frozenset[VoucherState]:
    return frozenset(states)


def printed(voucher: Voucher) -> Voucher:
    """Return a blank that came out of the printer whole."""
    _require(voucher, _only(VoucherState.GENERATED), "print")
    return replace(voucher, state=VoucherState.PRINTED)


def spoiled(voucher: Voucher) -> Voucher:
    """Return a blank spoiled by the printer; it can never be issued (invariant 5)."""
    _require(voucher, BLANK_STATES, "spoil")
    return replace(voucher, state=VoucherState.SPOILED)


def handed_over(voucher: Voucher) -> Voucher:
    """Return a blank given to a desk, from the safe or after it had come back."""
    _require(voucher, _only(VoucherState.PRINTED, VoucherState.RETURNED), "hand_over")
    return replace(voucher, state=VoucherState.PRINTED)


def returned(voucher: Voucher) -> Voucher:
    """Return a blank that came back unused."""
    _require(voucher, _only(VoucherState.PRINTED), "return")
    return replace(voucher, state=VoucherState.RETURNED)


def destroyed(voucher: Voucher) -> Voucher:
    """Return a blank destroyed before two persons."""
    _require(voucher, _only(VoucherState.RETURNED, VoucherState.SPOILED), "destroy")
    return replace(voucher, state=VoucherState.DESTROYED)


def issued(voucher: Voucher) -> Voucher:
    """Return the voucher once it is bound to a person present: its face becomes outstanding."""
    _require(voucher, BLANK_STATES, "issue")
    return replace(voucher, state=VoucherState.ISSUED)


def used(voucher: Voucher, amount: int | None) -> Use:
    """Return the voucher after a use of `amount` centimes, or of its whole rest where amount is None.

    Raises VoucherStateForbids unless it is open, InvalidAmount or AmountAboveRest (invariant 16).
    """
    _require(voucher, OPEN_STATES, "redeem")
    taken = voucher.rest if amount is None else amount
    if taken <= 0:
        raise InvalidAmount(text=str(taken))
    if taken > voucher.rest:
        raise AmountAboveRest(rest=voucher.rest)
    left = voucher.rest - taken
    kept = left > 0 and voucher.remainder is RemainderPolicy.KEEP
    after = replace(
        voucher,
        state=VoucherState.PART if kept else VoucherState.REDEEMED,
        redeemed=voucher.redeemed + taken,
        forfeited=voucher.forfeited + (0 if kept else left),
    )
    return Use(after, taken, after.forfeited - voucher.forfeited)


def unused(voucher: Voucher, amount: int, forfeited: int) -> Voucher:
    """Return the voucher after one of its uses was reversed, exactly (invariant 24)."""
    _require(voucher, _only(VoucherState.PART, VoucherState.REDEEMED), "reverse")
    redeemed = voucher.redeemed - amount
    return replace(
        voucher,
        state=VoucherState.PART if redeemed else VoucherState.ISSUED,
        redeemed=redeemed,
        forfeited=voucher.forfeited - forfeited,
    )


def suspended(voucher: Voucher) -> Voucher:
    """Return the voucher while a doubt is cleared up; it can be released."""
    _require(voucher, OPEN_STATES, "suspend")
    return replace(voucher, state=VoucherState.SUSPENDED, suspended_from=voucher.state)


def released(voucher: Voucher) -> Voucher:
    """Return the voucher in the state it was suspended from."""
    if voucher.state is not VoucherState.SUSPENDED or voucher.suspended_from is None:
        raise VoucherStateForbids(serial=voucher.serial, state=voucher.state.value, action="release")
    return replace(voucher, state=voucher.suspended_from, suspended_from=None)


def voided(voucher: Voucher) -> Voucher:
    """Return the voucher made void; its rest goes back to the donation (invariant 43)."""
    _require(voucher, OUTSTANDING_STATES, "void")
    return replace(voucher, state=VoucherState.VOID, suspended_from=None)


def expired(voucher: Voucher, today: date) -> Voucher:
    """Return the voucher once its last day is over. Raises NotYetExpired."""
    _require(voucher, OUTSTANDING_STATES, "expire")
    if today <= voucher.expires_on:
        raise NotYetExpired(serial=voucher.serial, expires_on=voucher.expires_on)
    return replace(voucher, state=VoucherState.EXPIRED, suspended_from=None)


def extended(voucher: Voucher, expires_on: date, today: date) -> Voucher:
    """Return an expired voucher given a later last day; its rest is promised again. Raises DayNotLater."""
    _require(voucher, _only(VoucherState.EXPIRED), "extend")
    if expires_on < today or expires_on <= voucher.expires_on:
        raise DayNotLater(serial=voucher.serial, expires_on=voucher.expires_on)
    state = VoucherState.PART if voucher.redeemed else VoucherState.ISSUED
    return replace(voucher, state=state, expires_on=expires_on)


def reason_given(text: str, action: str) -> str:
    """Return a reason in words as it is kept. Raises ReasonMissing where nothing in it can be read."""
    words, _ = clean(text)
    if not words:
        raise ReasonMissing(action=action)
    return words


def require_reprintable(voucher: Voucher) -> None:
    """Raise VoucherStateForbids unless a new paper of this voucher would be worth something."""
    _require(voucher, OUTSTANDING_STATES, "reprint")


def require_handing_out(voucher: Voucher) -> None:
    """Raise VoucherStateForbids unless this voucher may be given to its holder: issued, and not suspended."""
    _require(voucher, OPEN_STATES, "hand_over")


def require_replaceable(voucher: Voucher, void_reason: VoidReason | None) -> None:
    """Raise unless the voucher is void for a reason that is replaced."""
    _require(voucher, _only(VoucherState.VOID), "replace")
    if void_reason not in REPLACEABLE:
        raise NotReplaceable(serial=voucher.serial, reason=void_reason.value if void_reason else "")
