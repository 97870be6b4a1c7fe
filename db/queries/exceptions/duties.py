"""R10, two duties met in one object, in a reduced team (`strict = false`) or past the rules (F11)."""

from collections.abc import Iterator

from sqlalchemy import Connection, Subquery, func, literal, select, union_all

from db.models.claims import ClaimLineRow, ClaimRow, PaymentRow
from db.models.programme import ProviderRow
from db.models.redemptions import RedemptionRow
from db.models.sessions import AttendanceRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.exceptions.measures import codes, read_codes
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow, Hand


def find(connection: Connection, _limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield sessions, vouchers and claims on which one person had two duties that are kept apart."""
    yield from _recorded_and_issued(connection)
    yield from _issued_and_voided(connection)
    yield from _issued_and_redeemed(connection)
    yield from _two_steps(connection)
    yield from _own_vouchers(connection)


def _recorded_and_issued(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(
            SessionRow.code,
            SessionRow.starts_at,
            VoucherRow.issued_by,
            func.count().label("vouchers"),
            func.sum(VoucherRow.face).label("amount"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(VoucherRow)
        .join(AttendanceRow, AttendanceRow.id == VoucherRow.attendance_id)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .where(AttendanceRow.recorded_by == VoucherRow.issued_by)
        .group_by(SessionRow.id, VoucherRow.issued_by)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.RECORDED_AND_ISSUED,
            place=row.code,
            at=row.starts_at,
            by=_both(row.issued_by, Duty.ATTENDANCE, Duty.ISSUE),
            serials=read_codes(row.serials),
            figure=row.vouchers,
            amount=int(row.amount),
        )


def _issued_and_voided(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(VoucherRow.void_approved_by, func.count().label("vouchers"))
        .add_columns(func.sum(VoucherRow.face).label("amount"), codes(VoucherRow.serial).label("serials"))
        .where(VoucherRow.void_approved_by.in_((VoucherRow.issued_by, VoucherRow.void_proposed_by)))
        .group_by(VoucherRow.void_approved_by)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.ISSUED_AND_VOIDED,
            by=_both(row.void_approved_by, Duty.ISSUE, Duty.APPROVE_VOID),
            serials=read_codes(row.serials),
            figure=row.vouchers,
            amount=int(row.amount),
        )


def _issued_and_redeemed(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(
            ProviderRow.code,
            RedemptionRow.by,
            func.min(RedemptionRow.at).label("first"),
            func.max(RedemptionRow.at).label("last"),
            func.count().label("redemptions"),
            func.sum(RedemptionRow.amount).label("amount"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(RedemptionRow)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .join(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
        .where(RedemptionRow.by == VoucherRow.issued_by)
        .group_by(ProviderRow.code, RedemptionRow.by)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.ISSUED_AND_REDEEMED,
            place=row.code,
            at=row.first,
            until=row.last,
            by=_both(row.by, Duty.ISSUE, Duty.REDEEM),
            serials=read_codes(row.serials),
            figure=row.redemptions,
            amount=int(row.amount),
        )


def _deciders() -> Subquery:
    """Return who reviewed, approved or paid each claim, and in which duty."""
    steps = (
        select(
            ClaimRow.id.label("claim_id"),
            literal(Duty.REVIEW.value).label("duty"),
            ClaimRow.reviewed_by.label("user"),
        ),
        select(ClaimRow.id, literal(Duty.APPROVE.value), ClaimRow.approved_by),
        select(PaymentRow.claim_id, literal(Duty.PAY.value), PaymentRow.by),
    )
    return union_all(*steps).subquery()


def _two_steps(connection: Connection) -> Iterator[ExceptionRow]:
    deciders = _deciders()
    query = (
        select(
            ClaimRow.code,
            ProviderRow.code.label("provider"),
            ClaimRow.drafted_at,
            ClaimRow.claimed,
            deciders.c.user,
            codes(deciders.c.duty).label("duties"),
        )
        .select_from(deciders)
        .join(ClaimRow, ClaimRow.id == deciders.c.claim_id)
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .where(deciders.c.user.is_not(None))
        .group_by(ClaimRow.id, ProviderRow.code, deciders.c.user)
        .having(func.count(deciders.c.duty.distinct()) > 1)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.CLAIM_TWO_STEPS,
            place=row.provider,
            at=row.drafted_at,
            by=_both(row.user, *map(Duty, read_codes(row.duties))),
            claims=(row.code,),
            amount=row.claimed,
        )


def _own_vouchers(connection: Connection) -> Iterator[ExceptionRow]:
    """Yield claims decided or paid by somebody who issued or redeemed vouchers of theirs."""
    deciders = _deciders()
    query = (
        select(
            ClaimRow.code,
            ProviderRow.code.label("provider"),
            ClaimRow.drafted_at,
            deciders.c.user,
            func.count(ClaimLineRow.id.distinct()).label("lines"),
            codes(deciders.c.duty).label("duties"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(deciders)
        .join(ClaimRow, ClaimRow.id == deciders.c.claim_id)
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .join(ClaimLineRow, ClaimLineRow.claim_id == ClaimRow.id)
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .where(deciders.c.user.in_((VoucherRow.issued_by, RedemptionRow.by)))
        .group_by(ClaimRow.id, ProviderRow.code, deciders.c.user)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.CLAIM_OWN_VOUCHERS,
            place=row.provider,
            at=row.drafted_at,
            by=_both(row.user, *map(Duty, read_codes(row.duties))),
            serials=read_codes(row.serials),
            claims=(row.code,),
            figure=row.lines,
        )


def _both(user: str, *duties: Duty) -> tuple[Hand, ...]:
    return tuple(Hand(duty, user) for duty in duties)
