"""Distributions as they are listed."""

from sqlalchemy import Connection, Subquery, func, select

from db.models.distributions import DistributionRow, ListEntryRow
from db.models.programme import AssociationRow, BatchRow, DonationRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.signed_lists import PageReturnRow
from db.models.vouchers import VoucherRow
from db.queries.keys import distribution_key
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries import distributions as rows


def list_distributions(connection: Connection) -> tuple[rows.DistributionRow, ...]:
    """Return the distributions, the one drafted last first, each with its counts."""
    stock = _vouchers()
    entitled = select(func.count()).where(
        AttendanceRow.session_id == DistributionRow.session_id, AttendanceRow.entitles == 1
    )
    listed = select(func.count()).where(ListEntryRow.distribution_id == DistributionRow.id)
    back = select(func.count(PageReturnRow.page.distinct())).where(
        PageReturnRow.distribution_id == DistributionRow.id,
        PageReturnRow.version == DistributionRow.list_version,
    )
    query = (
        select(
            DistributionRow.code,
            SessionRow.code.label("session"),
            BatchRow.code.label("batch"),
            DonationRow.code.label("donation"),
            AssociationRow.code.label("association"),
            DistributionRow.city,
            DistributionRow.mode,
            DistributionRow.state,
            DistributionRow.list_version,
            DistributionRow.opened_at,
            BatchRow.face,
            BatchRow.expires_on,
            entitled.label("entitled"),
            func.coalesce(stock.c.issued, 0).label("issued"),
            func.coalesce(stock.c.printed, 0).label("printed"),
            func.coalesce(stock.c.blanks, 0).label("blanks"),
            func.coalesce(stock.c.collected, 0).label("collected"),
            func.coalesce(stock.c.uncollected, 0).label("uncollected"),
            listed.correlate(DistributionRow).scalar_subquery().label("list_lines"),
            back.correlate(DistributionRow).scalar_subquery().label("pages_back"),
        )
        .join(SessionRow, SessionRow.id == DistributionRow.session_id)
        .join(BatchRow, BatchRow.id == DistributionRow.batch_id)
        .join(DonationRow, DonationRow.id == BatchRow.donation_id)
        .join(AssociationRow, AssociationRow.id == DistributionRow.association_id)
        .outerjoin(stock, stock.c.distribution_id == DistributionRow.id)
        .order_by(DistributionRow.id.desc())
    )
    return tuple(rows.DistributionRow(**row._asdict()) for row in connection.execute(query))


def list_handings(connection: Connection, distribution: str) -> tuple[rows.HandingRow, ...]:
    """Return the vouchers of a distribution that somebody holds, by holder. Raises UnknownDistribution."""
    query = (
        select(VoucherRow.serial, PersonRow.code, VoucherRow.state, VoucherRow.collected_at)
        .join(PersonRow, PersonRow.id == VoucherRow.person_id)
        .where(VoucherRow.distribution_id == distribution_key(connection, distribution), VoucherRow.held == 1)
        .order_by(PersonRow.code, VoucherRow.serial)
    )
    return tuple(rows.HandingRow(*row) for row in connection.execute(query))


def _vouchers() -> Subquery:
    """Count the vouchers of each distribution: issued there, of those printed, and blanks at its desks."""
    issued = VoucherRow.issued_by.is_not(None)
    return (
        select(
            VoucherRow.distribution_id,
            func.count().filter(issued).label("issued"),
            func.count().filter(issued, VoucherRow.print_job_id.is_not(None)).label("printed"),
            func.count().filter(VoucherRow.state == VoucherState.PRINTED).label("blanks"),
            func.count().filter(VoucherRow.collected_at.is_not(None)).label("collected"),
            func.count()
            .filter(VoucherRow.state == VoucherState.ISSUED, VoucherRow.collected_at.is_(None))
            .label("uncollected"),
        )
        .where(VoucherRow.distribution_id.is_not(None))
        .group_by(VoucherRow.distribution_id)
        .subquery()
    )
