"""Months closed as they are read."""

from datetime import date

from sqlalchemy import Connection, select

from db.books.periods import read_first_day, read_last_closed
from db.models.periods import PeriodClosingRow, PeriodProposalRow
from voucher_desk.domain.periods import (
    ClosingDamaged,
    Month,
    UnknownClosing,
    closing_of,
    read_month,
    sha256_of,
    upcoming,
)
from voucher_desk.queries.periods import ClosingText, KeptClosing, PeriodRow, Periods


def read_periods(connection: Connection, today: date) -> Periods:
    """Return the months proposed or closed, and whose turn it is on a Moroccan day."""
    closing = PeriodClosingRow
    query = (
        select(
            PeriodProposalRow.month,
            PeriodProposalRow.by.label("proposed_by"),
            PeriodProposalRow.at.label("proposed_at"),
            closing.by.label("closed_by"),
            closing.at.label("closed_at"),
            closing.sha256,
        )
        .outerjoin(closing, closing.month == PeriodProposalRow.month)
        .order_by(PeriodProposalRow.month.desc())
    )
    rows = [
        PeriodRow(
            month=read_month(row.month),
            proposed_by=row.proposed_by,
            proposed_at=row.proposed_at,
            closed_by=row.closed_by,
            closed_at=row.closed_at,
            sha256=row.sha256,
        )
        for row in connection.execute(query)
    ]
    turn = upcoming(read_last_closed(connection), read_first_day(connection) or today)
    return Periods(tuple(rows), turn)


def read_closing_text(connection: Connection, month: Month) -> ClosingText:
    """Return the text that is kept of a month. Raises UnknownClosing."""
    query = select(PeriodClosingRow.text, PeriodClosingRow.sha256).where(PeriodClosingRow.month == month.text)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise UnknownClosing(month=month.text)
    return ClosingText(*row)


def read_closing(connection: Connection, month: Month) -> KeptClosing:
    """Return what a closing froze, and the one before. Raises UnknownClosing, ClosingDamaged."""
    kept = _proved(connection, month)
    earlier = (
        select(PeriodClosingRow.month)
        .where(PeriodClosingRow.month < month.text)
        .order_by(PeriodClosingRow.month.desc())
    )
    last = connection.execute(earlier.limit(1)).scalar()
    before = None if last is None else closing_of(_proved(connection, read_month(last)).text)
    return KeptClosing(closing_of(kept.text), kept.text, kept.sha256, before)


def _proved(connection: Connection, month: Month) -> ClosingText:
    kept = read_closing_text(connection, month)
    if sha256_of(kept.text) != kept.sha256:
        raise ClosingDamaged(month=month.text)
    return kept
