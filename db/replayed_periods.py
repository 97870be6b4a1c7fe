"""How the tables of months closed are read to be compared with the log (E11)."""

from sqlalchemy import select

from db.books.writing import AnySelect
from db.models.periods import PeriodClosingRow, PeriodProposalRow

PERIODS: dict[str, tuple[int, AnySelect]] = {
    "period_proposal": (1, select(PeriodProposalRow.month)),
    "period_closing": (
        1,
        select(
            PeriodClosingRow.month,
            PeriodClosingRow.text,
            PeriodClosingRow.sha256,
            PeriodClosingRow.station,
            PeriodClosingRow.seq,
            PeriodClosingRow.hash,
        ),
    ),
}
"""Each table, with how many of the first columns make its key."""
