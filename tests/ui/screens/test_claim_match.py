"""The match of a claim at the desk: the invoice typed, the papers scanned, the cells opened by keyboard."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from ui.screens.claims.claims_screen import ClaimsScreen
from ui.screens.claims.sheet_entry import SheetEntry
from ui.tables.table_view import TableView
from voucher_desk.desk import Desk
from voucher_desk.domain.claim_sheets import SheetKind, WrittenLine
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.usecases.enter_claim_sheet import EnterClaimSheet, enter_claim_sheet
from voucher_desk.usecases.settle_claim import DraftClaim, SubmitClaim, draft_claim, submit_claim

CODE = "PHARMA-CAS-0001"
ARABIC_KEYBOARD = {ord("0") + digit: chr(0x0660 + digit) for digit in range(10)}


@pytest.fixture
def submitted(field: Any) -> tuple[str, ...]:
    """Hand in a claim of three vouchers of five; return all serials."""
    serials: tuple[str, ...] = field.issued(people=5)
    for serial in serials[:3]:
        field.redeem(serial)
    field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", date(2026, 12, 31)))
    field.do("guichet-cas", submit_claim, SubmitClaim(CODE, "F-1"))
    return serials


def column(table: TableView[Any], at: int) -> list[str]:
    return [table.index_of(row, at).data() for row in range(table.model().rowCount())]


def open_match(person: Any, user: str = "rapprochement") -> ClaimsScreen:
    person.becomes(user)
    screen: ClaimsScreen = person.goes_to(ClaimsScreen)
    screen.table.choose(CODE)
    person.waits()
    person.clicks(screen.panel.acts.match)
    assert screen.match.isVisible()
    return screen


def papers_of(person: Any, screen: ClaimsScreen) -> SheetEntry:
    person.window.activateWindow()
    person.clicks(screen.match.papers)
    return screen.entries[SheetKind.PAPERS]


def test_a_match_says_what_is_missing_before_anything_is_entered(
    submitted: Sequence[str], person: Any
) -> None:
    screen = open_match(person)

    assert column(screen.match.cells, 1) == ["0", "3", "0", "0", "0", "0", "0", "0", "3"]
    assert column(screen.match.vouchers, 0) == []
    screen.match.cells.setFocus()
    person.qtbot.keyClick(screen.match.cells, Qt.Key.Key_Down)
    assert column(screen.match.vouchers, 0) == [*submitted[:3]]


def test_an_invoice_is_typed_line_by_line_and_matched(
    submitted: Sequence[str], person: Any, desk: Desk
) -> None:
    screen = open_match(person)
    person.clicks(screen.match.invoice)
    entry = screen.entries[SheetKind.INVOICE]
    for text, amount in (
        (submitted[0], "250"),
        (submitted[3].translate(ARABIC_KEYBOARD), "\u0662\u0665\u0660\u066b\u0660\u0660"),
        ("faux", "1 000"),
    ):
        person.types(entry.code, text)
        person.types(entry.amount, amount, enter=True)
    person.types(entry.code, submitted[1])
    person.types(entry.amount, "rien", enter=True)
    assert person.reads()
    assert column(entry.table, 1) == [submitted[0], submitted[3], "! inconnu"]

    person.clicks(entry.save)

    assert screen.match.isVisible()
    cells = dict(zip(column(screen.match.cells, 0), column(screen.match.cells, 1), strict=True))
    assert cells["Échangé et facturé"] == "1"
    assert cells["! Échangé, non facturé"] == "2"
    assert cells["! Présenté, sans échange dans la demande"] == "1"
    assert cells["! Inconnu"] == "1"
    assert column(screen.match.cells, 4)[-1] == "1\u202f500,00"


def test_papers_are_counted_by_scanning_each_once(
    submitted: Sequence[str], field: Any, person: Any, desk: Desk
) -> None:
    screen = open_match(person)
    entry = papers_of(person, screen)
    for serial in (submitted[0], submitted[1]):
        person.scans(field.papers[serial].qr_digits)
    entry.scan([field.papers[submitted[0]].human_code])
    person.waits()
    assert column(entry.table, 1) == [*submitted[:2]]
    assert "Déjà compté" in person.reads()

    person.clicks(entry.save)

    assert desk.read(lambda queries: queries.claim_match(CODE)).without_paper == (submitted[2],)
    assert column(screen.match.cells, 3)[-1] == "2"


def test_a_second_paper_of_a_voucher_is_counted_when_the_person_says_so(
    submitted: Sequence[str], person: Any
) -> None:
    screen = open_match(person)
    entry = papers_of(person, screen)
    for _ in range(2):
        person.types(entry.code, submitted[0], enter=True)
    assert column(entry.table, 1) == [submitted[0]]

    person.clicks(person.window.messages.offer)

    assert column(entry.table, 1) == [submitted[0]] * 2
    entry.table.choose_row(1)
    entry.table.setFocus()
    person.qtbot.keyClick(entry.table, Qt.Key.Key_Delete)
    assert column(entry.table, 1) == [submitted[0]]


def test_a_file_takes_the_place_of_the_lines_or_is_refused_by_its_cells(
    submitted: Sequence[str], person: Any, tmp_path: Path
) -> None:
    screen = open_match(person)
    person.clicks(screen.match.invoice)
    entry = screen.entries[SheetKind.INVOICE]
    file = tmp_path / "facture.csv"
    person.answers.list_file = file
    file.write_text(f"Bon;Montant\n{submitted[0]};\n", "utf-8")
    person.clicks(entry.load)
    assert "B2" in person.reads()
    file.write_text(f"Bon;Montant\n{submitted[0]};250,00\n{submitted[1]};240,00\n", "utf-8")
    person.clicks(entry.load)
    assert column(entry.table, 2) == ["250,00", "240,00"]
    person.clicks(entry.save)
    assert screen.match.isVisible()
    assert column(screen.match.vouchers, 4) == ["papier absent", "montants différents, papier absent"]


def test_lines_are_left_only_with_agreement(submitted: Sequence[str], person: Any, desk: Desk) -> None:
    screen = open_match(person)
    entry = papers_of(person, screen)
    person.types(entry.code, submitted[0], enter=True)
    person.answers.agrees = False
    person.clicks(entry.leave)
    assert entry.isVisible()
    person.answers.agrees = True
    person.clicks(entry.leave)
    assert screen.match.isVisible()
    assert not desk.read(lambda queries: queries.claim_match(CODE)).counted


def test_what_has_no_paper_is_proposed_disallowed(submitted: Sequence[str], field: Any, person: Any) -> None:
    counted = [WrittenLine(serial) for serial in submitted[:2]]
    field.do("rapprochement", enter_claim_sheet, EnterClaimSheet(CODE, SheetKind.PAPERS, counted))
    screen = open_match(person)
    person.clicks(screen.match.leave)
    person.clicks(screen.panel.acts.review)

    assert column(screen.review.table, 4) == ["", "", "Bon papier absent"]
    person.clicks(screen.review.save)
    lines = field.desk.read(lambda queries: queries.claim_lines(CODE))
    assert [line.reason for line in lines] == [None, None, DisallowReason.NO_PAPER]


def test_a_provider_enters_its_invoice_and_sees_no_match(submitted: Sequence[str], person: Any) -> None:
    person.becomes("guichet-cas")
    screen = person.goes_to(ClaimsScreen)
    screen.table.choose(CODE)
    person.waits()
    assert not screen.panel.acts.match.isVisible()
    person.clicks(screen.panel.acts.enter)
    entry = screen.entries[SheetKind.INVOICE]
    person.types(entry.code, submitted[0])
    person.types(entry.amount, "250", enter=True)
    person.clicks(entry.save)
    assert screen.panel.isVisible()


def test_a_count_under_way_is_taken_off_the_screen_when_another_person_comes(
    submitted: Sequence[str], person: Any
) -> None:
    screen = open_match(person)
    entry = papers_of(person, screen)
    person.types(entry.code, submitted[0], enter=True)
    person.becomes("guichet-hammam")
    assert not entry.isVisible()
    assert entry.table.model().rowCount() == 0
    assert screen.match.cells.model().rowCount() == 0
