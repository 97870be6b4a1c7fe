"""Trying the scanner: what it sends is told, nothing is saved, and no code stands on the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.exchange.scan_report import Agreement, report_of
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.scanning.keystrokes import Burst, Keystroke
from voucher_desk.scanning.reading import CodeKind

AZERTY_DIGITS = str.maketrans("1234567890", "&é\"'(-è_çà")
ARABIC_DIGITS = str.maketrans("1234567890", "١٢٣٤٥٦٧٨٩٠")
Scanner = Callable[..., None]


def burst(by_position: str, by_text: str | None = None, gap_ms: int = 8) -> Burst:
    shown = by_text or by_position
    keys = tuple(Keystroke(0, text, at * gap_ms) for at, text in enumerate(shown))
    return Burst(keys, by_position, shown)


@pytest.fixture
def trial(person: Any, counter: ExchangeScreen) -> ExchangeScreen:
    """Return the counter at the page of the trial."""
    person.clicks(counter.try_scanner)
    return counter


def told(screen: ExchangeScreen) -> str:
    return "\n".join(label.text() for label in screen.trial.facts.findChildren(QLabel) if label.isVisible())


def test_two_keyboards_alike_are_found(paper: VoucherPaper) -> None:
    report = report_of(burst(paper.human_code, paper.human_code.lower()))
    assert (report.agreement, report.kind, report.notice) == (Agreement.ALIKE, CodeKind.HUMAN, None)


@pytest.mark.parametrize(("digits", "code"), [(AZERTY_DIGITS, "QR-20"), (ARABIC_DIGITS, "QR-21")])
def test_the_keyboard_of_the_desk_is_named(digits: dict[int, str], code: str, paper: VoucherPaper) -> None:
    report = report_of(burst(paper.qr_digits, paper.qr_digits.translate(digits)))
    assert report.agreement is Agreement.BY_POSITION
    assert report.notice
    assert report.notice.code == code


def test_a_scanner_set_to_the_keyboard_of_the_desk_is_found(paper: VoucherPaper) -> None:
    report = report_of(burst("\ufffd" * 200, paper.qr_digits))
    assert (report.agreement, report.kind) == (Agreement.BY_TEXT, CodeKind.QR)


def test_a_foreign_code_tells_its_length_alone() -> None:
    report = report_of(burst("3017620422003"))
    assert (report.agreement, report.kind, report.length) == (Agreement.UNREAD, None, 13)
    assert "3017620422003" not in repr(report)


def test_keys_and_speed_are_counted(paper: VoucherPaper) -> None:
    report = report_of(burst(paper.qr_digits, gap_ms=10))
    assert (report.keys, report.gap_ms, report.lasted_ms, report.keys_per_second) == (200, 10, 1990, 100)


def test_a_scan_without_any_length_has_no_speed(paper: VoucherPaper) -> None:
    assert report_of(burst(paper.human_code, gap_ms=0)).keys_per_second == 0


def test_a_scan_is_told_and_nothing_is_saved(
    paper: VoucherPaper, field: Any, trial: ExchangeScreen, scans: Scanner
) -> None:
    scans(paper.qr_digits, paper.qr_digits.translate(AZERTY_DIGITS))
    assert "AZERTY" in told(trial)
    assert "200" in told(trial)
    assert "8 ms" in told(trial)
    today = trial.place.today
    assert list(field.desk.read(lambda queries: queries.counter_day("PHARMA-CAS", today))) == []


def test_no_code_stands_on_the_page(paper: VoucherPaper, trial: ExchangeScreen, scans: Scanner) -> None:
    scans(paper.human_code)
    shown = [label.text() for label in trial.trial.findChildren(QLabel)]
    assert not any(paper.human_code[:4] in text for text in shown)


def test_keys_that_come_too_slowly_are_explained(person: Any, trial: ExchangeScreen) -> None:
    person.types(trial.trial.typed, "04HQ3AMZWK7X", enter=True)
    assert "12 signes" in trial.trial.verdict.text()
    assert "35 ms" in trial.trial.verdict.text()
    assert trial.trial.typed.text() == ""


def test_back_at_the_counter_a_scan_counts_again(
    paper: VoucherPaper, person: Any, trial: ExchangeScreen, scans: Scanner
) -> None:
    scans(paper.human_code)
    person.clicks(trial.trial.back)
    scans(paper.human_code)
    assert trial.last_scans.model().rowCount() == 1


def test_the_page_is_left_with_the_screen(person: Any, trial: ExchangeScreen) -> None:
    trial.hide()
    trial.show()
    person.waits()
    assert not trial.trial.isVisible()
    assert trial.front.isVisible()
