"""The redemption book: what a scan meets, and the answer it was given.

The way of a redemption is the busiest of the desk: its statements are built once, here, and few.
"""

from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select

from db.books.papers import paper_of
from db.books.vouchers import COLUMNS, voucher_of
from db.books.writing import DONATION_ID, AnyRow, Stamp
from db.models.claims import ClaimLineRow
from db.models.programme import AssociationRow, BatchRow, DonationRow, ProviderRow, ScopeRow
from db.models.redemptions import RedemptionRow, ReversalRow, ScanRow
from db.models.vouchers import PaperRow, VoucherRow
from voucher_desk.domain.local_time import instant_of
from voucher_desk.domain.providers import Provider, Scope
from voucher_desk.domain.redemptions import Redemption, UnknownPaper, UnknownRedemption
from voucher_desk.domain.vouchers import Voucher, VoucherState
from voucher_desk.ports.books import Agreed, Scanned, ScanRecord

SCAN_COLUMNS = (
    "op_id",
    "text_sha256",
    "text_length",
    "asked",
    "verdict",
    "code",
    "data",
    "amount",
    "forfeited",
    "remaining",
    "at",
)
ANSWERED = (
    select(ScanRow.__table__, ProviderRow.code.label("provider"), VoucherRow.serial)
    .outerjoin(ProviderRow, ProviderRow.id == ScanRow.provider_id)
    .outerjoin(VoucherRow, VoucherRow.id == ScanRow.voucher_id)
    .where(ScanRow.op_id == bindparam("wanted"))
)
MET = (
    select(
        *COLUMNS,
        AssociationRow.code.label("association"),
        ScopeRow.kind.label("scope_kind"),
        ScopeRow.target.label("scope_target"),
        PaperRow.voucher_id,
        PaperRow.paper_id,
        PaperRow.human_code,
        PaperRow.copy_number,
        PaperRow.key_id,
        PaperRow.current,
    )
    .join(VoucherRow, VoucherRow.id == PaperRow.voucher_id)
    .join(DonationRow, DonationRow.id == VoucherRow.donation_id)
    .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
    .join(AssociationRow, AssociationRow.id == BatchRow.association_id)
    .join(ScopeRow, ScopeRow.index_number == VoucherRow.scope)
)
MET_PAPER = MET.where(PaperRow.paper_id == bindparam("wanted"))
MET_CODE = MET.where(PaperRow.human_code == bindparam("wanted"))
LAST_USED = (
    select(func.max(RedemptionRow.at))
    .outerjoin(ReversalRow, ReversalRow.redemption_id == RedemptionRow.id)
    .where(RedemptionRow.voucher_id == bindparam("wanted"), ReversalRow.id.is_(None))
)
REDEMPTION = insert(RedemptionRow).values(donation_id=DONATION_ID)
SCAN = insert(ScanRow)


class SqlRedemptionBook:
    """Meets papers, keeps scans and redemptions."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when and where."""
        self._connection = connection
        self._stamp = stamp

    def answered(self, op_id: str) -> ScanRecord | None:
        """Return the answer stored under an operation number, None if there is none."""
        row = self._connection.execute(ANSWERED, {"wanted": op_id}).first()
        if row is None:
            return None
        kept = {name: getattr(row, name) for name in SCAN_COLUMNS}
        return ScanRecord(provider=row.provider, serial=row.serial, **kept)

    def meet_paper(self, paper_id: int) -> Scanned:
        """Return the paper of a QR with its voucher. Raises UnknownPaper."""
        return self._met(self._connection.execute(MET_PAPER, {"wanted": paper_id}).first())

    def meet_code(self, human_code: str) -> Scanned:
        """Return the paper of a typed code with its voucher. Raises UnknownPaper."""
        return self._met(self._connection.execute(MET_CODE, {"wanted": human_code}).first())

    def _met(self, row: AnyRow | None) -> Scanned:
        if row is None:
            raise UnknownPaper
        last_used_at = None
        if row.state is VoucherState.REDEEMED:
            last_used_at = self._connection.execute(LAST_USED, {"wanted": row.id}).scalar()
        return Scanned(
            paper=paper_of(row),
            voucher=voucher_of(row),
            association=row.association,
            scope=Scope(row.scope, row.scope_kind, row.scope_target),
            last_used_at=last_used_at,
        )

    def used_this_month(self, provider: Provider, today: date) -> int:
        """Return the centimes a provider redeemed since the first of the Moroccan month."""
        first = today.replace(day=1)
        following = (first + timedelta(days=31)).replace(day=1)
        inside: ColumnElement[bool] = RedemptionRow.at.between(
            instant_of(first, time()), instant_of(following, time()) - timedelta(microseconds=1)
        )
        return int(
            self._connection.execute(
                select(func.coalesce(func.sum(RedemptionRow.amount), 0))
                .outerjoin(ReversalRow, ReversalRow.redemption_id == RedemptionRow.id)
                .where(RedemptionRow.provider_id == provider.id, inside, ReversalRow.id.is_(None))
            ).scalar_one()
        )

    def add(self, scan: ScanRecord, voucher: Voucher, provider: Provider, agreed: Agreed) -> None:
        """Keep a redemption and the scan that made it."""
        self._connection.execute(
            REDEMPTION,
            {
                "donation": voucher.donation,
                "op_id": scan.op_id,
                "voucher_id": voucher.id,
                "provider_id": provider.id,
                "amount": scan.amount,
                "forfeited": scan.forfeited,
                "service": agreed.service,
                "price": agreed.price,
                **self._where_from(),
            },
        )
        self.note(scan, voucher.id, provider.id)

    def note(self, scan: ScanRecord, voucher_id: int | None, provider_id: int | None) -> None:
        """Keep the answer to a scan (invariant 22)."""
        values = {name: getattr(scan, name) for name in SCAN_COLUMNS}
        self._connection.execute(
            SCAN, {**values, "voucher_id": voucher_id, "provider_id": provider_id, **self._where_from()}
        )

    def _where_from(self) -> dict[str, Any]:
        return {"at": self._stamp.at, "by": self._stamp.by, "station": self._stamp.station}

    def find(self, op_id: str) -> Redemption:
        """Return a redemption by its operation number. Raises UnknownRedemption."""
        claimed = (
            select(ClaimLineRow.id)
            .where(ClaimLineRow.redemption_id == RedemptionRow.id, ClaimLineRow.live == 1)
            .exists()
        )
        row = self._connection.execute(
            select(
                RedemptionRow.__table__,
                VoucherRow.serial,
                ProviderRow.code.label("provider"),
                ReversalRow.id.label("reversal_id"),
                claimed.label("claimed"),
            )
            .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
            .join(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
            .outerjoin(ReversalRow, ReversalRow.redemption_id == RedemptionRow.id)
            .where(RedemptionRow.op_id == op_id)
        ).first()
        if row is None:
            raise UnknownRedemption(op_id=op_id)
        return Redemption(
            id=row.id,
            op_id=row.op_id,
            serial=row.serial,
            provider=row.provider,
            amount=row.amount,
            forfeited=row.forfeited,
            at=row.at,
            user=row.by,
            reversed=row.reversal_id is not None,
            claimed=bool(row.claimed),
        )

    def reverse(self, redemption: Redemption, why: str) -> None:
        """Keep a reversal; a redemption has at most one (invariant 24)."""
        self._connection.execute(
            insert(ReversalRow),
            {
                "redemption_id": redemption.id,
                "reason": why,
                "at": self._stamp.at,
                "by": self._stamp.by,
            },
        )
