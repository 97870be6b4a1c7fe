"""R5, signs of people who were not there: ticks too fast or too late, lists alike, one desk for all (F6)."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Subquery, and_, exists, func, select
from sqlalchemy.orm import aliased

from db.models.distributions import DistributionRow
from db.models.log import EventRow, StationRow
from db.models.sessions import AttendanceImportRow, AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.exceptions.measures import MINUTE, codes, hands, read_codes, seconds
from db.queries.exceptions.runs import numbered_runs
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.sessions import Presence
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow

RECORDING = (EventKind.ATTENDANCE_RECORDED, EventKind.ATTENDANCE_CORRECTED)
_DIFFERENT_KINDS = 3
"""A list of fewer kinds of people than this is like another by chance."""


def find(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield ticks within seconds, ticks after the end, lists alike, and sessions noted where issued."""
    yield from _ticked_together(connection, limits)
    yield from _ticked_late(connection, limits)
    yield from _same_pattern(connection, limits)
    yield from _same_desk(connection)


def _is_tick() -> ColumnElement[bool]:
    """Return whether a presence was noted by hand: a list imported has one instant for all its lines."""
    imported = exists().where(
        AttendanceImportRow.session_id == AttendanceRow.session_id,
        AttendanceImportRow.at == AttendanceRow.recorded_at,
    )
    return and_(AttendanceRow.state == Presence.PRESENT, ~imported)


def _ticked_together(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    ticks = (
        select(
            AttendanceRow.id,
            AttendanceRow.session_id.label("part"),
            seconds(AttendanceRow.recorded_at).label("moment"),
        )
        .where(_is_tick())
        .subquery()
    )
    runs = numbered_runs(ticks, limits["ticks.seconds"])
    query = (
        select(
            SessionRow.code,
            func.min(AttendanceRow.recorded_at).label("first"),
            func.max(AttendanceRow.recorded_at).label("last"),
            func.count().label("ticks"),
            codes(AttendanceRow.recorded_by).label("users"),
            codes(PersonRow.code).label("people"),
        )
        .select_from(runs)
        .join(AttendanceRow, AttendanceRow.id == runs.c.id)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .group_by(SessionRow.code, runs.c.run)
        .having(func.count() >= limits["ticks.people"])
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.TICKED_TOGETHER,
            place=row.code,
            at=row.first,
            until=row.last,
            by=hands(Duty.ATTENDANCE, read_codes(row.users)),
            people=read_codes(row.people),
            figure=row.ticks,
        )


def _ticked_late(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    late = seconds(AttendanceRow.recorded_at) - seconds(SessionRow.ends_at) > limits["late.minutes"] * MINUTE
    query = (
        select(
            SessionRow.code,
            AttendanceRow.recorded_by,
            func.min(AttendanceRow.recorded_at).label("first"),
            func.max(AttendanceRow.recorded_at).label("last"),
            func.count().label("ticks"),
            codes(PersonRow.code).label("people"),
        )
        .select_from(AttendanceRow)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .where(_is_tick(), late)
        .group_by(SessionRow.code, AttendanceRow.recorded_by)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.TICKED_LATE,
            place=row.code,
            at=row.first,
            until=row.last,
            by=hands(Duty.ATTENDANCE, [row.recorded_by]),
            people=read_codes(row.people),
            figure=row.ticks,
        )


def _kinds() -> Subquery:
    """Return how many people of each sex and age, as recorded, were present at each session."""
    born = func.coalesce(PersonRow.birth_year, 0)
    return (
        select(
            AttendanceRow.session_id,
            PersonRow.sex,
            PersonRow.age_group,
            born.label("born"),
            func.count().label("people"),
        )
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .where(AttendanceRow.entitles == 1)
        .group_by(AttendanceRow.session_id, PersonRow.sex, PersonRow.age_group, born)
        .subquery()
    )


def _same_pattern(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield pairs of sessions with as many people of each kind, most of whom are not the same people."""
    kinds = _kinds()
    one, other = kinds.alias("one"), kinds.alias("other")
    totals = (
        select(kinds.c.session_id, func.count().label("kinds"), func.sum(kinds.c.people).label("people"))
        .group_by(kinds.c.session_id)
        .subquery()
    )
    first, second = totals.alias("first"), totals.alias("second")
    before, after = aliased(SessionRow, name="before"), aliased(SessionRow, name="after")
    here, there = aliased(AttendanceRow, name="here"), aliased(AttendanceRow, name="there")
    shared = (
        select(func.count())
        .select_from(here)
        .join(there, there.person_id == here.person_id)
        .where(here.session_id == before.id, there.session_id == after.id)
        .scalar_subquery()
    )
    alike = and_(
        one.c.session_id < other.c.session_id,
        one.c.sex == other.c.sex,
        one.c.age_group == other.c.age_group,
        one.c.born == other.c.born,
        one.c.people == other.c.people,
    )
    query = (
        select(before.code, after.code.label("other"), after.starts_at, first.c.people)
        .select_from(one)
        .join(other, alike)
        .join(before, before.id == one.c.session_id)
        .join(after, after.id == other.c.session_id)
        .join(first, first.c.session_id == one.c.session_id)
        .join(second, second.c.session_id == other.c.session_id)
        .where(
            first.c.kinds == second.c.kinds,
            first.c.kinds >= _DIFFERENT_KINDS,
            first.c.people >= limits["pattern.people"],
            shared * 2 < first.c.people,
        )
        .group_by(before.id, after.id, first.c.people, first.c.kinds)
        .having(func.count() == first.c.kinds)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.SAME_PATTERN,
            place=row.other,
            at=row.starts_at,
            figure=int(row.people),
            reference=row.code,
        )


def _same_desk(connection: Connection) -> Iterator[ExceptionRow]:
    """Yield distributions all of whose issues, and presences before them, one of several stations wrote."""
    noted = (
        select(
            EventRow.of,
            func.min(EventRow.station_id).label("lowest"),
            func.max(EventRow.station_id).label("highest"),
        )
        .where(EventRow.kind.in_(RECORDING))
        .group_by(EventRow.of)
        .subquery()
    )
    several = select(func.count(EventRow.station_id.distinct())).scalar_subquery() > 1
    query = (
        select(
            DistributionRow.code,
            SessionRow.code.label("session"),
            StationRow.code.label("station"),
            func.min(EventRow.at).label("first"),
            func.max(EventRow.at).label("last"),
            func.count().label("vouchers"),
        )
        .select_from(VoucherRow)
        .join(EventRow, and_(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.VOUCHER_ISSUED))
        .join(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
        .join(SessionRow, SessionRow.id == DistributionRow.session_id)
        .join(noted, noted.c.of == SessionRow.code)
        .join(StationRow, StationRow.id == noted.c.lowest)
        .where(several, noted.c.lowest == noted.c.highest)
        .group_by(DistributionRow.code, SessionRow.code, StationRow.code, noted.c.lowest)
        .having(
            func.min(EventRow.station_id) == noted.c.lowest, func.max(EventRow.station_id) == noted.c.lowest
        )
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.SAME_DESK,
            place=row.code,
            at=row.first,
            until=row.last,
            figure=row.vouchers,
            reference=row.station,
        )
