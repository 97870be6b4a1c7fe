"""The claim book: a provider's redemptions gathered, decided line by line, and paid."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from sqlalchemy import Connection, bindparam, func, insert, select, update

from db.books.writing import AnyRow, AnySelect, Stamp, change_one
from db.models.claims import (
    ClaimLineRow,
    ClaimRow,
    ClaimSheetLineRow,
    ClaimSheetRow,
    DisputeDecisionRow,
    DisputeRow,
    PaymentRow,
)
from db.models.programme import DonationRow, ProviderRow
from db.models.redemptions import RedemptionRow, ReversalRow
from db.models.vouchers import VoucherRow
from db.queries.figures.counted import IS_ACCEPTED, IS_SHOWN, LIES
from voucher_desk.domain.claim_sheets import Sheet, SheetKind, SheetLine
from voucher_desk.domain.claims import (
    Claim,
    ClaimLine,
    ClaimState,
    DisallowReason,
    Invoice,
    LineState,
    NothingToClaim,
    UnknownClaim,
)
from voucher_desk.domain.donations import Donation
from voucher_desk.domain.local_time import instant_of, local_date
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
            invoice=Invoice(row.invoice or "", row.invoiced_on, row.invoiced, row.papers),
            lines=self._lines(row.id),
            since=row.since,
            until=row.until,
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
                DisputeRow.by.label("disputed_by"),
                DisputeDecisionRow.by.label("decided_by"),
            )
            .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
            .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
            .outerjoin(DisputeRow, DisputeRow.claim_line_id == ClaimLineRow.id)
            .outerjoin(DisputeDecisionRow, DisputeDecisionRow.dispute_id == DisputeRow.id)
            .where(ClaimLineRow.claim_id == claim_id, ClaimLineRow.live == 1)
            .order_by(ClaimLineRow.id)
        )
        return tuple(ClaimLine(*row) for row in rows)

    def draft(self, provider: Provider, donation: Donation, since: date | None, until: date) -> Claim:
        """Gather what a provider redeemed of a donation in a period of Moroccan days, and has not claimed.

        Without `since` the period begins with the first of these redemptions. Raises NothingToClaim.
        """
        redemptions = self._unclaimed(provider, donation, since, until)
        if not redemptions:
            raise NothingToClaim(provider=provider.code, donation=donation.code)
        first = since or min(local_date(row.at) for row in redemptions)
        code = self._add(provider, donation, sum(row.amount for row in redemptions), (first, until))
        claim_id = select(ClaimRow.id).where(ClaimRow.code == code).scalar_subquery()
        self._connection.execute(
            insert(ClaimLineRow).values(claim_id=claim_id),
            [
                {"redemption_id": row.id, "amount": row.amount, "state": LineState.CLAIMED, "live": 1}
                for row in redemptions
            ],
        )
        return self.find(code)

    def _unclaimed(
        self, provider: Provider, donation: Donation, since: date | None, until: date
    ) -> Sequence[AnyRow]:
        claimed = (
            select(ClaimLineRow.id)
            .where(ClaimLineRow.redemption_id == RedemptionRow.id, ClaimLineRow.live == 1)
            .exists()
        )
        query = (
            select(RedemptionRow.id, RedemptionRow.amount, RedemptionRow.at)
            .outerjoin(ReversalRow, ReversalRow.redemption_id == RedemptionRow.id)
            .where(
                RedemptionRow.provider_id == provider.id,
                RedemptionRow.donation_id == donation.id,
                RedemptionRow.at < instant_of(until + timedelta(days=1), time()),
                ReversalRow.id.is_(None),
                ~claimed,
            )
            .order_by(RedemptionRow.id)
        )
        if since:
            query = query.where(RedemptionRow.at >= instant_of(since, time()))
        return self._connection.execute(query).all()

    def _add(self, provider: Provider, donation: Donation, claimed: int, period: tuple[date, date]) -> str:
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
                "since": period[0],
                "until": period[1],
            },
        )
        return code

    def put(self, before: Claim, after: Claim, reasons: Mapping[str, DisallowReason | None]) -> None:
        """Put a claim's new state and its lines' decisions; a line that is gone is set free. Raises LostRace.

        `reasons` names the vouchers whose lines have another reason from now on. The lines go first: what
        becomes approved is compared with them (invariant 40).
        """
        kept = {line.redemption_id: line for line in after.lines}
        for old in before.lines:
            new = kept.get(old.redemption_id)
            if new is None:
                self._change(before, old, live=0)
            elif new.serial in reasons:
                self._change(before, new, state=new.state, reason=reasons[new.serial])
            elif new != old:
                self._change(before, new, state=new.state)
        change_one(
            self._connection,
            update(ClaimRow)
            .where(ClaimRow.id == before.id, ClaimRow.state == before.state, ClaimRow.paid == before.paid)
            .values(**_columns(after)),
        )

    def _change(self, claim: Claim, line: ClaimLine, **values: object) -> None:
        change_one(
            self._connection,
            update(ClaimLineRow)
            .where(ClaimLineRow.claim_id == claim.id, ClaimLineRow.redemption_id == line.redemption_id)
            .values(**values),
        )

    def send_back(self, before: Claim, after: Claim, why: str) -> None:
        """Put a claim on its way back, its reasons forgotten, and say why. Raises LostRace."""
        self.put(before, after, dict.fromkeys((line.serial for line in before.lines), None))
        self._connection.execute(update(ClaimRow).where(ClaimRow.id == after.id).values(returned_why=why))

    def dispute(self, claim: Claim, serial: str, why: str) -> None:
        """Keep what is brought forward for a voucher's lines."""
        for row in self._lines_of(claim, serial):
            self._connection.execute(
                insert(DisputeRow),
                {"claim_line_id": row.id, "why": why, "at": self._stamp.at, "by": self._stamp.by},
            )

    def decide(self, claim: Claim, serial: str, why: str, *, upheld: bool) -> None:
        """Keep how the dispute of a voucher's lines ended."""
        for row in self._lines_of(claim, serial):
            dispute_id = select(DisputeRow.id).where(DisputeRow.claim_line_id == row.id).scalar_subquery()
            self._connection.execute(
                insert(DisputeDecisionRow).values(dispute_id=dispute_id),
                {"upheld": int(upheld), "why": why, "at": self._stamp.at, "by": self._stamp.by},
            )

    def _lines_of(self, claim: Claim, serial: str) -> Sequence[AnyRow]:
        return self._connection.execute(
            select(ClaimLineRow.id)
            .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
            .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
            .where(ClaimLineRow.claim_id == claim.id, VoucherRow.serial == serial, ClaimLineRow.live == 1)
        ).all()

    def add_sheet(self, claim: Claim, kind: SheetKind, lines: Sequence[SheetLine]) -> Sheet:
        """Keep a sheet whole; it takes the place of the one of its kind before."""
        of_kind = (ClaimSheetRow.claim_id == claim.id, ClaimSheetRow.kind == kind)
        number = self._connection.execute(select(func.count()).where(*of_kind)).scalar_one() + 1
        self._connection.execute(
            insert(ClaimSheetRow),
            {
                "claim_id": claim.id,
                "kind": kind,
                "number": number,
                "at": self._stamp.at,
                "by": self._stamp.by,
            },
        )
        sheet_id = select(ClaimSheetRow.id).where(*of_kind, ClaimSheetRow.number == number).scalar_subquery()
        voucher_id = select(VoucherRow.id).where(VoucherRow.serial == bindparam("serial")).scalar_subquery()
        self._connection.execute(
            insert(ClaimSheetLineRow).values(sheet_id=sheet_id, voucher_id=voucher_id),
            [
                {"place": place, "written": line.written, "amount": line.amount, "serial": line.serial}
                for place, line in enumerate(lines, start=1)
            ],
        )
        return Sheet(claim.code, kind, number, tuple(lines))

    def without_paper(self, claim: Claim) -> Sequence[str]:
        """Return the accepted vouchers whose paper a count should hold and does not; none before a count."""
        query = (
            select(VoucherRow.serial)
            .select_from(ClaimLineRow)
            .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
            .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
            .where(ClaimLineRow.claim_id == claim.id, ClaimLineRow.live == 1, IS_ACCEPTED, ~LIES, ~IS_SHOWN)
            .order_by(VoucherRow.serial)
        )
        return self._connection.execute(query).scalars().all()

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


def _columns(claim: Claim) -> dict[str, object]:
    invoice = claim.invoice
    return {
        "state": claim.state,
        "invoice": invoice.number or None,
        "invoiced_on": invoice.dated,
        "invoiced": invoice.amount,
        "papers": invoice.papers,
        "claimed": claim.claimed,
        "reviewed_by": claim.reviewed_by,
        "approved_by": claim.approved_by,
        "approved": claim.granted if claim.approved_by else 0,
        "paid": claim.paid,
    }
