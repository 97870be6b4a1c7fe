"""What distribution lists and sheets of vouchers are printed from."""

import json
from datetime import datetime

from sqlalchemy import Connection, func, select

from db.models.distributions import DistributionRow, ListEntryRow
from db.models.log import EventRow
from db.models.programme import (
    AssociationRow,
    BatchRow,
    DonationRow,
    DonorRow,
    ProviderRow,
    ScopeRow,
    ServiceFamilyRow,
)
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.keys import batch_key, distribution_key
from db.queries.log import newest_head
from db.queries.logos import read_logo, read_logos
from db.queries.programme import read_programme
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.programme import NoProgramme, Programme
from voucher_desk.domain.providers import ScopeKind
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.papers import ListFoot, ListHeading, ListLine, SheetTerms, StatementHeading

MARK = func.coalesce(DonationRow.mark, DonorRow.mark).label("mark")
"""What is shown of a donor: the donation's own words where it has some."""


def read_distribution_list(
    connection: Connection, distribution: str, printed_at: datetime
) -> tuple[ListHeading, tuple[ListLine, ...], ListFoot]:
    """Return what a distribution list is printed from, `printed_at` in UTC. Raises UnknownDistribution."""
    key = distribution_key(connection, distribution)
    lines = _lines(connection, key)
    not_collected = sum(line.serial is None for line in lines)
    return (
        _heading(connection, key, printed_at),
        lines,
        _foot(connection, key, distribution, not_collected),
    )


def read_statement_heading(connection: Connection, made_at: datetime) -> StatementHeading:
    """Return the head of a reconciliation statement, `made_at` in UTC. Raises NoProgramme.

    Donors' marks stand on it only where every donation lets them.
    """
    programme, anchor = _programme(connection), newest_head(connection)
    donors = connection.execute(
        select(MARK, DonationRow.mark_on_lists)
        .select_from(DonorRow)
        .join(DonationRow, DonationRow.donor_id == DonorRow.id)
        .distinct()
        .order_by(MARK)
    ).all()
    return StatementHeading(
        project=programme.name,
        donor_mark=" · ".join(row.mark for row in donors) if all(row.mark_on_lists for row in donors) else "",
        made_at=made_at,
        anchor=anchor.hash,
        anchor_count=anchor.seq,
        training=programme.training,
        logos=read_logos(connection),
    )


def _heading(connection: Connection, key: int, printed_at: datetime) -> ListHeading:
    programme, anchor = _programme(connection), newest_head(connection)
    row = connection.execute(
        select(
            DistributionRow.code.label("distribution"),
            DistributionRow.city,
            DistributionRow.list_version,
            DistributionRow.list_sha256,
            SessionRow.code.label("session"),
            SessionRow.starts_at,
            DonationRow.code.label("donation"),
            DonationRow.id.label("donation_id"),
            DonationRow.mark_on_lists,
            MARK,
            AssociationRow.name.label("association"),
        )
        .join(SessionRow, SessionRow.id == DistributionRow.session_id)
        .join(BatchRow, BatchRow.id == DistributionRow.batch_id)
        .join(DonationRow, DonationRow.id == BatchRow.donation_id)
        .join(DonorRow, DonorRow.id == DonationRow.donor_id)
        .join(AssociationRow, AssociationRow.id == DistributionRow.association_id)
        .where(DistributionRow.id == key)
    ).one()
    shown = read_logo(connection, row.donation_id)
    return ListHeading(
        project=programme.name,
        donor_mark=row.mark if row.mark_on_lists else "",
        donation=row.donation,
        association=row.association,
        session=row.session,
        session_date=local_date(row.starts_at),
        place=row.city,
        distribution=row.distribution,
        list_version=row.list_version,
        list_sha256=row.list_sha256,
        anchor=anchor.hash,
        anchor_count=anchor.seq,
        printed_at=printed_at,
        training=programme.training,
        logo=shown.logo if shown and shown.on_lists else None,
    )


def _lines(connection: Connection, key: int) -> tuple[ListLine, ...]:
    """Return the people in the order of the list; who holds a voucher of it now, with that voucher alone."""
    current = (
        select(func.max(VoucherRow.id))
        .where(
            VoucherRow.attendance_id == ListEntryRow.attendance_id,
            VoucherRow.distribution_id == ListEntryRow.distribution_id,
            VoucherRow.held == 1,
        )
        .correlate(ListEntryRow)
        .scalar_subquery()
    )
    query = (
        select(
            ListEntryRow.line,
            PersonRow.code,
            PersonRow.sex,
            PersonRow.age_group,
            VoucherRow.serial,
            VoucherRow.face,
        )
        .select_from(ListEntryRow)
        .join(AttendanceRow, AttendanceRow.id == ListEntryRow.attendance_id)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .outerjoin(VoucherRow, VoucherRow.id == current)
        .where(ListEntryRow.distribution_id == key)
        .order_by(ListEntryRow.line)
    )
    return tuple(ListLine(*row) for row in connection.execute(query))


def _foot(connection: Connection, key: int, distribution: str, not_collected: int) -> ListFoot:
    issued, void = connection.execute(
        select(func.count(), func.count().filter(VoucherRow.state == VoucherState.VOID)).where(
            VoucherRow.distribution_id == key, VoucherRow.issued_by.is_not(None)
        )
    ).one()
    return ListFoot(issued, void, not_collected, _returned(connection, distribution))


def _returned(connection: Connection, distribution: str) -> int:
    """Return how many blanks came back, from the log: some were handed over elsewhere or destroyed since."""
    facts = connection.execute(
        select(EventRow.facts).where(EventRow.of == distribution, EventRow.kind == EventKind.STOCK_RETURNED)
    ).scalars()
    return sum(len(json.loads(text)["serials"]) for text in facts)


def read_sheet_terms(connection: Connection, batch: str) -> SheetTerms:
    """Return what all vouchers of a batch say alike. Raises UnknownBatch."""
    key, programme = batch_key(connection, batch), _programme(connection)
    row = connection.execute(
        select(
            ScopeRow.kind,
            ScopeRow.target,
            BatchRow.donation_id,
            ProviderRow.name.label("provider"),
            ServiceFamilyRow.name.label("service"),
        )
        .select_from(BatchRow)
        .join(ScopeRow, ScopeRow.index_number == BatchRow.scope)
        .outerjoin(ProviderRow, ProviderRow.code == ScopeRow.target)
        .outerjoin(ServiceFamilyRow, ServiceFamilyRow.code == ScopeRow.target)
        .where(BatchRow.id == key)
    ).one()
    places = {
        ScopeKind.ANYWHERE: "",
        ScopeKind.CITY: row.target,
        ScopeKind.PROVIDER: row.provider or row.target,
        ScopeKind.SERVICE: row.service or row.target,
    }
    shown = read_logo(connection, row.donation_id)
    return SheetTerms(
        programme.voucher_title,
        places[row.kind],
        programme.hotline,
        programme.training,
        shown.logo if shown and shown.on_vouchers else None,
    )


def _programme(connection: Connection) -> Programme:
    programme = read_programme(connection)
    if programme is None:
        raise NoProgramme
    return programme
