"""The claim book: a provider's redemptions gathered, decided line by line, and paid."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from sqlalchemy import Connection, func, insert, select, update

from db.books.writing import AnySelect, Stamp, change_one
from db.models.claims import ClaimLineRow, ClaimRow, PaymentRow
from db.models.programme import DonationRow, ProviderRow
from db.models.redemptions import RedemptionRow, ReversalRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.claims import (
    Claim,
    ClaimLine,
    ClaimState,
    DisallowReason,
    LineState,
    NothingToClaim,
    UnknownClaim,
)
from voucher_desk.domain.donations import Donation
from voucher_desk.domain.local_time import instant_of
from voucher_desk.domain.providers import Provider

CODE_DIGITS = 4


class SqlClaimBook:
    """Finds, drafts and keeps claims."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def find(self, code: str) -> Claim:
        """Return a claim with its lines. Raises UnknownClaim."""
        row = self._connection.execute(
            select(
                ClaimRow.__table__,
                ProviderRow.code.label("provider"),
                DonationRow.code.label("donation"),
            )
            .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
            .join(DonationRow, DonationRow.id == ClaimRow.donation_id)
            .where(ClaimRow.code == code)
        ).first()
        if row is None:
            raise UnknownClaim(claim=code)
        return Claim(
            id=row.id,
            code=row.code,
            provider=row.provider,
            donation=row.donation,
            state=row.state,
            invoice=row.invoice or "",
            lines=self._lines(row.id),
            reviewed_by=row.reviewed_by,
            approved_by=row.approved_by,
            paid=row.paid,
        )

    def _lines(self, claim_id: int) -> tuple[ClaimLine, ...]:
        rows = self._connection.execute(
            select(
                ClaimLineRow.redemption_id,
                VoucherRow.serial,
                ClaimLineRow.amount,
                ClaimLineRow.state,
                VoucherRow.issued_by,
                RedemptionRow.by.label("redeemed_by"),
            )
            .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
            .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
            .where(ClaimLineRow.claim_id == claim_id)
            .order_by(ClaimLineRow.id)
        )
        return tuple(
            ClaimLine(row.redemption_id, row.serial, row.amount, row.state, row.issued_by, row.redeemed_by)
            for row in rows
        )

    def draft(self, provider: Provider, donation: Donation, until: date) -> Claim:
        """Gather what a provider redeemed of a donation, to the end of a Moroccan day, and has not claimed.

        Raises NothingToClaim.
        """
        claimed = (
            select(ClaimLineRow.id)
            .where(ClaimLineRow.redemption_id == RedemptionRow.id, ClaimLineRow.live == 1)
            .exists()
        )
        redemptions = self._connection.execute(
            select(RedemptionRow.id, RedemptionRow.amount)
            .outerjoin(ReversalRow, ReversalRow.redemption_id == RedemptionRow.id)
            .where(
                RedemptionRow.provider_id == provider.id,
                RedemptionRow.donation_id == donation.id,
                RedemptionRow.at < instant_of(until + timedelta(days=1), time()),
                ReversalRow.id.is_(None),
                ~claimed,
            )
            .order_by(RedemptionRow.id)
        ).all()
        if not redemptions:
            raise NothingToClaim(provider=provider.code, donation=donation.code)
        code = self._add(provider, donation, sum(row.amount for row in redemptions))
        claim_id = select(ClaimRow.id).where(ClaimRow.code == code).scalar_subquery()
        self._connection.execute(
            insert(ClaimLineRow).values(claim_id=claim_id),
            [
                {"redemption_id": row.id, "amount": row.amount, "state": LineState.CLAIMED, "live": 1}
                for row in redemptions
            ],
        )
        return self.find(code)

    def _add(self, provider: Provider, donation: Donation, claimed: int) -> str:
        number = self._connection.execute(
            select(func.count()).where(ClaimRow.provider_id == provider.id)
        ).scalar_one()
        code = f"{provider.code}-{number + 1:0{CODE_DIGITS}d}"
        self._connection.execute(
            insert(ClaimRow),
            {
                "code": code,
                "provider_id": provider.id,
                "donation_id": donation.id,
                "state": ClaimState.DRAFT,
                "claimed": claimed,
                "approved": 0,
                "paid": 0,
                "drafted_by": self._stamp.by,
                "drafted_at": self._stamp.at,
            },
        )
        return code

    def put(self, before: Claim, after: Claim, reasons: Mapping[str, DisallowReason]) -> None:
        """Put a claim's new state and its lines' decisions. Raises LostRace."""
        change_one(
            self._connection,
            update(ClaimRow)
            .where(ClaimRow.id == before.id, ClaimRow.state == before.state, ClaimRow.paid == before.paid)
            .values(
                state=after.state,
                invoice=after.invoice or None,
                reviewed_by=after.reviewed_by,
                approved_by=after.approved_by,
                approved=after.payable + after.paid if after.approved_by else 0,
                paid=after.paid,
            ),
        )
        for old, new in zip(before.lines, after.lines, strict=True):
            if old != new or new.serial in reasons:
                self._decide(after, new, reasons.get(new.serial))

    def _decide(self, claim: Claim, line: ClaimLine, why: DisallowReason | None) -> None:
        self._connection.execute(
            update(ClaimLineRow)
            .where(ClaimLineRow.claim_id == claim.id, ClaimLineRow.redemption_id == line.redemption_id)
            .values(state=line.state, reason=why)
        )

    def invoice_used(self, claim: Claim, invoice: str) -> bool:
        """Return whether another claim of the provider has this invoice number (invariant 38)."""
        provider_id = select(ClaimRow.provider_id).where(ClaimRow.id == claim.id).scalar_subquery()
        return self._any(
            select(ClaimRow.id).where(
                ClaimRow.provider_id == provider_id, ClaimRow.invoice == invoice, ClaimRow.id != claim.id
            )
        )

    def reference_used(self, reference: str) -> bool:
        """Return whether a payment has this reference (invariant 37)."""
        return self._any(select(PaymentRow.id).where(PaymentRow.reference == reference))

    def _any(self, query: AnySelect) -> bool:
        return self._connection.execute(query.limit(1)).first() is not None

    def pay(self, claim: Claim, amount: int, reference: str) -> None:
        """Keep a payment."""
        self._connection.execute(
            insert(PaymentRow),
            {
                "claim_id": claim.id,
                "amount": amount,
                "reference": reference,
                "at": self._stamp.at,
                "by": self._stamp.by,
            },
        )
