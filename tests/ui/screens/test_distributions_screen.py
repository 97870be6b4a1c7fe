"""Distributions, from a draft to the count-back, as the distributor meets them."""

from typing import Any

import pytest
from pypdf import PdfReader

from ui.questions import CountBack
from ui.screens.distributions.distributions_screen import DistributionsScreen
from voucher_desk.desk import Desk
from voucher_desk.domain.distributions import DistributionState, PrintMode
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.usecases.keep_stock import PrintStock, print_stock

PER_SHEET = 8


@pytest.fixture
def at_event(person: Any, field: Any) -> Any:
    field.session("S1", people=10)
    person.becomes("distribution")
    return person


def row_of(desk: Desk) -> DistributionRow:
    [row] = desk.read(lambda queries: queries.distributions())
    return row


def drafted(person: Any, screen: DistributionsScreen) -> None:
    person.clicks(screen.add)
    person.clicks(screen.form.save)


def test_a_distribution_goes_from_draft_to_reconciled_by_its_buttons(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    drafted(at_event, distributions)
    panel = distributions.panel
    at_event.clicks(panel.open)
    at_event.clicks(panel.issue)
    [(_question, detail, _yes)] = at_event.answers.asked
    assert "10 personnes" in detail
    assert "2\u202f500,00" in detail
    assert row_of(desk).issued == 10
    at_event.clicks(panel.print)
    at_event.saves_paper()
    pages = PdfReader(at_event.answers.folder / "bons-DIST-S1.pdf").pages
    assert len(pages) == -(-10 // PER_SHEET)
    assert row_of(desk).printed == 10
    at_event.clicks(panel.close_down)
    assert row_of(desk).state is DistributionState.RECONCILED


def test_nothing_is_issued_without_agreement(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    at_event.answers.agrees = False
    at_event.clicks(distributions.panel.issue)
    assert row_of(desk).issued == 0


def test_only_lots_of_the_sessions_association_and_city_are_offered(
    at_event: Any, distributions: DistributionsScreen
) -> None:
    at_event.clicks(distributions.add)
    offered = [distributions.form.batch.itemText(at) for at in range(distributions.form.batch.count())]
    assert [text.split(" ")[0] for text in offered] == ["LOT-CAS", "LOT-PARTOUT"]


def test_vouchers_are_printed_once_and_not_at_all_where_no_file_is_chosen(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    at_event.clicks(distributions.panel.issue)
    at_event.clicks(distributions.panel.print)
    at_event.answers.saves = False
    at_event.saves_paper()
    assert row_of(desk).printed == 0
    at_event.clicks(distributions.panel.print)
    at_event.answers.saves = True
    at_event.saves_paper()
    assert row_of(desk).printed == 10
    assert not distributions.panel.print.isVisible()


def test_where_the_file_cannot_be_written_nothing_counts_as_printed(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    at_event.clicks(distributions.panel.issue)
    at_event.answers.folder = at_event.answers.folder / "not-there"
    at_event.clicks(distributions.panel.print)
    at_event.saves_paper()
    assert row_of(desk).printed == 0
    assert "bons-DIST-S1.pdf" in at_event.reads()


def test_the_list_to_sign_is_saved_and_offered_to_be_opened(
    at_event: Any, distributions: DistributionsScreen
) -> None:
    drafted(at_event, distributions)
    at_event.clicks(distributions.panel.open)
    at_event.clicks(distributions.panel.list)
    at_event.saves_paper()
    file = at_event.answers.folder / "liste-DIST-S1.pdf"
    assert PdfReader(file).pages
    at_event.clicks(at_event.window.messages.offer)
    assert at_event.answers.opened == [file]


def test_a_difference_at_the_count_back_needs_an_explanation(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    desk.acting_as("stock").do(print_stock, PrintStock("LOT-CAS", 12))
    at_event.clicks(distributions.add)
    at_event.chooses(distributions.form.mode, at_event.window.place.wording.title(PrintMode.FROM_STOCK))
    at_event.clicks(distributions.form.save)
    at_event.clicks(distributions.panel.open)
    at_event.becomes("stock")
    at_event.answers.blanks = 12
    at_event.clicks(distributions.panel.hand_over)
    assert row_of(desk).blanks == 12
    at_event.becomes("distribution")
    at_event.clicks(distributions.panel.issue)
    at_event.answers.count_back = CountBack(1, "")
    at_event.clicks(distributions.panel.close_down)
    assert row_of(desk).state is DistributionState.OPEN
    at_event.answers.count_back = CountBack(1, "un bon déchiré sur place")
    at_event.clicks(distributions.panel.close_down)
    assert row_of(desk).state is DistributionState.CLOSED
