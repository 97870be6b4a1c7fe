"""Distributions, from a draft to the count-back, as the distributor meets them."""

import re
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from resources.sounds import Tone
from resources.styles import VerdictColour
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.distributions.handing_card import HandingCard
from voucher_desk.desk import Desk
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.sessions import Presence, WaiverReason
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.waive_attendance import ProposeWaiver, propose_waiver

PER_SHEET = 8


@pytest.fixture
def at_event(person: Any, field: Any) -> Any:
    field.session("S1", people=10)
    person.becomes("distribution")
    return person


def row_of(desk: Desk) -> DistributionRow:
    [row] = desk.read(lambda queries: queries.distributions())
    return row


def drafted(person: Any, screen: DistributionsScreen) -> None:
    person.clicks(screen.add)
    person.clicks(screen.form.save)


def test_a_distribution_goes_from_draft_to_reconciled_by_its_buttons(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    drafted(at_event, distributions)
    panel = distributions.panel
    at_event.clicks(panel.open)
    at_event.clicks(panel.issue)
    [(_question, detail, _yes)] = at_event.answers.asked
    assert "10 personnes" in detail
    assert "2\u202f500,00" in detail
    assert row_of(desk).issued == 10
    at_event.clicks(panel.print)
    at_event.saves_paper()
    pages = PdfReader(at_event.answers.folder / "bons-DIST-S1.pdf").pages
    assert len(pages) == -(-10 // PER_SHEET)
    assert row_of(desk).printed == 10
    at_event.clicks(panel.close_down)
    assert row_of(desk).state is DistributionState.RECONCILED


def shown_in(widget: QWidget) -> list[str]:
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible() and part.text()]


def test_the_path_says_in_words_what_is_done_what_is_next_and_what_that_needs(
    at_event: Any, distributions: DistributionsScreen
) -> None:
    drafted(at_event, distributions)
    panel = distributions.panel
    assert shown_in(panel.path)[:3] == ["1. Figer la liste et ouvrir", "maintenant", "2. Émettre les bons"]
    at_event.clicks(panel.open)
    said = shown_in(panel.path)
    assert said[1:4] == ["fait", "2. Émettre les bons", "maintenant"]
    assert "engagée sur le don" in said[-1]
    primary = [act for act in panel.findChildren(QPushButton) if act.property("kind") == "primary"]
    assert [act for act in primary if act.isVisible()] == [panel.issue]


def test_before_anything_is_issued_the_panel_says_who_receives_who_does_not_and_what_it_costs(
    at_event: Any, distributions: DistributionsScreen, field: Any, desk: Desk
) -> None:
    absent = ListedPerson(1, "ABS-1", Sex.MALE, 1980, AgeGroup.ADULT, Presence.ABSENT)
    field.do("animation", import_attendance, ImportAttendance("S1", (absent,), "list"))
    waived = Person(0, "DER-1", Sex.FEMALE, 1990, AgeGroup.ADULT)
    field.do("animation", propose_waiver, ProposeWaiver("S1", waived, WaiverReason.HEALTH))
    drafted(at_event, distributions)
    said = shown_in(distributions.panel.entitlements)
    assert said[said.index("Reçoit un bon") + 1] == "10"
    assert said[said.index("Pas noté présent") + 1] == "1 : ABS-1"
    assert said[said.index("Valeur nécessaire") + 1].startswith("2\u202f500,00")
    assert said[said.index("Disponible sur le don") + 1].startswith("10\u202f000,00")
    assert row_of(desk).issued == 0
    at_event.clicks(distributions.panel.open)
    at_event.clicks(distributions.panel.issue)
    assert not distributions.panel.entitlements.isVisible()


def test_nothing_is_issued_without_agreement(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    at_event.answers.agrees = False
    at_event.clicks(distributions.panel.issue)
    assert row_of(desk).issued == 0


def test_only_lots_of_the_sessions_association_and_city_are_offered(
    at_event: Any, distributions: DistributionsScreen
) -> None:
    at_event.clicks(distributions.add)
    offered = [distributions.form.batch.itemText(at) for at in range(distributions.form.batch.count())]
    assert [text.split(" ")[0] for text in offered] == ["LOT-CAS", "LOT-PARTOUT"]


def test_vouchers_are_printed_once_and_not_at_all_where_no_file_is_chosen(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    at_event.clicks(distributions.panel.issue)
    at_event.clicks(distributions.panel.print)
    at_event.answers.saves = False
    at_event.saves_paper()
    assert row_of(desk).printed == 0
    at_event.clicks(distributions.panel.print)
    at_event.answers.saves = True
    at_event.saves_paper()
    assert row_of(desk).printed == 10
    assert not distributions.panel.print.isVisible()


def test_where_the_file_cannot_be_written_nothing_counts_as_printed(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    at_event.clicks(distributions.panel.issue)
    at_event.answers.folder = at_event.answers.folder / "not-there"
    at_event.clicks(distributions.panel.print)
    at_event.saves_paper()
    assert row_of(desk).printed == 0
    assert "bons-DIST-S1.pdf" in at_event.reads()


def test_the_list_to_sign_is_saved_and_offered_to_be_opened(
    at_event: Any, distributions: DistributionsScreen
) -> None:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    distributions.panel.to_sign.spare.setValue(60)
    at_event.clicks(distributions.panel.list)
    at_event.saves_paper()
    file = at_event.answers.folder / "liste-DIST-S1.pdf"
    assert len(PdfReader(file).pages) > 1
    at_event.clicks(at_event.window.messages.offer)
    assert at_event.answers.opened == [file]


@pytest.fixture
def handing(at_event: Any, distributions: DistributionsScreen) -> HandingCard:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    at_event.clicks(distributions.panel.issue)
    at_event.clicks(distributions.panel.print)
    at_event.saves_paper()
    return distributions.panel.handing


def test_vouchers_are_handed_over_by_typing_by_space_and_a_wrong_tick_is_undone(
    at_event: Any, handing: HandingCard, desk: Desk
) -> None:
    first, second = (row.serial for row in handing.table.shown()[:2])
    at_event.types(handing.code, first, enter=True)
    assert first in at_event.reads()
    at_event.clicks_row(handing.table, 1)
    at_event.qtbot.keyClick(handing.table, Qt.Key.Key_Space)
    at_event.waits()
    assert (row_of(desk).collected, row_of(desk).uncollected) == (2, 8)
    assert handing.counts.text() == "Émis : 10 · remis : 2 · restent : 8"
    at_event.clicks(at_event.window.messages.offer)
    assert row_of(desk).collected == 1
    assert second in at_event.reads()


def test_a_voucher_scanned_anywhere_on_the_screen_is_handed_over_once(
    at_event: Any, handing: HandingCard, desk: Desk, distributions: DistributionsScreen
) -> None:
    distributions.table.setFocus()
    text = PdfReader(at_event.answers.folder / "bons-DIST-S1.pdf").pages[0].extract_text()
    [code, *_rest] = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    at_event.scans(code)
    assert row_of(desk).collected == 1
    at_event.types(handing.code, code, enter=True)
    assert "déjà remis" in at_event.reads()
    assert row_of(desk).collected == 1


def test_handing_over_is_heard_and_seen_and_a_tick_is_silent(
    at_event: Any, handing: HandingCard, desk: Desk
) -> None:
    played: list[Tone] = []
    at_event.window.place.sounds.player = played.append
    first, _second = (row.serial for row in handing.table.shown()[:2])
    at_event.types(handing.code, first, enter=True)
    assert (played, handing.sign.colour) == ([Tone.DONE], VerdictColour.DONE)
    at_event.types(handing.code, first, enter=True)
    assert (played, handing.sign.colour) == ([Tone.DONE, Tone.REFUSED], VerdictColour.REFUSED)
    at_event.clicks_row(handing.table, 1)
    at_event.qtbot.keyClick(handing.table, Qt.Key.Key_Space)
    at_event.waits()
    assert (len(played), row_of(desk).collected) == (2, 2)


def test_no_voucher_is_lost_however_fast_they_are_handed_over(
    at_event: Any, handing: HandingCard, desk: Desk
) -> None:
    for row in handing.table.shown()[:3]:
        handing.scan((row.serial,))
    at_event.waits()
    assert row_of(desk).collected == 3


def test_what_nobody_collected_is_proposed_void_once_the_distribution_is_closed(
    at_event: Any, handing: HandingCard, desk: Desk, distributions: DistributionsScreen
) -> None:
    at_event.types(handing.code, handing.table.shown()[0].serial, enter=True)
    at_event.clicks(distributions.panel.close_down)
    assert not handing.code.isVisible()
    at_event.clicks(handing.propose)
    assert row_of(desk).uncollected == 0
    assert not handing.propose.isVisible()
