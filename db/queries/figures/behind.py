"""What stands behind each figure: the single rows whose amounts it sums.

They are told apart from the figures, which group each table once; tests hold the one against the other.
"""

from collections.abc import Callable

from sqlalchemy import BigInteger, ColumnElement, and_, case, cast, func, literal, or_, select

from db.models.claims import ClaimLineRow, ClaimRow
from db.models.log import EventRow
from db.models.programme import AccountRow, DonationRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_claimed, is_reversed
from db.queries.figures.counted import CAME_LATE, HAS_COUNT, IS_ACCEPTED, IS_SET_ASIDE
from db.queries.figures.documents import WITHOUT_PAPER
from db.queries.figures.ledger import FLOWS, UNDECIDED
from db.queries.figures.people import GROUPS, first_vouchers, is_withdrawn
from db.queries.figures.sources import (
    REST,
    Source,
    of_account,
    of_claims,
    of_events,
    of_lines,
    of_papers,
    of_participations,
    of_payments,
    of_presences,
    of_redemptions,
    of_vouchers,
)
from db.queries.totals import total
from voucher_desk.domain.claims import UNCLAIMED_STATES, LineState
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.reconciliation import OF_MONEY_GIVEN, Level
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.domain.vouchers import OUTSTANDING_STATES, VoucherState

ISSUED = VoucherRow.issued_by.is_not(None)
FIRST = and_(ISSUED, VoucherRow.replaces_id.is_(None))
LIVE = and_(ClaimLineRow.live == 1, ClaimRow.state.not_in(UNCLAIMED_STATES))
DECIDED = and_(LIVE, ClaimRow.state.not_in(UNDECIDED))
WAS_SPOILED = (
    select(EventRow.seq)
    .where(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.STOCK_SPOILED)
    .exists()
)


def sources_of(name: str, level: Level) -> tuple[Source, ...]:
    """Return where the pieces of a figure are read; several where it is made of pieces of several kinds."""
    if name == "rejected" and level not in OF_MONEY_GIVEN:
        return (of_lines().where(DECIDED, ClaimLineRow.state == LineState.REJECTED_FINAL),)
    return SOURCES[name]()


def _vouchers(
    is_counted: ColumnElement[bool], amount: ColumnElement[int] | None = None
) -> Callable[[], tuple[Source, ...]]:
    return lambda: ((of_vouchers() if amount is None else of_vouchers(amount)).where(is_counted),)


def _lines(
    is_counted: ColumnElement[bool], amount: ColumnElement[int] | None = None
) -> Callable[[], tuple[Source, ...]]:
    return lambda: (of_lines(amount).where(is_counted),)


def _flow(name: str) -> Callable[[], tuple[Source, ...]]:
    kinds = {kind: sign for kind, (figure, sign) in FLOWS.items() if figure == name}
    signed = case(*((EventRow.kind == kind, sign * EventRow.amount) for kind, sign in kinds.items()))
    return lambda: (of_events(cast(signed, BigInteger)).where(EventRow.kind.in_(kinds)),)


def _spoiled() -> tuple[Source, ...]:
    return (of_events(literal(1, BigInteger)).where(EventRow.kind == EventKind.STOCK_SPOILED),)


def _available() -> tuple[Source, ...]:
    """Return the moves of what is available, and what the balance kept is more than they come to."""
    signed = case((EventRow.target == Account.AVAILABLE, EventRow.amount), else_=-EventRow.amount)
    moved = or_(EventRow.source == Account.AVAILABLE, EventRow.target == Account.AVAILABLE)
    moves = (
        select(EventRow.donation_id, total(signed).label("amount"))
        .where(moved)
        .group_by(EventRow.donation_id)
        .subquery("moves")
    )
    gap = AccountRow.balance - func.coalesce(moves.c.amount, 0)
    gaps: Source = (
        select(DonationRow.id.label("donation_id"), DonationRow.code, cast(gap, BigInteger).label("amount"))
        .join(AccountRow, AccountRow.donation_id == DonationRow.id)
        .outerjoin(moves, moves.c.donation_id == DonationRow.id)
        .where(AccountRow.account == Account.AVAILABLE, gap != 0)
    )
    return of_events(cast(signed, BigInteger)).where(moved), of_account(gaps)


def _unclaimed() -> tuple[Source, ...]:
    return (of_redemptions().where(~is_reversed(), ~is_claimed()),)


def _payable() -> tuple[Source, ...]:
    return of_lines().where(DECIDED, ACCEPTED), of_payments(-1)


