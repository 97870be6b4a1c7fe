"""Blanks handed to desks, counted back, and a difference explained and approved, as each person does it."""

from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.questions import Blanks, CountBack, VarianceAnswer
from ui.screens.distributions.distributions_screen import DistributionsScreen
from voucher_desk.desk import Desk
from voucher_desk.domain.count_back import VarianceReason
from voucher_desk.domain.distributions import DistributionState, PrintMode
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.count_backs import CountBack as Found
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.usecases.keep_stock import PrintStock, print_stock


@pytest.fixture
def at_event(person: Any, field: Any, distributions: DistributionsScreen, desk: Desk) -> Any:
    """Return the distributor before an open distribution from stock, ten people present, no blanks yet."""
    field.session("S1", people=10)
    desk.acting_as("stock").do(print_stock, PrintStock("LOT-CAS", 20))
    person.becomes("distribution")
    person.clicks(distributions.add)
    person.chooses(distributions.form.mode, person.window.place.wording.title(PrintMode.FROM_STOCK))
    person.clicks(distributions.form.save)
    person.clicks(distributions.panel.open)
    return person


def row_of(desk: Desk) -> DistributionRow:
    [row] = desk.read(lambda queries: queries.distributions())
    return row


def found_in(desk: Desk) -> Found:
    return desk.read(lambda queries: queries.count_back("DIST-S1"))


def shown_in(widget: QWidget) -> list[str]:
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible() and part.text()]


