"""Rounds of monitoring: opened, answered by whom nobody knows, closed, and only then read."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from voucher_desk.domain.monitoring import (
    WELLBEING,
    AnswerWrong,
    Interview,
    Moment,
    NothingAnswered,
    OtherCity,
    Question,
    Round,
    RoundClosed,
    RoundDaysWrong,
    RoundExists,
    RoundOpen,
    UnknownRound,
)
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.usecases.monitor import (
    NamedRound,
    NoteInterviews,
    close_round,
    note_interviews,
    open_round,
)

AFTER = Round("E1", Moment.AFTER, date(2026, 10, 20), date(2026, 10, 31), "Casablanca")
WOMAN = Interview(Sex.FEMALE, AgeGroup.ADULT, answers={Question.RECEIVED: 1, Question.USED: 1})
WELL = Interview(Sex.MALE, AgeGroup.MINOR, answers=dict.fromkeys(WELLBEING, 3))


def interviewed(field: Any, *interviews: Interview) -> None:
    field.do("rapprochement", open_round, AFTER)
    field.do("animation", note_interviews, NoteInterviews("E1", interviews))


def results(field: Any) -> Any:
    return field.desk.read(lambda queries: queries.monitoring_results("E1"))


def test_a_round_is_opened_answered_closed_and_read(any_field: Any) -> None:
    interviewed(any_field, *[WOMAN] * 6)
    any_field.do("animation", note_interviews, NoteInterviews("E1", (WELL,)))
    any_field.do("coordination", close_round, NamedRound("E1"))
    read = results(any_field)
    assert read.results.interviews == 7
    received = read.results.tallies[0]
    assert (received.question, received.answered, received.yes, received.no) == (Question.RECEIVED, 6, 6, 0)
    [row] = any_field.desk.read(lambda queries: queries.monitoring_rounds())
    assert (row.round.closed, row.interviews) == (True, 7)
    assert not any_field.desk.read(lambda queries: list(queries.differences()))


def test_results_are_not_read_before_the_round_is_closed(field: Any) -> None:
    interviewed(field, *[WOMAN] * 9)
    with pytest.raises(RoundOpen):
        results(field)


def test_a_closed_round_takes_no_interview_and_is_not_closed_twice(field: Any) -> None:
    interviewed(field, WOMAN)
    field.do("coordination", close_round, NamedRound("E1"))
    with pytest.raises(RoundClosed):
        field.do("animation", note_interviews, NoteInterviews("E1", (WOMAN,)))
    with pytest.raises(RoundClosed):
        field.do("rapprochement", close_round, NamedRound("E1"))


def test_interviews_are_noted_all_or_none(field: Any) -> None:
    interviewed(field, WOMAN)
    wrong: list[tuple[Interview, type[Exception]]] = [
        (Interview(), NothingAnswered),
        (Interview(answers={Question.USED: 2}), AnswerWrong),
        (Interview(answers={Question.CALM: 6}), AnswerWrong),
        (Interview(city="Rabat", answers={Question.USED: 1}), OtherCity),
    ]
    for interview, refusal in wrong:
        with pytest.raises(refusal):
            field.do("animation", note_interviews, NoteInterviews("E1", (WOMAN, interview)))
    with pytest.raises(NothingAnswered):
        field.do("animation", note_interviews, NoteInterviews("E1", ()))
    [row] = field.desk.read(lambda queries: queries.monitoring_rounds())
    assert row.interviews == 1


def test_before_a_distribution_nothing_is_asked_of_vouchers(field: Any) -> None:
    field.do("coordination", open_round, Round("E0", Moment.BEFORE, AFTER.begins, AFTER.ends))
    with pytest.raises(AnswerWrong):
        field.do("animation", note_interviews, NoteInterviews("E0", (WOMAN,)))
    assert field.do("animation", note_interviews, NoteInterviews("E0", (WELL,))) == 1


def test_a_round_has_a_code_of_its_own_and_days_in_their_order(field: Any) -> None:
    interviewed(field, WOMAN)
    with pytest.raises(RoundExists):
        field.do("coordination", open_round, AFTER)
    with pytest.raises(RoundDaysWrong):
        field.do("coordination", open_round, Round("E2", Moment.AFTER, AFTER.ends, AFTER.begins))
    with pytest.raises(UnknownRound):
        field.do("animation", note_interviews, NoteInterviews("E3", (WOMAN,)))


def test_interviews_noted_together_are_kept_in_no_order_of_theirs(field: Any, home: Path) -> None:
    interviewed(field, WELL, WOMAN, WELL)
    query = "SELECT facts FROM event WHERE kind = 'monitoring.answered'"
    with closing(sqlite3.connect(next(home.glob("*.db")))) as connection:
        [[facts]] = connection.execute(query).fetchall()
    assert [who for who, *_answers in json.loads(facts)["interviews"]] == ["F", "M", "M"]
