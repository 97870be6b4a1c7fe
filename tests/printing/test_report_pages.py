"""The exceptions and samples on paper: as many pages as it takes, each with its title, number and anchor."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from gettext import NullTranslations
from io import BytesIO

import pypdfium2
import pytest

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.samples import Drawn
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.printing.exceptions_report import exceptions_report
from voucher_desk.printing.sample_list import sample_list
from voucher_desk.queries.exceptions import Examination, ExceptionRow, Hand
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.queries.samples import Sample, SampleLine, SampleRow
from voucher_desk.sentences.samples import changed_words

Reader = Callable[[bytes], list[str]]

FRENCH = NullTranslations()
NOON = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
HEADING = StatementHeading("Bien-être", "", NOON, "fedcba9876543210" * 4, 1234, training=False)
BURST = ExceptionRow(
    Finding.BURST,
    place="<b>PHARMA</b>",
    at=NOON,
    by=(Hand(Duty.REDEEM, "guichet"),),
    serials=("CAS1-000001", "CAS1-000002"),
    figure=2,
    amount=500_00,
)
NOTHING: dict[Rule, tuple[ExceptionRow, ...]] = dict.fromkeys(Rule, ())
ROW = SampleRow(3, Drawn.PEOPLE, "DON-CAS", None, 95, 5, 418, 201, "5eed", "ab" * 32, NOON, "rapprochement")
LINES = tuple(SampleLine(place, f"CAS1-{place:06d}", f"P-{place}", "00") for place in range(1, 202))


def reported(rows: tuple[ExceptionRow, ...], heading: StatementHeading = HEADING) -> bytes:
    output = BytesIO()
    found = Examination(Thresholds(), strict=True, found={**NOTHING, Rule.R3: rows})
    exceptions_report(found, heading, output, FRENCH)
    return output.getvalue()


def listed(found: Sample, *, people: bool) -> bytes:
    output = BytesIO()
    sample_list(found, HEADING, output, FRENCH, people=people)
    return output.getvalue()


def test_every_rule_stands_on_paper_with_its_words(read_text: Reader) -> None:
    text = " ".join(read_text(reported(())))
    assert all(f"{rule.value} · " in text for rule in Rule)
    assert text.count("rien trouvé") == len(Rule)


def test_a_finding_stands_as_it_is_and_is_never_read_as_markup(read_text: Reader) -> None:
    text = " ".join(read_text(reported((BURST,))))
    for told in (
        "<b>PHARMA</b>",
        "guichet (échanger les bons)",
        "CAS1-000001 et 1 autre",
        "2 bons",
        "500,00",
    ):
        assert told in text


def test_a_long_table_goes_on_under_its_headings_on_the_next_pages(read_text: Reader) -> None:
    pages = read_text(reported((BURST,) * 120))
    assert len(pages) > 3
    assert sum("2 bons" in page and "Mesure" not in page for page in pages) == 0
    for number, page in enumerate(pages, 1):
        assert page.startswith("Anomalies")
        assert f"Page {number}/{len(pages)}" in page
        assert "Journal : 1234 événements" in page


def test_an_exercise_says_so_on_every_page(read_text: Reader) -> None:
    pages = read_text(reported((BURST,) * 60, replace(HEADING, training=True)))
    assert all("EXERCICE" in page for page in pages)


@pytest.mark.parametrize("people", [True, False])
def test_a_sample_lists_all_drawn_and_codes_only_where_wanted(read_text: Reader, *, people: bool) -> None:
    text = " ".join(read_text(listed(Sample(ROW, LINES, intact=True), people=people)))
    assert all(line.serial in text for line in LINES)
    assert ("P-201" in text) is people
    assert "5eed" in text
    assert ROW.population_sha256 in text


def test_a_sample_of_something_changed_says_so(read_text: Reader) -> None:
    said = changed_words(FRENCH)
    assert said in read_text(listed(Sample(ROW, LINES, intact=False), people=False))[0]
    assert said not in read_text(listed(Sample(ROW, LINES, intact=True), people=False))[0]


def across(pdf: bytes, text: str) -> float:
    """Return how far from the left edge a text begins on the first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        found = page.search(text).get_next()
        assert found is not None
        return float(page.get_charbox(found[0])[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_begins_where_reading_does(language: str) -> None:
    output = BytesIO()
    found = Examination(Thresholds(), strict=True, found={Rule.R3: (BURST,)})
    exceptions_report(found, HEADING, output, catalogue(language))

    place, amount = (across(output.getvalue(), text) for text in ("PHARMA", "500,00"))
    assert (place > amount) is (language == "ar")
