"""Vouchers in number: blanks printed for the safe, those past their day expired, one set aside."""

from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from ui.preview.print_journal import PrintJournal
from ui.questions import PrintCount, PrintRun
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.usecases.expire_vouchers import ExpireVouchers, expire_vouchers
from voucher_desk.usecases.keep_stock import PrintStock, print_stock


@pytest.fixture
def blanks(field: Any) -> tuple[str, ...]:
    """Return the serials of four blanks in the safe."""
    return tuple(paper.serial for paper in field.do("stock", print_stock, PrintStock("LOT-CAS", 4)))


def later(field: Any, day: date) -> None:
    field.clock.now = field.clock.now.replace(year=day.year, month=day.month, day=day.day)


def test_blanks_are_printed_for_the_safe_once_their_preview_was_seen(
    person: Any, field: Any, vouchers: VouchersScreen
) -> None:
    person.becomes("stock")
    person.answers.print_run = PrintRun("LOT-CAS", 9)
    person.clicks(vouchers.stock.blanks)
    assert person.answers.asked[-1] == ("LOT-CAS", "LOT-PARTOUT", "LOT-RAB")
    person.saves_paper()
    assert len(PdfReader(person.answers.folder / "vierges-LOT-CAS.pdf").pages) == 2
    assert next(iter(field.desk.read(lambda queries: queries.batches()))).in_safe == 9
    assert vouchers.table.model().rowCount() == 9


def test_a_blank_that_is_spoiled_is_set_aside_with_a_reason(
    blanks: tuple[str, ...], person: Any, field: Any, vouchers: VouchersScreen
) -> None:
    person.becomes("stock")
    person.types(vouchers.search, blanks[1], enter=True)
    person.clicks(vouchers.panel.acts.spoil)
    assert person.reads() == "Bon vierge mis au rebut."
    assert field.state_of(blanks[1]) is VoucherState.SPOILED
    assert not vouchers.panel.acts.spoil.isVisible()


def test_vouchers_past_their_day_expire_after_a_question_and_once(
    person: Any, field: Any, vouchers: VouchersScreen
) -> None:
    serials = field.issued(people=2)
    person.clicks(vouchers.stock.expire)
    assert person.reads() == "Aucun bon n'a dépassé son dernier jour."
    later(field, date(2027, 1, 2))
    person.clicks(vouchers.stock.expire)
    assert "500,00" in person.answers.asked[-1][1]
    assert person.reads() == "2 bons expirés, 500,00 MAD."
    assert field.state_of(serials[0]) is VoucherState.EXPIRED


def test_an_expired_voucher_is_extended_by_who_may_approve(
    person: Any, field: Any, vouchers: VouchersScreen
) -> None:
    (serial,) = field.issued(people=1)
    later(field, date(2027, 1, 2))
    field.do("coordination", expire_vouchers, ExpireVouchers())
    person.types(vouchers.search, serial, enter=True)
    assert not vouchers.panel.acts.extend.isVisible()
    person.becomes("finance")
    person.answers.day = date(2027, 1, 2) + timedelta(days=30)
    person.clicks(vouchers.panel.acts.extend)
    assert "250,00" in person.answers.asked[-1][1]
    assert person.reads() == "Bon utilisable jusqu'au 01/02/2027."
    assert field.state_of(serial) is VoucherState.ISSUED


def test_who_neither_prints_nor_approves_is_offered_neither(person: Any, vouchers: VouchersScreen) -> None:
    person.becomes("animation")
    assert not vouchers.stock.blanks.isVisible()
    assert not vouchers.stock.expire.isVisible()


def test_spoiled_blanks_of_a_print_are_counted_and_set_aside(
    blanks: tuple[str, ...], person: Any, field: Any, vouchers: VouchersScreen
) -> None:
    person.becomes("stock")
    person.answers.print_count = PrintCount((), "gâchés", blanks[:2])
    person.clicks(vouchers.journal)
    journal = QApplication.activeModalWidget()
    assert isinstance(journal, PrintJournal)
    person.clicks(journal.count)
    assert (person.answers.counted, person.answers.of_blanks) == ([1], [True])
    assert journal.messages.text == "Impression 1 comptée ; bons vierges mis au rebut : 2."
    journal.close()
    states = [field.state_of(serial) for serial in blanks]
    assert states == [VoucherState.SPOILED] * 2 + [VoucherState.PRINTED] * 2


def test_the_vouchers_of_one_distribution_are_listed(
    person: Any, field: Any, vouchers: VouchersScreen
) -> None:
    field.issued(people=2)
    field.issued(people=1, code="2")
    vouchers.reload()
    person.waits()
    person.chooses(vouchers.filters.distribution, "D2")
    assert vouchers.table.model().rowCount() == 1
