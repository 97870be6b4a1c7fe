"""After a print: the person counts the paper, and after a jam only the rest comes out, with new codes."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication

from ui.preview.print_journal import PrintJournal
from ui.questions import PrintCount
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.home.home_screen import HomeScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from voucher_desk.desk import Desk
from voucher_desk.queries.print_jobs import PrintJobRow
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers

SYMBOLS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2])
ALL = PrintCount((), "")
FROM_TWO = PrintCount((2, 3), "planches non sorties")
VOUCHERS = 20


@pytest.fixture
def distributor(field: Any, person: Any) -> Any:
    field.session("S1", people=VOUCHERS)
    code = field.distribution("D1", "S1")
    field.do("distribution", issue_vouchers, IssueVouchers(code))
    person.becomes("distribution")
    screen = person.goes_to(DistributionsScreen)
    person.clicks_row(screen.table, 0)
    person.clicks(screen.panel.print)
    return person


def jobs(desk: Desk) -> list[PrintJobRow]:
    return list(desk.read(lambda queries: queries.print_jobs()))


def states(desk: Desk) -> list[str]:
    return [job.state.value for job in jobs(desk)]


def codes_by_page(file: Path) -> list[set[str]]:
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
    return [{found.text for found in zxingcpp.read_barcodes(page, SYMBOLS)} for page in pages]


def codes(file: Path) -> set[str]:
    return set().union(*codes_by_page(file))


def opens_journal(person: Any) -> PrintJournal:
    screen = person.goes_to(VouchersScreen)
    person.clicks(screen.journal)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PrintJournal)
    return shown


def test_all_came_out_is_confirmed_at_once(distributor: Any, desk: Desk) -> None:
    distributor.answers.print_count = ALL
    distributor.clicks(distributor.sees_paper().toolbar.print)
    assert distributor.answers.counted == [3]
    assert states(desk) == ["CONFIRMED"]
    assert distributor.reads() == "Impression 1 comptée : tout est sorti."
    assert QApplication.activeModalWidget() is None


def test_after_a_jam_the_rest_alone_is_shown_and_printed_with_new_codes(
    distributor: Any, field: Any, desk: Desk
) -> None:
    distributor.answers.print_count = FROM_TWO
    distributor.clicks(distributor.sees_paper().toolbar.print)
    rest = distributor.sees_paper()
    assert rest.toolbar.number.maximum() == 2
    assert states(desk) == ["SENT"]
    distributor.answers.print_count = ALL
    distributor.clicks(rest.toolbar.print)
    assert states(desk) == ["CONFIRMED", "SPOILED"]
    folder = distributor.answers.folder
    first, second = codes(folder / "sorti-1.pdf"), codes(folder / "sorti-2.pdf")
    assert (len(first), len(second), len(first & second)) == (20, 12, 0)
    answers = [field.redeem(code, text=code).verdict.value for code in sorted(first)]
    assert (answers.count("redeemed"), answers.count("refused")) == (8, 12)
    assert field.redeem("", text=next(iter(second))).verdict.value == "redeemed"
    assert desk.read(lambda queries: queries.differences()) == ()


def test_a_rest_that_is_not_printed_leaves_the_print_to_be_counted(distributor: Any, desk: Desk) -> None:
    distributor.answers.print_count = FROM_TWO
    distributor.clicks(distributor.sees_paper().toolbar.print)
    distributor.sees_paper().close()
    distributor.waits()
    assert states(desk) == ["SENT"]


def test_a_print_nobody_counted_is_counted_from_the_journal(distributor: Any, desk: Desk) -> None:
    distributor.clicks(distributor.sees_paper().toolbar.print)
    assert states(desk) == ["SENT"]
    home = distributor.goes_to(HomeScreen)
    told = [one.accessibleName() or one.text() for one in home.steps.buttons]
    assert any("attend que ses planches soient comptées" in text for text in told)
    journal = opens_journal(distributor)
    cells = [journal.table.index_of(0, column).data() for column in range(9)]
    assert cells[0] == "1"
    assert cells[2] == "D1"
    assert cells[5:] == ["3", "0", "distribution", "À compter"]
    distributor.answers.print_count = ALL
    distributor.clicks(journal.count)
    assert states(desk) == ["CONFIRMED"]
    assert journal.table.index_of(0, 8).data() == "Complète"
    assert not journal.count.isEnabled()
    assert journal.messages.text == "Impression 1 comptée : tout est sorti."


def test_a_saved_print_waits_in_the_journal(distributor: Any, desk: Desk) -> None:
    distributor.saves_paper()
    assert states(desk) == ["SENT"]
    journal = opens_journal(distributor)
    distributor.answers.print_count = PrintCount((3,), "planche gâchée")
    distributor.clicks(journal.count)
    rest = distributor.sees_paper()
    distributor.clicks(rest.toolbar.save)
    rest.close()
    distributor.waits()
    assert [job.vouchers for job in jobs(desk)] == [4, 20]
    assert states(desk) == ["SENT", "SPOILED"]
    assert len(codes(distributor.answers.folder / "suite-1.pdf")) == 4


def test_a_paper_used_meanwhile_did_come_out_and_nothing_is_printed(
    distributor: Any, field: Any, desk: Desk
) -> None:
    distributor.saves_paper()
    *_first, last_sheet = codes_by_page(distributor.answers.folder / "bons-D1.pdf")
    used = field.redeem("", text=next(iter(last_sheet))).serial
    journal = opens_journal(distributor)
    distributor.answers.print_count = FROM_TWO
    distributor.clicks(journal.count)
    assert QApplication.activeModalWidget() is journal
    assert used in journal.messages.text
    assert states(desk) == ["SENT"]
