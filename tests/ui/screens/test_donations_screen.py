"""Donations: what each received and has left, and its tranches at the rate they were booked at."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton

from ui.questions import FileKind
from ui.screens.donations.donations_screen import DonationsScreen
from ui.tables.table_view import TableView


@pytest.fixture
def donations(person: Any) -> DonationsScreen:
    screen: DonationsScreen = person.goes_to(DonationsScreen)
    return screen


def cells(table: TableView[Any], row: int) -> list[str]:
    return [table.index_of(row, at).data() for at in range(table.model().columnCount())]


def named(donations: DonationsScreen, name: str) -> QPushButton:
    return next(one for one in donations.findChildren(QPushButton) if one.accessibleName() == name)


def test_each_donation_tells_what_it_received_and_has_left(field: Any, person: Any) -> None:
    field.issued(people=3)
    donations = person.goes_to(DonationsScreen)
    assert cells(donations.table, 0) == [
        *("DON-CAS", "DONATEUR", "ASSO-CAS", "MAD", "Actif", "10\u202f000,00", "9\u202f250,00")
    ]


def test_the_first_donation_is_open_at_once(donations: DonationsScreen) -> None:
    assert cells(donations.panel.tables.tranches, 0) == [
        *("1", "01/09/2026", "10\u202f000,00", "MAD", "", "", "", "10\u202f000,00", "T1")
    ]


def test_a_foreign_tranche_stands_in_its_own_currency_beside_what_is_booked(
    person: Any, donations: DonationsScreen
) -> None:
    person.clicks_row(donations.table, 1)
    assert cells(donations.panel.tables.tranches, 0) == [
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
    assert cells(donations.panel.tables.tranches, 0)[3] == "JPY"


def test_the_tables_are_saved_with_numbers_as_numbers(person: Any, donations: DonationsScreen) -> None:
    person.answers.choice = FileKind.WORKBOOK
    person.clicks(donations.export)
    sheet = openpyxl.load_workbook(person.answers.folder / "dons.xlsx").active
    assert [cell.value for cell in sheet[2]][-2:] == [10_000, 10_000]
    person.clicks_row(donations.table, 1)
    person.clicks(named(donations, "Exporter le tableau : Tranches du don"))
    sheet = openpyxl.load_workbook(person.answers.folder / "tranches-DON-RAB.xlsx").active
    found = {heading.value: cell.value for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (found["Envoyé"], found["Taux"], found["Comptabilisé"]) == (100_000, 0.0665, 6_650)


def test_a_providers_staff_sees_no_donation(person: Any) -> None:
    person.becomes("guichet-cas")
    names = person.window.navigation
    offered = [names.item(at).text() for at in range(names.count()) if not names.item(at).isHidden()]
    assert "Dons" not in offered


@pytest.mark.parametrize("typed", ["500,00", "\u0665\u0660\u0660\u066b\u0660\u0660"])
def test_a_sum_is_set_aside_and_shown(
    field: Any, person: Any, donations: DonationsScreen, typed: str
) -> None:
    field.session()
    field.distribution()
    person.becomes("finance")
    donations.reload()
    person.waits()
    panel = donations.panel
    person.clicks(panel.acts.allocate)
    person.types(panel.allocation.amount, typed)
    person.clicks(panel.allocation.save)
    assert cells(panel.tables.allocations, 0)[:5] == ["D1", "Ouverte", "500,00", "0,00", "500,00"]
    assert panel.tables.allocations.isVisible()


def test_what_is_left_goes_back_once_agreed(field: Any, person: Any, donations: DonationsScreen) -> None:
    person.becomes("finance")
    panel = donations.panel
    person.clicks(panel.acts.give_back)
    person.types(panel.give_back.amount, "\u0661\u0660\u0660\u0660")  # as an Arabic keyboard types 1000
    person.types(panel.give_back.reference, "VIR-1")
    person.clicks(panel.give_back.save)
    assert field.figures().returned == 1000_00
    assert cells(panel.tables.returns, 0)[1:4] == ["1\u202f000,00", "au donateur", "VIR-1"]
    assert cells(donations.table, 0)[-1] == "9\u202f000,00"


def test_an_amount_that_cannot_be_read_is_said(person: Any, donations: DonationsScreen) -> None:
    person.becomes("finance")
    panel = donations.panel
    person.clicks(panel.acts.give_back)
    person.types(panel.give_back.amount, "1.234")
    person.types(panel.give_back.reference, "VIR-1")
    person.clicks(panel.give_back.save)
    assert "1234,00 ou 1,234" in person.reads()


def test_a_gift_in_kind_is_noted(person: Any, donations: DonationsScreen) -> None:
    person.becomes("finance")
    panel = donations.panel
    person.clicks(panel.acts.gift)
    person.types(panel.gift.what, "Lits pliants")
    person.types(panel.gift.unit, "pièces")
    person.types(panel.gift.value, "\u0667\u0665\u066b\u0665\u0660")
    person.clicks(panel.gift.save)
    assert cells(panel.tables.gifts, 0)[2:6] == ["DONATEUR", "Lits pliants", "1", "pièces"]
    assert cells(panel.tables.gifts, 0)[6] == "75,50"


def test_a_donation_is_closed_by_two_persons(field: Any, person: Any, donations: DonationsScreen) -> None:
    panel = donations.panel
    person.becomes("rapprochement")
    assert not panel.acts.close_it.isVisible()
    person.clicks(panel.acts.propose)
    person.becomes("finance")
    person.clicks(panel.acts.close_it)
    assert "10\u202f000,00" in person.reads()
    person.clicks(panel.acts.give_back)
    person.types(panel.give_back.amount, "10000")
    person.types(panel.give_back.reference, "VIR-1")
    person.clicks(panel.give_back.save)
    person.clicks(panel.acts.close_it)
    assert cells(donations.table, 0)[4] == "Clos"
    assert not panel.acts.give_back.isVisible()


def test_a_gift_noted_wrongly_is_corrected_then_taken_back(person: Any, donations: DonationsScreen) -> None:
    person.becomes("finance")
    panel = donations.panel
    person.clicks(panel.acts.gift)
    person.types(panel.gift.what, "Lits")
    person.clicks(panel.gift.save)
    for quantity, left in ((12, ["12"]), (0, [])):
        person.clicks_row(panel.tables.gifts, 0)
        person.clicks(panel.tables.correct)
        panel.gift.quantity.setValue(quantity)
        person.clicks(panel.gift.save)
        assert [str(row.quantity) for row in panel.tables.gifts.shown()] == left
    assert not panel.tables.correct.isVisible()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    Image.new("RGB", (90, 30), "red").save(path)
    return path


def test_a_logo_is_chosen_shown_and_taken_off(person: Any, picture: Path) -> None:
    person.becomes("finance")
    logo = person.goes_to(DonationsScreen).panel.logo
    assert not logo.preview.isVisible()
    assert not logo.on_vouchers.isVisible()
    person.answers.list_file = picture
    person.clicks(logo.choose)
    assert logo.preview.isVisible()
    assert logo.preview.pixmap().toImage().pixelColor(40, 10).name() == "#ff0000"
    assert (logo.on_vouchers.isChecked(), logo.on_lists.isChecked()) == (False, False)
    assert logo.choose.text() == "Remplacer le logo…"
    person.clicks(logo.take_off)
    assert not logo.preview.isVisible()


def test_a_logo_goes_on_what_people_carry_only_where_that_is_chosen(person: Any, picture: Path) -> None:
    person.becomes("finance")
    donations = person.goes_to(DonationsScreen)
    logo = donations.panel.logo
    person.answers.list_file = picture
    person.clicks(logo.choose)
    person.clicks(logo.on_lists)
    person.clicks_row(donations.table, 1)
    person.clicks_row(donations.table, 0)
    assert (logo.on_vouchers.isChecked(), logo.on_lists.isChecked()) == (False, True)


def test_what_is_no_picture_is_refused_and_changes_nothing(person: Any, tmp_path: Path) -> None:
    person.becomes("finance")
    logo = person.goes_to(DonationsScreen).panel.logo
    person.answers.list_file = tmp_path / "logo.png"
    person.answers.list_file.write_bytes(b"<svg/>")
    person.clicks(logo.choose)
    assert "logo.png" in person.window.messages.text
    assert not logo.preview.isVisible()


def test_who_does_not_design_donations_sees_the_logo_alone(person: Any) -> None:
    person.becomes("coordination")
    logo = person.goes_to(DonationsScreen).panel.logo
    assert not logo.choose.isVisible()
    assert not logo.take_off.isVisible()
