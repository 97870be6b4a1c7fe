"""Sources: what a list of pieces is read from, one row a piece, with what it hangs on and what it counts."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, String, cast, literal, null, select
from sqlalchemy import type_coerce as coerced
from sqlalchemy.types import TypeEngine

from db.models.base import UtcInstant
from db.models.claims import ClaimLineRow, ClaimRow, ClaimSheetLineRow, ClaimSheetRow, PaymentRow
from db.models.distributions import DistributionRow
from db.models.log import EventRow
from db.models.programme import BatchRow, ProviderRow
from db.models.redemptions import RedemptionRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.figures.counted import COUNTS, IS_DECIDED
from voucher_desk.queries.pieces import PieceKind

Source = Select[*tuple[Any, ...]]
COLUMNS: Mapping[str, TypeEngine[Any]] = {
    "key": BigInteger(),
    "kind": String(),
    "of": String(),
    "serial": String(),
    "claim": String(),
    "person_id": Integer(),
    "at": UtcInstant(),
    "state": String(),
    "by": String(),
    "donation_id": Integer(),
    "association_id": Integer(),
    "batch_id": Integer(),
    "session_city": String(),
    "distribution_id": Integer(),
    "amount": BigInteger(),
}
"""What every source tells; what a kind of piece has not is null."""
ONE = literal(1, BigInteger)
REST = VoucherRow.face - VoucherRow.redeemed - VoucherRow.forfeited


def _source(kind: PieceKind, **told: Any) -> Source:  # noqa: ANN401  any column
    """Return a query of these columns; states are told as the text that is stored."""
    told["kind"] = literal(kind.value, String)
    return select(
        *(
            (coerced(told[name], type_) if name in told else cast(null(), type_)).label(name)
            for name, type_ in COLUMNS.items()
        )
    )


def of_vouchers(amount: ColumnElement[int] = ONE) -> Source:
    """Return every voucher."""
    return _source(
        PieceKind.VOUCHER,
        key=VoucherRow.id,
        of=VoucherRow.serial,
        serial=VoucherRow.serial,
        person_id=VoucherRow.person_id,
        state=VoucherRow.state,
        by=VoucherRow.issued_by,
        donation_id=VoucherRow.donation_id,
        batch_id=VoucherRow.batch_id,
        distribution_id=VoucherRow.distribution_id,
        amount=amount,
    ).select_from(VoucherRow)


def of_events(amount: ColumnElement[int]) -> Source:
    """Return every fact of a donation in the log, with the voucher it happened to."""
    return (
        _source(
            PieceKind.EVENT,
            key=EventRow.position,
            of=EventRow.of,
            serial=VoucherRow.serial,
            claim=EventRow.of,
            at=EventRow.at,
            state=EventRow.kind,
            by=EventRow.actor,
            donation_id=EventRow.donation_id,
            batch_id=VoucherRow.batch_id,
            distribution_id=VoucherRow.distribution_id,
            amount=amount,
        )
        .select_from(EventRow)
        .outerjoin(VoucherRow, VoucherRow.serial == EventRow.of)
    )


def of_redemptions() -> Source:
    """Return every redemption, undone ones too."""
    return (
        _source(
            PieceKind.REDEMPTION,
            key=RedemptionRow.id,
            of=VoucherRow.serial,
            serial=VoucherRow.serial,
            at=RedemptionRow.at,
            by=ProviderRow.code,
            donation_id=RedemptionRow.donation_id,
            batch_id=VoucherRow.batch_id,
            distribution_id=VoucherRow.distribution_id,
            amount=RedemptionRow.amount,
        )
        .select_from(RedemptionRow)
        .outerjoin(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .outerjoin(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
    )


def of_lines(amount: ColumnElement[int] | None = None) -> Source:
    """Return every line of a claim, with its voucher; one that was left out of it is none."""
    return (
        _source(
            PieceKind.LINE,
            key=ClaimLineRow.id,
            of=ClaimRow.code,
            serial=VoucherRow.serial,
            claim=ClaimRow.code,
            at=RedemptionRow.at,
            state=ClaimLineRow.state,
            by=ProviderRow.code,
            donation_id=ClaimRow.donation_id,
            batch_id=VoucherRow.batch_id,
            distribution_id=VoucherRow.distribution_id,
            amount=ClaimLineRow.amount if amount is None else amount,
        )
        .select_from(ClaimLineRow)
        .join(ClaimRow, ClaimRow.id == ClaimLineRow.claim_id)
        .outerjoin(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .outerjoin(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .outerjoin(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .where(ClaimLineRow.live == 1)
    )


def of_papers() -> Source:
    """Return every paper of the counts that speak, of claims decided on; `of` is what was written on it."""
    room = 1 << 13  # more papers than a count may have
    return (
        _source(
            PieceKind.PAPER,
            key=cast(ClaimSheetLineRow.sheet_id, BigInteger) * room + ClaimSheetLineRow.place,
            of=ClaimSheetLineRow.written,
            serial=VoucherRow.serial,
            claim=ClaimRow.code,
            at=ClaimSheetRow.at,
            by=ClaimSheetRow.by,
            donation_id=ClaimRow.donation_id,
            batch_id=VoucherRow.batch_id,
            distribution_id=VoucherRow.distribution_id,
            amount=ONE,
        )
        .select_from(ClaimSheetLineRow)
        .join(ClaimSheetRow, ClaimSheetRow.id == ClaimSheetLineRow.sheet_id)
        .join(ClaimRow, ClaimRow.id == ClaimSheetRow.claim_id)
        .outerjoin(VoucherRow, VoucherRow.id == ClaimSheetLineRow.voucher_id)
        .where(ClaimSheetRow.id.in_(COUNTS), IS_DECIDED)
    )


def of_claims() -> Source:
    """Return every claim with the total it bears."""
    return (
        _source(
            PieceKind.CLAIM,
            key=ClaimRow.id,
            of=ClaimRow.code,
            claim=ClaimRow.code,
            at=ClaimRow.drafted_at,
            state=ClaimRow.state,
            by=ProviderRow.code,
            donation_id=ClaimRow.donation_id,
            amount=ClaimRow.claimed,
        )
        .select_from(ClaimRow)
        .outerjoin(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
    )


def of_payments(sign: int = 1) -> Source:
    """Return every payment by its reference."""
    return (
        _source(
            PieceKind.PAYMENT,
            key=PaymentRow.id,
            of=PaymentRow.reference,
            claim=ClaimRow.code,
            at=PaymentRow.at,
            by=PaymentRow.by,
            donation_id=ClaimRow.donation_id,
            amount=sign * PaymentRow.amount,
        )
        .select_from(PaymentRow)
        .join(ClaimRow, ClaimRow.id == PaymentRow.claim_id)
    )


def of_presences() -> Source:
    """Return every presence that entitles to a voucher, once for each distribution of its session."""
    room = 1 << 20  # more distributions than a programme ever has, so that every pair has a key of its own
    return (
        _source(
            PieceKind.PRESENCE,
            **_presence(),
            key=cast(AttendanceRow.id, BigInteger) * room + DistributionRow.id,
            donation_id=BatchRow.donation_id,
            batch_id=DistributionRow.batch_id,
            distribution_id=DistributionRow.id,
        )
        .select_from(DistributionRow)
        .join(BatchRow, BatchRow.id == DistributionRow.batch_id)
        .join(AttendanceRow, AttendanceRow.session_id == DistributionRow.session_id)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .outerjoin(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .where(AttendanceRow.entitles == 1)
    )


def of_participations() -> Source:
    """Return every presence that entitles, once, where its session was held."""
    return (
        _source(
            PieceKind.PRESENCE,
            **_presence(),
            key=AttendanceRow.id,
            association_id=SessionRow.association_id,
            session_city=SessionRow.city,
        )
        .select_from(AttendanceRow)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .outerjoin(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .where(AttendanceRow.entitles == 1)
    )


def _presence() -> dict[str, Any]:
    return {
        "of": PersonRow.code,
        "person_id": AttendanceRow.person_id,
        "at": SessionRow.starts_at,
        "state": AttendanceRow.state,
        "by": SessionRow.code,
        "amount": ONE,
    }


def of_account(account_gap: Source) -> Source:
    """Return what a balance is more than its moves: a row of donation and amount for each that differs."""
    gap = account_gap.subquery("gap")
    return _source(
        PieceKind.ACCOUNT,
        key=gap.c.donation_id,
        of=gap.c.code,
        claim=gap.c.code,
        donation_id=gap.c.donation_id,
        amount=gap.c.amount,
    ).select_from(gap)
