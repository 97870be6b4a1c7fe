"""Post-distribution monitoring as it is read: rounds with their counts, and tallies of those closed."""

from sqlalchemy import Connection, func, select

from db.books.monitoring import ROUNDS, round_of
from db.books.writing import AnyRow
from db.models.monitoring import InterviewRow, MonitoringRoundRow
from voucher_desk.domain.monitoring import Interview, Question, UnknownRound, require_closed
from voucher_desk.domain.monitoring_results import results_of
from voucher_desk.queries.monitoring import RoundResults, RoundRow

_COUNT = (
    select(func.count())
    .where(InterviewRow.round_id == MonitoringRoundRow.id)
    .correlate(MonitoringRoundRow)
    .scalar_subquery()
    .label("interviews")
)


def list_rounds(connection: Connection) -> tuple[RoundRow, ...]:
    """Return the rounds, the latest first."""
    query = ROUNDS.add_columns(_COUNT).order_by(
        MonitoringRoundRow.begins.desc(), MonitoringRoundRow.id.desc()
    )
    return tuple(RoundRow(round_of(row), row.interviews) for row in connection.execute(query))


def read_results(connection: Connection, code: str) -> RoundResults:
    """Return what may be told of a round. Raises UnknownRound, RoundOpen."""
    row = connection.execute(ROUNDS.where(MonitoringRoundRow.code == code)).one_or_none()
    if row is None:
        raise UnknownRound(round=code)
    found = round_of(row)
    require_closed(found)
    rows = connection.execute(select(InterviewRow.__table__).where(InterviewRow.round_id == row.id))
    return RoundResults(found, results_of([_interview(one) for one in rows]))


def _interview(row: AnyRow) -> Interview:
    given = {question: getattr(row, question.value) for question in Question}
    answers = {question: answer for question, answer in given.items() if answer is not None}
    return Interview(row.sex, row.age_group, row.city, answers)
