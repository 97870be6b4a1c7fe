"""The counter: scanned or typed, verified before it is redeemed, said in colour, sign and words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from resources.styles import VerdictColour
from ui.screens.exchange.exchange_screen import ExchangeScreen
from voucher_desk.desk import Archive, Desk, Outcome
from voucher_desk.domain.backups import Contents
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.ports.faults import DiskFull
from voucher_desk.ports.work import Work
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.queries.queries import Queries

Value = TypeVar("Value")


@pytest.fixture
def kept_paper(field: Any) -> VoucherPaper:
    [serial] = field.issued(people=1, batch="LOT-RAB")
    found: VoucherPaper = field.papers[serial]
    return found


def types_code(person: Any, screen: ExchangeScreen, text: str) -> None:
    person.types(screen.code, text, enter=True)


def says(screen: ExchangeScreen) -> VerdictColour:
    return screen.verdict.colour


def test_a_typed_code_is_verified_and_then_redeemed(
    paper: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    types_code(person, counter, paper.human_code.lower())
    assert says(counter) is VerdictColour.VALID
    assert "250,00" in counter.verdict.detail.text()
    assert field.state_of(paper.serial) is VoucherState.ISSUED
    person.clicks(counter.amount.redeem)
    assert says(counter) is VerdictColour.DONE
    assert field.state_of(paper.serial) is VoucherState.REDEEMED


def test_a_scan_is_taken_wherever_the_focus_is_and_reaches_no_field(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen
) -> None:
    counter.provider.setEnabled(True)
    counter.provider.setFocus()
    person.scans(paper.qr_digits)
    assert says(counter) is VerdictColour.VALID
    assert counter.code.text() == ""


def test_a_scan_is_read_by_position_whatever_the_keyboard_shows(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen
) -> None:
    azerty = paper.qr_digits.translate(str.maketrans("1234567890", "&é\"'(-è_çà"))
    person.scans(paper.qr_digits, shown=azerty)
    assert says(counter) is VerdictColour.VALID


def test_a_second_scan_takes_the_place_of_the_first(field: Any, person: Any, counter: ExchangeScreen) -> None:
    one, other = field.issued(people=2)
    person.scans(field.papers[one].human_code)
    person.scans(field.papers[other].human_code)
    person.clicks(counter.amount.redeem)
    assert field.state_of(one) is VoucherState.ISSUED
    assert field.state_of(other) is VoucherState.REDEEMED


def test_a_bouncing_trigger_is_one_scan(
    paper: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    person.scans(paper.human_code)
    person.scans(paper.human_code)
    assert counter.last_scans.model().rowCount() == 1


def test_the_scanners_enter_never_confirms(
    paper: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    person.scans(paper.human_code)
    person.scans(paper.qr_digits)
    assert field.state_of(paper.serial) is VoucherState.ISSUED


def test_what_would_be_lost_is_said_before_confirming(
    paper: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    types_code(person, counter, paper.human_code)
    person.types(counter.amount.amount, "100")
    person.qtbot.waitUntil(lambda: bool(counter.amount.left.text()) and counter.amount.redeem.isEnabled())
    assert "150,00" in counter.amount.left.text()
    assert "perdus" in counter.amount.left.text()
    person.clicks(counter.amount.redeem)
    assert "150,00" in counter.verdict.detail.text()


def test_what_would_be_left_is_said_before_confirming(
    kept_paper: VoucherPaper, field: Any, person: Any, exchange: ExchangeScreen
) -> None:
    person.becomes("guichet-rab")
    types_code(person, exchange, kept_paper.human_code)
    person.types(exchange.amount.amount, "100,50")
    person.qtbot.waitUntil(exchange.amount.redeem.isEnabled)
    assert "87,00" in exchange.amount.left.text()
    person.qtbot.keyClick(exchange.amount.amount, Qt.Key.Key_Return)
    person.waits()
    assert field.state_of(kept_paper.serial) is VoucherState.PART


@pytest.mark.parametrize("text", ["1.234", "12,345", "abc", "300"])
def test_an_amount_that_cannot_be_taken_keeps_the_button_shut(
    text: str, paper: VoucherPaper, person: Any, counter: ExchangeScreen
) -> None:
    types_code(person, counter, paper.human_code)
    person.types(counter.amount.amount, text)
    person.qtbot.waitUntil(lambda: bool(counter.amount.left.text()))
    assert not counter.amount.redeem.isEnabled()


def test_a_used_voucher_says_since_when(
    paper: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    field.redeem(paper.serial)
    types_code(person, counter, paper.human_code)
    assert says(counter) is VerdictColour.ATTENTION
    assert "10/10/2026" in counter.verdict.detail.text()
    assert "QR-10" in counter.verdict.detail.text()
    assert not counter.amount.isVisible()


def test_nothing_of_the_holder_is_shown(paper: VoucherPaper, person: Any, counter: ExchangeScreen) -> None:
    types_code(person, counter, paper.human_code)
    person.clicks(counter.amount.redeem)
    texts = [label.text() for label in counter.findChildren(type(counter.verdict.heading))]
    assert not any("S1-0001" in text for text in texts)


def test_a_slip_of_the_pen_is_met_with_suggestions(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen
) -> None:
    first = paper.human_code[0]
    types_code(person, counter, ("A" if first != "A" else "B") + paper.human_code[1:])
    assert says(counter) is VerdictColour.ATTENTION
    offered = {button.accessibleName(): button for button in counter.suggestions.findChildren(QPushButton)}
    meant = next(button for name, button in offered.items() if name.replace("-", "") == paper.human_code)
    person.clicks(meant)
    assert says(counter) is VerdictColour.VALID


def test_a_foreign_code_is_refused_and_forgotten(person: Any, counter: ExchangeScreen) -> None:
    types_code(person, counter, "https://exemple.org/")
    assert says(counter) is VerdictColour.REFUSED
    assert "exemple" not in counter.verdict.detail.text()


def test_a_providers_staff_scans_for_its_own_provider_only(person: Any, counter: ExchangeScreen) -> None:
    assert not counter.provider.isEnabled()
    assert counter.provider.value() == "PHARMA-CAS"
    assert counter.provider.count() == 1


def test_who_may_not_redeem_is_told_so(
    paper: VoucherPaper, field: Any, person: Any, exchange: ExchangeScreen
) -> None:
    person.chooses(exchange.provider, "Pharmacie d'essai")
    types_code(person, exchange, paper.human_code)
    assert exchange.amount.isVisible()
    assert not exchange.amount.redeem.isEnabled()
    assert "coordination" in person.reads()


def test_on_another_screen_a_scan_does_nothing(
    paper: VoucherPaper, field: Any, person: Any, exchange: ExchangeScreen
) -> None:
    person.window.go_to(0)
    person.scans(paper.human_code)
    scans = field.desk.read(lambda queries: queries.counter_day("PHARMA-CAS", person.window.place.today))
    assert list(scans) == []


class FaultyArchive:
    """A database whose disk is full just after it kept the next write: nobody knows what became of it."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.faults = 0

    def write(self, user: str | None, task: Callable[[Work], Value], *, keep: bool) -> Outcome[Value]:
        outcome = self.archive.write(user, task, keep=keep)
        if keep and self.faults:
            self.faults -= 1
            raise DiskFull
        return outcome

    def read(self, task: Callable[[Queries], Value]) -> Value:
        return self.archive.read(task)

    def now(self) -> Any:
        return self.archive.now()

    def copy_to(self, file: Path) -> Contents:
        return self.archive.copy_to(file)

    def close(self) -> None:
        self.archive.close()


