"""Vouchers: found by what is printed on them, and changed only with a reason."""

from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.screens.vouchers import vouchers_screen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from voucher_desk.domain.human_code import grouped
from voucher_desk.domain.vouchers import VoidReason, VoucherState


@pytest.fixture
def issued(field: Any) -> tuple[str, ...]:
    serials: tuple[str, ...] = field.issued(people=4)
    return serials


def shown(screen: VouchersScreen) -> list[str]:
    return [screen.table.index_of(row, 0).data() for row in range(screen.table.model().rowCount())]


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


def test_scrolling_brings_the_next_page_and_all_are_counted(
    issued: tuple[str, ...], person: Any, vouchers: VouchersScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vouchers_screen, "_PAGE", 2)
    vouchers.reload()
    person.waits()
    vouchers.table.scrollToBottom()
    vouchers.table.model().fetchMore(vouchers.table.rootIndex())
    person.waits()
    assert shown(vouchers) == list(issued)
    assert "4 bons" in [one.text() for one in vouchers.findChildren(QLabel)]


def test_clicking_a_heading_twice_turns_the_list_round(
    issued: tuple[str, ...], person: Any, vouchers: VouchersScreen
) -> None:
    vouchers.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    person.waits()
    assert shown(vouchers) == list(reversed(issued))
