"""The calibration page at the desk: shown, printed, and scanned at a counter without harm."""

from typing import Any

import pypdfium2
import zxingcpp

from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from voucher_desk.desk import Desk


def test_the_page_is_printed_and_its_sample_answered_as_an_exercise(
    person: Any, vouchers: VouchersScreen, desk: Desk
) -> None:
    person.clicks(vouchers.calibration)
    shown = person.sees_paper()
    person.clicks(shown.toolbar.print)
    shown.close()
    with pypdfium2.PdfDocument(person.answers.folder / "sorti-1.pdf") as document:
        scan = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    [symbol] = [found for found in zxingcpp.read_barcodes(scan) if len(found.text) == 200]
    person.becomes("guichet-cas")
    counter = person.goes_to(ExchangeScreen)
    person.scans(symbol.text)
    assert "Exercice" in counter.verdict.detail.text()
    assert desk.read(lambda queries: queries.reconciliation()).donations["DON-CAS"].redeemed == 0
