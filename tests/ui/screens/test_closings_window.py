"""Months closed in a window: proposed by one person, approved by another, printed to be signed."""

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ui.screens.reconciliation.closings_window import ClosingsWindow
from ui.screens.reconciliation.reconciliation_screen import ReconciliationScreen
from ui.wording import without_isolates


@pytest.fixture
def november(field: Any) -> None:
    field.clock.now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


def opens(person: Any, user: str) -> ClosingsWindow:
    """Return the window as a person sees it who became this user."""
    person.becomes(user)
    screen = person.goes_to(ReconciliationScreen)
    person.clicks(screen.closings)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ClosingsWindow)
    person.waits()
    return shown


def cells(window: ClosingsWindow) -> list[list[str]]:
    model = window.table.model()
    return [
        [without_isolates(str(window.table.index_of(at, column).data())) for column in range(4)]
        for at in range(model.rowCount())
    ]


def test_a_month_is_proposed_approved_and_printed(november: None, person: Any) -> None:
    window = opens(person, "rapprochement")
    assert without_isolates(window.propose.text()) == "Proposer la clôture de 2026-10"
    assert not window.approve.isVisible()
    person.clicks(window.propose)
    assert cells(window) == [["2026-10", "rapprochement", "–", "–"]]
    assert not window.propose.isVisible()
    window.close()

    window = opens(person, "finance")
    person.clicks(window.approve)
    assert person.answers.asked[-1][0] == "Clore le mois"
    assert cells(window)[0][:3] == ["2026-10", "rapprochement", "finance"]
    person.clicks_row(window.table, 0)
    person.clicks(window.print_it)
    person.saves_paper()
    assert (person.answers.folder / "cloture-2026-10.pdf").stat().st_size > 0
    person.clicks(window.verify)
    assert window.told.text() == "✓ Clôture de 2026-10 : l'empreinte concorde."
    person.answers.hash = "0" * 64
    person.clicks(window.verify)
    assert window.told.text().startswith("✗ Clôture de 2026-10 : l'empreinte ne concorde pas.")
    window.close()


def test_nothing_is_offered_before_the_month_is_over(person: Any) -> None:
    window = opens(person, "rapprochement")
    assert not window.propose.isVisible()
    assert not window.print_it.isEnabled()
    assert not window.verify.isEnabled()
    window.close()
