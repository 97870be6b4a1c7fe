"""What a report covers, as conditions on rows: a period, a donation, and the families of services."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression, func, select

from db.books.writing import AnySelect
from db.models.distributions import DistributionRow
from db.models.programme import (
    BatchRow,
    DonationRow,
    DonorRow,
    ProviderServiceRow,
    ScopeRow,
    ServiceFamilyRow,
)
from db.models.sessions import SessionRow
from db.queries.keys import donation_key
from db.queries.log import newest_head
from db.queries.logos import read_logos
from db.queries.programme import read_programme
from voucher_desk.domain.programme import NoProgramme
from voucher_desk.domain.providers import ScopeKind
from voucher_desk.domain.reports import ReportScope
from voucher_desk.domain.sadd import NO_FAMILY, NOT_USED
from voucher_desk.queries.reports import ReportHeading

ROWS_AT_ONCE = 500


class Families:
    """Which service family a redemption counts in: its voucher's own, else those of its provider."""

    def __init__(self, connection: Connection) -> None:
        """Read the families and who offers them."""
        named = select(ServiceFamilyRow.code, ServiceFamilyRow.name).order_by(ServiceFamilyRow.code)
        self.names: dict[str, str] = {row.code: row.name for row in connection.execute(named)}
        scopes = select(ScopeRow.index_number, ScopeRow.target).where(ScopeRow.kind == ScopeKind.SERVICE)
        self._scopes: dict[int, str] = {row.index_number: row.target for row in connection.execute(scopes)}
        offered = (
            select(ProviderServiceRow.provider_id, ServiceFamilyRow.code)
            .join(ServiceFamilyRow, ServiceFamilyRow.id == ProviderServiceRow.service_id)
            .order_by(ServiceFamilyRow.code)
        )
        self._offered: dict[int, list[str]] = {}
        for provider, code in connection.execute(offered):
            self._offered.setdefault(provider, []).append(code)

    def of(self, provider: int | None, scope: int | None) -> str:
        """Return the code of the family; several stand together, and whoever used nothing has none."""
        if provider is None or scope is None:
            return NOT_USED
        return self._scopes.get(scope) or " + ".join(self._offered.get(provider, [])) or NO_FAMILY


def within(at: SQLColumnExpression[datetime], scope: ReportScope) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that an instant lies in a period."""
    conditions = []
    if scope.first:
        conditions.append(at >= scope.begins)
    if scope.last:
        conditions.append(at < scope.ends)
    return tuple(conditions)


def of_donation(column: SQLColumnExpression[Any], key: int | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that something belongs to a donation; none where no key is given."""
    return () if key is None else (column == key,)


def served_by(key: int | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a session led to a distribution of a donation."""
    if key is None:
        return ()
    served = (
        select(DistributionRow.session_id)
        .join(BatchRow, BatchRow.id == DistributionRow.batch_id)
        .where(BatchRow.donation_id == key)
    )
    return (SessionRow.id.in_(served),)


def of_association(key: int | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a session is one of the association that a donation was given to."""
    if key is None:
        return ()
    given = select(DonationRow.association_id).where(DonationRow.id == key).scalar_subquery()
    return (SessionRow.association_id == given,)


def streamed(connection: Connection, query: AnySelect) -> Iterator[Any]:
    """Yield the rows of a query a few at a time, so that memory stays bounded."""
    yield from connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE})


def read_heading(connection: Connection, scope: ReportScope, made_at: datetime) -> ReportHeading:
    """Return the head of a report, `made_at` in UTC. Raises NoProgramme, UnknownDonation."""
    programme = read_programme(connection)
    if programme is None:
        raise NoProgramme
    key = None if scope.donation is None else donation_key(connection, scope.donation)
    marks, anchor = _donor_marks(connection, key), newest_head(connection).hash
    logos = read_logos(connection, key)
    return ReportHeading(scope, programme.name, marks, made_at, anchor, programme.training, logos)


def _donor_marks(connection: Connection, key: int | None) -> tuple[str, ...]:
    """Return what is shown of the donors: a donation's own words where it has some."""
    mark = func.coalesce(DonationRow.mark, DonorRow.mark)
    query = (
        select(mark)
        .select_from(DonationRow)
        .join(DonorRow, DonorRow.id == DonationRow.donor_id)
        .where(mark != "", *of_donation(DonationRow.id, key))
        .distinct()
        .order_by(mark)
    )
    return tuple(connection.execute(query).scalars())
