"""The voucher book: vouchers, their serials, and where each comes from."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, and_, bindparam, case, func, insert, or_, select, union, update

from db.books.writing import AnyRow, AnySelect, Stamp, change_one, require_all
from db.models.distributions import DistributionRow
from db.models.programme import AssociationRow, BatchRow, DonationRow
from db.models.sessions import AttendanceRow, PersonRow
from db.models.vouchers import HELD, SerialRangeRow, VoucherRow
from voucher_desk.domain.collecting import Handing
from voucher_desk.domain.distributions import Distribution
from voucher_desk.domain.stock import Batch, SerialRange
from voucher_desk.domain.vouchers import (
    BLANK_STATES,
    HELD_STATES,
    OUTSTANDING_STATES,
    UnknownVoucher,
    VoidReason,
    Voucher,
    VoucherState,
    issued,
)
from voucher_desk.ports.books import Holder, VoucherOrigin

COLUMNS = (
    VoucherRow.id,
    VoucherRow.serial,
    VoucherRow.state,
    VoucherRow.face,
    VoucherRow.expires_on,
    VoucherRow.remainder,
    VoucherRow.scope,
    VoucherRow.redeemed,
    VoucherRow.forfeited,
    VoucherRow.suspended_from,
    DonationRow.code.label("donation"),
)
"""What `voucher_of` reads."""
VOUCHERS = select(*COLUMNS).join(DonationRow, DonationRow.id == VoucherRow.donation_id)
PROPOSAL_STANDS = bindparam("proposal_stands", type_=Integer) == 1
"""Whether a proposal to make the voucher void is still to be decided, or was: release and expiry end it."""
CHANGE = (
    update(VoucherRow)
    .where(
        VoucherRow.id == bindparam("voucher_id"),
        VoucherRow.state == bindparam("state_before"),
        VoucherRow.redeemed == bindparam("redeemed_before"),
        VoucherRow.forfeited == bindparam("forfeited_before"),
    )
    .values(
        state=bindparam("state_after"),
        redeemed=bindparam("redeemed_after"),
        forfeited=bindparam("forfeited_after"),
        expires_on=bindparam("expires_after"),
        suspended_from=bindparam("suspended_after"),
        held=bindparam("held_after"),
        void_reason=case((PROPOSAL_STANDS, VoucherRow.void_reason)),
        void_proposed_by=case((PROPOSAL_STANDS, VoucherRow.void_proposed_by)),
    )
)
BIND = (
    update(VoucherRow)
    .where(
        VoucherRow.id == bindparam("voucher_id"),
        or_(*(VoucherRow.state == state for state in sorted(BLANK_STATES))),
    )
    .values(
        state=VoucherState.ISSUED,
        distribution_id=bindparam("to_distribution"),
        session_id=bindparam("to_session"),
        person_id=bindparam("to_person"),
        attendance_id=bindparam("to_attendance"),
        entitlement=bindparam("to_entitlement"),
        held=1,
        issued_by=bindparam("issuer"),
    )
)
ENTITLED = and_(
    AttendanceRow.session_id
    == select(DistributionRow.session_id).where(DistributionRow.id == bindparam("here")).scalar_subquery(),
    AttendanceRow.entitles == 1,
)
PRESENT = (
    select(
        AttendanceRow.person_id,
        AttendanceRow.id.label("attendance_id"),
        AttendanceRow.session_id,
        PersonRow.code.label("person_code"),
    )
    .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
    .where(ENTITLED)
    .order_by(PersonRow.code)
)
NUMBERS = select(VoucherRow.person_id, VoucherRow.entitlement).where(
    VoucherRow.donation_id == bindparam("of_donation")
)
TAKEN = union(
    NUMBERS.where(HELD, VoucherRow.person_id.in_(select(AttendanceRow.person_id).where(ENTITLED))),
    NUMBERS.where(VoucherRow.attendance_id.in_(select(AttendanceRow.id).where(ENTITLED))),
)
"""The numbers of an entitlement that are used up: by a voucher held, or by one issued for this presence.

