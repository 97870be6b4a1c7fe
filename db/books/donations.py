"""The book of donations: their accounts, what is set aside and given back, gifts, and how they end."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select, update

from db.books.writing import AnySelect, Stamp, change_one
from db.models.distributions import DistributionRow
from db.models.donations import AllocationRow, DonationReturnRow, GiftRow
from db.models.programme import AccountRow, AssociationRow, DonationRow, DonorRow
from db.models.vouchers import VoucherRow
from db.queries.totals import total
from voucher_desk.domain.allocations import Room
from voucher_desk.domain.distributions import LISTING_STATES, Distribution
from voucher_desk.domain.donations import Donation, DonationState
from voucher_desk.domain.gifts import Gift, UnknownGift
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.programme import UnknownAssociation, UnknownDonor
from voucher_desk.domain.vouchers import VoucherState


class SqlDonationBook:
    """Keeps what becomes of a donation beside its vouchers."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def put(self, before: Donation, after: Donation) -> None:
        """Put a donation's new state. Raises LostRace."""
        ended = after.state is DonationState.CLOSED
        change_one(
            self._connection,
            update(DonationRow)
            .where(DonationRow.id == before.id, DonationRow.state == before.state)
            .values(
                state=after.state,
                closing_proposed_by=after.closing_proposed_by,
                closed_by=self._stamp.by if ended else None,
                closed_at=self._stamp.at if ended else None,
            ),
        )

    def balances(self, donation: Donation) -> Mapping[Account, int]:
        """Return the centimes in each of a donation's accounts."""
        rows = self._connection.execute(
            select(AccountRow.account, AccountRow.balance).where(AccountRow.donation_id == donation.id)
        )
        return {row.account: row.balance for row in rows}

    def room(self, distribution: Distribution, donation: Donation) -> Room:
        """Return what a distribution may draw on of its donation."""
        available = self.balances(donation)[Account.AVAILABLE]
        rows = self._connection.execute(newest_allocations(donation.id)).all()
        own = next((row for row in rows if row.distribution_id == distribution.id), None)
        allocated = own.amount or None if own else None
        elsewhere = sum(
            max(0, row.amount - row.issued)
            for row in rows
            if row.distribution_id != distribution.id and row.state in LISTING_STATES
        )
        issued = own.issued if own else self._issued(distribution)
        return Room(available, elsewhere, issued, allocated)

    def _issued(self, distribution: Distribution) -> int:
        return self._connection.execute(
            select(total(VoucherRow.face)).where(VoucherRow.distribution_id == distribution.id, *IS_ISSUED)
        ).scalar_one()

    def allocate(self, distribution: Distribution, donation: Donation, amount: int) -> None:
        """Set an amount aside for a distribution, in place of what was set aside before."""
        self._connection.execute(
            insert(AllocationRow),
            {
                "donation_id": donation.id,
                "distribution_id": distribution.id,
                "amount": amount,
                "at": self._stamp.at,
                "by": self._stamp.by,
            },
        )

    def give_back(self, donation: Donation, amount: int, reference: str, target: Donation | None) -> None:
        """Keep a return to the donor, or a reallocation to another donation."""
        self._connection.execute(
            insert(DonationReturnRow),
            {
                "donation_id": donation.id,
                "target_id": target.id if target else None,
                "amount": amount,
                "reference": reference,
                "at": self._stamp.at,
                "by": self._stamp.by,
            },
        )

    def is_returned_under(self, reference: str) -> bool:
        """Return whether money was given back under this reference already."""
        query = select(DonationReturnRow.id).where(DonationReturnRow.reference == reference)
        return self._connection.execute(query).first() is not None

    def add_gift(self, gift: Gift) -> int:
        """Keep a gift in kind; return its number. Raises UnknownDonor, UnknownAssociation, UnknownGift."""
        donor = self._connection.execute(select(DonorRow.id).where(DonorRow.code == gift.donor)).scalar()
        if donor is None:
            raise UnknownDonor(donor=gift.donor)
        association = self._connection.execute(
            select(AssociationRow.id).where(AssociationRow.code == gift.association)
        ).scalar()
        if association is None:
            raise UnknownAssociation(association=gift.association)
        if gift.corrects is not None:
            self._require_standing(gift.corrects)
        number = self._connection.execute(select(func.coalesce(func.max(GiftRow.id), 0) + 1)).scalar_one()
        self._connection.execute(
            insert(GiftRow),
            {
                "id": number,
                "donor_id": donor,
                "association_id": association,
                "what": gift.what,
                "quantity": gift.quantity,
                "unit": gift.unit,
                "value": gift.value,
                "given_on": gift.given_on,
                "reference": gift.reference,
                "corrects_id": gift.corrects,
                "at": self._stamp.at,
                "by": self._stamp.by,
            },
        )
        return number

    def _require_standing(self, number: int) -> None:
        corrected = select(GiftRow.id).where(GiftRow.corrects_id == number).exists()
        found = self._connection.execute(select(GiftRow.id).where(GiftRow.id == number, ~corrected)).first()
        if found is None:
            raise UnknownGift(number=number)


IS_ISSUED = (VoucherRow.issued_by.is_not(None), VoucherRow.state != VoucherState.VOID)
"""A voucher that keeps what it drew on; one made void gave it back."""


def newest_allocations(donation_id: int) -> AnySelect:
    """Return the query of what counts as set aside of a donation, by distribution, with what is issued."""
    newest = (
        select(func.max(AllocationRow.id).label("id"))
        .where(AllocationRow.donation_id == donation_id)
        .group_by(AllocationRow.distribution_id)
        .subquery()
    )
    issued = (
        select(total(VoucherRow.face))
        .where(VoucherRow.distribution_id == AllocationRow.distribution_id, *IS_ISSUED)
        .scalar_subquery()
    )
    return (
        select(
            AllocationRow.distribution_id,
            DistributionRow.code,
            DistributionRow.state,
            AllocationRow.amount,
            issued.label("issued"),
            AllocationRow.by,
            AllocationRow.at,
        )
        .join(newest, newest.c.id == AllocationRow.id)
        .join(DistributionRow, DistributionRow.id == AllocationRow.distribution_id)
    )
