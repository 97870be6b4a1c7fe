"""Trainings, workshops and restitutions: recorded like sessions, counted apart from who is helped."""

from pathlib import Path
from typing import Any

import pytest

from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.sessions.sessions_screen import SessionsScreen
from voucher_desk.desk import Desk
from voucher_desk.domain.sessions import Presence, SessionKind

MEETINGS = [
    ("Formation", SessionKind.TRAINING, "Premiers secours psychologiques (PSP)"),
    ("Formation", SessionKind.TRAINING, "Ne pas nuire"),
    ("Atelier", SessionKind.WORKSHOP, "Art-thérapie"),
    ("Atelier", SessionKind.WORKSHOP, "Estime de soi"),
    ("Restitution", SessionKind.RESTITUTION, "Restitution de la cartographie"),
]


@pytest.fixture
def meet(person: Any, sessions: SessionsScreen, tmp_path: Path) -> Any:
    """Return a way to plan a meeting by hand and to import its list of two."""

    def of(word: str, theme: str) -> None:
        person.clicks(sessions.add)
        person.types(sessions.form.code, "M-1")
        person.chooses(sessions.form.kind, word)
        person.types(sessions.form.theme, theme)
        person.chooses(sessions.form.where, "ASSO-CAS")
        person.clicks(sessions.form.save)
        file = tmp_path / "liste.csv"
        file.write_text("Code;Sexe;Adulte\nT-1;F;O\nT-2;M;O\n", encoding="utf-8")
        sessions.import_file(file)
        person.waits()
        person.clicks(sessions.preview.accept)

    return of


def usual_themes(sessions: SessionsScreen) -> list[str]:
    model = sessions.form.theme.completer().model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


@pytest.mark.parametrize("meeting", MEETINGS)
def test_a_meeting_is_recorded_and_nobody_at_it_is_counted_among_the_helped(
    field: Any, desk: Desk, meet: Any, meeting: tuple[str, SessionKind, str]
) -> None:
    word, kind, theme = meeting
    field.issued(people=2)
    before = desk.read(lambda queries: queries.people_reached())

    meet(word, theme)

    [row] = [row for row in desk.read(lambda queries: queries.sessions()) if row.code == "M-1"]
    assert (row.kind, row.theme, row.present, row.vouchers) == (kind, theme, 2, 0)
    assert desk.read(lambda queries: queries.people_reached()) == before
    assert sum(count.people for count in before) == 2


@pytest.mark.parametrize(("word", "kind", "theme"), MEETINGS)
def test_the_usual_themes_of_a_kind_are_offered(
    person: Any, sessions: SessionsScreen, word: str, kind: SessionKind, theme: str
) -> None:
    person.clicks(sessions.add)
    person.chooses(sessions.form.kind, word)
    assert sessions.form.kind.value() is kind
    assert theme in usual_themes(sessions)


def test_a_meeting_gives_right_to_no_voucher_and_says_so(
    person: Any, sessions: SessionsScreen, meet: Any, desk: Desk
) -> None:
    meet("Atelier", "Art-thérapie")
    attendance = sessions.panel.attendance
    attendance.table.choose("T-1")
    person.clicks(attendance.absent)
    assert not attendance.waive.isVisible()
    rows = desk.read(lambda queries: queries.attendance("M-1"))
    assert {row.person: row.presence for row in rows} == {"T-1": Presence.ABSENT, "T-2": Presence.PRESENT}

    screen = person.goes_to(DistributionsScreen)
    person.clicks(screen.add)
    offered = [screen.form.session.itemText(at) for at in range(screen.form.session.count())]
    assert not any("M-1" in text for text in offered)
