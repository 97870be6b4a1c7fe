"""The book of post-distribution monitoring."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from db.books.writing import AnyRow, AnySelect, Stamp
from db.models.monitoring import InterviewRow, MonitoringClosingRow, MonitoringRoundRow
from voucher_desk.domain.monitoring import Interview, Round, RoundExists, UnknownRound

ROUNDS: AnySelect = select(
    MonitoringRoundRow.__table__, MonitoringClosingRow.round_id.is_not(None).label("closed")
).outerjoin(MonitoringClosingRow, MonitoringClosingRow.round_id == MonitoringRoundRow.id)


class SqlMonitoringBook:
    """Keeps rounds and what people answered; it gives no interview back."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction."""
        self._connection = connection
        self._stamp = stamp

    def find(self, code: str) -> Round:
        """Return a round, held until the end: no interview slips in behind a closing. Raises UnknownRound."""
        one = select(MonitoringRoundRow.id).where(MonitoringRoundRow.code == code)
        self._connection.execute(one.with_for_update())
        row = self._connection.execute(ROUNDS.where(MonitoringRoundRow.code == code)).one_or_none()
        if row is None:
            raise UnknownRound(round=code)
        return round_of(row)

    def open(self, opened: Round) -> None:
        """Add a round. Raises RoundExists."""
        same = select(MonitoringRoundRow.id).where(MonitoringRoundRow.code == opened.code)
        if self._connection.execute(same).first():
            raise RoundExists(round=opened.code)
        self._connection.execute(
            insert(MonitoringRoundRow).values(
                code=opened.code,
                moment=opened.moment,
                begins=opened.begins,
                ends=opened.ends,
                city=opened.city,
                at=self._stamp.at,
                by=self._stamp.by,
            )
        )

    def close(self, one: Round) -> None:
        """Let a round take no more interviews."""
        self._connection.execute(
            insert(MonitoringClosingRow).values(round_id=self._id(one), at=self._stamp.at, by=self._stamp.by)
        )

    def add(self, one: Round, interviews: Sequence[Interview]) -> int:
        """Add interviews in their order; return the number of the first."""
        key = self._id(one)
        last = select(func.coalesce(func.max(InterviewRow.number), 0)).where(InterviewRow.round_id == key)
        first = int(self._connection.execute(last).scalar_one()) + 1
        for number, interview in enumerate(interviews, first):
            who = {"sex": interview.sex, "age_group": interview.age_group, "city": interview.city}
            given = {question.value: answer for question, answer in interview.answers.items()}
            self._connection.execute(insert(InterviewRow).values(round_id=key, number=number, **who, **given))
        return first

    def _id(self, one: Round) -> int:
        query = select(MonitoringRoundRow.id).where(MonitoringRoundRow.code == one.code)
        return int(self._connection.execute(query).scalar_one())


def round_of(row: AnyRow) -> Round:
    """Return a row as the domain knows it."""
    return Round(row.code, row.moment, row.begins, row.ends, row.city, bool(row.closed))