def test_trying_again_after_a_fault_never_takes_twice(
    kept_paper: VoucherPaper, field: Any, desk: Desk, person: Any, exchange: ExchangeScreen
) -> None:
    person.becomes("guichet-rab")
    faulty = FaultyArchive(desk._archive)  # noqa: SLF001  the desk hands nobody its archive
    person.window.place.desk = Desk(faulty, "guichet-rab")
    types_code(person, exchange, kept_paper.human_code)
    person.types(exchange.amount.amount, "50")
    person.qtbot.waitUntil(exchange.amount.redeem.isEnabled)
    faulty.faults = 1
    person.clicks(exchange.amount.redeem)
    assert person.reads()
    assert exchange.amount.redeem.text() == "Réessayer"
    assert exchange.amount.amount.isReadOnly()
    person.clicks(exchange.amount.redeem)
    assert says(exchange) is VerdictColour.DONE
    assert field.figures("DON-RAB").redeemed == 50_00


def test_a_service_offers_its_price_as_the_amount(
    paper: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    types_code(person, counter, paper.human_code)
    assert counter.amount.service.isVisible()
    person.chooses(counter.amount.service, "Consultation")
    assert counter.amount.amount.text() == "120,00"
    assert "130,00" in counter.amount.left.text()
    person.chooses(counter.amount.service, "Non précisé")
    assert counter.amount.amount.text() == "250,00"
    person.chooses(counter.amount.service, "Consultation")
    person.clicks(counter.amount.redeem)
    assert says(counter) is VerdictColour.DONE
    assert field.desk.read(lambda queries: queries.voucher(paper.serial)).redeemed == 120_00


def test_where_no_price_is_agreed_no_service_is_asked(
    kept_paper: VoucherPaper, person: Any, counter: ExchangeScreen
) -> None:
    person.becomes("guichet-rab")
    types_code(person, counter, kept_paper.human_code)
    assert counter.amount.isVisible()
    assert not counter.amount.service.isVisible()