HELD is written as in the unique index that keeps the rule, which is read here instead of all vouchers.
"""


class SqlVoucherBook:
    """Finds, makes and keeps vouchers."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when and where."""
        self._connection = connection
        self._stamp = stamp

    def find(self, serial: str) -> Voucher:
        """Return a voucher. Raises UnknownVoucher."""
        row = self._connection.execute(VOUCHERS.where(VoucherRow.serial == serial)).first()
        if row is None:
            raise UnknownVoucher(serial=serial)
        return voucher_of(row)

    def between(self, first: str, last: str) -> Sequence[Voucher]:
        """Return the vouchers of a range of serials, in order."""
        return self._listed(VOUCHERS.where(VoucherRow.serial.between(first, last)))

    def _listed(self, query: AnySelect) -> list[Voucher]:
        return [voucher_of(row) for row in self._connection.execute(query.order_by(VoucherRow.serial))]

    def origin(self, voucher: Voucher) -> VoucherOrigin:
        """Return where a voucher comes from and whom it is bound to."""
        old, new = VoucherRow.__table__.alias("old"), VoucherRow.__table__.alias("new")
        row = self._connection.execute(
            select(
                VoucherRow.__table__,
                BatchRow.code.label("batch"),
                AssociationRow.code.label("association"),
                DistributionRow.code.label("distribution"),
                PersonRow.code.label("person_code"),
                old.c.serial.label("replaces"),
                new.c.serial.label("replaced_by"),
            )
            .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
            .join(AssociationRow, AssociationRow.id == BatchRow.association_id)
            .outerjoin(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
            .outerjoin(PersonRow, PersonRow.id == VoucherRow.person_id)
            .outerjoin(old, old.c.id == VoucherRow.replaces_id)
            .outerjoin(new, new.c.replaces_id == VoucherRow.id)
            .where(VoucherRow.id == voucher.id)
        ).one()
        return _origin_of(row)

    def put(self, before: Voucher, after: Voucher) -> None:
        """Put a voucher's new state. Raises LostRace unless it is still as it was read."""
        change_one(self._connection, CHANGE, _change_of(before, after))

    def put_all(self, before: Sequence[Voucher], after: Sequence[Voucher]) -> None:
        """Put many vouchers' new states. Raises LostRace unless all are still as they were read."""
        changes = [_change_of(old, new) for old, new in zip(before, after, strict=True)]
        if changes:
            require_all(self._connection.execute(CHANGE, changes).rowcount, len(changes))

    def reserve(self, batch: Batch, count: int) -> SerialRange:
        """Reserve this station's next serial numbers for a batch (invariant 2)."""
        last = self._connection.execute(
            select(func.coalesce(func.max(SerialRangeRow.last), 0)).where(
                SerialRangeRow.station == self._stamp.station
            )
        ).scalar_one()
        numbers = SerialRange(self._stamp.station, last + 1, last + count)
        self._connection.execute(
            insert(SerialRangeRow),
            {
                "station": numbers.station,
                "first": numbers.first,
                "last": numbers.last,
                "batch_id": batch.id,
            },
        )
        return numbers

    def generate(self, batch: Batch, serials: Sequence[str]) -> None:
        """Make blanks of a batch, printed by nobody yet."""
        donation_id = self._connection.execute(
            select(BatchRow.donation_id).where(BatchRow.id == batch.id)
        ).scalar_one()
        blank = {
            "donation_id": donation_id,
            "batch_id": batch.id,
            "state": VoucherState.GENERATED,
            "face": batch.face,
            "redeemed": 0,
            "forfeited": 0,
            "expires_on": batch.expires_on,
            "remainder": batch.remainder,
            "scope": batch.scope,
            "entitlement": 1,
        }
        self._connection.execute(insert(VoucherRow), [{**blank, "serial": serial} for serial in serials])

    def entitled(self, distribution: Distribution, batch: Batch) -> Sequence[Holder]:
        """Return who is due a voucher: on the list, present, and below the entitlement of the donation.

        A person due several is returned once for each, with the numbers free of those held.
        """
        donation_id, entitlement = self._connection.execute(
            select(BatchRow.donation_id, BatchRow.entitlement).where(BatchRow.id == batch.id)
        ).one()
        here = {"here": distribution.id}
        people = self._connection.execute(PRESENT, here).all()
        numbers = self._connection.execute(TAKEN, {**here, "of_donation": donation_id})
        taken = {(row.person_id, row.entitlement) for row in numbers}
        return _due(people, taken, entitlement)

    def is_served(self, holder: Holder, batch: Batch) -> bool:
        """Return whether a voucher that counts takes up this entitlement of the holder (invariant 10)."""
        donation_id = select(BatchRow.donation_id).where(BatchRow.id == batch.id).scalar_subquery()
        found = self._connection.execute(
            select(VoucherRow.id).where(
                VoucherRow.donation_id == donation_id,
                VoucherRow.person_id == holder.person_id,
                VoucherRow.entitlement == holder.entitlement,
                VoucherRow.held == 1,
            )
        ).first()
        return found is not None

    def bind(
        self, vouchers: Sequence[Voucher], holders: Sequence[Holder], distribution: Distribution
    ) -> Sequence[Voucher]:
        """Issue blanks to their holders, in order. Raises LostRace where a blank was taken meanwhile."""
        values = [
            {
                "voucher_id": voucher.id,
                "to_distribution": distribution.id,
                "to_session": holder.session_id,
                "to_person": holder.person_id,
                "to_attendance": holder.attendance_id,
                "to_entitlement": holder.entitlement,
                "issuer": self._stamp.by,
            }
            for voucher, holder in zip(vouchers, holders, strict=True)
        ]
        require_all(self._connection.execute(BIND, values).rowcount, len(values))
        return [issued(voucher) for voucher in vouchers]

    def handing(self, voucher: Voucher) -> Handing:
        """Return where a voucher was issued and when its holder collected it."""
        row = self._connection.execute(
            select(DistributionRow.code, VoucherRow.collected_at)
            .select_from(VoucherRow)
            .outerjoin(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
            .where(VoucherRow.id == voucher.id)
        ).one()
        return Handing(voucher, row.code, row.collected_at)

    def put_collected(self, handing: Handing, *, collected: bool) -> None:
        """Note that the holder has a voucher, or has not. Raises LostRace if another desk did."""
        was = VoucherRow.collected_at.is_(None) if collected else VoucherRow.collected_at.is_not(None)
        change_one(
            self._connection,
            update(VoucherRow)
            .where(VoucherRow.id == handing.voucher.id, VoucherRow.state == handing.voucher.state, was)
            .values(
                collected_at=self._stamp.at if collected else None,
                collected_by=self._stamp.by if collected else None,
            ),
        )

    def has_collected(self, distribution: Distribution) -> bool:
        """Return whether any hand-over was noted at a distribution."""
        noted = select(VoucherRow.id).where(
            VoucherRow.distribution_id == distribution.id, VoucherRow.collected_at.is_not(None)
        )
        return self._connection.execute(noted.limit(1)).first() is not None

    def uncollected(self, distribution: Distribution) -> Sequence[Voucher]:
        """Return what was issued at a distribution and neither collected, used nor in doubt, by serial."""
        return self._listed(
            VOUCHERS.where(
                VoucherRow.distribution_id == distribution.id,
                VoucherRow.state == VoucherState.ISSUED,
                VoucherRow.collected_at.is_(None),
            )
        )

    def propose_void(self, voucher: Voucher, void_reason: VoidReason) -> None:
        """Note who proposes to make a voucher void, and why."""
        self._connection.execute(
            update(VoucherRow)
            .where(VoucherRow.id == voucher.id)
            .values(void_reason=void_reason, void_proposed_by=self._stamp.by)
        )

    def approve_void(self, voucher: Voucher) -> None:
        """Note who approved it."""
        self._connection.execute(
            update(VoucherRow).where(VoucherRow.id == voucher.id).values(void_approved_by=self._stamp.by)
        )

    def link_replacement(self, new: Voucher, old: Voucher) -> None:
        """Link a voucher to the one it replaces; a voucher is replaced once."""
        self._connection.execute(update(VoucherRow).where(VoucherRow.id == new.id).values(replaces_id=old.id))

    def to_expire(self, before: date) -> Sequence[Voucher]:
        """Return the vouchers with something left whose last day is before this day."""
        return self._listed(
            VOUCHERS.where(VoucherRow.expires_on < before, VoucherRow.state.in_(OUTSTANDING_STATES))
        )


def voucher_of(row: AnyRow) -> Voucher:
    """Return a voucher row as the domain knows it."""
    return Voucher(
        id=row.id,
        serial=row.serial,
        donation=row.donation,
        state=row.state,
        face=row.face,
        expires_on=row.expires_on,
        remainder=row.remainder,
        scope=row.scope,
        redeemed=row.redeemed,
        forfeited=row.forfeited,
        suspended_from=row.suspended_from,
    )


def _origin_of(row: AnyRow) -> VoucherOrigin:
    holder = None
    if row.person_id is not None:
        holder = Holder(row.person_id, row.attendance_id, row.session_id, row.person_code, row.entitlement)
    return VoucherOrigin(
        batch=row.batch,
        association=row.association,
        distribution=row.distribution,
        holder=holder,
        issued_by=row.issued_by,
        void_reason=row.void_reason,
        void_proposed_by=row.void_proposed_by,
        replaced_by=row.replaced_by,
        replaces=row.replaces,
        printed=row.print_job_id is not None,
        desk=row.desk or "",
    )


def _change_of(before: Voucher, after: Voucher) -> dict[str, Any]:
    held = 1 if after.state in HELD_STATES else None
    return {
        "voucher_id": before.id,
        "state_before": before.state,
        "redeemed_before": before.redeemed,
        "forfeited_before": before.forfeited,
        "state_after": after.state,
        "redeemed_after": after.redeemed,
        "forfeited_after": after.forfeited,
        "expires_after": after.expires_on,
        "suspended_after": after.suspended_from,
        "held_after": held,
        "proposal_stands": int(after.state in {VoucherState.SUSPENDED, VoucherState.VOID}),
    }


def _due(people: Sequence[AnyRow], taken: Collection[tuple[int, int]], entitlement: int) -> list[Holder]:
    return [
        Holder(row.person_id, row.attendance_id, row.session_id, row.person_code, number)
        for row in people
        for number in range(1, entitlement + 1)
        if (row.person_id, number) not in taken
    ]
