"""What the match of a claim is judged on: its lines, its sheets, and what is known of the vouchers."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from sqlalchemy import Connection, and_, func, or_, select

from db.books.writing import AnyRow, chunks
from db.models.claims import ClaimLineRow, ClaimRow, ClaimSheetLineRow, ClaimSheetRow
from db.models.programme import ProviderRow, ScopeRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_reversed
from db.queries.keys import claim_key
from voucher_desk.domain.claim_matching import ClaimedVoucher, KnownVoucher, Match, matched
from voucher_desk.domain.claim_sheets import SheetKind, SheetLine
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.providers import ScopeKind
from voucher_desk.domain.vouchers import OPEN_STATES, VoucherState


def read_claim_match(connection: Connection, claim: str) -> Match:
    """Return every voucher of a claim, its invoice and its papers in its one cell. Raises UnknownClaim."""
    key = claim_key(connection, claim)
    invoice, papers = (_sheet(connection, key, kind) for kind in SheetKind)
    named = {line.serial for line in chain(invoice or (), papers or ()) if line.serial}
    return matched(_claimed(connection, key), invoice, papers, _known(connection, key, sorted(named)))


def read_sheet(connection: Connection, claim: str, kind: SheetKind) -> tuple[SheetLine, ...]:
    """Return the lines of the sheet of its kind that counts; none where nobody entered one."""
    return _sheet(connection, claim_key(connection, claim), kind) or ()


def _claimed(connection: Connection, key: int) -> dict[str, ClaimedVoucher]:
    query = (
        select(VoucherRow.serial, func.count(), func.sum(ClaimLineRow.amount))
        .select_from(ClaimLineRow)
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .where(ClaimLineRow.claim_id == key, ClaimLineRow.live == 1)
        .group_by(VoucherRow.serial)
        .order_by(VoucherRow.serial)
    )
    return {serial: ClaimedVoucher(count, int(amount)) for serial, count, amount in connection.execute(query)}


def _sheet(connection: Connection, key: int, kind: SheetKind) -> tuple[SheetLine, ...] | None:
    latest = (
        select(ClaimSheetRow.id)
        .where(ClaimSheetRow.claim_id == key, ClaimSheetRow.kind == kind)
        .order_by(ClaimSheetRow.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(ClaimSheetLineRow.written, VoucherRow.serial, ClaimSheetLineRow.amount)
        .outerjoin(VoucherRow, VoucherRow.id == ClaimSheetLineRow.voucher_id)
        .where(ClaimSheetLineRow.sheet_id == latest)
        .order_by(ClaimSheetLineRow.place)
    )
    return tuple(SheetLine(*row) for row in connection.execute(query)) or None


def _known(connection: Connection, key: int, serials: Sequence[str]) -> Mapping[str, KnownVoucher]:
    claim = connection.execute(
        select(ClaimRow.provider_id, ClaimRow.until, ClaimRow.drafted_at, ProviderRow.code)
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .where(ClaimRow.id == key)
    ).one()
    last_day = claim.until or local_date(claim.drafted_at)
    found = {}
    for part in chunks(serials):
        for row in _facts(connection, key, claim, part):
            found[row.serial] = _known_voucher(row, last_day)
    return found


def _facts(connection: Connection, key: int, claim: AnyRow, serials: Sequence[str]) -> Sequence[AnyRow]:
    redeemed = select(RedemptionRow.id).where(RedemptionRow.voucher_id == VoucherRow.id, ~is_reversed())
    claimed = (
        select(ClaimLineRow.id)
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .where(
            RedemptionRow.voucher_id == VoucherRow.id,
            RedemptionRow.provider_id == claim.provider_id,
            ClaimLineRow.live == 1,
            ClaimLineRow.claim_id != key,
        )
    )
    elsewhere = redeemed.where(RedemptionRow.provider_id != claim.provider_id).exists()
    here = redeemed.where(RedemptionRow.provider_id == claim.provider_id).exists()
    bound_elsewhere = and_(ScopeRow.kind == ScopeKind.PROVIDER, ScopeRow.target != claim.code)
    return connection.execute(
        select(
            VoucherRow.serial,
            VoucherRow.state,
            VoucherRow.expires_on,
            claimed.exists().label("claimed_before"),
            or_(and_(elsewhere, ~here), bound_elsewhere).label("of_other_provider"),
        )
        .join(ScopeRow, ScopeRow.index_number == VoucherRow.scope)
        .where(VoucherRow.serial.in_(serials))
    ).all()


def _known_voucher(row: AnyRow, last_day: date) -> KnownVoucher:
    over = row.state in OPEN_STATES and row.expires_on < last_day
    return KnownVoucher(
        state=row.state,
        expired=row.state is VoucherState.EXPIRED or over,
        claimed_before=bool(row.claimed_before),
        of_other_provider=bool(row.of_other_provider),
    )