def presses(person: Any, widget: QWidget, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    person.window.activateWindow()
    person.qtbot.waitUntil(person.window.isActiveWindow)
    widget.setFocus()
    person.qtbot.keyClick(widget, key)
    person.waits()


def handed(person: Any, screen: DistributionsScreen, *given: Blanks) -> None:
    """Hand blanks over as the stock keeper."""
    person.becomes("stock")
    for blanks in given:
        person.answers.blanks = blanks
        person.clicks(screen.panel.hand_over)
    person.becomes("distribution")


def closed(person: Any, screen: DistributionsScreen, counts: dict[str, int]) -> None:
    person.answers.count_back = CountBack(counts, "recompté")
    person.clicks(screen.panel.close_down)


def test_before_any_blank_is_handed_over_the_screen_says_who_does_it(
    at_event: Any, distributions: DistributionsScreen
) -> None:
    assert "Aucun bon vierge remis" in shown_in(distributions.panel.floats)
    assert not distributions.panel.floats.receive.isVisible()
    assert not distributions.panel.floats.slip.isVisible()


def test_a_count_that_differs_needs_a_remark_before_it_closes(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    handed(at_event, distributions, Blanks(12))
    at_event.clicks(distributions.panel.issue)
    at_event.answers.count_back = CountBack({"": 1}, "")
    at_event.clicks(distributions.panel.close_down)
    assert at_event.answers.asked[-1] == ("2",)
    assert row_of(desk).state is DistributionState.OPEN


def test_a_missing_blank_is_explained_by_keyboard_and_approved_by_another_person(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    handed(at_event, distributions, Blanks(12))
    at_event.clicks(distributions.panel.issue)
    closed(at_event, distributions, {"": 1})
    card = distributions.panel.variance
    assert row_of(desk).state is DistributionState.CLOSED
    assert "Il manque 1 bon à expliquer." in shown_in(card)
    assert not card.approve.isVisible()
    lost = found_in(desk).blanks[-1].serial
    at_event.clicks_row(card.table, 1)
    at_event.answers.variance = VarianceAnswer(VarianceReason.LOST)
    presses(at_event, card.table, Qt.Key.Key_Space)
    assert at_event.answers.asked[-1] == ("MISSING", lost)
    at_event.clicks(card.approve)
    assert "n'est pas confiée à distribution" in at_event.reads()
    at_event.becomes("coordination")
    at_event.clicks(card.approve)
    assert row_of(desk).state is DistributionState.RECONCILED
    assert desk.read(lambda queries: queries.voucher(lost)).state is VoucherState.SPOILED
    assert any(text.startswith("Approuvé par coordination") for text in shown_in(card))
    assert "maintenant" not in shown_in(distributions.panel.path)


def test_a_wrong_explanation_is_taken_back_by_the_delete_key(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    handed(at_event, distributions, Blanks(12))
    at_event.clicks(distributions.panel.issue)
    closed(at_event, distributions, {"": 1})
    card = distributions.panel.variance
    at_event.answers.variance = VarianceAnswer(VarianceReason.OTHER, "emporté par le vent")
    at_event.clicks_row(card.table, 0)
    at_event.clicks(card.explain)
    told = card.table.model().index(0, 2)
    assert told.data() == "Manque : autre motif"
    assert "emporté par le vent (distribution)" in told.data(Qt.ItemDataRole.ToolTipRole)
    assert not card.explain.isEnabled()
    presses(at_event, card.table, Qt.Key.Key_Delete)
    assert found_in(desk).lines == ()
    assert not card.approve.isVisible()
    assert "retirée" in at_event.reads()


def test_a_voucher_in_excess_is_found_by_its_number_and_one_counted_wrong_needs_none(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    handed(at_event, distributions, Blanks(12))
    at_event.clicks(distributions.panel.issue)
    closed(at_event, distributions, {"": 4})
    card = distributions.panel.variance
    issued = desk.read(lambda queries: queries.handings("DIST-S1"))[0].serial
    at_event.answers.variance = VarianceAnswer(VarianceReason.NOT_HANDED_OVER)
    at_event.types(card.code, issued, enter=True)
    assert at_event.answers.asked[-1][:2] == ("EXCESS", issued)
    at_event.clicks(card.miscount)
    assert found_in(desk).unexplained == {}
    assert not card.miscount.isVisible()
    at_event.types(card.code, "RIEN-1", enter=True)
    assert "RIEN-1" in at_event.reads()


def test_each_desk_is_given_issues_and_counts_its_own_blanks(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    panel = distributions.panel
    handed(at_event, distributions, Blanks(6, "A"), Blanks(6, "B"))
    assert len(panel.floats.table.shown()) == 2
    at_event.answers.desk_issue = Blanks(4, "A")
    at_event.clicks(panel.issue)
    assert at_event.answers.asked[-2] == ("10", "A 6", "B 6")
    at_event.answers.desk_issue = Blanks(6, "B")
    at_event.clicks(panel.issue)
    said = shown_in(panel.floats)
    assert said[said.index("Poste A") + 1] == "remis 6 · émis 4 · restent 2"
    assert said[said.index("Poste B") + 1] == "remis 6 · émis 6 · restent 0"
    closed(at_event, distributions, {"A": 2, "B": 0})
    assert at_event.answers.asked[-1] == ("A 2", "B 0")
    assert row_of(desk).state is DistributionState.RECONCILED
    assert "remis 6 · émis 4 · revenus 2" in shown_in(panel.floats)


def test_nothing_is_issued_where_no_desk_is_chosen(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    handed(at_event, distributions, Blanks(10, "A"))
    at_event.clicks(distributions.panel.issue)
    assert row_of(desk).issued == 0


def test_who_receives_blanks_counts_them_and_both_names_stand_on_the_slip(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    floats = distributions.panel.floats
    handed(at_event, distributions, Blanks(5, "A"))
    at_event.answers.received = 4
    at_event.clicks(floats.receive)
    assert found_in(desk).moves[0].received_by is None
    at_event.answers.received = 5
    at_event.clicks(floats.receive)
    assert found_in(desk).moves[0].received_by == "distribution"
    assert not floats.receive.isVisible()
    at_event.clicks(floats.slip)
    at_event.saves_paper()
    text = PdfReader(at_event.answers.folder / "mouvement-DIST-S1-1.pdf").pages[0].extract_text()
    assert {"Remis par : stock", "Reçu et compté par : distribution"} <= {*text.splitlines()}


def test_the_closing_sheet_names_every_line_and_who_counted_and_approved(
    at_event: Any, distributions: DistributionsScreen, desk: Desk
) -> None:
    handed(at_event, distributions, Blanks(12))
    at_event.clicks(distributions.panel.issue)
    assert not distributions.panel.sheet.isVisible()
    closed(at_event, distributions, {"": 1})
    card = distributions.panel.variance
    lost = found_in(desk).blanks[0].serial
    at_event.answers.variance = VarianceAnswer(VarianceReason.LOST)
    at_event.clicks_row(card.table, 0)
    at_event.clicks(card.explain)
    at_event.becomes("stock")
    at_event.clicks(card.approve)
    at_event.clicks(distributions.panel.sheet)
    at_event.saves_paper()
    [page] = PdfReader(at_event.answers.folder / "cloture-DIST-S1.pdf").pages
    text = page.extract_text()
    assert f"1 {lost}" in text
    for told in ("bon manquant", "bon perdu", "Compté par : distribution", "Approuvé par : stock"):
        assert told in text
