"""The donor's statement: tranches by the day they came, all else summed from the event log."""

from collections import Counter
from datetime import datetime

from sqlalchemy import Connection, case, select

from db.models.log import EventRow
from db.models.programme import AssociationRow, DonationRow, DonorRow, TrancheRow
from db.queries.covered import of_donation, read_heading
from db.queries.keys import donation_key
from db.queries.totals import total
from voucher_desk.domain.donations import Tranche
from voucher_desk.domain.donor_statement import FLOWS, BookedTranche, DonationAccount, StatementItem
from voucher_desk.domain.money import Money
from voucher_desk.domain.reports import ReportScope
from voucher_desk.queries.statement import DonorStatement

Flows = dict[int | None, tuple[Counter[StatementItem], Counter[StatementItem]]]


def read_statement(connection: Connection, scope: ReportScope, made_at: datetime) -> DonorStatement:
    """Return what became of each donation in a period. Raises UnknownDonation, NoProgramme."""
    heading = read_heading(connection, scope, made_at)
    key = None if scope.donation is None else donation_key(connection, scope.donation)
    tranches, flows = _tranches(connection, scope, key), _flows(connection, scope, key)
    query = (
        select(
            DonationRow.id,
            DonationRow.code,
            DonorRow.name.label("donor"),
            AssociationRow.name.label("association"),
            DonationRow.currency,
        )
        .join(DonorRow, DonorRow.id == DonationRow.donor_id)
        .join(AssociationRow, AssociationRow.id == DonationRow.association_id)
        .where(*of_donation(DonationRow.id, key))
        .order_by(DonationRow.code)
    )
    none: tuple[Counter[StatementItem], Counter[StatementItem]] = (Counter(), Counter())
    accounts = (
        DonationAccount(
            row.code,
            row.donor,
            row.association,
            row.currency,
            tuple(tranches.get(row.id, ())),
            *flows.get(row.id, none),
            scope.first,
        )
        for row in connection.execute(query)
    )
    return DonorStatement(heading, tuple(accounts))


def _tranches(connection: Connection, scope: ReportScope, key: int | None) -> dict[int, list[BookedTranche]]:
    query = select(TrancheRow.__table__).where(*of_donation(TrancheRow.donation_id, key))
    if scope.last:
        query = query.where(TrancheRow.received_on <= scope.last)
    found: dict[int, list[BookedTranche]] = {}
    for row in connection.execute(query.order_by(TrancheRow.donation_id, TrancheRow.number)):
        amount = Money(row.amount_minor, row.currency)
        tranche = Tranche(
            row.number, amount, row.received_on, row.reference, row.rate, row.rate_on, row.rate_source
        )
        found.setdefault(row.donation_id, []).append(BookedTranche(tranche, row.booked))
    return found


def _flows(connection: Connection, scope: ReportScope, key: int | None) -> Flows:
    """Return what flowed within the period, and until its end, by donation."""
    within = case((EventRow.at >= scope.begins, EventRow.amount), else_=0)
    query = (
        select(EventRow.donation_id, EventRow.kind, total(within), total(EventRow.amount))
        .where(EventRow.kind.in_(FLOWS), EventRow.at < scope.ends, *of_donation(EventRow.donation_id, key))
        .group_by(EventRow.donation_id, EventRow.kind)
    )
    flows: Flows = {}
    for donation, kind, in_period, to_end in connection.execute(query):
        item, sign = FLOWS[kind]
        period, end = flows.setdefault(donation, (Counter(), Counter()))
        period[item] += sign * in_period
        end[item] += sign * to_end
    return flows
