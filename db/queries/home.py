"""The first page of the desk: what waits for somebody, and where the programme stands."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, SQLColumnExpression, and_, case, func, select

from db.models.claims import ClaimRow
from db.models.distributions import DistributionRow
from db.models.log import StationRow
from db.models.print_jobs import PrintCountRow, PrintLineRow
from db.models.programme import BatchRow
from db.models.sessions import AttendanceRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.distributions import list_distributions
from db.queries.entitlements import holding, taken
from db.queries.programme import count_people, read_programme
from db.queries.reconciliation import read_ledger
from db.queries.sessions import list_sessions
from db.queries.totals import total
from voucher_desk.domain.claims import PAYABLE_STATES, ClaimState
from voucher_desk.domain.distributions import LISTING_STATES, DistributionState
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.sessions import ENTITLING, RECORDABLE, Presence, SessionKind, SessionState
from voucher_desk.domain.vouchers import OUTSTANDING_STATES, VoucherState
from voucher_desk.queries import distributions, home, sessions

WAITING_CLAIMS = PAYABLE_STATES | {ClaimState.SUBMITTED, ClaimState.IN_REVIEW}
"""States in which a claim waits for a review, an approval or a payment."""


def read_home(connection: Connection, today: date) -> home.Home:
    """Return what waits for somebody, and what is of a Moroccan calendar day."""
    held = sorted(list_sessions(connection), key=lambda row: (row.starts_at, row.code))
    given = list_distributions(connection)
    waived = and_(AttendanceRow.waiver_proposed_by.is_not(None), AttendanceRow.state.not_in(ENTITLING))
    voided = and_(VoucherRow.void_proposed_by.is_not(None), VoucherRow.state == VoucherState.SUSPENDED)
    return home.Home(
        programme=read_programme(connection),
        shared=connection.dialect.name != "sqlite",
        stations=_stations(connection),
        has_sessions=bool(held),
        sessions=tuple(row for row in held if local_date(row.starts_at) == today),
        distributions=_of_the_day(given, held, today),
        unrecorded=tuple(row for row in held if _is_unrecorded(row, today)),
        undistributed=_undistributed(given, held),
        tasks=_tasks(connection),
        waivers=_proposals(connection, AttendanceRow.waiver_proposed_by, waived),
        voids=_proposals(connection, VoucherRow.void_proposed_by, voided),
        claims=_claims(connection),
        uncounted_prints=_uncounted_prints(connection),
    )


def read_home_figures(connection: Connection) -> home.HomeFigures:
    """Return where the programme stands: money, people reached, meetings."""
    return home.HomeFigures(
        meetings=_meetings(connection), people=count_people(connection), money=read_ledger(connection)
    )


def _is_unrecorded(session: sessions.SessionRow, today: date) -> bool:
    noted = session.present + session.absent + session.waived
    return not noted and session.state in RECORDABLE and local_date(session.starts_at) <= today


def _of_the_day(
    given: Sequence[distributions.DistributionRow], held: Sequence[sessions.SessionRow], today: date
) -> tuple[distributions.DistributionRow, ...]:
    """Return the distributions that are open, were opened today, or follow a session of today."""
    todays = {session.code for session in held if local_date(session.starts_at) == today}
    return tuple(
        row
        for row in given
        if row.state is DistributionState.OPEN
        or row.session in todays
        or (row.opened_at and local_date(row.opened_at) == today)
    )


def _undistributed(
    given: Sequence[distributions.DistributionRow], held: Sequence[sessions.SessionRow]
) -> tuple[sessions.SessionRow, ...]:
    served = {row.session for row in given if row.state is not DistributionState.CANCELLED}
    return tuple(
        row
        for row in held
        if row.kind is SessionKind.AWARENESS
        and row.state is not SessionState.CANCELLED
        and row.present + row.waived
        and row.code not in served
    )


def _uncounted_prints(connection: Connection) -> int:
    """Count the print jobs since there is a journal of them of which nobody said what came out."""
    counted = select(PrintCountRow.job_id)
    query = select(func.count(PrintLineRow.job_id.distinct())).where(PrintLineRow.job_id.not_in(counted))
    return connection.execute(query).scalar_one()


def _stations(connection: Connection) -> tuple[home.StationRow, ...]:
    query = select(StationRow.code, StationRow.head_at).order_by(StationRow.code)
    return tuple(home.StationRow(*row) for row in connection.execute(query))


def _tasks(connection: Connection) -> tuple[home.DistributionTask, ...]:
    """Return the distributions with something left to do, the one drafted last first."""
    unprinted = select(func.count()).where(
        VoucherRow.distribution_id == DistributionRow.id,
        VoucherRow.print_job_id.is_(None),
        VoucherRow.state.in_(OUTSTANDING_STATES),
    )
    query = (
        select(
            DistributionRow.code,
            DistributionRow.state,
            case((DistributionRow.state == DistributionState.OPEN, _due()), else_=0),
            unprinted.correlate(DistributionRow).scalar_subquery(),
        )
        .join(BatchRow, BatchRow.id == DistributionRow.batch_id)
        .where(DistributionRow.state.in_(LISTING_STATES | {DistributionState.CLOSED}))
        .order_by(DistributionRow.id.desc())
    )
    return tuple(home.DistributionTask(*row) for row in connection.execute(query))


def _due() -> SQLColumnExpression[int]:
    """Count the people who would be issued a voucher: entitled, and below what the donation gives each.

    Whoever holds enough vouchers is told by one look into an index: nearly everybody, once they are issued.
    """
    due = select(func.count()).where(
        AttendanceRow.session_id == DistributionRow.session_id,
        AttendanceRow.entitles == 1,
        holding() < BatchRow.entitlement,
        taken() < BatchRow.entitlement,
    )
    return due.correlate(DistributionRow, BatchRow).scalar_subquery()


def _proposals(
    connection: Connection, proposer: SQLColumnExpression[str | None], waiting: SQLColumnExpression[bool]
) -> tuple[home.Proposals, ...]:
    query = select(proposer, func.count()).where(waiting).group_by(proposer).order_by(proposer)
    return tuple(home.Proposals(by or "", count) for by, count in connection.execute(query))


def _claims(connection: Connection) -> tuple[home.ClaimStage, ...]:
    stage = (ClaimRow.state, ClaimRow.reviewed_by, ClaimRow.approved_by)
    query = (
        select(*stage, func.count())
        .where(ClaimRow.state.in_(WAITING_CLAIMS))
        .group_by(*stage)
        .order_by(*stage)
    )
    return tuple(home.ClaimStage(*row) for row in connection.execute(query))


def _meetings(connection: Connection) -> tuple[home.Meetings, ...]:
    """Count presences by kind of meeting: whoever came twice counts twice, and is no beneficiary for it."""
    came = (
        select(
            AttendanceRow.session_id,
            func.count().filter(AttendanceRow.state == Presence.PRESENT).label("present"),
        )
        .group_by(AttendanceRow.session_id)
        .subquery()
    )
    present = total(came.c.present)
    query = (
        select(SessionRow.kind, func.count(), present)
        .join(came, came.c.session_id == SessionRow.id)
        .where(SessionRow.state != SessionState.CANCELLED)
        .group_by(SessionRow.kind)
        .having(present > 0)
        .order_by(SessionRow.kind)
    )
    return tuple(home.Meetings(*row) for row in connection.execute(query))
