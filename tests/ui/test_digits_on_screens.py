"""Arabic-Indic digits on the screens: everywhere at once, and never where codes are compared."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from resources.catalogues import catalogue
from ui.desktop import prepare
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.reconciliation.reconciliation_screen import ReconciliationScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.tables.columns import Column
from ui.tables.export import sheet_cells
from ui.tables.table_view import TableView
from ui.wording import Wording
from voucher_desk.desk import Desk
from voucher_desk.domain.digits import Digits, in_arabic_indic
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.sentences.digits import as_elsewhere
from voucher_desk.spreadsheets.sheets import Amount

LATIN = re.compile("[0-9]")
DAY = re.compile("[0-9]{2}/[0-9]{2}/[0-9]{4}")
_NUMBERS = int | Decimal | Amount | date
NAMING = {catalogue("ar").gettext(word) for word in ("N°", "Tranche")}


@pytest.fixture
def arabic(dressed: QApplication, wording: Wording) -> Iterator[Wording]:
    """Return the Arabic wording with Arabic-Indic digits, until the end of the test."""
    words = Wording("ar", catalogue("ar"), Digits.ARABIC_INDIC)
    prepare(dressed, words)
    yield words
    prepare(dressed, wording)


@pytest.fixture
def reader(arabic: Wording, field: Any, opened: Callable[[Desk, Wording], Any], desk: Desk) -> Any:
    """Return the coordinator in front of such screens, after three vouchers were issued and one redeemed."""
    serials = field.issued(people=3)
    field.redeem(serials[0])
    return opened(desk, arabic)


def figures(table: TableView[Any]) -> Iterator[tuple[Column[Any], str]]:
    """Yield the cells of a table that are numbers, money or days, as they are shown."""
    for row in table.shown():
        for column in table.rows_model.columns:
            held, shown = column.cell(row) if column.cell else None, column.shown(row)
            is_figure = column.is_number or isinstance(held, _NUMBERS) or DAY.search(as_elsewhere(shown))
            if is_figure and column.heading not in NAMING:
                yield column, shown


def test_no_cell_of_a_number_money_or_a_day_has_a_latin_digit(reader: Any) -> None:
    shown: set[str] = set()
    for at, door in enumerate(reader.window.doors):
        reader.window.go_to(at)
        reader.waits()
        for table in reader.window.page(at).findChildren(TableView):
            for row in range(min(2, table.model().rowCount())):
                table.choose_row(row)
                reader.waits()
        for table in reader.window.page(at).findChildren(TableView):
            for column, text in figures(table):
                assert not LATIN.search(text), (door.sign, column.heading, text)
                shown.add(text)
    assert any(in_arabic_indic("250,00") in text for text in shown)
    assert any(in_arabic_indic("10/10/2026") in text for text in shown)
    assert any(in_arabic_indic("3") in text for text in shown)


def test_serials_and_codes_keep_the_digits_of_paper(reader: Any) -> None:
    screen = reader.goes_to(VouchersScreen)
    serials = {row.serial for row in screen.table.shown()}
    assert {without_marks(screen.table.index_of(at, 0).data()) for at in range(3)} == serials


def without_marks(text: str) -> str:
    return text.strip("\u2066\u2069")


def test_what_is_copied_and_exported_has_latin_digits(reader: Any) -> None:
    screen = reader.goes_to(ReconciliationScreen)
    table = screen.lines
    table.choose_row(0)
    assert in_arabic_indic("750,00") in table.index_of(0, 1).data()
    sheet = str([sheet_cells(table.columns, row) for row in table.shown()])
    for text in (table.copied(), sheet):
        assert not set(in_arabic_indic("0123456789")) & set(text)
    assert "750,00" in table.copied()


@pytest.mark.parametrize(
    "typed", ["\u0661\u0660\u0660\u066b\u0665\u0660", "\u06f1\u06f0\u06f0,\u06f5", "100,50"]
)
def test_an_amount_typed_at_the_counter_in_any_digits_is_taken(
    arabic: Wording, field: Any, opened: Callable[[Desk, Wording], Any], desk: Desk, typed: str
) -> None:
    [serial] = field.issued(people=1, batch="LOT-RAB")
    provider = opened(desk.acting_as("guichet-rab"), arabic)
    counter = provider.goes_to(ExchangeScreen)
    provider.types(counter.code, field.papers[serial].human_code.translate(in_any_digits()), enter=True)
    assert counter.amount.amount.text() == in_arabic_indic("187,50")
    provider.types(counter.amount.amount, typed)
    provider.qtbot.waitUntil(counter.amount.redeem.isEnabled)
    assert in_arabic_indic("87,00") in counter.amount.left.text()
    provider.clicks(counter.amount.redeem)
    assert field.state_of(serial) is VoucherState.PART
    told = [label.text() for label in counter.verdict.findChildren(QLabel)]
    assert any(in_arabic_indic("100,50") in text for text in told)


def in_any_digits() -> dict[int, str]:
    """Return how an Arabic keyboard types the digits of a code."""
    return {ord(str(digit)): chr(0x0660 + digit) for digit in range(10)}


def test_a_voucher_is_found_by_its_number_in_any_digits(reader: Any) -> None:
    screen = reader.goes_to(VouchersScreen)
    serial = screen.table.shown()[1].serial
    screen.filters.look_for(serial.translate(in_any_digits()))
    reader.waits()
    assert [row.serial for row in screen.table.shown()] == [serial]


def test_french_and_english_screens_have_latin_digits_whatever_was_chosen() -> None:
    for language in ("fr", "en"):
        words = Wording(language, catalogue(language), Digits.ARABIC_INDIC)
        assert words.digits is Digits.LATIN
        assert words.day(date(2026, 12, 18)) == "18/12/2026"
        assert words.ngettext("{n} bon", "{n} bons", 3).format(n=3).startswith("3")
