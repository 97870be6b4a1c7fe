"""Interviews as a sheet: by key or heading, refused whole with every cell at fault; results leave as one."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.monitoring import WELLBEING, Interview, Moment, Question, Round
from voucher_desk.domain.monitoring_results import results_of
from voucher_desk.domain.monitoring_sheet import (
    InterviewCellsWrong,
    InterviewColumnUnknown,
    NoInterviewInList,
)
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.queries.monitoring import RoundResults
from voucher_desk.sentences.monitoring import COLUMNS, question_words
from voucher_desk.spreadsheets.monitoring_sheets import read_interviews, write_results, write_results_csv
from voucher_desk.spreadsheets.reading import read_table

DAY = date(2026, 10, 20)
AFTER = Round("E1", Moment.AFTER, DAY, DAY)
CASABLANCA = Round("E2", Moment.AFTER, DAY, DAY, "Casablanca")
BEFORE = Round("E0", Moment.BEFORE, DAY, DAY)
ONE = Interview(Sex.FEMALE, AgeGroup.ADULT, answers={Question.USED: 1, **dict.fromkeys(WELLBEING, 2)})


def read(text: str, asked_in: Round = AFTER) -> tuple[Interview, ...]:
    return read_interviews(read_table(text.encode(), "a.csv"), asked_in)


def test_columns_are_known_by_their_keys_in_any_order() -> None:
    found = read("who5_2,received,sex,age_group,city\n4,1,F,ADULT,Rabat\n,0,,,\n")
    assert found == (
        Interview(Sex.FEMALE, AgeGroup.ADULT, "Rabat", {Question.RECEIVED: 1, Question.CALM: 4}),
        Interview(answers={Question.RECEIVED: 0}),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_are_known_by_their_headings_in_each_language(language: str) -> None:
    words = catalogue(language)
    sex = words.gettext(COLUMNS["sex"])
    heads = ";".join([sex, *(question_words(one, words) for one in (Question.USED, Question.RESTED))])
    yes, woman = words.gettext("oui"), words.gettext("femme")
    [found] = read(f"{heads}\n{woman};{yes};٣\n")
    assert found == Interview(Sex.FEMALE, answers={Question.USED: 1, Question.RESTED: 3})


def test_keys_below_the_headings_are_no_interview() -> None:
    assert len(read("Sexe,bon reçu\nsex,received\nF,oui\n")) == 1


def test_every_cell_at_fault_is_named_and_nothing_is_taken() -> None:
    with pytest.raises(InterviewCellsWrong) as refused:
        read("sex,used,who5_1,city\nF,1,3,Rabat\nZ,peut-être,6,Casablanca\nM,,,\n", CASABLANCA)
    assert refused.value.cells == (
        "D2 (Casablanca)",
        "B3 (0, 1)",
        "C3 (0, 1, 2, 3, 4, 5)",
        "A3 (F, M, U)",
        "A4",
    )


def test_a_question_that_a_round_does_not_ask_is_not_answered() -> None:
    with pytest.raises(InterviewCellsWrong) as refused:
        read("received,who5_1\n1,2\n", BEFORE)
    assert refused.value.cells == ("A2 (–)",)


def test_a_column_that_is_none_of_an_interview_is_refused() -> None:
    with pytest.raises(InterviewColumnUnknown) as refused:
        read("sex,received,Nom\nF,1,X\n")
    assert refused.value.cell == "C1"


@pytest.mark.parametrize("text", ["", "sex,city\nF,Rabat\n", "sex,received\n"])
def test_a_list_without_answers_is_refused(text: str) -> None:
    with pytest.raises(NoInterviewInList):
        read(text or "x\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_leave_with_no_count_of_one_to_four(language: str) -> None:
    few = [Interview(Sex.MALE, AgeGroup.ADULT, answers={Question.USED: 0})] * 3
    found = RoundResults(CASABLANCA, results_of([ONE] * 20 + few))
    workbook, text = BytesIO(), BytesIO()
    write_results(found, workbook, catalogue(language))
    write_results_csv(found, text, catalogue(language))
    figures = openpyxl.load_workbook(BytesIO(workbook.getvalue())).worksheets[0]
    rows = [[cell.value for cell in line] for line in figures.iter_rows(min_row=2)]
    assert rows[0][3:7] == [23, "1–4", "1–4", None]
    assert [row[0] for row in rows] == ["used", "who5", "who5", "who5"]
    assert rows[1][7:10] == [40, 20, 100]
    assert ";23;1–4;1–4;;" in text.getvalue().decode("utf-8-sig")
