"""Sessions and attendance, as the session's host and the coordinator meet them."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from ui.parts.empty_state import EmptyState
from ui.screens.sessions.sessions_screen import SessionsScreen
from voucher_desk.app import open_desk
from voucher_desk.desk import Desk
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence, SessionKind, SessionState, WaiverReason

GOOD = "Code bénéficiaire;Sexe;Mineur (O/N);Présent\nA-1;Femme;N;O\nA-2;Masculin;O;O\nA-3;F;N;N\n"
BAD = "Code;Sexe;Date de naissance;Nationalité\nA-1;Femme;31/02/1990;X\nA-2;H;01/02/1990;Y\n"
NOT_A_LIST = b"%PDF-1.7 nothing here"


@pytest.fixture
def session(field: Any) -> str:
    field.session("S1", people=2)
    return "S1"


def a_file(folder: Path, text: str, name: str = "liste.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def presences(desk: Desk, session: str) -> dict[str, Presence]:
    rows = desk.read(lambda queries: queries.attendance(session))
    return {row.person: row.presence for row in rows}


def test_without_sessions_it_says_what_to_do(person: Any, sessions: SessionsScreen) -> None:
    empty = sessions.table.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.isVisible()
    assert "Ajoutez une séance" in empty.accessibleName()


def test_a_session_is_added_by_hand(person: Any, sessions: SessionsScreen, desk: Desk) -> None:
    person.clicks(sessions.add)
    assert not sessions.form.save.isEnabled()
    person.types(sessions.form.code, "S-OCT")
    person.types(sessions.form.theme, "Journée mondiale de la santé mentale")
    person.chooses(sessions.form.where, "ASSO-RAB")
    person.clicks(sessions.form.save)
    [row] = desk.read(lambda queries: queries.sessions())
    assert (row.code, row.city, row.state) == ("S-OCT", "Rabat", SessionState.PLANNED)
    assert f"{row.starts_at:%d/%m/%Y %H:%M}" == "10/10/2026 09:00"
    chosen = sessions.table.chosen()
    assert chosen
    assert chosen.code == "S-OCT"
    assert person.reads() == "Séance ajoutée."


def test_a_code_used_for_another_session_is_refused_in_words(
    session: str, person: Any, sessions: SessionsScreen
) -> None:
    person.clicks(sessions.add)
    person.types(sessions.form.code, session)
    person.types(sessions.form.theme, "Autre thème")
    person.clicks(sessions.form.save)
    assert session in person.reads()
    assert sessions.form.isVisible()


def test_a_list_is_previewed_then_imported(
    session: str, person: Any, sessions: SessionsScreen, desk: Desk, tmp_path: Path
) -> None:
    person.clicks_row(sessions.table, 0)
    person.answers.list_file = a_file(tmp_path, GOOD)
    person.clicks(sessions.panel.import_list)
    assert set(presences(desk, session)) == {"S1-0001", "S1-0002"}
    person.clicks(sessions.preview.accept)
    assert presences(desk, session)["A-2"] is Presence.PRESENT
    assert presences(desk, session)["A-3"] is Presence.ABSENT
    assert "2 présents" in person.reads()
    assert "3 personnes nouvelles" in person.reads()
    assert sessions.table.isVisible()


def test_a_list_with_problems_waits_for_a_decision(
    session: str, person: Any, sessions: SessionsScreen, desk: Desk, tmp_path: Path
) -> None:
    person.clicks_row(sessions.table, 0)
    person.answers.list_file = a_file(tmp_path, BAD)
    person.clicks(sessions.panel.import_list)
    assert "C2" in sessions.preview.troubles.index_of(0, 0).data()
    assert not sessions.preview.accept.isEnabled()
    sessions.preview.valid_only.setFocus()
    person.qtbot.keyClick(sessions.preview.valid_only, Qt.Key.Key_Space)
    person.waits()
    person.clicks(sessions.preview.accept)
    assert "A-2" in presences(desk, session)
    assert "A-1" not in presences(desk, session)


def test_the_same_file_again_is_recognised_before_anything_is_clicked(
    session: str, person: Any, sessions: SessionsScreen, tmp_path: Path
) -> None:
    person.clicks_row(sessions.table, 0)
    person.answers.list_file = a_file(tmp_path, GOOD)
    person.clicks(sessions.panel.import_list)
    person.clicks(sessions.preview.accept)
    person.clicks(sessions.panel.import_list)
    assert not sessions.preview.accept.isEnabled()


@pytest.fixture
def imported(session: str, person: Any, sessions: SessionsScreen, tmp_path: Path) -> SessionsScreen:
    """Return the screen once a list was imported into the session chosen."""
    person.clicks_row(sessions.table, 0)
    sessions.import_file(a_file(tmp_path, GOOD))
    person.waits()
    person.clicks(sessions.preview.accept)
    return sessions


def test_an_import_is_named_by_its_instant_and_counts_and_taken_back_behind_a_question(
    imported: SessionsScreen, person: Any, desk: Desk
) -> None:
    undo = imported.panel.undo
    assert "importée le 10/10/2026 09:00, 3 personnes dont 3 nouvelles" in undo.told.text()
    person.answers.agrees = False
    person.clicks(undo.undo)
    assert "A-1" in presences(desk, "S1")
    person.answers.agrees = True
    person.clicks(undo.undo)
    assert set(presences(desk, "S1")) == {"S1-0001", "S1-0002"}
    assert person.reads() == "Import annulé : 3 présences reprises."


def test_an_import_that_was_corrected_since_is_kept_and_says_why(
    imported: SessionsScreen, person: Any, desk: Desk
) -> None:
    attendance = imported.panel.attendance
    attendance.table.choose("A-1")
    person.clicks(attendance.absent)
    person.clicks(imported.panel.undo.undo)
    assert "A-1" in person.reads()
    assert "a été corrigée depuis" in person.reads()
    assert "A-2" in presences(desk, "S1")


def test_a_locked_session_offers_no_import_to_take_back(imported: SessionsScreen, person: Any) -> None:
    person.clicks(imported.panel.lock)
    assert not imported.panel.undo.isVisible()


def test_a_file_that_is_no_list_says_so_and_leaves_nothing_of_the_one_before(
    session: str, person: Any, sessions: SessionsScreen, tmp_path: Path
) -> None:
    person.clicks_row(sessions.table, 0)
    sessions.import_file(a_file(tmp_path, BAD))
    person.waits()
    broken = tmp_path / "liste.xlsx"
    broken.write_bytes(NOT_A_LIST)
    sessions.import_file(broken)
    person.waits()
    assert sessions.preview.troubles.model().rowCount() == 1
    assert not sessions.preview.accept.isEnabled()
    assert not sessions.preview.valid_only.isVisible()


# Qt 6.12 would have a QPointF here, which 6.11, the newest for Python 3.11, does not take.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")
def test_a_file_dropped_on_the_window_is_previewed(
    session: str, person: Any, sessions: SessionsScreen, tmp_path: Path
) -> None:
    person.clicks_row(sessions.table, 0)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path, GOOD)))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, dropped, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(sessions, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(
        sessions, QDropEvent(QPointF(5, 5), copy, dropped, Qt.MouseButton.LeftButton, none)
    )
    person.waits()
    assert sessions.preview.isVisible()
    assert sessions.preview.accept.isEnabled()


def test_a_file_dropped_on_nothing_asks_for_a_session(
    session: str, person: Any, sessions: SessionsScreen, tmp_path: Path
) -> None:
    sessions.import_file(a_file(tmp_path, GOOD))
    assert "Choisissez d'abord une séance" in person.reads()


def test_a_session_is_locked_and_reopened_with_a_reason(
    session: str, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    person.clicks_row(sessions.table, 0)
    person.clicks(sessions.panel.lock)
    assert desk.read(lambda queries: queries.sessions())[0].state is SessionState.LOCKED
    assert not sessions.panel.import_list.isVisible()
    person.answers.reason = None
    person.clicks(sessions.panel.reopen)
    assert desk.read(lambda queries: queries.sessions())[0].state is SessionState.LOCKED
    person.answers.reason = "deux personnes oubliées"
    person.clicks(sessions.panel.reopen)
    assert desk.read(lambda queries: queries.sessions())[0].state is SessionState.REOPENED


def test_a_duty_missing_is_said_in_words(session: str, person: Any, sessions: SessionsScreen) -> None:
    person.becomes("animation")
    person.clicks_row(sessions.table, 0)
    person.clicks(sessions.panel.lock)
    assert "animation" in person.reads()


def test_an_absence_is_corrected(session: str, person: Any, sessions: SessionsScreen, desk: Desk) -> None:
    person.clicks_row(sessions.table, 0)
    attendance = sessions.panel.attendance
    person.clicks_row(attendance.table, 0)
    person.clicks(attendance.absent)
    assert presences(desk, session)["S1-0001"] is Presence.ABSENT
    person.clicks(attendance.present)
    assert presences(desk, session)["S1-0001"] is Presence.PRESENT


def test_before_a_programme_is_loaded_it_says_what_comes_first(
    home: Path, clock: Any, opened: Any, wording: Any
) -> None:
    with closing(open_desk(home, clock=clock)) as bare:
        person = opened(bare, wording)
        screen = person.goes_to(SessionsScreen)
        person.clicks(screen.add)
        said = [label.text() for label in screen.form.findChildren(QLabel) if label.isVisible()]
        assert any("Chargez d'abord un programme" in text for text in said)
        assert not screen.form.save.isEnabled()
        person.window.close()


def presses(person: Any, sessions: SessionsScreen, *keys: Qt.Key) -> None:
    """Press keys on the list of who attended, one after the other, without waiting for anything."""
    for key in keys:
        person.qtbot.keyClick(sessions.panel.attendance.table, key)


@pytest.fixture
def attendance(session: str, person: Any, sessions: SessionsScreen) -> Any:
    """Return who attended the session, with the keyboard on the first of them."""
    person.clicks_row(sessions.table, 0)
    sessions.panel.attendance.table.setFocus()
    sessions.panel.attendance.table.choose_row(0)
    return sessions.panel.attendance


def test_presence_is_ticked_with_the_space_bar_and_saved_at_once(
    attendance: Any, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    presses(person, sessions, Qt.Key.Key_Space)
    person.waits()
    assert presences(desk, "S1") == {"S1-0001": Presence.ABSENT, "S1-0002": Presence.PRESENT}
    assert person.reads() == "S1-0001 : absent·e, enregistré."
    assert attendance.table.chosen().person == "S1-0001"
    presses(person, sessions, Qt.Key.Key_Space)
    person.waits()
    assert presences(desk, "S1")["S1-0001"] is Presence.PRESENT


def test_no_tick_is_lost_however_fast_the_keys(
    attendance: Any, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    presses(person, sessions, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    person.waits()
    assert presences(desk, "S1") == {"S1-0001": Presence.ABSENT, "S1-0002": Presence.ABSENT}
    assert attendance.table.chosen().person == "S1-0002"
    assert attendance.table.hasFocus()


def test_a_presence_a_voucher_hangs_on_is_not_taken_back(
    field: Any, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    field.issued(people=1)
    person.window.place.touched.emit(frozenset({"session"}))
    person.waits()
    person.clicks_row(sessions.table, 0)
    sessions.panel.attendance.table.choose_row(0)
    presses(person, sessions, Qt.Key.Key_Space)
    person.waits()
    assert "annulez d'abord ce bon" in person.reads()
    assert presences(desk, "S1")["S1-0001"] is Presence.PRESENT


def test_a_locked_session_is_ticked_no_more(
    attendance: Any, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    person.clicks(sessions.panel.lock)
    presses(person, sessions, Qt.Key.Key_Space)
    person.waits()
    assert "verrouillée" in person.reads()
    assert presences(desk, "S1")["S1-0001"] is Presence.PRESENT
    assert not attendance.add.isVisible()


def test_somebody_on_no_list_is_added_under_a_code_of_the_programme(
    attendance: Any, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    person.clicks(attendance.add)
    assert not attendance.walk_in.save.isEnabled()
    person.chooses(attendance.walk_in.sex, "Femme")
    assert not attendance.walk_in.save.isEnabled()
    person.chooses(attendance.walk_in.age, "Mineur")
    person.clicks(attendance.walk_in.save)
    [new] = [row for row in desk.read(lambda queries: queries.attendance("S1")) if row.person[:2] == "P-"]
    assert (new.sex, new.age_group, new.presence) == (Sex.FEMALE, AgeGroup.MINOR, Presence.PRESENT)
    assert new.person in person.reads()
    assert attendance.table.chosen().person == new.person
    assert attendance.walk_in.sex.value() is None


def test_somebody_absent_and_on_no_list_is_proposed_for_a_waiver_under_their_own_code(
    attendance: Any, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    person.clicks(attendance.add)
    person.chooses(attendance.walk_in.sex, "Femme")
    person.chooses(attendance.walk_in.age, "Adulte")
    assert not attendance.walk_in.waive.isEnabled()
    person.types(attendance.walk_in.code, "A-77")
    person.answers.choice = WaiverReason.HEALTH
    person.clicks(attendance.walk_in.waive)
    assert person.reads() == "Dérogation proposée : une seconde personne l'approuve."
    assert presences(desk, "S1")["A-77"] is Presence.EXPECTED
    assert attendance.table.chosen().person == "A-77"


def test_a_waiver_is_proposed_by_one_and_approved_by_another(
    attendance: Any, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    presses(person, sessions, Qt.Key.Key_Space)
    person.waits()
    person.answers.choice = WaiverReason.HEALTH
    person.clicks(attendance.waive)
    assert "1 dérogation attend l'accord d'une seconde personne" in attendance.pending.text()
    assert attendance.pending.isVisible()
    assert "Dérogation proposée : santé" in attendance.table.index_of(0, 3).data()
    person.clicks(attendance.approve)
    assert "coordination" in person.reads()
    assert presences(desk, "S1")["S1-0001"] is Presence.ABSENT


def test_a_waiver_approved_by_a_second_person_stands_against_the_space_bar(
    attendance: Any, field: Any, person: Any, sessions: SessionsScreen, desk: Desk
) -> None:
    presses(person, sessions, Qt.Key.Key_Space)
    person.waits()
    person.answers.choice = WaiverReason.URGENT
    person.becomes("animation")
    person.clicks(attendance.waive)
    person.becomes("coordination")
    person.clicks(attendance.approve)
    assert presences(desk, "S1")["S1-0001"] is Presence.WAIVED
    assert not attendance.pending.isVisible()
    assert attendance.table.index_of(0, 3).data() == "Dérogation : urgence"
    presses(person, sessions, Qt.Key.Key_Space)
    person.waits()
    assert "la dérogation suffit" in person.reads()
    assert presences(desk, "S1")["S1-0001"] is Presence.WAIVED


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Formation", SessionKind.TRAINING),
        ("Atelier", SessionKind.WORKSHOP),
        ("Restitution", SessionKind.RESTITUTION),
    ],
)
def test_other_meetings_are_planned_too_and_named_in_the_list(
    person: Any, sessions: SessionsScreen, desk: Desk, word: str, kind: SessionKind
) -> None:
    person.clicks(sessions.add)
    person.types(sessions.form.code, "R-1")
    person.chooses(sessions.form.kind, word)
    person.types(sessions.form.theme, "Premiers secours psychologiques")
    person.clicks(sessions.form.save)
    [row] = desk.read(lambda queries: queries.sessions())
    assert row.kind is kind
    assert sessions.table.index_of(0, 3).data() == f"{word} · Premiers secours psychologiques"
