"""Monitoring on paper: a questionnaire that names nobody, and results of five answers or more."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.monitoring import WELLBEING, Interview, Moment, Question, Round
from voucher_desk.domain.monitoring_results import results_of
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.printing.monitoring_form import monitoring_form
from voucher_desk.printing.monitoring_report import monitoring_report
from voucher_desk.queries.monitoring import RoundResults
from voucher_desk.queries.papers import StatementHeading

Reader = Callable[[bytes], list[str]]
DAY = date(2026, 10, 20)
AFTER = Round("E1", Moment.AFTER, DAY, DAY, "Casablanca")
HEADING = StatementHeading(
    project="Bien-être",
    donor_mark="",
    made_at=datetime(2026, 11, 4, 9, 30, tzinfo=UTC),
    anchor="ab" * 32,
    anchor_count=3,
    training=False,
)


def form(one: Round | None, language: str = "fr") -> bytes:
    output = BytesIO()
    assert monitoring_form(one, "Bien-être", output, catalogue(language)) == 1
    return output.getvalue()


def report(interviews: list[Interview]) -> bytes:
    output = BytesIO()
    monitoring_report(RoundResults(AFTER, results_of(interviews)), HEADING, output, catalogue("fr"))
    return output.getvalue()


def test_all_questions_stand_on_one_page_with_their_round(read_text: Reader) -> None:
    [text] = read_text(form(AFTER))
    assert "E1 · après la distribution · 20/10/2026 – 20/10/2026 · Casablanca" in text
    assert "1. Avez-vous reçu votre bon ?" in text
    assert "15. Mes journées" in text
    assert "ni nom, ni code, ni numéro de bon" in text


def test_before_a_distribution_the_page_asks_nothing_of_vouchers(read_text: Reader) -> None:
    [text] = read_text(form(Round("E0", Moment.BEFORE, DAY, DAY)))
    assert "Avez-vous reçu votre bon" not in text
    assert "2. J'avais le moral" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_without_a_round_asks_everything_in_each_language(read_text: Reader, language: str) -> None:
    [text] = read_text(form(None, language))
    assert len(text.splitlines()) > len(Question)


def test_results_are_printed_with_what_they_leave_out(read_text: Reader) -> None:
    answers = {Question.RECEIVED: 1, **dict.fromkeys(WELLBEING, 2)}
    one = Interview(Sex.FEMALE, AgeGroup.ADULT, answers=answers)
    text = "\n".join(read_text(report([one] * 6)))
    assert "Avez-vous reçu votre bon ?" in text
    assert "100 %" in text
    assert "40,0" in text
    assert "Aucun résultat de moins de 5 réponses" in text


def test_four_interviews_print_nothing_of_what_was_said(read_text: Reader) -> None:
    text = "\n".join(read_text(report([Interview(answers={Question.RECEIVED: 1})] * 4)))
    assert "Aucune question n'a cinq réponses" in text
    assert "Avez-vous reçu votre bon" not in text
