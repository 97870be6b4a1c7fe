"""The directory of services: what an entry needs, and how one is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.directory import (
    LONGEST_TEXT,
    TEXTS,
    CareKind,
    DirectoryEntry,
    EntryIncomplete,
    found,
    matches,
    understood,
)

CENTRE = DirectoryEntry(
    "CAS-2", "Centre d'écoute", "Casablanca", CareKind.PSYCHOSOCIAL, languages="arabe, français, wolof"
)


@pytest.mark.parametrize("words", ["ecoute", "WOLOF casablanca", "", "cas-2", "cas-\u0662"])
def test_a_service_is_found_by_any_of_its_words_whatever_their_accents(words: str) -> None:
    assert matches(CENTRE, words)


@pytest.mark.parametrize("words", ["rabat", "wolof rabat", "%", "_"])
def test_a_word_that_stands_nowhere_finds_nothing(words: str) -> None:
    assert not matches(CENTRE, words)


def test_services_of_one_city_alone_are_shown_where_it_is_chosen() -> None:
    there = DirectoryEntry("RAB-1", "Équipe", "Rabat", CareKind.FIRST_AID)
    assert found([CENTRE, there], "", "Rabat") == [there]
    assert found([CENTRE, there], "equipe") == [there]


@pytest.mark.parametrize(
    "entry",
    [
        DirectoryEntry("", "Centre", "Rabat", CareKind.OTHER),
        DirectoryEntry("X", " \u200b", "Rabat", CareKind.OTHER),
        DirectoryEntry("X", "Centre", "", CareKind.OTHER),
    ],
)
def test_a_service_needs_a_code_a_name_and_a_city(entry: DirectoryEntry) -> None:
    with pytest.raises(EntryIncomplete):
        understood(entry)


@given(st.text(max_size=400), st.text(max_size=400))
def test_what_is_understood_is_short_plain_text_and_understood_again_the_same(one: str, two: str) -> None:
    entry = understood(DirectoryEntry("X", f"a{one}", f"b{two}", CareKind.OTHER, contact=two))
    assert all(len(getattr(entry, name)) <= LONGEST_TEXT for name in TEXTS)
    assert understood(entry) == entry