def _people(is_one: ColumnElement[bool] | None = None) -> Callable[[], tuple[Source, ...]]:
    """Return the first voucher of each person, of those alone whose record is as wanted."""
    chosen = of_vouchers().where(VoucherRow.id.in_(select(first_vouchers().c.id)))
    if is_one is not None:
        chosen = chosen.join(PersonRow, PersonRow.id == VoucherRow.person_id).where(is_one)
    return lambda: (chosen,)


def _presences(state: Presence) -> Callable[[], tuple[Source, ...]]:
    return lambda: (of_presences().where(AttendanceRow.state == state),)


def _withdrawn() -> tuple[Source, ...]:
    joined = of_vouchers().join(AttendanceRow, AttendanceRow.id == VoucherRow.attendance_id)
    return (joined.where(is_withdrawn()),)


def _participations() -> tuple[Source, ...]:
    return (of_participations().where(SessionRow.kind == SessionKind.AWARENESS),)


def _papers_of(is_counted: ColumnElement[bool]) -> Source:
    return of_lines(ONE_PAPER).where(is_counted)


ACCEPTED = ClaimLineRow.state.in_((LineState.ACCEPTED, LineState.UPHELD))
DISALLOWED = ClaimLineRow.state.in_((LineState.DISALLOWED, LineState.DISPUTED, LineState.REJECTED_FINAL))
ONE_PAPER = literal(1, BigInteger)
HAS_PAPER = func.coalesce(~WITHOUT_PAPER, True)
IN_GROUP = {
    name: and_(PersonRow.sex == sex, PersonRow.age_group == age) for (sex, age), name in GROUPS.items()
}
SOURCES: dict[str, Callable[[], tuple[Source, ...]]] = {
    **{name: _flow(name) for name, _sign in FLOWS.values()},
    "spoiled": _spoiled,
    "available": _available,
    "outstanding": _vouchers(VoucherRow.state.in_(OUTSTANDING_STATES), cast(REST, BigInteger)),
    "printed": _vouchers(VoucherRow.state != VoucherState.GENERATED),
    "in_custody": _vouchers(VoucherRow.state == VoucherState.PRINTED),
    "returned_stock": _vouchers(
        or_(
            VoucherRow.state == VoucherState.RETURNED,
            and_(VoucherRow.state == VoucherState.DESTROYED, ~WAS_SPOILED),
        )
    ),
    "issued_count": _vouchers(ISSUED),
    "replacements": _vouchers(VoucherRow.replaces_id.is_not(None)),
    "first_issues": _vouchers(and_(FIRST, VoucherRow.entitlement == 1)),
    "additional": _vouchers(and_(FIRST, VoucherRow.entitlement > 1)),
    "unclaimed": _unclaimed,
    "in_review": _lines(and_(LIVE, ClaimRow.state.in_(UNDECIDED))),
    "disputed": _lines(and_(DECIDED, ClaimLineRow.state.in_((LineState.DISALLOWED, LineState.DISPUTED)))),
    "settled": _lines(and_(DECIDED, ACCEPTED)),
    "payable": _payable,
    "paid": lambda: (of_payments(),),
    "claim_lines": lambda: (of_lines(),),
    "claimed": lambda: (of_claims(),),
    "accepted": _lines(ACCEPTED),
    "disallowed": _lines(DISALLOWED),
    "pending": _lines(ClaimLineRow.state == LineState.CLAIMED),
    "papers": lambda: (
        _papers_of(and_(ClaimLineRow.state != LineState.CLAIMED, HAS_PAPER, ~HAS_COUNT)),
        _papers_of(CAME_LATE),
        of_papers(),
    ),
    "papers_accepted": lambda: (_papers_of(and_(ACCEPTED, ~HAS_COUNT)), _papers_of(IS_ACCEPTED)),
    "papers_disallowed": lambda: (
        _papers_of(and_(DISALLOWED, HAS_PAPER, ~HAS_COUNT)),
        of_papers().where(IS_SET_ASIDE),
    ),
    "present": _presences(Presence.PRESENT),
    "waived": _presences(Presence.WAIVED),
    "withdrawn": _withdrawn,
    "persons": _people(),
    **{name: _people(is_one) for name, is_one in IN_GROUP.items()},
    "unknown": _people(~or_(*IN_GROUP.values())),
    "everyone": _people(),
    "participations": _participations,
}
"""Where the pieces of each figure are read, by its name."""
