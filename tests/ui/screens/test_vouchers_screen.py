"""Vouchers: found by what is printed on them, and changed only with a reason."""

from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from db.queries.reading import SqlQueries
from ui.background import Progress
from ui.questions import FileKind
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.tables import paged_reading, paper
from voucher_desk.domain.human_code import grouped
from voucher_desk.domain.vouchers import VoidReason, VoucherState
from voucher_desk.ports.faults import DatabaseBusy
from voucher_desk.queries.vouchers import VoucherRow


@pytest.fixture
def issued(field: Any) -> tuple[str, ...]:
    serials: tuple[str, ...] = field.issued(people=4)
    return serials


def shown(screen: VouchersScreen) -> list[str]:
    return [screen.table.index_of(row, 0).data() for row in range(screen.table.model().rowCount())]


def chosen(screen: VouchersScreen) -> VoucherRow:
    row = screen.table.chosen()
    assert row is not None
    return row


def finds(person: Any, screen: VouchersScreen, text: str) -> None:
    person.types(screen.search, text, enter=True)


def test_all_vouchers_are_listed_with_what_is_left(issued: tuple[str, ...], vouchers: VouchersScreen) -> None:
    assert shown(vouchers) == list(issued)
    assert vouchers.table.index_of(0, 3).data() == "250,00"


