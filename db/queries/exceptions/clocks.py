"""R9, back-dating: a clock that goes back in the sequence, entries outside a session's hours (F10)."""

from collections.abc import Iterator

from sqlalchemy import Connection, and_, func, or_, select

from db.models.base import UtcInstant
from db.models.distributions import DistributionRow
from db.models.log import EventRow, StationRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.exceptions.measures import HOUR, codes, hands, read_codes, seconds
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow

_BEFORE = HOUR
"""An entry up to an hour before the hour planned is a session that began early."""


def find(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield steps back of a station's clock, presences noted outside, vouchers issued before a session."""
    yield from _clock_back(connection, limits)
    yield from _attendance_outside(connection, limits)
    yield from _issued_early(connection)


def _clock_back(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    before = func.lag(EventRow.at, type_=UtcInstant).over(
        partition_by=EventRow.station_id, order_by=EventRow.seq
    )
    links = select(EventRow.station_id, EventRow.seq, EventRow.at, before.label("before")).subquery()
    back = seconds(links.c.before) - seconds(links.c.at)
    query = (
        select(StationRow.code, links.c.seq, links.c.at, links.c.before, back.label("back"))
        .join(StationRow, StationRow.id == links.c.station_id)
        .where(back >= limits["clock.seconds"])
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.CLOCK_BACK,
            place=row.code,
            at=row.at,
            until=row.before,
            figure=row.back,
            reference=f"{row.code} {row.seq}",
        )


def _attendance_outside(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    noted = seconds(AttendanceRow.recorded_at)
    outside = or_(
        noted < seconds(SessionRow.starts_at) - _BEFORE,
        noted > seconds(SessionRow.ends_at) + limits["window.hours"] * HOUR,
    )
    query = (
        select(
            SessionRow.code,
            AttendanceRow.recorded_by,
            func.min(AttendanceRow.recorded_at).label("first"),
            func.max(AttendanceRow.recorded_at).label("last"),
            func.count().label("people"),
            codes(PersonRow.code).label("codes"),
        )
        .select_from(AttendanceRow)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .where(AttendanceRow.entitles == 1, outside)
        .group_by(SessionRow.code, AttendanceRow.recorded_by)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.ATTENDANCE_OUTSIDE,
            place=row.code,
            at=row.first,
            until=row.last,
            by=hands(Duty.ATTENDANCE, [row.recorded_by]),
            people=read_codes(row.codes),
            figure=row.people,
        )


def _issued_early(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(
            DistributionRow.code,
            SessionRow.code.label("session"),
            func.min(EventRow.at).label("first"),
            func.max(EventRow.at).label("last"),
            func.count().label("vouchers"),
            codes(EventRow.actor).label("users"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(VoucherRow)
        .join(EventRow, and_(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.VOUCHER_ISSUED))
        .join(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
        .join(SessionRow, SessionRow.id == DistributionRow.session_id)
        .where(seconds(EventRow.at) < seconds(SessionRow.starts_at) - _BEFORE)
        .group_by(DistributionRow.code, SessionRow.code)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.ISSUED_EARLY,
            place=row.code,
            at=row.first,
            until=row.last,
            by=hands(Duty.ISSUE, read_codes(row.users)),
            serials=read_codes(row.serials),
            figure=row.vouchers,
            reference=row.session,
        )
