"""Sentences in Arabic-Indic digits: numbers are written so, codes and names are not, nor is any paper."""

from datetime import UTC, date, datetime
from gettext import NullTranslations

import pytest

from resources.catalogues import catalogue
from voucher_desk.domain.bank import UnknownBankLine
from voucher_desk.domain.digits import in_arabic_indic
from voucher_desk.domain.money import AmountAboveRest
from voucher_desk.domain.redemptions import AlreadyRedeemed
from voucher_desk.domain.stock import CountDiffers
from voucher_desk.domain.vouchers import NotYetExpired
from voucher_desk.sentences.digits import ArabicIndicTranslations, as_elsewhere, figures
from voucher_desk.sentences.saying import sentence_of

ARABIC = ArabicIndicTranslations(catalogue("ar"))
FRENCH = ArabicIndicTranslations(NullTranslations())


def test_a_number_that_fills_a_sentence_is_written_so_and_a_code_is_not() -> None:
    said = FRENCH.gettext("{n} bons, {serial}, {ready}").format(n=12, serial="CAS-000123", ready=True)
    assert said == f"\u202d{in_arabic_indic('12')}\u202c bons, CAS-000123, True"
    assert FRENCH.ngettext("{} bon", "{} bons", 2).format(2) == f"\u202d{in_arabic_indic('2')}\u202c bons"


def test_what_a_number_names_keeps_the_digits_of_papers() -> None:
    assert FRENCH.gettext("Impression {job}").format(job=12) == "Impression 12"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("من 1 إلى 30 %", "من \u202d\u0661\u202c إلى \u202d\u0663\u0660\u202c %"),
        ("15 chiffres", "\u202d\u0661\u0665\u202c chiffres"),
        ("(1–{most})", "(\u202d\u0661\u202c–{most})"),
    ],
)
def test_a_number_that_stands_in_a_sentence_is_written_so_too(sentence: str, shown: str) -> None:
    assert FRENCH.gettext(sentence) == shown
    assert as_elsewhere(shown) == sentence


@pytest.mark.parametrize(
    "sentence",
    ["E10, SHA-256, A4, F11, 4W, WHO-5", "Code 128", "Écrivez 1234,50 ou 2026-10", "par exemple 2, 4-6"],
)
def test_a_number_of_a_name_or_of_an_example_to_type_is_left(sentence: str) -> None:
    assert FRENCH.gettext(sentence) == sentence


def test_a_refusal_tells_its_amounts_counts_days_and_hours_so() -> None:
    for refusal, latin in (
        (AmountAboveRest(rest=187_50), "187,50"),
        (CountDiffers(expected=12, counted=11), "11"),
        (NotYetExpired(serial="CAS-000007", expires_on=date(2026, 12, 18)), "18/12/2026"),
        (AlreadyRedeemed(at=datetime(2026, 12, 18, 9, 12, tzinfo=UTC)), "09:12"),
    ):
        said = sentence_of(refusal, ARABIC)
        assert f"\u202d{in_arabic_indic(latin)}\u202c" in said
        assert as_elsewhere(said) == sentence_of(refusal, catalogue("ar"))


def test_a_refusal_names_rows_and_serials_as_they_stand_on_paper() -> None:
    assert "CAS-000007" in sentence_of(
        NotYetExpired(serial="CAS-000007", expires_on=date(2026, 1, 1)), ARABIC
    )
    assert "12" in sentence_of(UnknownBankLine(line=12), ARABIC)


def test_sentences_of_papers_and_of_the_command_line_have_latin_digits() -> None:
    assert figures("12,50", catalogue("ar")) == "12,50"
    assert catalogue("ar").ngettext("{n} bon", "{n} bons", 12).format(n=12).startswith("12")


def test_what_a_person_typed_in_such_digits_is_not_changed_on_its_way_to_a_file() -> None:
    typed = f"فاتورة {in_arabic_indic('12')}"
    assert as_elsewhere(f"{typed} {figures('12', ARABIC)}") == f"{typed} 12"
