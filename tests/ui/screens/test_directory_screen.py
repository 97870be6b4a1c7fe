"""The directory at the desk: found by words, kept by those who orient people, printed."""

from pathlib import Path
from typing import Any

import pytest

from ui.parts.effects import Effect
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


def test_the_directory_saved_comes_back_with_what_was_added_to_it(
    person: Any, directory: DirectoryScreen
) -> None:
    person.clicks(directory.csv)
    saved = person.answers.folder / "annuaire.csv"
    known = saved.read_text(encoding="utf-8-sig")
    columns = known.splitlines()[1].split(";")
    added = ";".join({"code": "RAB-9", "name": "Ecoute", "city": "Rabat"}.get(key, "") for key in columns)
    saved.write_text(known + added + "\n", encoding="utf-8")
    person.answers.list_file = saved
    person.clicks(directory.import_it)
    effects = {row.entry.code: row.effect for row in directory.preview.services.shown()}
    assert effects.pop("RAB-9") is Effect.NEW
    assert set(effects.values()) == {Effect.KNOWN}
    person.clicks(directory.preview.page.accept)
    assert person.reads() == "Annuaire à jour."
    person.types(directory.search, "ecoute")
    assert names(directory) == ["Ecoute"]


def test_a_list_that_cannot_be_read_says_where_and_takes_nothing_over(
    person: Any, directory: DirectoryScreen, tmp_path: Path
) -> None:
    wrong = tmp_path / "annuaire.csv"
    wrong.write_text("code;name;city;kind\nA-1;Ecoute;Rabat;magie\n", encoding="utf-8")
    directory.import_file(wrong)
    person.waits()
    assert "D2" in directory.preview.page.effect.text()
    assert not directory.preview.page.accept.isEnabled()
    person.becomes("distribution")
    assert directory.table.isVisible()
    directory.import_file(wrong)
    assert person.reads() == "L'annuaire se consulte seulement. Rien n'a changé."
