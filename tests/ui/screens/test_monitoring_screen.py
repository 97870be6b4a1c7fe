"""Monitoring at the desk: rounds opened and closed, interviews typed with number keys, results of many."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.screens.monitoring.monitoring_screen import MonitoringScreen
from voucher_desk.domain.monitoring import WELLBEING, Interview, Moment, Question, Round
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.usecases.monitor import (
    NamedRound,
    NoteInterviews,
    close_round,
    note_interviews,
    open_round,
)

DAY = date(2026, 10, 20)
ONE = Interview(Sex.FEMALE, AgeGroup.ADULT, answers={Question.RECEIVED: 1, **dict.fromkeys(WELLBEING, 2)})


@pytest.fixture
def rounds(field: Any, person: Any) -> MonitoringScreen:
    """Return the screen with an open round of Casablanca, and a closed one of six people."""
    for code in ("E1", "E2"):
        field.do("coordination", open_round, Round(code, Moment.AFTER, DAY, DAY, "Casablanca"))
    field.do("animation", note_interviews, NoteInterviews("E1", [ONE] * 6))
    field.do("coordination", close_round, NamedRound("E1"))
    screen: MonitoringScreen = person.goes_to(MonitoringScreen)
    return screen


def counted(field: Any, code: str) -> int:
    rows = field.desk.read(lambda queries: queries.monitoring_rounds())
    counts = {row.round.code: int(row.interviews) for row in rows}
    return counts[code]


def press(screen: MonitoringScreen, *keys: Qt.Key) -> None:
    for key in keys:
        focused = screen.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_a_round_is_opened_and_takes_interviews(person: Any, rounds: MonitoringScreen) -> None:
    person.clicks(rounds.add)
    person.types(rounds.new.code, "E3")
    person.clicks(rounds.new.save)
    assert person.reads() == "Suivi E3 ouvert."
    assert rounds.form.isVisible()
    assert rounds.form.city.isVisible()


def test_an_interview_is_typed_by_number_keys_alone(
    person: Any, field: Any, rounds: MonitoringScreen
) -> None:
    person.becomes("animation")
    rounds.table.choose("E2")
    person.waits()
    press(rounds, Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_Tab, Qt.Key.Key_0, Qt.Key.Key_Return)
    person.waits()
    assert person.reads() == "Entretien noté. Au suivant."
    assert counted(field, "E2") == 1
    assert rounds.form.answers[Question.RECEIVED].value() is None
    assert rounds.window().focusWidget() is rounds.form.sex


def test_a_number_that_is_no_answer_is_left_alone_and_backspace_takes_one_back(
    person: Any, rounds: MonitoringScreen
) -> None:
    rounds.table.choose("E2")
    person.waits()
    asked = rounds.form.answers[Question.USED]
    for key, value in ((Qt.Key.Key_1, 1), (Qt.Key.Key_5, 1), (Qt.Key.Key_Backspace, None)):
        QTest.keyClick(asked, key)
        assert asked.value() == value


def test_an_empty_interview_is_refused(person: Any, field: Any, rounds: MonitoringScreen) -> None:
    rounds.table.choose("E2")
    person.waits()
    person.clicks(rounds.form.save)
    assert person.reads() == "Notez une réponse au moins, sur un entretien au moins."
    assert counted(field, "E2") == 0


def test_a_click_answers_and_another_takes_it_back(person: Any, rounds: MonitoringScreen) -> None:
    rounds.table.choose("E2")
    person.waits()
    asked = rounds.form.answers[Question.CALM]
    person.clicks(asked.buttons[4])
    assert asked.value() == 4
    person.clicks(asked.buttons[4])
    assert asked.value() is None


def test_results_of_a_closed_round_are_read_by_coordination(person: Any, rounds: MonitoringScreen) -> None:
    rounds.table.choose("E1")
    person.waits()
    [everybody, women, adults] = rounds.results.table.shown()
    assert (everybody.answered, everybody.yes, everybody.share) == (6, 6, 100)
    assert (women.group, adults.group) == (Sex.FEMALE, AgeGroup.ADULT)
    assert "100 %" in rounds.results.chart.accessibleDescription()
    person.clicks(rounds.print_results)
    assert person.sees_paper().isVisible()


def test_who_interviews_reads_no_results(person: Any, rounds: MonitoringScreen) -> None:
    rounds.table.choose("E1")
    person.waits()
    person.becomes("animation")
    rounds.table.choose("E1")
    person.waits()
    assert not rounds.results.isVisible()
    assert rounds.results.table.shown() == []
    assert not rounds.print_results.isVisible()


def test_a_round_is_closed_after_a_question(person: Any, rounds: MonitoringScreen) -> None:
    rounds.table.choose("E2")
    person.waits()
    person.clicks(rounds.close_it)
    assert person.reads() == "Suivi E2 clos : ses résultats se lisent."
    assert rounds.results.isVisible()


def test_the_questionnaire_of_a_round_is_printed(person: Any, rounds: MonitoringScreen) -> None:
    rounds.table.choose("E2")
    person.waits()
    person.clicks(rounds.print_form)
    assert person.sees_paper().isVisible()


def list_of(folder: Path, *lines: str) -> Path:
    path = folder / "entretiens.csv"
    path.write_text("\n".join(("sex;age_group;received;used", *lines)), encoding="utf-8")
    return path


def test_a_list_of_interviews_is_looked_at_then_noted(
    person: Any, field: Any, rounds: MonitoringScreen, tmp_path: Path
) -> None:
    rounds.table.choose("E2")
    person.waits()
    person.answers.list_file = list_of(tmp_path, "F;adulte;oui;non", "H;mineur;1;", "F;;oui;oui")
    person.clicks(rounds.import_it)
    counts = [row.count for row in rounds.preview.answered.shown()]
    assert (counts[:4], sum(counts)) == ([3, 2, 0, 3], 10)
    assert "3 entretiens seront notés" in rounds.preview.page.effect.text()
    assert counted(field, "E2") == 0
    person.clicks(rounds.preview.page.accept)
    assert person.reads() == "3 entretiens notés."
    assert counted(field, "E2") == 3
    assert rounds.table.isVisible()


def test_a_list_with_a_wrong_cell_names_it_and_notes_nothing(
    person: Any, field: Any, rounds: MonitoringScreen, tmp_path: Path
) -> None:
    rounds.table.choose("E2")
    person.waits()
    rounds.import_file(list_of(tmp_path, "F;adulte;oui;peut-etre", "X;adulte;1;1"))
    person.waits()
    assert [fault.cell for fault in rounds.preview.faults.shown()] == ["D2", "A3"]
    assert not rounds.preview.page.accept.isEnabled()
    person.clicks(rounds.preview.page.back)
    assert counted(field, "E2") == 0


def test_a_list_dropped_on_a_closed_round_asks_for_an_open_one(
    person: Any, rounds: MonitoringScreen, tmp_path: Path
) -> None:
    rounds.table.choose("E1")
    person.waits()
    assert not rounds.import_it.isVisible()
    rounds.import_file(list_of(tmp_path, "F;adulte;oui;non"))
    assert "Choisissez d'abord un suivi ouvert" in person.reads()
