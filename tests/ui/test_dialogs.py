"""Questions asked in windows: each gives a plain answer, and none where the person would rather not."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QRadioButton, QSpinBox

from ui.dialog_question import Question
from ui.dialogs import DialogQuestions
from ui.hash_question import HashQuestion
from ui.parts.moments import show_day
from ui.print_count import PrintCountQuestion
from ui.questions import Blanks, CountBack, FileKind, PrintCount, PrintRun
from ui.stock_questions import DayQuestion, PrintRunQuestion
from ui.wording import Wording
from voucher_desk.domain.vouchers import VoidReason

Dialog = TypeVar("Dialog", bound=Question)
REASONS = [("perdu", VoidReason.LOST), ("volé", VoidReason.STOLEN)]


@pytest.fixture
def questions(dressed: QApplication, wording: Wording) -> Iterator[DialogQuestions]:
    # A window of an earlier test that still waits for its end would take the question asked above it along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    yield DialogQuestions(wording)
    QApplication.processEvents()


def then(act: Callable[[Question], None]) -> None:
    """Do something to the question as soon as it is on the screen."""

    def now() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Question)
        try:
            act(asked)
        except BaseException:
            asked.reject()
            raise

    QTimer.singleShot(0, now)


def test_a_confirmation_is_agreed_to_or_escaped(questions: DialogQuestions, qtbot: Any) -> None:
    then(lambda asked: qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton))
    assert questions.confirm("Émettre les bons", "Dix personnes.", "Émettre")
    then(lambda asked: qtbot.keyClick(asked, Qt.Key.Key_Escape))
    assert not questions.confirm("Émettre les bons", "Dix personnes.", "Émettre")


def test_a_reason_is_never_empty(questions: DialogQuestions, qtbot: Any) -> None:
    def answer(asked: Question) -> None:
        field = asked.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        qtbot.keyClicks(field, "   ")
        assert not asked.accept_button.isEnabled()
        qtbot.keyClicks(field, "papier perdu ")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    then(answer)
    assert questions.ask_reason("Suspendre", "Pourquoi ?") == "papier perdu"


def test_a_reason_escaped_is_none(questions: DialogQuestions, qtbot: Any) -> None:
    then(lambda asked: qtbot.keyClick(asked, Qt.Key.Key_Escape))
    assert questions.ask_reason("Suspendre", "Pourquoi ?") is None


def test_a_choice_gives_the_value_not_the_word(questions: DialogQuestions, qtbot: Any) -> None:
    def answer(asked: Question) -> None:
        assert not asked.accept_button.isEnabled()
        second = asked.findChildren(QRadioButton)[1]
        qtbot.keyClick(second, Qt.Key.Key_Space)
        qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)

    then(answer)
    assert questions.ask_choice("Annuler", "Motif", REASONS) is VoidReason.STOLEN


def test_a_count_that_differs_needs_its_explanation(questions: DialogQuestions, qtbot: Any) -> None:
    def answer(asked: Question) -> None:
        counted, explanation = asked.findChild(QSpinBox), asked.findChildren(QLineEdit)[-1]
        assert isinstance(counted, QSpinBox)
        assert asked.accept_button.isEnabled()
        counted.setValue(11)
        assert not asked.accept_button.isEnabled()
        qtbot.keyClicks(explanation, "un bon tombe")
        qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)

    then(answer)
    assert questions.ask_count_back({"": 12}) == CountBack({"": 11}, "un bon tombe")


def test_blanks_are_asked_for_with_what_is_missing(questions: DialogQuestions, qtbot: Any) -> None:
    then(lambda asked: qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton))
    assert questions.ask_blanks(40, []) == Blanks(40)


def test_a_file_is_saved_under_the_ending_of_its_kind(
    questions: DialogQuestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("/ici/bons.txt", ""))
    assert questions.choose_where_to_save("bons", FileKind.PDF) == Path("/ici/bons.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    assert questions.choose_where_to_save("bons", FileKind.PDF) is None


def test_a_list_is_chosen_or_not(questions: DialogQuestions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("/ici/liste.xlsx", ""))
    assert questions.choose_attendance_file() == Path("/ici/liste.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    assert questions.choose_attendance_file() is None


def in_print_dialog(act: Callable[[QPrintDialog], None]) -> None:
    def now() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QPrintDialog)
        act(asked)

    QTimer.singleShot(0, now)


def test_a_printer_may_be_refused(questions: DialogQuestions) -> None:
    in_print_dialog(lambda asked: asked.reject())
    assert questions.choose_printer(3, once=True) is None


def test_vouchers_come_out_once_and_on_one_side_whatever_the_dialog_said(questions: DialogQuestions) -> None:
    def wish(asked: QPrintDialog) -> None:
        assert (asked.minPage(), asked.maxPage()) == (1, 3)
        asked.printer().setCopyCount(5)
        asked.printer().setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        asked.done(QDialog.DialogCode.Accepted)

    in_print_dialog(wish)
    printer = questions.choose_printer(3, once=True)
    assert printer is not None
    assert printer.copyCount() == 1
    assert printer.duplex() is QPrinter.DuplexMode.DuplexNone
    in_print_dialog(wish)
    printer = questions.choose_printer(3, once=False)
    assert printer is not None
    assert printer.copyCount() == 5


def counting(act: Callable[[PrintCountQuestion], None]) -> None:
    def answer(asked: Question) -> None:
        assert isinstance(asked, PrintCountQuestion)
        act(asked)

    then(answer)


def test_all_sheets_came_out(questions: DialogQuestions, qtbot: Any) -> None:
    def answer(asked: PrintCountQuestion) -> None:
        assert not asked.accept_button.isEnabled()
        qtbot.keyClick(asked.complete, Qt.Key.Key_Space)
        qtbot.keyClick(asked, Qt.Key.Key_Return)

    counting(answer)
    assert questions.ask_print_count(3, blanks=False) == PrintCount((), "")


def test_nothing_came_out_from_a_sheet_on(questions: DialogQuestions, qtbot: Any) -> None:
    def answer(asked: PrintCountQuestion) -> None:
        qtbot.keyClick(asked.first, Qt.Key.Key_Up)
        qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)

    counting(answer)
    count = questions.ask_print_count(4, blanks=False)
    assert count is not None
    assert count.lost == (2, 3, 4)
    assert count.reason


def test_spoiled_sheets_are_named_and_must_be_of_the_print(questions: DialogQuestions, qtbot: Any) -> None:
    def answer(asked: PrintCountQuestion) -> None:
        for text, sensible in (("2, 4-6", False), ("0", False), ("x", False), ("2, 4-5", True)):
            asked.named.clear()
            qtbot.keyClicks(asked.named, text)
            assert asked.spoiled.isChecked()
            assert asked.accept_button.isEnabled() is sensible
        qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)

    counting(answer)
    count = questions.ask_print_count(5, blanks=False)
    assert count is not None
    assert count.lost == (2, 4, 5)


def test_spoiled_sheets_are_named_in_the_digits_of_any_keyboard(
    questions: DialogQuestions, qtbot: Any
) -> None:
    def answer(asked: PrintCountQuestion) -> None:
        asked.named.insert("\u0662\u060c \u0664-\u0665")
        asked.spoiled.click()
        qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)

    counting(answer)
    count = questions.ask_print_count(5, blanks=False)
    assert count is not None
    assert count.lost == (2, 4, 5)


def test_counting_may_wait(questions: DialogQuestions, qtbot: Any) -> None:
    counting(lambda asked: qtbot.keyClick(asked, Qt.Key.Key_Escape))
    assert questions.ask_print_count(5, blanks=False) is None


def test_blanks_spoiled_are_named_by_their_serials(questions: DialogQuestions, qtbot: Any) -> None:
    def answer(asked: PrintCountQuestion) -> None:
        qtbot.keyClicks(asked.serials, "abcd-000001, abcd-000002")
        assert asked.aside.isChecked()
        qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)

    counting(answer)
    count = questions.ask_print_count(1, blanks=True)
    assert count is not None
    assert (count.lost, count.spoiled) == ((), ("ABCD-000001", "ABCD-000002"))
    assert count.reason


def answering(kind: type[Dialog], act: Callable[[Dialog], None]) -> None:
    """Let a person answer the question of a kind that is asked next."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, kind)
        act(asked)
        asked.accept_button.click()

    QTimer.singleShot(0, answer)


def test_a_run_of_blanks_is_of_the_lot_chosen(questions: DialogQuestions, qtbot: Any) -> None:
    answering(PrintRunQuestion, lambda asked: qtbot.keyClick(asked.lot, Qt.Key.Key_Down))
    assert questions.ask_print_run([("Lot 1", "L-1"), ("Lot 2", "L-2")]) == PrintRun("L-2", 80)


def test_no_day_before_the_first_can_be_chosen(questions: DialogQuestions) -> None:
    first = date(2026, 12, 1)
    answering(DayQuestion, lambda asked: show_day(asked.day, first - timedelta(days=5)))
    assert questions.ask_day("Prolonger", "", first) == first


def test_a_hash_is_typed_in_groups_and_capitals_and_never_by_half(
    questions: DialogQuestions, qtbot: Any
) -> None:
    def answer(asked: HashQuestion) -> None:
        qtbot.keyClicks(asked.typed, "AB12")
        assert not asked.accept_button.isEnabled()
        asked.typed.setText("ABCD " * 16)

    answering(HashQuestion, answer)
    assert questions.ask_hash("Comparer", "") == "abcd" * 16
