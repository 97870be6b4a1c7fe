"""R2, unknown codes: what no counter could find, by provider and hour (F2)."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.models.programme import ProviderRow
from db.models.redemptions import ScanRow
from db.queries.exceptions.measures import HOUR, codes, hands, read_codes, seconds
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.papers import MisreadCode, OtherProgramme, UnknownKey
from voucher_desk.domain.redemptions import UnknownPaper
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow

UNKNOWN = tuple(refusal.code for refusal in (MisreadCode, UnknownKey, UnknownPaper, OtherProgramme))
"""Refusals of what looks like a code of ours and is none; a text of another kind is no attempt."""


def find(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield each provider's hours with as many unknown codes as the threshold says."""
    query = (
        select(
            ProviderRow.code,
            func.min(ScanRow.at).label("first"),
            func.max(ScanRow.at).label("last"),
            func.count().label("scans"),
            func.count(ScanRow.text_sha256.distinct()).label("texts"),
            codes(ScanRow.by).label("users"),
        )
        .select_from(ScanRow)
        .outerjoin(ProviderRow, ProviderRow.id == ScanRow.provider_id)
        .where(ScanRow.code.in_(UNKNOWN))
        .group_by(ProviderRow.code, seconds(ScanRow.at) // HOUR)
        .having(func.count() >= limits["unknown.scans"])
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.UNKNOWN_CODES if row.texts > 1 else Finding.SAME_UNKNOWN_CODE,
            place=row.code or "",
            at=row.first,
            until=row.last,
            by=hands(Duty.REDEEM, read_codes(row.users)),
            figure=row.scans,
        )
