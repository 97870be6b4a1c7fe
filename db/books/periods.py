"""The book of months closed."""

from datetime import date

from sqlalchemy import Connection, insert, select

from db.books.writing import Stamp
from db.models.log import EventRow, StationRow
from db.models.periods import PeriodClosingRow, PeriodProposalRow
from db.queries.log import newest_head
from db.queries.reconciliation import read_reconciliation
from voucher_desk.domain.events import ChainHead
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.periods import Closing, Month, Proposal, read_month
from voucher_desk.domain.reconciliation import Reconciliation


class SqlPeriodBook:
    """Keeps proposals and closings of months; both are only added to."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def hold(self) -> None:
        """Hold every station's chain until the end: no write ends without its event, so none slips in."""
        self._connection.execute(select(StationRow.id).order_by(StationRow.id).with_for_update())

    def last_closed(self) -> Month | None:
        """Return the last month closed."""
        return read_last_closed(self._connection)

    def first_day(self) -> date:
        """Return the Moroccan day of the log's first event, today's before there is any."""
        return read_first_day(self._connection) or local_date(self._stamp.at)

    def proposal(self, month: Month) -> Proposal | None:
        """Return who proposed to close a month, if anybody."""
        query = select(PeriodProposalRow.__table__).where(PeriodProposalRow.month == month.text)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else Proposal(month, row.by, row.at)

    def propose(self, month: Month) -> None:
        """Keep that a month is proposed. Raises LostRace where somebody did first."""
        told = {"month": month.text, "at": self._stamp.at, "by": self._stamp.by}
        self._connection.execute(insert(PeriodProposalRow), told)

    def figures(self) -> Reconciliation:
        """Return the figures of every donation as they stand."""
        return read_reconciliation(self._connection)

    def head(self) -> ChainHead:
        """Return the head of the chain written to last."""
        return newest_head(self._connection)

    def close(self, closing: Closing, text: str, sha256: str) -> None:
        """Keep what a closing froze. Raises LostRace where somebody closed the month first."""
        head = closing.head
        self._connection.execute(
            insert(PeriodClosingRow).values(
                month=closing.month.text,
                text=text,
                sha256=sha256,
                station=head.station,
                seq=head.seq,
                hash=head.hash,
                at=closing.at,
                by=closing.by,
            )
        )


def read_last_closed(connection: Connection) -> Month | None:
    """Return the last month closed."""
    query = select(PeriodClosingRow.month).order_by(PeriodClosingRow.month.desc())
    last = connection.execute(query.limit(1)).scalar()
    return None if last is None else read_month(last)


def read_first_day(connection: Connection) -> date | None:
    """Return the Moroccan day of the log's first event, None before there is any."""
    first = connection.execute(select(EventRow.at).order_by(EventRow.at).limit(1)).scalar()
    return None if first is None else local_date(first)
