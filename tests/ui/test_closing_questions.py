"""Questions about blanks: what can be answered, and what cannot yet."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton

from ui.closing_questions import (
    BlanksQuestion,
    CountBackQuestion,
    DeskIssueQuestion,
    VarianceQuestion,
)
from ui.dialogs import DialogQuestions
from ui.questions import Blanks, CountBack, VarianceAnswer
from ui.wording import Wording
from voucher_desk.domain.count_back import Side, VarianceReason


@pytest.fixture
def questions(dressed: QApplication, wording: Wording) -> DialogQuestions:
    return DialogQuestions(wording)


def then(act: Callable[[Any], None]) -> None:
    """Answer the question that opens next, and agree."""

    def now() -> None:
        asked: Any = QApplication.activeModalWidget()
        act(asked)
        asked.accept_button.click()

    QTimer.singleShot(0, now)


def test_blanks_are_handed_to_a_desk_by_its_name(questions: DialogQuestions, qtbot: Any) -> None:
    def answer(asked: BlanksQuestion) -> None:
        asked.count.setValue(25)
        qtbot.keyClicks(asked.desk, " A ")

    then(answer)
    assert questions.ask_blanks(40, ["", "B"]) == Blanks(25, "A")


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (1, "Les registres attendent 1 bon vierge en retour."),
        (2, "Les registres attendent 2 bons vierges en retour."),
    ],
)
def test_the_blanks_that_are_due_back_are_counted_in_words_that_agree(
    questions: DialogQuestions, due: int, said: str
) -> None:
    told: list[str] = []

    def answer(asked: CountBackQuestion) -> None:
        told.extend(shown.text() for shown in asked.findChildren(QLabel))
        asked.counted[""].setValue(due)

    then(answer)
    questions.ask_count_back({"": due})
    assert said in told


def test_a_desk_is_offered_no_more_people_than_its_float_or_the_list_has(
    questions: DialogQuestions,
) -> None:
    offered = []

    def answer(asked: DeskIssueQuestion) -> None:
        for place in range(asked.desk.count()):
            asked.desk.setCurrentIndex(place)
            offered.append((asked.count.value(), asked.count.maximum()))

    then(answer)
    assert questions.ask_desk_issue({"A": 3, "B": 30}, 10) == Blanks(10, "B")
    assert offered == [(3, 3), (10, 10)]


def test_each_desk_is_counted_and_a_remark_needed_where_one_differs(
    questions: DialogQuestions, qtbot: Any
) -> None:
    def answer(asked: CountBackQuestion) -> None:
        assert asked.accept_button.isEnabled()
        asked.counted["A"].setValue(1)
        asked.counted["B"].setValue(4)
        assert not asked.accept_button.isEnabled()
        qtbot.keyClicks(asked.remark, "recompte")

    then(answer)
    assert questions.ask_count_back({"A": 2, "B": 3}) == CountBack({"A": 1, "B": 4}, "recompte")


def test_who_receives_blanks_is_not_told_how_many_there_should_be(questions: DialogQuestions) -> None:
    then(lambda asked: asked.setWindowOpacity(1))
    assert questions.ask_received("A") == 0


@pytest.mark.parametrize("side", Side)
def test_a_reason_is_chosen_and_another_one_said_in_words(
    questions: DialogQuestions, qtbot: Any, side: Side
) -> None:
    def answer(asked: VarianceQuestion) -> None:
        assert not asked.accept_button.isEnabled()
        reasons = asked.findChildren(QRadioButton)
        reasons[0].click()
        assert asked.accept_button.isEnabled()
        reasons[-1].click()
        assert not asked.accept_button.isEnabled()
        qtbot.keyClicks(asked.words, "au vent")

    then(answer)
    assert questions.ask_variance(side, "X", ["A"]) == VarianceAnswer(VarianceReason.OTHER, "au vent", "A")


def test_the_desk_of_a_paper_in_excess_is_asked_where_several_have_too_many(
    questions: DialogQuestions,
) -> None:
    def answer(asked: VarianceQuestion) -> None:
        assert asked.desk.isVisible()
        asked.desk.setCurrentIndex(1)
        asked.findChildren(QRadioButton)[1].click()

    then(answer)
    answered = questions.ask_variance(Side.EXCESS, "X", ["A", "B"])
    assert answered == VarianceAnswer(VarianceReason.OTHER_DESK, "", "B")