def test_a_voucher_is_found_by_serial_by_the_code_of_its_paper_and_by_its_person(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    finds(person, vouchers, issued[2])
    assert shown(vouchers) == [issued[2]]
    finds(person, vouchers, grouped(field.papers[issued[1]].human_code).lower())
    assert shown(vouchers) == [issued[1]]
    finds(person, vouchers, "S1-0004")
    assert shown(vouchers) == [issued[3]]


def test_a_search_without_result_says_what_to_do(
    issued: tuple[str, ...], person: Any, vouchers: VouchersScreen
) -> None:
    finds(person, vouchers, "rien")
    assert shown(vouchers) == []


def test_the_history_tells_everything_in_order(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    finds(person, vouchers, issued[0])
    history = vouchers.panel.history
    told = [history.index_of(row, 1).data() for row in range(history.model().rowCount())]
    assert told == ["Bon émis", "Bons imprimés"]


def test_a_voucher_is_suspended_and_released_each_with_a_reason(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    finds(person, vouchers, issued[0])
    person.answers.reason = None
    person.clicks(vouchers.panel.acts.suspend)
    assert field.state_of(issued[0]) is VoucherState.ISSUED
    person.answers.reason = "signalé perdu"
    person.clicks(vouchers.panel.acts.suspend)
    assert field.state_of(issued[0]) is VoucherState.SUSPENDED
    person.clicks(vouchers.panel.acts.release)
    assert field.state_of(issued[0]) is VoucherState.ISSUED


def test_void_takes_two_persons_then_the_voucher_is_replaced(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    person.becomes("distribution")
    finds(person, vouchers, issued[0])
    person.answers.choice = VoidReason.LOST
    person.clicks(vouchers.panel.acts.propose)
    assert field.state_of(issued[0]) is VoucherState.SUSPENDED
    person.clicks(vouchers.panel.acts.approve)
    assert field.state_of(issued[0]) is VoucherState.SUSPENDED
    assert person.reads()
    person.becomes("coordination")
    person.clicks(vouchers.panel.acts.approve)
    assert field.state_of(issued[0]) is VoucherState.VOID
    person.becomes("distribution")
    person.clicks(vouchers.panel.acts.replace)
    assert "Bon remplacé" in person.reads()
    old = field.desk.read(lambda queries: queries.voucher(issued[0]))
    assert old.replaced_by
    assert not vouchers.panel.acts.replace.isVisible()


def test_a_reprint_makes_a_new_paper(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    person.becomes("distribution")
    finds(person, vouchers, issued[0])
    person.clicks(vouchers.panel.acts.reprint)
    person.saves_paper()
    assert len(PdfReader(person.answers.folder / f"bon-{issued[0]}.pdf").pages) == 1
    assert field.desk.read(lambda queries: queries.voucher(issued[0])).copy_number == 2


def test_only_acts_the_state_allows_are_offered(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    field.redeem(issued[0])
    finds(person, vouchers, issued[0])
    acts = vouchers.panel.acts
    offered = [one for one in (acts.suspend, acts.release, acts.propose, acts.reprint) if one.isVisible()]
    assert offered == []


def test_the_list_is_narrowed_to_one_state(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    field.redeem(issued[1])
    person.chooses(vouchers.state, person.window.place.wording.title(VoucherState.REDEEMED))
    assert shown(vouchers) == [issued[1]]


def test_chosen_vouchers_are_copied_as_a_spreadsheet_takes_them(
    issued: tuple[str, ...], person: Any, vouchers: VouchersScreen
) -> None:
    person.clicks_row(vouchers.table, 0)
    vouchers.table.setFocus()
    person.qtbot.keyClick(vouchers.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    headings, row = vouchers.table.copied().split("\n")
    assert headings.split("\t")[0] == "Numéro"
    assert row.split("\t")[:4] == [issued[0], "Émis", "250,00", "250,00"]


PAGE = 20


@pytest.fixture
def many(field: Any, vouchers: VouchersScreen, person: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Show 90 vouchers in pages of 20 rows, of which a table holds two."""
    monkeypatch.setattr(paged_reading, "PAGE", PAGE)
    monkeypatch.setattr(paged_reading, "MOST_PAGES", 2)
    serials = list(field.issued(90, "LOT-PARTOUT"))
    vouchers.reload()
    person.waits()
    return serials


def scrolls_down(person: Any, screen: VouchersScreen, times: int = 1) -> None:
    for _time in range(times):
        screen.table.scrollToBottom()
        person.waits()


def scrolls_up(person: Any, screen: VouchersScreen, times: int = 1) -> None:
    for _time in range(times):
        screen.table.scrollToTop()
        person.waits()


def presses(person: Any, screen: VouchersScreen, *keys: Qt.Key) -> None:
    screen.table.setFocus()
    for key in keys:
        person.qtbot.keyClick(screen.table, key, Qt.KeyboardModifier.ControlModifier)
        person.waits()


def says(screen: VouchersScreen) -> list[str]:
    return [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]


def test_scrolling_brings_the_next_page_and_all_are_counted(
    many: list[str], person: Any, vouchers: VouchersScreen
) -> None:
    assert shown(vouchers) == many[:PAGE]
    scrolls_down(person, vouchers)
    assert shown(vouchers) == many[: 2 * PAGE]
    assert "90 bons" in says(vouchers)


def test_a_long_list_is_walked_there_and_back_and_holds_two_pages(
    many: list[str], person: Any, vouchers: VouchersScreen
) -> None:
    scrolls_down(person, vouchers, 4)
    assert shown(vouchers) == many[50:]
    scrolls_up(person, vouchers)
    assert shown(vouchers) == many[30:70]
    on_top = vouchers.table.index_of(vouchers.table.verticalScrollBar().value(), 0).data()
    assert on_top == many[50]
    scrolls_up(person, vouchers, 2)
    assert shown(vouchers) == many[: 2 * PAGE]


def test_the_last_voucher_is_a_key_away_however_many_there_are(
    many: list[str], person: Any, vouchers: VouchersScreen
) -> None:
    presses(person, vouchers, Qt.Key.Key_End)
    assert shown(vouchers) == many[-PAGE:]
    assert chosen(vouchers).serial == many[-1]
    scrolls_up(person, vouchers)
    assert shown(vouchers) == many[-2 * PAGE :]
    presses(person, vouchers, Qt.Key.Key_Home)
    assert shown(vouchers) == many[:PAGE]
    assert chosen(vouchers).serial == many[0]


def test_what_is_chosen_and_where_the_list_stands_outlive_a_change(
    many: list[str], person: Any, vouchers: VouchersScreen
) -> None:
    scrolls_down(person, vouchers, 3)
    bar = vouchers.table.verticalScrollBar()
    vouchers.table.choose(many[45])
    bar.setValue(12)
    person.clicks(vouchers.panel.acts.suspend)
    assert shown(vouchers) == many[40:80]
    assert chosen(vouchers).serial == many[45]
    assert chosen(vouchers).state is VoucherState.SUSPENDED
    assert bar.value() == 12


def test_another_search_begins_at_the_top(many: list[str], person: Any, vouchers: VouchersScreen) -> None:
    scrolls_down(person, vouchers, 3)
    finds(person, vouchers, many[0][:5])
    assert shown(vouchers) == many[:PAGE]
    assert vouchers.table.verticalScrollBar().value() == 0


def test_a_page_that_could_not_be_read_says_so_and_is_read_again(
    many: list[str], person: Any, vouchers: VouchersScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_anything: object) -> None:
        raise DatabaseBusy

    with monkeypatch.context() as fault:
        fault.setattr(SqlQueries, "vouchers", broken)
        scrolls_down(person, vouchers, 2)
    assert person.reads()
    assert "La lecture de la liste s'est interrompue." in says(vouchers)
    assert shown(vouchers) == many[:PAGE]
    person.clicks(vouchers.foot.again)
    assert shown(vouchers) == many[: 2 * PAGE]
    assert not vouchers.foot.again.isVisible()


def test_copying_all_that_is_read_says_that_there_is_more(
    many: list[str], person: Any, vouchers: VouchersScreen
) -> None:
    presses(person, vouchers, Qt.Key.Key_A, Qt.Key.Key_C)
    assert person.reads().startswith("20 lignes copiées. La liste en a d'autres")


def test_an_export_holds_every_voucher_of_the_search_not_only_those_read(
    many: list[str], person: Any, vouchers: VouchersScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paged_reading, "AT_ONCE", 7)
    person.answers.choice = FileKind.TABLE
    person.clicks(vouchers.export)
    lines = (person.answers.folder / "bons.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "Numéro;État;Valeur;Reste;Expire le;Personne"
    assert [line.split(";")[0] for line in lines[1:]] == many
    finds(person, vouchers, many[3])
    person.answers.choice = FileKind.WORKBOOK
    person.clicks(vouchers.export)
    sheet = openpyxl.load_workbook(person.answers.folder / "bons.xlsx").active
    assert [[cell.value for cell in row][:3] for row in sheet["A2:C2"]] == [[many[3], "Émis", 100]]
    assert sheet.max_row == 2


@pytest.mark.parametrize("kind", FileKind)
def test_an_export_that_is_cancelled_leaves_nothing_behind(
    many: list[str], person: Any, vouchers: VouchersScreen, monkeypatch: pytest.MonkeyPatch, kind: FileKind
) -> None:
    monkeypatch.setattr(paged_reading, "AT_ONCE", 7)
    background = person.window.place.background
    steps: list[tuple[int, int]] = []

    def step(progress: Progress, done: int, of: int) -> None:
        steps.append((done, of))
        if done == 14:
            background.cancel()
        taken(progress, done, of)

    taken = Progress.step
    monkeypatch.setattr(Progress, "step", step)
    person.answers.choice = kind
    person.clicks(vouchers.export)
    assert (steps[0], steps[-1]) == ((0, 90), (14, 90))
    assert list(person.answers.folder.iterdir()) == []


def test_a_list_too_long_for_a_pdf_is_refused_with_the_way_out(
    many: list[str], person: Any, vouchers: VouchersScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "MOST_LINES", 80)
    person.answers.choice = FileKind.PDF
    person.clicks(vouchers.export)
    assert "90 lignes, et un PDF en prend 80 au plus" in person.reads()
    assert list(person.answers.folder.iterdir()) == []
    finds(person, vouchers, many[3])
    person.clicks(vouchers.export)
    text = PdfReader(person.answers.folder / "bons.pdf").pages[0].extract_text()
    assert f"Rechercher un bon : {many[3]}" in text
    assert text.count(many[3]) == 2


def test_a_code_typed_with_a_slip_is_asked_about(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    code = field.papers[issued[1]].human_code
    slip = code[:-1] + ("X" if code[-1] != "X" else "Y")
    finds(person, vouchers, slip)
    assert shown(vouchers) == []
    (meant,) = [one for one in vouchers.meant.findChildren(QPushButton) if one.isVisible()]
    person.clicks(meant)
    assert shown(vouchers) == [issued[1]]
    assert not vouchers.meant.isVisible()


def test_the_list_is_narrowed_to_a_city_and_a_donation(
    issued: tuple[str, ...], field: Any, person: Any, vouchers: VouchersScreen
) -> None:
    (rabat,) = field.issued(1, "LOT-RAB", "2")
    vouchers.reload()
    person.waits()
    person.chooses(vouchers.filters.city, "Rabat")
    assert shown(vouchers) == [rabat]
    person.chooses(vouchers.filters.city, "Toutes les villes")
    person.chooses(vouchers.filters.donation, "DON-CAS")
    assert shown(vouchers) == list(issued)


def test_typing_on_the_list_begins_a_search(
    issued: tuple[str, ...], person: Any, vouchers: VouchersScreen
) -> None:
    person.clicks_row(vouchers.table, 0)
    person.qtbot.keyClick(vouchers.table, Qt.Key.Key_9)
    assert vouchers.search.text() == "9"
    assert person.window.focusWidget() is vouchers.search


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_goes_on_to_the_acts_of_the_voucher_chosen(
    issued: tuple[str, ...], person: Any, vouchers: VouchersScreen, key: Qt.Key
) -> None:
    person.clicks_row(vouchers.table, 0)
    person.qtbot.keyClick(vouchers.table, key)
    focused = person.window.focusWidget()
    assert focused is not None
    assert vouchers.panel.isAncestorOf(focused)


def test_clicking_a_heading_twice_turns_the_list_round(
    issued: tuple[str, ...], person: Any, vouchers: VouchersScreen
) -> None:
    vouchers.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    person.waits()
    assert shown(vouchers) == list(reversed(issued))
