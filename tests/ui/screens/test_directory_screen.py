"""The directory at the desk: found by words, kept by those who orient people, printed."""

from typing import Any

import pytest

from ui.screens.directory.directory_screen import DirectoryScreen


@pytest.fixture
def directory(person: Any) -> DirectoryScreen:
    screen: DirectoryScreen = person.goes_to(DirectoryScreen)
    return screen


def names(directory: DirectoryScreen) -> list[str]:
    return [entry.name for entry in directory.table.shown()]


def test_a_service_is_added_and_found_by_a_word_of_it(person: Any, directory: DirectoryScreen) -> None:
    person.clicks(directory.add)
    person.types(directory.form.code, "CAS-2")
    person.types(directory.form.texts["name"], "Centre d'ecoute")
    person.types(directory.form.texts["city"], "Casablanca")
    person.types(directory.form.texts["languages"], "wolof")
    person.clicks(directory.form.save)
    assert person.reads() == "Annuaire à jour."
    person.types(directory.search, "WOLOF")
    assert names(directory) == ["Centre d'ecoute"]


def test_providers_under_contract_are_in_it_and_one_is_told_more_of(
    person: Any, directory: DirectoryScreen
) -> None:
    person.types(directory.search, "pharma-cas")
    person.clicks(directory.change)
    person.types(directory.form.texts["opening"], "9:00-18:00")
    person.clicks(directory.form.save)
    (entry,) = directory.table.shown()
    assert (entry.provider, entry.opening) == ("PHARMA-CAS", "9:00-18:00")


def test_a_city_narrows_the_list(person: Any, directory: DirectoryScreen) -> None:
    person.chooses(directory.city, "Rabat")
    assert {entry.city for entry in directory.table.shown()} == {"Rabat"}


def test_who_does_not_keep_it_may_look_and_print(person: Any, directory: DirectoryScreen) -> None:
    person.becomes("distribution")
    assert not directory.add.isVisible()
    assert names(directory)
    person.clicks(directory.print_it)
    assert person.sees_paper().isVisible()
