"""The catalogues say every sentence of the program, whole, in three languages.

When one of these fails after a sentence was changed: run `python3 scripts/catalogues.py`, and translate what
it lists.
"""

import re
import string
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message

import catalogues
from resources.catalogues import LANGUAGES, catalogue

Key = tuple[str | None, str]
languages = pytest.mark.parametrize("language", LANGUAGES)


@cache
def stored(language: str) -> Catalog:
    return catalogues.known(language)


@cache
def source() -> dict[Key, Message]:
    return {
        key(message): message for message in catalogues.translated("fr", catalogues.extracted(), Catalog())
    }


def key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def sentences(language: str) -> list[Message]:
    return [message for message in stored(language) if message.id]


def named(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_languages_of_the_script_are_those_of_the_program() -> None:
    assert set(catalogues.PLURALS) == set(LANGUAGES)


@languages
def test_a_catalogue_holds_every_sentence_of_the_source_and_no_other(language: str) -> None:
    assert {key(message) for message in stored(language)} == set(source())


@languages
def test_every_sentence_is_translated_in_every_plural(language: str) -> None:
    assert [message.id for message in catalogues.untranslated(stored(language))] == []
    forms = stored(language).num_plurals
    plurals = [message for message in sentences(language) if message.pluralizable]
    assert [message.id for message in plurals if len(catalogues.forms_of(message)) != forms] == []


@languages
def test_a_translation_names_what_its_sentence_names(language: str) -> None:
    wrong = []
    for message in sentences(language):
        forms = catalogues.forms_of(message)
        wanted = named(message.id if isinstance(message.id, str) else message.id[1])
        # "One" and "two" may be said without the figure; the form for many may not.
        if named(forms[-1]) != wanted or any(not named(form) <= wanted for form in forms):
            wrong.append(message.id)
    assert wrong == []


def test_french_is_the_source_itself() -> None:
    assert [message.id for message in sentences("fr") if message.string != message.id] == []


def test_arabic_is_written_in_arabic() -> None:
    wordless = [
        message.id
        for message in sentences("ar")
        for form in catalogues.forms_of(message)
        if re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", str(key(message)[1])))
        and not re.search("[\u0621-\u064a]", form)
    ]
    assert wordless == []


@languages
def test_the_program_reads_what_translators_wrote(language: str) -> None:
    written = catalogues.translated(language, sentences(language), stored(language))
    assert catalogues.mo_file(language).read_bytes() == catalogues.mo_bytes(written)


@languages
def test_a_catalogue_names_no_day_and_no_machine(language: str) -> None:
    text = catalogues.po_file(language).read_text(encoding="utf-8")
    assert not re.search(r"Date:|Generated-By|^#: .*[:/\\]{2}|^#: /|^#~|fuzzy", text, re.MULTILINE)


@languages
def test_a_catalogue_is_sorted(language: str) -> None:
    ids = [key(message)[1] for message in sentences(language)]
    assert ids == sorted(ids)


def test_a_new_sentence_waits_for_its_translators_in_every_form() -> None:
    new = [Message("Bonjour."), Message(("{n} chameau", "{n} chameaux"))]
    arabic = catalogues.translated("ar", new, stored("ar"))
    assert [catalogues.forms_of(message) for message in catalogues.untranslated(arabic)] == [
        ("",),
        ("",) * 6,
    ]


def test_a_sentence_that_became_a_plural_is_translated_anew() -> None:
    before = Catalog(locale="en")
    before.add("{n} bon", "{n} voucher")
    after = catalogues.translated("en", [Message(("{n} bon", "{n} bons"))], before)
    assert [catalogues.forms_of(message) for message in after if message.id] == [("", "")]


@pytest.mark.parametrize(
    ("number", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5)]
)
def test_arabic_counts_in_six_ways(number: int, form: int) -> None:
    one, many, forms = a_plural("ar")
    assert catalogue("ar").ngettext(one, many, number) == forms[form]


@pytest.mark.parametrize(("language", "form"), [("fr", 0), ("en", 1)])
def test_zero_is_singular_in_french_and_plural_in_english(language: str, form: int) -> None:
    one, many, forms = a_plural(language)
    assert catalogue(language).ngettext(one, many, 0) == forms[form]


def a_plural(language: str) -> tuple[str, str, tuple[str, ...]]:
    """Return both identifiers of a sentence that counts, and its forms, nearly all different."""
    for message in sentences(language):
        forms = catalogues.forms_of(message)
        if not isinstance(message.id, str) and len(set(forms)) >= len(forms) - 2:
            return message.id[0], message.id[1], forms
    raise AssertionError


def test_a_language_we_do_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="tr"):
        catalogue("tr")
