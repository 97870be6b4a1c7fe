"""The reconciliation statement: all figures, all equations, and the verdict on each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from gettext import NullTranslations
from io import BytesIO

import pytest

from voucher_desk.domain.reconciliation import Figures, Level, Reconciliation, equations_of
from voucher_desk.printing.reconciliation_statement import reconciliation_statement
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.sentences.equations import equation_words

Reader = Callable[[bytes], list[str]]

HEADING = StatementHeading(
    project="Bien-être",
    donor_mark="",
    made_at=datetime(2026, 11, 4, 9, 30, tzinfo=UTC),
    anchor="fedcba9876543210" * 4,
    anchor_count=1234,
    training=False,
)
CASABLANCA = Figures(
    received=12000000,
    issued=10525000,
    void=75000,
    redeemed=9616235,
    forfeited=133765,
    expired=525000,
    outstanding=175000,
    available=2208765,
    unclaimed=75000,
    disputed=25000,
    payable=3516235,
    paid=6000000,
    printed=440,
    spoiled=4,
    returned_stock=15,
    issued_count=421,
    replacements=3,
    first_issues=418,
    present=418,
)


def printed(reconciliation: Reconciliation, heading: StatementHeading = HEADING) -> bytes:
    output = BytesIO()
    reconciliation_statement(reconciliation, heading, output, NullTranslations())
    return output.getvalue()


def test_figures_stand_by_donation_and_in_total(read_text: Reader) -> None:
    text, _equations = read_text(printed(Reconciliation({"CAS": CASABLANCA, "RAB": CASABLANCA})))
    assert "reçu 120 000,00 120 000,00 240 000,00" in text
    assert "bons imprimés 440 440 880" in text
    assert "CAS RAB Total" in text


def test_each_equation_shows_both_sides_and_holds(read_text: Reader) -> None:
    _figures, text = read_text(printed(Reconciliation({"CAS": CASABLANCA})))
    assert "toutes les équations sont justes" in text
    for equation in equations_of(Level.DONATION):
        assert f"{equation.name} {equation_words(equation, NullTranslations())}" in text
    assert "440 = 440 : juste" in text
    assert "105 250,00 = 105 250,00 : juste" in text
    assert "faux" not in text


def test_an_equation_that_fails_is_said_to_fail_with_both_sides(read_text: Reader) -> None:
    wrong = replace(CASABLANCA, available=CASABLANCA.available + 1)
    _figures, text = read_text(printed(Reconciliation({"CAS": wrong})))
    assert "des équations sont fausses" in text
    assert "120 000,00 ≠ 120 000,01 : faux" in text
    assert text.count("faux") == text.count("≠") == 6  # E5, E6 and E7, in the donation and in the total


def test_the_total_redeemed_is_said_in_words_net_of_what_was_reversed(read_text: Reader) -> None:
    *_, text = read_text(
        printed(Reconciliation({"CAS": replace(CASABLANCA, redeemed=13777755, reversed=100)}))
    )
    assert "cent trente-sept mille sept cent soixante-seize dirhams et cinquante-cinq centimes" in text


@pytest.mark.parametrize(("donations", "pages"), [(0, 2), (3, 2), (4, 4), (7, 4), (8, 6)])
def test_four_columns_go_side_by_side(read_text: Reader, donations: int, pages: int) -> None:
    texts = read_text(printed(Reconciliation({f"DON-{n}": CASABLANCA for n in range(donations)})))
    assert len(texts) == pages
    assert f"Page {pages}/{pages}" in texts[-1]
    assert sum("Total échangé" in text for text in texts) == 1


def test_an_exercise_is_marked(read_text: Reader) -> None:
    texts = read_text(printed(Reconciliation({"CAS": CASABLANCA}), replace(HEADING, training=True)))
    assert all("EXERCICE" in text for text in texts)


@pytest.mark.parametrize("level", Level)
def test_each_level_is_read_again_from_the_paper(read_text: Reader, level: Level) -> None:
    lines = {"L-1": CASABLANCA, "": Figures(printed=6, spoiled=6)}
    figures, equations = read_text(printed(Reconciliation(lines, level)))
    assert "bons imprimés 440 6 446" in figures
    assert ("reçu 120 000,00" in figures) == (level in {Level.DONATION, Level.ASSOCIATION})
    assert "446 = 446 : juste" in equations
    assert all(equation_words(one, NullTranslations()) in equations for one in equations_of(level))


def test_what_is_only_asked_of_the_total_has_one_answer(read_text: Reader) -> None:
    counted = replace(CASABLANCA, persons=418, men=418)
    whole = Figures(everyone=417, participations=418)
    *_, text = read_text(printed(Reconciliation({"CAS": counted}, whole=whole)))
    assert text.count("418 ≠ 417 : faux") == 1
    assert text.count("418 ≤ 418 : juste") == 5  # E2 and E9 twice, in the line and in the total; E10 once
