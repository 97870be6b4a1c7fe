"""The exceptions in words: every rule with its thresholds, every finding with its figure."""

import gettext
import string
from datetime import UTC, datetime

import pytest

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding, Measure, Rule
from voucher_desk.domain.samples import Drawn
from voucher_desk.domain.thresholds import THRESHOLDS, Thresholds, thresholds_of
from voucher_desk.queries.exceptions import ExceptionRow, Hand
from voucher_desk.queries.samples import SampleRow
from voucher_desk.sentences.exceptions import LIMITS, RULE_WORDS, THRESHOLD_WORDS
from voucher_desk.sentences.findings import (
    code_words,
    duration_words,
    figure_words,
    hand_words,
    limit_words,
    rule_words,
    threshold_words,
)
from voucher_desk.sentences.samples import algorithm_words, terms_words

FRENCH = gettext.NullTranslations()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", Rule)
def test_a_rule_is_said_with_all_its_thresholds(rule: Rule, language: str) -> None:
    translations = catalogue(language)
    words = translations.gettext(RULE_WORDS[rule])
    named = {name for _, name, _, _ in string.Formatter().parse(words) if name}

    assert named == {one.name.replace(".", "_") for one in thresholds_of(rule)}
    assert "{" not in rule_words(rule, Thresholds(), translations)


def test_every_rule_says_what_it_cannot_know() -> None:
    assert set(LIMITS) == set(RULE_WORDS) == set(Rule)
    assert all(limit_words(rule, FRENCH, strict=True) for rule in Rule)


def test_the_rule_of_duties_says_whether_the_team_is_reduced() -> None:
    assert limit_words(Rule.R10, FRENCH, strict=True).startswith("Programme strict")
    assert limit_words(Rule.R10, FRENCH, strict=False).startswith("Équipe réduite")


def test_every_threshold_has_its_words() -> None:
    assert set(THRESHOLD_WORDS) == set(THRESHOLDS)
    assert threshold_words("bursts.minutes", FRENCH) == "Durée d'une rafale"


@pytest.mark.parametrize(
    ("finding", "figure", "said"),
    [
        (Finding.BURST, 1, "1 bon"),
        (Finding.BURST, 12, "12 bons"),
        (Finding.LARGE_SHARE, 75, "75 %"),
        (Finding.AGAIN_SAME, 600, "10 min"),
        (Finding.UNKNOWN_CODES, 3, "3 scans"),
        (Finding.TICKED_LATE, 2, "2 personnes"),
        (Finding.NO_PAPER, 1, "1 ligne"),
        (Finding.CODES_ALIKE, None, ""),
    ],
)
def test_a_figure_is_said_with_what_it_counts(finding: Finding, figure: int | None, said: str) -> None:
    assert figure_words(ExceptionRow(finding, figure=figure), FRENCH) == said


@pytest.mark.parametrize("finding", [one for one in Finding if one.measure is not Measure.NOTHING])
def test_every_figure_can_be_said(finding: Finding) -> None:
    assert "7" in figure_words(ExceptionRow(finding, figure=7), FRENCH)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3_900, "1 h 5 min"), (93_600, "1 j 2 h")]
)
def test_a_duration_is_said_in_its_two_largest_units(seconds: int, said: str) -> None:
    assert duration_words(seconds, FRENCH) == said


def test_hands_are_named_with_their_duty() -> None:
    row = ExceptionRow(Finding.BURST, by=(Hand(Duty.REDEEM, "guichet"), Hand(Duty.PAY, "tresorerie")))
    assert hand_words(row, FRENCH) == "guichet (échanger les bons), tresorerie (payer les demandes)"


def test_the_first_codes_are_listed_and_the_others_counted() -> None:
    assert code_words(["A", "B", "C"], FRENCH) == "A, B, C"
    assert code_words(["A", "B", "C", "D"], FRENCH) == "A, B, C et 1 autre"
    assert code_words(["A", "B", "C", "D"], FRENCH, 1) == "A et 3 autres"
    assert code_words((), FRENCH) == ""


@pytest.mark.parametrize("drawn", Drawn)
def test_how_to_draw_again_is_said_with_the_numbers_of_the_sample(drawn: Drawn) -> None:
    noon = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
    row = SampleRow(1, drawn, "DON", None, 95, 5, 664, 244, "5eed", "00", noon, "rapprochement")

    said = algorithm_words(row, FRENCH)
    assert "664" in said
    assert "244" in said
    assert ("code de la personne" in said) == (drawn is Drawn.PEOPLE)
    assert terms_words(row, FRENCH) == "95 % de confiance, marge de 5 %"
