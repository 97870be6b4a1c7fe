"""The signed list comes back: pages scanned or typed, ticked by the keyboard, compared with the desk."""

from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.distributions.signed_list_page import SignedListPage
from voucher_desk.desk import Desk
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.signed_lists import Cell, LineMark, PageMark
from voucher_desk.queries.signed_lists import SignedList
from voucher_desk.usecases.collect_voucher import Collect, collect_voucher
from voucher_desk.usecases.open_distribution import NamedDistribution, freeze_list
from voucher_desk.usecases.record_walk_in import RecordWalkIn, record_walk_in

SIGNED, NOTHING = LineMark.SIGNED, LineMark.NOT_COLLECTED


@pytest.fixture
def page(person: Any, field: Any, distributions: DistributionsScreen) -> SignedListPage:
    """Return the page of the signed list of 25 people, one hand-over noted, opened by the distributor."""
    first, *_ = field.issued(25)
    field.do("distribution", collect_voucher, Collect("D1", first))
    person.becomes("distribution")
    person.clicks_row(distributions.table, 0)
    person.clicks(distributions.panel.signed)
    return distributions.signed


def found_in(desk: Desk) -> SignedList:
    return desk.read(lambda queries: queries.signed_list("D1"))


def mark_of(desk: Desk, page: int) -> PageMark:
    return found_in(desk).current.mark_of("D1", page)


def marks(desk: Desk) -> list[LineMark | None]:
    return [line.mark for line in found_in(desk).lines]


def scans(person: Any, text: str) -> None:
    """Scan a page's symbol: by their positions, without Shift, a colon is a semicolon."""
    person.scans(text.upper().replace(":", ";"), shown=text)


def presses(person: Any, page: SignedListPage, *keys: Qt.Key) -> None:
    """Press keys at the table of a page."""
    for key in keys:
        person.qtbot.keyClick(page.form.table, key)
    person.waits()


def test_a_page_is_scanned_all_signed_but_one_and_the_next_one_follows(
    person: Any, page: SignedListPage, desk: Desk
) -> None:
    assert "0 pages sur 2" in page.standing.text()
    scans(person, mark_of(desk, 1).text)
    assert page.form.title.text() == "Page 1/2 · version 1"
    assert len(page.form.table.shown()) == 23
    person.clicks(page.form.all)
    presses(person, page, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert page.form.count.text() == "Ont reçu leur bon : 22 sur 23"
    presses(person, page, Qt.Key.Key_Return)

    assert page.form.title.text() == "Page 2/2 · version 1"
    assert marks(desk) == [SIGNED, NOTHING, *[SIGNED] * 21, None, None]
    assert "1 page sur 2" in page.standing.text()
    presses(person, page, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert person.reads() == "Page enregistrée. Toutes les pages sont revenues."
    assert marks(desk)[23:] == [SIGNED, NOTHING]
    assert "2 pages sur 2" in page.standing.text()


def test_a_line_without_signature_has_its_reason_and_a_thumb_counts_as_received(
    person: Any, page: SignedListPage, desk: Desk
) -> None:
    person.types(page.code, "2", enter=True)
    person.answers.choice = LineMark.UNABLE
    person.clicks(page.form.without)
    page.form.table.choose("25")
    person.clicks(page.form.thumb)
    person.clicks(page.form.save)
    assert marks(desk)[23:] == [LineMark.UNABLE, LineMark.THUMBPRINT]


def test_each_cell_of_the_difference_opens_its_lines(person: Any, page: SignedListPage) -> None:
    person.types(page.code, "1", enter=True)
    presses(person, page, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return)
    counts = dict(page.difference.table.shown())
    assert (counts[Cell.NOTED_ONLY], counts[Cell.SIGNED_ONLY], counts[Cell.NOT_RETURNED]) == (1, 1, 2)

    page.difference.table.choose("Reçu sur le papier, pas noté au poste")
    person.waits()
    assert page.lines.title.text() == "Reçu sur le papier, pas noté au poste"
    assert [line.number for line in page.lines.table.shown()] == [2]


def test_a_page_that_comes_back_again_begins_with_what_was_noted(
    person: Any, page: SignedListPage, desk: Desk
) -> None:
    for _time in range(2):
        person.types(page.code, "2", enter=True)
        presses(person, page, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert marks(desk)[23] is NOTHING


def test_what_is_no_page_of_ours_is_refused(person: Any, page: SignedListPage, desk: Desk) -> None:
    mark = mark_of(desk, 1)
    person.types(page.code, "VDL1:D1:1:1:0000000000000000", enter=True)
    assert "L'empreinte de cette page" in person.reads()
    person.types(page.code, mark.text.replace("D1", "D9"), enter=True)
    assert "d'un autre programme" in person.reads()
    person.types(page.code, "https://exemple.ma", enter=True)
    assert "Ce n'est pas le code carré" in person.reads()
    person.types(page.code, "3", enter=True)
    assert "La page 3 de la liste D1 ne porte aucune personne" in person.reads()
    assert page.form.mark is None


def test_ticks_are_not_lost_without_a_question(person: Any, page: SignedListPage, desk: Desk) -> None:
    person.types(page.code, "1", enter=True)
    person.clicks(page.form.all)
    person.answers.agrees = False
    scans(person, mark_of(desk, 2).text)
    assert person.answers.asked[-1][0] == "Quitter la page"
    assert page.form.title.text().startswith("Page 1/2")
    person.clicks(page.back)
    assert page.isVisible()
    person.answers.agrees = True
    person.clicks(page.back)
    assert not page.isVisible()


def test_a_page_of_an_older_version_is_noted_only_knowingly(
    person: Any, page: SignedListPage, field: Any, desk: Desk
) -> None:
    old = mark_of(desk, 2).text
    field.do("animation", record_walk_in, RecordWalkIn("S1", Sex.FEMALE, AgeGroup.ADULT))
    field.do("distribution", freeze_list, NamedDistribution("D1"))
    person.answers.agrees = False
    scans(person, old)
    question, detail, _yes = person.answers.asked[-1]
    assert question == "Page d'une ancienne version"
    assert detail.endswith("Pages de la version 2 encore attendues : 1, 2.")
    assert page.form.mark is None

    person.answers.agrees = True
    person.types(page.code, old, enter=True)
    presses(person, page, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert [line.cell for line in found_in(desk).lines][23:] == [
        Cell.OLDER_VERSION,
        Cell.OLDER_VERSION,
        Cell.NOT_RETURNED,
    ]


def test_the_difference_is_taken_away_on_paper_and_as_sheets(person: Any, page: SignedListPage) -> None:
    folder = person.answers.folder
    person.clicks(page.difference.paper)
    person.saves_paper()
    for made in (page.difference.workbook, page.difference.csv):
        person.clicks(made)
    text = "".join(one.extract_text() for one in PdfReader(folder / "liste-signee-D1.pdf").pages)
    assert "Liste signée : écarts" in text
    assert openpyxl.load_workbook(folder / "liste-signee-D1.xlsx").worksheets[1].max_row == 26
    assert (folder / "liste-signee-D1.csv").read_text("utf-8-sig").count("\n") == 26


def test_the_distribution_says_how_many_pages_came_back(
    person: Any, page: SignedListPage, distributions: DistributionsScreen
) -> None:
    person.types(page.code, "1", enter=True)
    presses(person, page, Qt.Key.Key_Return)
    person.clicks(page.back)
    said = [part.text() for part in distributions.panel.findChildren(QLabel) if not part.isHidden()]
    assert "1 page sur 2" in said
