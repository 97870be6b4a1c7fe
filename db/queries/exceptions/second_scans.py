"""R1, second scans: a used voucher shown again, and claimed lines whose paper nobody found (F1, F3)."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from db.models.claims import ClaimLineRow, ClaimRow
from db.models.programme import ProviderRow
from db.models.redemptions import RedemptionRow, ReversalRow, ScanRow
from db.models.vouchers import VoucherRow
from db.queries.exceptions.measures import MINUTE, codes, hands, read_codes, seconds
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.redemptions import AlreadyRedeemed
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow


def find(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield each scan of a used voucher, and each claim with lines disallowed for want of their paper."""
    yield from _again(connection, limits)
    yield from _no_paper(connection)


def _again(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    used_at = aliased(ProviderRow, name="used_at")
    before = aliased(RedemptionRow, name="before")
    undone = select(ReversalRow.id).where(ReversalRow.redemption_id == before.id).exists()
    last = (
        select(before.id)
        .where(before.voucher_id == ScanRow.voucher_id, before.at <= ScanRow.at, ~undone)
        .order_by(before.at.desc(), before.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    apart = seconds(ScanRow.at) - seconds(RedemptionRow.at)
    query = (
        select(
            VoucherRow.serial,
            ScanRow.at,
            ScanRow.by,
            apart.label("apart"),
            ProviderRow.code.label("here"),
            used_at.code.label("there"),
        )
        .select_from(ScanRow)
        .join(VoucherRow, VoucherRow.id == ScanRow.voucher_id)
        .join(RedemptionRow, RedemptionRow.id == last)
        .join(used_at, used_at.id == RedemptionRow.provider_id)
        .outerjoin(ProviderRow, ProviderRow.id == ScanRow.provider_id)
        .where(ScanRow.code == AlreadyRedeemed.code, apart >= limits["again.minutes"] * MINUTE)
    )
    for row in connection.execute(query):
        same = row.here in {None, row.there}
        yield ExceptionRow(
            Finding.AGAIN_SAME if same else Finding.AGAIN_OTHER,
            place=row.here or "",
            at=row.at,
            by=hands(Duty.REDEEM, [row.by]),
            serials=(row.serial,),
            figure=row.apart,
            reference="" if same else row.there,
        )


def _no_paper(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(
            ClaimRow.code,
            ProviderRow.code.label("provider"),
            ClaimRow.reviewed_by,
            ClaimRow.drafted_at,
            func.count().label("lines"),
            func.sum(ClaimLineRow.amount).label("amount"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(ClaimLineRow)
        .join(ClaimRow, ClaimRow.id == ClaimLineRow.claim_id)
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .where(ClaimLineRow.reason == DisallowReason.NO_PAPER)
        .group_by(ClaimRow.id, ProviderRow.code)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.NO_PAPER,
            place=row.provider,
            at=row.drafted_at,
            by=hands(Duty.REVIEW, [row.reviewed_by]),
            serials=read_codes(row.serials),
            claims=(row.code,),
            figure=row.lines,
            amount=int(row.amount),
        )
