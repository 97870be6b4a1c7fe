"""A donation as it is read: what was agreed, set aside, given back, and the gifts in kind."""

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from db.books.donations import newest_allocations
from db.models.distributions import DistributionRow
from db.models.donations import AllocationRow, DonationReturnRow, GiftRow
from db.models.programme import AssociationRow, DonationRow, DonorRow
from db.queries.keys import donation_key
from db.queries.logos import read_logo
from voucher_desk.domain.money import Money
from voucher_desk.queries import donations as rows


def read_donation(connection: Connection, code: str) -> rows.AgreedDonation:
    """Return what was agreed of a donation and how it ended. Raises UnknownDonation."""
    row = connection.execute(
        select(
            DonationRow.__table__,
            DonorRow.code.label("donor"),
            DonorRow.name.label("donor_name"),
            DonorRow.mark.label("donor_mark"),
            AssociationRow.code.label("association"),
            AssociationRow.name.label("association_name"),
        )
        .join(DonorRow, DonorRow.id == DonationRow.donor_id)
        .join(AssociationRow, AssociationRow.id == DonationRow.association_id)
        .where(DonationRow.id == donation_key(connection, code))
    ).one()
    return rows.AgreedDonation(
        code=row.code,
        donor=row.donor,
        donor_name=row.donor_name,
        association=row.association,
        association_name=row.association_name,
        currency=row.currency,
        state=row.state,
        mark=row.mark or row.donor_mark,
        mark_on_lists=row.mark_on_lists,
        agreement=row.agreement or "",
        agreed_on=row.agreed_on,
        pledged=None if row.pledged is None else Money(row.pledged, row.currency),
        closing_proposed_by=row.closing_proposed_by,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
        logo=read_logo(connection, row.id),
    )


def list_allocations(connection: Connection, donation: str) -> tuple[rows.AllocationRow, ...]:
    """Return what is set aside of a donation, by distribution. Raises UnknownDonation."""
    query = newest_allocations(donation_key(connection, donation)).order_by(DistributionRow.code)
    return tuple(
        rows.AllocationRow(row.code, row.state, row.amount, row.issued, row.by, row.at)
        for row in connection.execute(query.where(AllocationRow.amount > 0))
    )


def list_returns(connection: Connection, donation: str) -> tuple[rows.ReturnRow, ...]:
    """Return what a donation gave back, in the order it did. Raises UnknownDonation."""
    target = aliased(DonationRow)
    query = (
        select(
            DonationReturnRow.reference,
            DonationReturnRow.amount,
            target.code,
            DonationReturnRow.by,
            DonationReturnRow.at,
        )
        .outerjoin(target, target.id == DonationReturnRow.target_id)
        .where(DonationReturnRow.donation_id == donation_key(connection, donation))
        .order_by(DonationReturnRow.id)
    )
    return tuple(rows.ReturnRow(*row) for row in connection.execute(query))


def list_gifts(connection: Connection) -> tuple[rows.GiftRow, ...]:
    """Return the gifts in kind that stand, by the day they were given."""
    later = aliased(GiftRow)
    query = (
        select(
            GiftRow.id,
            DonorRow.code,
            AssociationRow.code,
            GiftRow.what,
            GiftRow.quantity,
            GiftRow.unit,
            GiftRow.value,
            GiftRow.given_on,
            GiftRow.reference,
        )
        .join(DonorRow, DonorRow.id == GiftRow.donor_id)
        .join(AssociationRow, AssociationRow.id == GiftRow.association_id)
        .outerjoin(later, later.corrects_id == GiftRow.id)
        .where(later.id.is_(None), GiftRow.quantity > 0)
        .order_by(GiftRow.given_on, GiftRow.id)
    )
    return tuple(rows.GiftRow(*row) for row in connection.execute(query))
