"""What the papers of a claim are printed from."""

from datetime import datetime
from itertools import accumulate

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.orm import aliased

from db.books.writing import AnyRow
from db.models.claims import ClaimLineRow, ClaimRow, PaymentRow
from db.models.programme import DonationRow, ProviderRow, ProviderServiceRow, ScopeRow, ServiceFamilyRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.keys import claim_key
from db.queries.log import newest_head
from db.queries.programme import read_programme
from voucher_desk.domain.programme import NoProgramme
from voucher_desk.domain.providers import ScopeKind
from voucher_desk.queries.claim_papers import ClaimPaper, ClaimPaperLine, PaymentLine

NAMED_SERVICE = aliased(ServiceFamilyRow, name="named_service")


def read_claim_paper(connection: Connection, claim: str, made_at: datetime) -> ClaimPaper:
    """Return what a claim's papers are printed from, `made_at` in UTC. Raises UnknownClaim, NoProgramme."""
    key, programme, anchor = claim_key(connection, claim), read_programme(connection), newest_head(connection)
    if programme is None:
        raise NoProgramme
    row = connection.execute(
        select(
            ClaimRow.__table__,
            ProviderRow.name.label("provider"),
            ProviderRow.code.label("provider_code"),
            ProviderRow.city,
            ProviderRow.ice,
            ProviderRow.contract,
            DonationRow.code.label("donation"),
        )
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .join(DonationRow, DonationRow.id == ClaimRow.donation_id)
        .where(ClaimRow.id == key)
    ).one()
    kept = ("provider", "provider_code", "city", "ice", "contract", "donation", "since", "until")
    sums = ("invoiced_on", "invoiced", "papers", "claimed", "approved", "paid")
    return ClaimPaper(
        project=programme.name,
        claim=row.code,
        invoice=row.invoice or "",
        lines=_lines(connection, row),
        payments=_payments(connection, key),
        made_at=made_at,
        anchor=anchor.hash,
        anchor_count=anchor.seq,
        training=programme.training,
        **{name: getattr(row, name) for name in (*kept, *sums)},
    )


def _lines(connection: Connection, claim: AnyRow) -> tuple[ClaimPaperLine, ...]:
    query = (
        select(
            VoucherRow.serial,
            RedemptionRow.at,
            func.coalesce(
                NAMED_SERVICE.name, ServiceFamilyRow.name, _only_service(connection, claim.provider_id)
            ),
            VoucherRow.face,
            ClaimLineRow.amount,
            ClaimLineRow.state,
            ClaimLineRow.reason,
        )
        .select_from(ClaimLineRow)
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .join(ScopeRow, ScopeRow.index_number == VoucherRow.scope)
        .outerjoin(
            ServiceFamilyRow,
            and_(ScopeRow.kind == ScopeKind.SERVICE, ServiceFamilyRow.code == ScopeRow.target),
        )
        .outerjoin(NAMED_SERVICE, NAMED_SERVICE.code == RedemptionRow.service)
        .where(ClaimLineRow.claim_id == claim.id, ClaimLineRow.live == 1)
        .order_by(RedemptionRow.at, ClaimLineRow.id)
    )
    return tuple(ClaimPaperLine(*row) for row in connection.execute(query))


def _only_service(connection: Connection, provider_id: int) -> str:
    """Return the service family of a provider contracted for one alone."""
    names = (
        connection.execute(
            select(ServiceFamilyRow.name)
            .join(ProviderServiceRow, ProviderServiceRow.service_id == ServiceFamilyRow.id)
            .where(ProviderServiceRow.provider_id == provider_id)
        )
        .scalars()
        .all()
    )
    return names[0] if len(names) == 1 else ""


def _payments(connection: Connection, key: int) -> tuple[PaymentLine, ...]:
    query = (
        select(PaymentRow.reference, PaymentRow.amount, PaymentRow.at)
        .where(PaymentRow.claim_id == key)
        .order_by(PaymentRow.id)
    )
    rows = connection.execute(query).all()
    paid = accumulate(row.amount for row in rows)
    return tuple(PaymentLine(*row, paid=so_far) for row, so_far in zip(rows, paid, strict=True))
