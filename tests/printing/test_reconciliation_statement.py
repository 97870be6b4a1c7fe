"""The reconciliation statement: all figures, all equations, and the verdict on each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from gettext import NullTranslations
from io import BytesIO

import pytest

from voucher_desk.domain.reconciliation import EQUATIONS, Figures, Reconciliation
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
)


def printed(reconciliation: Reconciliation, heading: StatementHeading = HEADING) -> bytes:
    output = BytesIO()
    reconciliation_statement(reconciliation, heading, output, NullTranslations())
    return output.getvalue()


def test_figures_stand_by_donation_and_in_total(read_text: Reader) -> None:
    (text,) = read_text(printed(Reconciliation({"CAS": CASABLANCA, "RAB": CASABLANCA})))
    assert "reçu 120 000,00 120 000,00 240 000,00" in text
    assert "bons imprimés 440 440 880" in text
    assert "CAS RAB Total" in text


def test_each_equation_shows_both_sides_and_holds(read_text: Reader) -> None:
    (text,) = read_text(printed(Reconciliation({"CAS": CASABLANCA})))
    assert "toutes les équations sont justes" in text
    for equation in EQUATIONS:
        assert f"{equation.name} {equation_words(equation, NullTranslations())}" in text
    assert "440 = 440 : juste" in text
    assert "105 250,00 = 105 250,00 : juste" in text
    assert "faux" not in text


def test_an_equation_that_fails_is_said_to_fail_with_both_sides(read_text: Reader) -> None:
    wrong = replace(CASABLANCA, available=CASABLANCA.available + 1)
    (text,) = read_text(printed(Reconciliation({"CAS": wrong})))
    assert "des équations sont fausses" in text
    assert "120 000,00 ≠ 120 000,01 : faux" in text
    assert text.count("faux") == text.count("≠") == 6  # E5, E6 and E7, in the donation and in the total


def test_the_total_redeemed_is_said_in_words_net_of_what_was_reversed(read_text: Reader) -> None:
    (text,) = read_text(
        printed(Reconciliation({"CAS": replace(CASABLANCA, redeemed=13777755, reversed=100)}))
    )
    assert "cent trente-sept mille sept cent soixante-seize dirhams et cinquante-cinq centimes" in text


@pytest.mark.parametrize(("donations", "pages"), [(0, 1), (3, 1), (4, 2), (7, 2), (8, 3)])
def test_four_columns_go_on_a_page(read_text: Reader, donations: int, pages: int) -> None:
    texts = read_text(printed(Reconciliation({f"DON-{n}": CASABLANCA for n in range(donations)})))
    assert len(texts) == pages
    assert f"Page {pages}/{pages}" in texts[-1]
    assert sum("Total échangé" in text for text in texts) == 1


def test_an_exercise_is_marked(read_text: Reader) -> None:
    (text,) = read_text(printed(Reconciliation({"CAS": CASABLANCA}), replace(HEADING, training=True)))
    assert "EXERCICE" in text
