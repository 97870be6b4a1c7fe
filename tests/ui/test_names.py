"""Nobody is left out: every control says its name and what it does, and is reached in the order one reads."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from ui.dialogs import DialogQuestions
from ui.parts.bar_chart import BarChart
from ui.preview.print_journal import PrintJournal
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.wording import Wording
from voucher_desk.domain.count_back import Side
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers

CONTROLS = (
    QAbstractButton,
    QComboBox,
    QAbstractSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QCalendarWidget,
    QProgressBar,
    BarChart,
)
REASONS = [("perdu", VoidReason.LOST), ("volé", VoidReason.STOLEN)]


def inside_another(widget: QWidget) -> bool:
    """Return whether a control is a part of Qt's own making, such as the field within a spin box."""
    parent = widget.parent()
    while isinstance(parent, QWidget):
        if isinstance(parent, CONTROLS):
            return not isinstance(parent, QCalendarWidget)
        parent = parent.parent()
    return False


def controls_in(area: QWidget) -> Iterator[QWidget]:
    for kind in CONTROLS:
        yield from (one for one in area.findChildren(kind) if not inside_another(one))


def nameless(area: QWidget) -> list[str]:
    """Return the controls that say nothing to who does not see them."""
    return [
        f"{one} in {one.parent()}"
        for one in controls_in(area)
        if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]


def unexplained(area: QWidget) -> list[str]:
    """Return the buttons that show a sign alone and teach nothing to who points at them."""
    buttons = (one for one in controls_in(area) if isinstance(one, QAbstractButton))
    return [f"{one} in {one.parent()}" for one in buttons if len(one.text()) < 2 and len(one.toolTip()) < 2]


def reached_by_tab(area: QWidget) -> Iterator[QWidget]:
    """Yield what Tab reaches, in its order."""
    part = area.nextInFocusChain()
    while part is not None and part is not area:
        tabbed = part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if tabbed and part.isVisible() and part.isEnabled() and area.isAncestorOf(part):
            yield part
        part = part.nextInFocusChain()


def steps_back(area: QWidget) -> list[str]:
    """Return where Tab goes up again within one column."""
    reached = list(reached_by_tab(area))
    places = [QRect(part.mapTo(area, QPoint(0, 0)), part.size()) for part in reached]
    return [
        f"{reached[at]} to {reached[at + 1]}"
        for at, (place, following) in enumerate(pairwise(places))
        if following.bottom() <= place.top() and _share_a_column(place, following)
    ]


def _share_a_column(one: QRect, other: QRect) -> bool:
    return one.left() < other.right() and other.left() < one.right()


def every_screen(person: Any) -> Iterator[QWidget]:
    """Go to every screen in turn and choose the first of what it lists."""
    for at in range(len(person.window.doors)):
        person.window.go_to(at)
        person.waits()
        table = getattr(person.window.shown, "table", None)
        if table is not None and table.model().rowCount():
            table.choose_row(0)
            person.waits()
        yield person.window.shown


@pytest.fixture
def at_work(field: Any, person: Any) -> Any:
    """Return the person, with vouchers to be printed and a session that takes arrivals."""
    field.session("S1", people=2)
    field.do("distribution", issue_vouchers, IssueVouchers(field.distribution("D1", "S1")))
    field.session("S2", people=2)
    person.window.place.touched.emit(frozenset({"session", "voucher"}))
    person.waits()
    return person


def test_every_screen_says_its_names_and_is_read_in_order(at_work: Any) -> None:
    screens = list(every_screen(at_work))
    assert len(screens) == len(at_work.window.doors)
    assert nameless(at_work.window) == []
    assert unexplained(at_work.window) == []
    assert [steps_back(screen) for screen in every_screen(at_work)] == [[] for _screen in screens]


def test_forms_say_their_names_and_are_read_in_order(at_work: Any) -> None:
    for kind in (SessionsScreen, DistributionsScreen):
        screen = at_work.goes_to(kind)
        at_work.clicks(screen.add)
        assert nameless(screen) == []
        assert steps_back(screen) == []


def palette(person: Any) -> None:
    person.window.show_palette()


def help_panel(person: Any) -> None:
    person.window.show_help()


def print_journal(person: Any) -> None:
    person.clicks(person.goes_to(VouchersScreen).journal)


def sheets(person: Any) -> None:
    person.becomes("distribution")
    screen = person.goes_to(DistributionsScreen)
    person.clicks_row(screen.table, 0)
    person.clicks(screen.panel.print)


def full_screen(person: Any) -> None:
    person.clicks(person.goes_to(ExchangeScreen).front.full_screen)


@pytest.mark.parametrize("opens", [palette, help_panel, print_journal, sheets, full_screen])
def test_every_window_above_the_first_says_its_names(at_work: Any, opens: Callable[[Any], None]) -> None:
    opens(at_work)
    at_work.waits()
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not at_work.window]
    assert windows
    for window in windows:
        assert nameless(window) == []
        assert unexplained(window) == []
        assert window.windowTitle() or isinstance(window, PrintJournal)
        window.close()


QUESTIONS: Sequence[Callable[[DialogQuestions], object]] = (
    lambda asks: asks.confirm("Émettre", "Dix personnes.", "Émettre"),
    lambda asks: asks.ask_reason("Rouvrir", "Le motif reste."),
    lambda asks: asks.ask_choice("Annuler", "Pourquoi ?", REASONS),
    lambda asks: asks.ask_count_back({"": 3, "POSTE-1": 2}),
    lambda asks: asks.ask_blanks(3, ["POSTE-1"]),
    lambda asks: asks.ask_desk_issue({"POSTE-1": 2}, 3),
    lambda asks: asks.ask_received("POSTE-1"),
    lambda asks: asks.ask_variance(Side.MISSING, "A-1", ["POSTE-1"]),
    lambda asks: asks.ask_print_count(3, blanks=True),
    lambda asks: asks.ask_print_run([("Lot 1", "LOT-1")]),
    lambda asks: asks.ask_day("Prolonger", "Le dernier jour.", date(2026, 12, 1)),
    lambda asks: asks.ask_payment([("V-1 · 100,00", "V-1")]),
    lambda asks: asks.ask_hash("Comparer", "Celle du papier."),
)


@pytest.mark.parametrize("ask", QUESTIONS)
def test_every_question_says_its_names_and_is_read_in_order(
    dressed: QApplication, wording: Wording, ask: Callable[[DialogQuestions], object]
) -> None:
    found: list[list[str]] = []

    def look() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QDialog)
        found.extend((nameless(asked), unexplained(asked), steps_back(asked)))
        asked.reject()

    QTimer.singleShot(0, look)
    ask(DialogQuestions(wording))
    assert found == [[], [], []]
