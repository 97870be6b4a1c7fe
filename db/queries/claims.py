"""Claims as they are listed, and what makes a redemption claimed."""

from sqlalchemy import ColumnElement, Connection, func, select

from db.models.claims import ClaimLineRow, ClaimRow, DisputeDecisionRow, DisputeRow
from db.models.programme import DonationRow, ProviderRow
from db.models.redemptions import RedemptionRow, ReversalRow
from db.models.vouchers import VoucherRow
from db.queries.keys import claim_key, provider_key
from voucher_desk.domain.claims import UNCLAIMED_STATES
from voucher_desk.queries import claims as rows


def list_claims(connection: Connection, provider: str | None = None) -> tuple[rows.ClaimRow, ...]:
    """Return all claims, or one provider's, latest first. Raises UnknownProvider."""
    lines = select(func.count()).where(ClaimLineRow.claim_id == ClaimRow.id, ClaimLineRow.live == 1)
    query = (
        select(
            ClaimRow.code,
            ProviderRow.code,
            DonationRow.code,
            ClaimRow.state,
            ClaimRow.invoice,
            lines.scalar_subquery(),
            ClaimRow.claimed,
            ClaimRow.approved,
            ClaimRow.paid,
            ClaimRow.drafted_at,
            ClaimRow.since,
            ClaimRow.until,
            ClaimRow.invoiced_on,
            ClaimRow.invoiced,
            ClaimRow.papers,
            ClaimRow.returned_why,
        )
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .join(DonationRow, DonationRow.id == ClaimRow.donation_id)
        .order_by(ClaimRow.drafted_at.desc(), ClaimRow.id.desc())
    )
    if provider is not None:
        query = query.where(ClaimRow.provider_id == provider_key(connection, provider))
    return tuple(rows.ClaimRow(*row) for row in connection.execute(query))


def list_claim_lines(connection: Connection, claim: str) -> tuple[rows.ClaimLineRow, ...]:
    """Return the redemptions on a claim, oldest first. Raises UnknownClaim."""
    query = (
        select(
            VoucherRow.serial,
            RedemptionRow.at,
            ClaimLineRow.amount,
            ClaimLineRow.state,
            ClaimLineRow.reason,
            DisputeRow.why.label("disputed_why"),
            DisputeDecisionRow.why.label("decided_why"),
        )
        .select_from(ClaimLineRow)
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .outerjoin(DisputeRow, DisputeRow.claim_line_id == ClaimLineRow.id)
        .outerjoin(DisputeDecisionRow, DisputeDecisionRow.dispute_id == DisputeRow.id)
        .where(ClaimLineRow.claim_id == claim_key(connection, claim), ClaimLineRow.live == 1)
        .order_by(RedemptionRow.at, ClaimLineRow.id)
    )
    return tuple(rows.ClaimLineRow(*row) for row in connection.execute(query))


def is_reversed() -> ColumnElement[bool]:
    """Return whether a redemption of the query around it was undone."""
    return select(ReversalRow.id).where(ReversalRow.redemption_id == RedemptionRow.id).exists()


def is_claimed() -> ColumnElement[bool]:
    """Return whether a redemption of the query around it is on a claim handed in; a draft is none."""
    return (
        select(ClaimLineRow.id)
        .join(ClaimRow, ClaimRow.id == ClaimLineRow.claim_id)
        .where(
            ClaimLineRow.redemption_id == RedemptionRow.id,
            ClaimLineRow.live == 1,
            ClaimRow.state.not_in(UNCLAIMED_STATES),
        )
        .exists()
    )
