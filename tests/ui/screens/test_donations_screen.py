"""Donations: what each received and has left, and its tranches at the rate they were booked at."""

from typing import Any

import openpyxl
import pytest

from ui.questions import FileKind
from ui.screens.donations.donations_screen import DonationsScreen
from ui.tables.table_view import TableView


@pytest.fixture
def donations(person: Any) -> DonationsScreen:
    screen: DonationsScreen = person.goes_to(DonationsScreen)
    return screen


def cells(table: TableView[Any], row: int) -> list[str]:
    return [table.index_of(row, at).data() for at in range(table.model().columnCount())]


def test_each_donation_tells_what_it_received_and_has_left(field: Any, person: Any) -> None:
    field.issued(people=3)
    donations = person.goes_to(DonationsScreen)
    assert cells(donations.table, 0) == [
        *("DON-CAS", "DONATEUR", "ASSO-CAS", "MAD", "Actif", "10\u202f000,00", "9\u202f250,00")
    ]


def test_the_first_donation_is_open_at_once(donations: DonationsScreen) -> None:
    assert cells(donations.tranches, 0) == [
        *("1", "01/09/2026", "10\u202f000,00", "MAD", "", "", "", "10\u202f000,00", "T1")
    ]


def test_a_foreign_tranche_stands_in_its_own_currency_beside_what_is_booked(
    person: Any, donations: DonationsScreen
) -> None:
    person.clicks_row(donations.table, 1)
    assert cells(donations.tranches, 0) == [
        *("1", "01/09/2026", "100\u202f000", "JPY", "0,0665", "01/09/2026", "Banque d'essai"),
        *("6\u202f650,00", "T1"),
    ]


def test_a_donation_chosen_stays_chosen_when_money_moves(
    field: Any, person: Any, donations: DonationsScreen
) -> None:
    person.clicks_row(donations.table, 1)
    field.issued(people=2, batch="LOT-RAB")
    person.window.place.touched.emit(frozenset({"voucher"}))
    person.waits()
    assert cells(donations.table, 1)[-1] == "6\u202f275,00"
    assert cells(donations.tranches, 0)[3] == "JPY"


def test_the_tables_are_saved_with_numbers_as_numbers(person: Any, donations: DonationsScreen) -> None:
    person.answers.choice = FileKind.WORKBOOK
    person.clicks(donations.export)
    sheet = openpyxl.load_workbook(person.answers.folder / "dons.xlsx").active
    assert [cell.value for cell in sheet[2]][-2:] == [10_000, 10_000]
    person.clicks_row(donations.table, 1)
    person.clicks(donations.export_tranches)
    sheet = openpyxl.load_workbook(person.answers.folder / "tranches-DON-RAB.xlsx").active
    found = {heading.value: cell.value for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (found["Montant envoyé"], found["Taux"], found["Comptabilisé"]) == (100_000, 0.0665, 6_650)


def test_a_providers_staff_sees_no_donation(person: Any) -> None:
    person.becomes("guichet-cas")
    names = person.window.navigation
    offered = [names.item(at).text() for at in range(names.count()) if not names.item(at).isHidden()]
    assert "Dons" not in offered
