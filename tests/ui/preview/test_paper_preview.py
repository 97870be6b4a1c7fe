"""The preview: seen before anything is recorded, turned and zoomed by keys, printed or saved once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from resources.catalogues import catalogue
from ui.preview.paper_preview import PaperPreview
from ui.preview.zoom import Fit
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.wording import Wording
from voucher_desk.desk import Desk
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers

SYMBOLS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2])
CONTROL = Qt.KeyboardModifier.ControlModifier
VOUCHERS = 20
SHEETS = 3


@pytest.fixture
def waiting(field: Any) -> str:
    """Return a distribution with twenty vouchers to print: three sheets."""
    field.session("S1", people=VOUCHERS)
    code: str = field.distribution("D1", "S1")
    field.do("distribution", issue_vouchers, IssueVouchers(code))
    return code


@pytest.fixture
def distributor(waiting: str, person: Any) -> Any:
    person.becomes("distribution")
    return person


@pytest.fixture
def panel(distributor: Any) -> Any:
    screen = distributor.goes_to(DistributionsScreen)
    distributor.clicks_row(screen.table, 0)
    return screen.panel


@pytest.fixture
def sheets(distributor: Any, panel: Any) -> PaperPreview:
    distributor.clicks(panel.print)
    shown: PaperPreview = distributor.sees_paper()
    return shown


def printed(desk: Desk) -> int:
    [row] = desk.read(lambda queries: queries.distributions())
    return row.printed


def read_from(image: QImage) -> set[str]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return {found.text for found in zxingcpp.read_barcodes(view, SYMBOLS)}


def came_out(file: Path) -> list[set[str]]:
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
    return [{found.text for found in zxingcpp.read_barcodes(page, SYMBOLS)} for page in pages]


def press(person: Any, shown: PaperPreview, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    person.qtbot.keyClick(shown, key, held)
    person.waits()


def test_seeing_the_sheets_prints_nothing(distributor: Any, sheets: PaperPreview, desk: Desk) -> None:
    assert sheets.toolbar.number.maximum() == SHEETS
    press(distributor, sheets, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert printed(desk) == 0


def test_pages_are_turned_by_keys_and_by_their_number(distributor: Any, sheets: PaperPreview) -> None:
    first = sheets.view.picture
    assert not sheets.toolbar.previous.isEnabled()
    press(distributor, sheets, Qt.Key.Key_PageDown)
    assert sheets.toolbar.number.value() == 2
    assert sheets.view.accessibleName() == "Page 2 sur 3"
    assert sheets.view.picture != first
    press(distributor, sheets, Qt.Key.Key_End, CONTROL)
    assert sheets.view.page == 2
    assert not sheets.toolbar.next.isEnabled()
    press(distributor, sheets, Qt.Key.Key_PageDown)
    assert sheets.view.page == 2
    distributor.types(sheets.toolbar.number, "1", enter=True)
    assert sheets.view.page == 0
    assert sheets.view.picture == first


def test_the_page_is_zoomed_by_keys_and_fits_the_window(distributor: Any, sheets: PaperPreview) -> None:
    whole = sheets.view.picture
    assert whole.height() <= sheets.view.height()
    press(distributor, sheets, Qt.Key.Key_0, CONTROL)
    assert sheets.view.picture.width() == round(8.267 * sheets.view.logicalDpiX())
    press(distributor, sheets, Qt.Key.Key_Plus, CONTROL)
    assert sheets.view.zoom == 125
    assert sheets.toolbar.zoom.value() == 125
    press(distributor, sheets, Qt.Key.Key_Minus, CONTROL)
    assert sheets.view.zoom == 100
    distributor.chooses(sheets.toolbar.zoom, "Largeur de page")
    assert sheets.toolbar.zoom.value() is Fit.WIDTH
    assert whole.width() < sheets.view.picture.width() < sheets.view.width()
    narrower = sheets.view.picture.width()
    sheets.resize(sheets.width() - 100, sheets.height())
    distributor.waits()
    assert sheets.view.picture.width() == narrower - 100


def test_the_codes_on_the_screen_are_those_that_come_out_of_the_printer(
    distributor: Any, sheets: PaperPreview, desk: Desk
) -> None:
    sheets.view.zoom_to(200)
    distributor.waits()
    seen = read_from(sheets.view.picture)
    distributor.clicks(sheets.toolbar.print)
    assert distributor.reads() == "3 pages envoyées à l'imprimante."
    assert printed(desk) == VOUCHERS
    first, *others = came_out(distributor.answers.folder / "sorti-1.pdf")
    assert first == seen
    assert len(first.union(*others)) == VOUCHERS


def test_only_the_pages_asked_for_come_out(distributor: Any, sheets: PaperPreview) -> None:
    distributor.answers.from_to = (3, 3)
    press(distributor, sheets, Qt.Key.Key_P, CONTROL)
    assert [len(codes) for codes in came_out(distributor.answers.folder / "sorti-1.pdf")] == [4]
    assert distributor.answers.once == [True]


def test_without_a_printer_nothing_is_printed(distributor: Any, sheets: PaperPreview, desk: Desk) -> None:
    distributor.answers.prints = False
    distributor.clicks(sheets.toolbar.print)
    assert printed(desk) == 0


def test_sheets_that_went_to_the_printer_go_again_only_on_purpose(
    distributor: Any, sheets: PaperPreview, desk: Desk
) -> None:
    distributor.answers.from_to = (1, 2)
    distributor.clicks(sheets.toolbar.print)
    assert distributor.answers.counted == []
    distributor.answers.agrees = False
    distributor.answers.from_to = (2, 3)
    distributor.clicks(sheets.toolbar.print)
    assert "double" in distributor.answers.asked[-1][1]
    assert not (distributor.answers.folder / "sorti-2.pdf").exists()
    distributor.answers.from_to = (3, 3)
    distributor.clicks(sheets.toolbar.print)
    assert len(distributor.answers.asked) == 1
    assert distributor.answers.counted == [SHEETS]
    assert printed(desk) == VOUCHERS


def test_saved_sheets_count_as_printed_once(distributor: Any, sheets: PaperPreview, desk: Desk) -> None:
    press(distributor, sheets, Qt.Key.Key_S, CONTROL)
    press(distributor, sheets, Qt.Key.Key_S, CONTROL)
    assert printed(desk) == VOUCHERS
    saved = came_out(distributor.answers.folder / "bons-D1.pdf")
    distributor.clicks(sheets.toolbar.print)
    assert came_out(distributor.answers.folder / "sorti-1.pdf") == saved
    assert sum(len(codes) for codes in saved) == VOUCHERS


def test_a_reprint_shows_the_new_codes_once_they_are_worth_something(
    distributor: Any, field: Any, desk: Desk
) -> None:
    [old, *_others] = field.issued(people=1, code="2")
    screen = distributor.goes_to(VouchersScreen)
    distributor.types(screen.search, old, enter=True)
    distributor.clicks(screen.panel.acts.reprint)
    shown = distributor.sees_paper()
    shown.view.zoom_to(200)
    distributor.waits()
    before = read_from(shown.view.picture)
    distributor.clicks(shown.toolbar.save)
    after = read_from(shown.view.picture)
    assert came_out(distributor.answers.folder / f"bon-{old}.pdf") == [after]
    assert before != after
    assert desk.read(lambda queries: queries.voucher(old)).copy_number == 2


def test_a_list_is_printed_in_as_many_copies_as_wanted(distributor: Any, panel: Any) -> None:
    distributor.clicks(panel.list)
    shown = distributor.sees_paper()
    distributor.clicks(shown.toolbar.print)
    distributor.clicks(shown.toolbar.print)
    assert distributor.answers.once == [False, False]
    assert distributor.answers.asked == []


def test_a_print_stopped_on_the_way_says_what_to_do(
    distributor: Any, sheets: PaperPreview, desk: Desk
) -> None:
    distributor.window.place.background.progressed.connect(
        lambda _done, of: distributor.window.place.background.cancel() if of == SHEETS else None
    )
    distributor.clicks(sheets.toolbar.print)
    assert "arrêtée" in distributor.reads()
    assert distributor.answers.counted == [SHEETS]
    assert printed(desk) == VOUCHERS


def test_the_preview_stays_until_the_print_has_ended(
    distributor: Any, sheets: PaperPreview, desk: Desk
) -> None:
    seen: list[bool] = []

    def escape(_done: int, of: int) -> None:
        if of == SHEETS:
            sheets.reject()
            seen.append(sheets.isVisible())

    distributor.window.place.background.progressed.connect(escape)
    distributor.clicks(sheets.toolbar.print)
    assert seen
    assert all(seen)
    assert distributor.answers.counted == [SHEETS]
    assert len(came_out(distributor.answers.folder / "sorti-1.pdf")) == SHEETS


def test_the_preview_is_mirrored_in_arabic(
    opened: Callable[[Desk, Wording], Any], waiting: str, desk: Desk, dressed: QApplication
) -> None:
    dressed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        reader = opened(desk.acting_as("distribution"), Wording("ar", catalogue("ar")))
        screen = reader.goes_to(DistributionsScreen)
        reader.clicks_row(screen.table, 0)
        reader.clicks(screen.panel.print)
        bar = reader.sees_paper().toolbar
        assert bar.previous.x() > bar.next.x()
        assert bar.print.x() < bar.previous.parentWidget().x()
        assert bar.print.text() == "طباعة…"
    finally:
        dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
