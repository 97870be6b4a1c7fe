"""Monitor what people say of a distribution: open a round, note interviews, close it."""

from collections.abc import Sequence
from dataclasses import dataclass

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.monitoring import (
    Interview,
    NothingAnswered,
    Round,
    interview_given,
    require_open,
    round_given,
)
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class NoteInterviews:
    """What people answered in a round."""

    round: str
    interviews: Sequence[Interview]


@dataclass(frozen=True, slots=True)
class NamedRound:
    """A round by its code."""

    round: str


def open_round(work: Work, request: Round) -> Round:
    """Open a round of monitoring. Raises CodeWrong, RoundDaysWrong, RoundExists."""
    work.actor.require(Duty.MONITOR)
    opened = round_given(request)
    work.monitoring.open(opened)
    facts = {
        "moment": opened.moment.value,
        "begins": opened.begins.isoformat(),
        "ends": opened.ends.isoformat(),
        "city": opened.city,
    }
    work.record(Event(EventKind.ROUND_OPENED, opened.code, facts))
    return opened


def note_interviews(work: Work, request: NoteInterviews) -> int:
    """Note interviews, all or none; return how many. Those noted together are kept in no order of theirs.

    Who notes attendance interviews too. Raises UnknownRound, RoundClosed, AnswerWrong, NothingAnswered,
    OtherCity.
    """
    work.actor.require(Duty.ATTENDANCE)
    one = work.monitoring.find(request.round)
    require_open(one)
    if not request.interviews:
        raise NothingAnswered
    given = [interview_given(interview, one) for interview in request.interviews]
    told = sorted(zip(map(_told, given), given, strict=True), key=lambda pair: str(pair[0]))
    first = work.monitoring.add(one, [interview for _facts, interview in told])
    noted: dict[str, Fact] = {"first": first, "interviews": [facts for facts, _one in told]}
    work.record(Event(EventKind.PEOPLE_INTERVIEWED, one.code, noted))
    return len(given)


def close_round(work: Work, request: NamedRound) -> Round:
    """Close a round: no more interviews, and its results are read. Raises UnknownRound, RoundClosed."""
    work.actor.require(Duty.MONITOR)
    one = work.monitoring.find(request.round)
    require_open(one)
    work.monitoring.close(one)
    work.record(Event(EventKind.ROUND_CLOSED, one.code))
    return one


def _told(interview: Interview) -> list[str | dict[str, int]]:
    answers = {question.value: answer for question, answer in sorted(interview.answers.items())}
    return [interview.sex.value, interview.age_group.value, interview.city, answers]
