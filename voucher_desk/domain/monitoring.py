"""Post-distribution monitoring: rounds of interviews, the questions that are asked, and what may be told.

An interview knows nobody: no name, no code, no serial. Nobody opens a single one again; `monitoring_results`
says what may be read of many.

The last five questions follow the WHO-5 Well-Being Index, in words of our own: its official wording is the
World Health Organization's. Each is answered from 0 (at no time) to 5 (all of the time); their sum times 4
is an index from 0 to 100, and 50 or less means low wellbeing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.names import clean
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.programme import code_given
from voucher_desk.domain.refusals import Refused, reason

YES, NO = 1, 0
HIGHEST = 5
"""The highest answer to a question on wellbeing; the lowest is 0."""


class Moment(StrEnum):
    """Whether people are asked before the distribution, to compare with, or after it."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"


class Question(StrEnum):
    """What is asked, by a key that never changes: columns of sheets and facts of the log have these names."""

    RECEIVED = "received"
    UNDERSTOOD = "understood"
    HELPED = "helped"
    USED = "used"
    REFUSED = "refused"
    ASKED_MORE = "asked_more"
    EXCHANGED_FOR_MONEY = "exchanged_for_money"
    RESPECTED = "respected"
    SAFE = "safe"
    COMPLAINT = "complaint"
    CHEERFUL = "who5_1"
    CALM = "who5_2"
    ACTIVE = "who5_3"
    RESTED = "who5_4"
    INTERESTED = "who5_5"

    @property
    def highest(self) -> int:
        """Return the highest answer: 1, which is yes, or 5 for how one felt."""
        return HIGHEST if self in WELLBEING else YES


WELLBEING = (
    Question.CHEERFUL,
    Question.CALM,
    Question.ACTIVE,
    Question.RESTED,
    Question.INTERESTED,
)
"""The items of the wellbeing index, in their order."""
YES_OR_NO = tuple(question for question in Question if question not in WELLBEING)
_ASKED_BEFORE = (Question.COMPLAINT, *WELLBEING)


def questions_of(moment: Moment) -> tuple[Question, ...]:
    """Return what is asked: before a distribution, nothing of vouchers nobody has yet."""
    return _ASKED_BEFORE if moment is Moment.BEFORE else tuple(Question)


@reason
class UnknownRound(Refused):
    """No round of monitoring has this code."""

    code: ClassVar[str] = "PDM-01"
    round: str


@reason
class RoundExists(Refused):
    """A round of monitoring has this code already."""

    code: ClassVar[str] = "PDM-02"
    round: str


@reason
class RoundDaysWrong(Refused):
    """A round begins before it ends."""

    code: ClassVar[str] = "PDM-03"


@reason
class RoundClosed(Refused):
    """A round that is closed takes no more interviews."""

    code: ClassVar[str] = "PDM-04"
    round: str


@reason
class RoundOpen(Refused):
    """Results are read when a round is closed: read after each interview, they would tell what one said."""

    code: ClassVar[str] = "PDM-05"
    round: str


@reason
class AnswerWrong(Refused):
    """An answer is a whole number up to the question's highest, to a question asked in this round."""

    code: ClassVar[str] = "PDM-06"
    question: str
    highest: int


@reason
class NothingAnswered(Refused):
    """An interview answers one question at least."""

    code: ClassVar[str] = "PDM-07"


@reason
class OtherCity(Refused):
    """A round of one city takes interviews of that city alone."""

    code: ClassVar[str] = "PDM-08"
    round: str
    city: str


@dataclass(frozen=True, slots=True)
class Round:
    """A round of monitoring between two Moroccan days; `city` empty where it goes through several."""

    code: str
    moment: Moment
    begins: date
    ends: date
    city: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Interview:
    """What one person answered, who is nobody here; every question may be left unanswered."""

    sex: Sex = Sex.UNKNOWN
    age_group: AgeGroup = AgeGroup.UNKNOWN
    city: str = ""
    answers: Mapping[Question, int] = field(default_factory=dict)


def round_given(wanted: Round) -> Round:
    """Return a round as it is kept. Raises CodeWrong, RoundDaysWrong."""
    if wanted.ends < wanted.begins:
        raise RoundDaysWrong
    return replace(wanted, code=code_given(wanted.code), city=clean(wanted.city)[0])


def interview_given(interview: Interview, asked_in: Round) -> Interview:
    """Return an interview as it is kept in a round. Raises AnswerWrong, NothingAnswered, OtherCity."""
    if not interview.answers:
        raise NothingAnswered
    asked = questions_of(asked_in.moment)
    for question, answer in interview.answers.items():
        if question not in asked or not 0 <= answer <= question.highest:
            raise AnswerWrong(question=question.value, highest=question.highest)
    city = clean(interview.city)[0] or asked_in.city
    if asked_in.city and city.casefold() != asked_in.city.casefold():
        raise OtherCity(round=asked_in.code, city=asked_in.city)
    return replace(interview, city=asked_in.city or city)


def require_open(one: Round) -> None:
    """Raise RoundClosed where no interview may be added any more."""
    if one.closed:
        raise RoundClosed(round=one.code)


def require_closed(one: Round) -> None:
    """Raise RoundOpen where results would change with the next interview."""
    if not one.closed:
        raise RoundOpen(round=one.code)
