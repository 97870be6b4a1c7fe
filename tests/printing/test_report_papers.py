"""Reports on paper: nothing falls off a page however much there is to tell."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from resources.catalogues import LANGUAGES, catalogue
from resources.report_lists import default_report_lists
from voucher_desk.domain.donor_statement import DonationAccount, StatementItem
from voucher_desk.domain.masking import Leaf
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.report_lists import read_report_lists
from voucher_desk.domain.reports import Measure, ReportScope
from voucher_desk.domain.sessions import SessionKind
from voucher_desk.printing.bulletin import GAP, bulletin
from voucher_desk.printing.bulletin_frame import FOOT, PAGE
from voucher_desk.printing.bulletin_money import draw_second_page
from voucher_desk.printing.bulletin_people import draw_first_page
from voucher_desk.printing.canvas import Canvas
from voucher_desk.printing.document import Document
from voucher_desk.printing.sadd_paper import sadd_paper
from voucher_desk.queries.bulletin import (
    BulletinFacts,
    BulletinReport,
    CityVouchers,
    MeetingRow,
    ProvidersOfCity,
    ServiceUse,
)
from voucher_desk.queries.reports import ReportHeading
from voucher_desk.queries.sadd import SaddCounts, SaddReport, sadd_report

Reader = Callable[[bytes], list[str]]
NOON = datetime(2026, 12, 18, 12, tzinfo=UTC)
LONG = (
    "Santé mentale et soutien psychosocial des personnes en situation de vulnérabilité au Maroc, phase deux"
)
CITIES = [f"Ville-{number}" for number in range(1, 10)]
FAMILIES = [f"FAMILLE-{number}" for number in range(1, 7)]
HEADING = ReportHeading(ReportScope(), LONG, (LONG, LONG), NOON, "0123456789abcdef" * 4, training=True)


def leaves(rows: list[tuple[str, str]]) -> dict[Leaf, int]:
    return {
        (city, family, sex.value, age.value): 7 for city, family in rows for sex in Sex for age in AgeGroup
    }


def people() -> SaddReport:
    """Return counts of nine cities and six families, each group present."""
    crossed = leaves([(city, family) for city in CITIES for family in FAMILIES])
    sessions = leaves([(city, f"S-{city}") for city in CITIES])
    kinds = [kind for kind in SessionKind if kind is not SessionKind.AWARENESS]
    apart = leaves([(CITIES[0], kind.value) for kind in kinds])
    counts = {
        Measure.PEOPLE: crossed,
        Measure.PARTICIPATIONS: leaves([(city, "-") for city in CITIES]),
        Measure.EXCHANGES: crossed,
        Measure.APART: apart,
        Measure.SESSIONS: sessions,
        Measure.MEETINGS: leaves([(CITIES[0], f"M-{kind.value}") for kind in kinds]),
    }
    return sadd_report(SaddCounts(HEADING, counts, {family: family.title() for family in FAMILIES}))


def meeting(code: str, kind: SessionKind, city: str) -> MeetingRow:
    return MeetingRow(code, kind, LONG, city, f"{LONG} {city}", NOON, NOON + timedelta(hours=1), 63)


def much() -> BulletinReport:
    """Return a bulletin with more of everything than there is room for."""
    held = [meeting(f"S-{city}", SessionKind.AWARENESS, city) for city in CITIES]
    others = [kind for kind in SessionKind if kind is not SessionKind.AWARENESS]
    held += [meeting(f"M-{kind.value}", kind, CITIES[0]) for kind in others]
    flows = {StatementItem.COMMITTED: 10**9, StatementItem.REDEEMED: 10**9, StatementItem.PAID: 10**9}
    facts = BulletinFacts(
        heading=HEADING,
        meetings=tuple(held),
        vouchers=tuple(CityVouchers(city, 900, 500, 200, 100, 100, 10**9, 10**9) for city in CITIES),
        services=tuple(ServiceUse(family, 567, 10**9) for family in FAMILIES),
        providers=tuple(ProvidersOfCity(city, FAMILIES[0], 3) for city in CITIES),
        accounts=tuple(
            DonationAccount(f"DON-{number}", LONG, LONG, "MAD", (), flows, flows, None) for number in range(7)
        ),
    )
    lists = default_report_lists().replace(b"Des associations", ("Contexte " * 30).encode(), 1)
    return BulletinReport(facts, people(), read_report_lists(lists))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_bulletin_ends_above_its_foot_on_both_pages(language: str) -> None:
    report = much()
    with Document(BytesIO(), title="", language=language) as document:
        for draw in (draw_first_page, draw_second_page):
            canvas = Canvas(document, PAGE, mirrored=language == "ar")
            assert draw(canvas, report, catalogue(language), GAP) >= FOOT


def test_what_does_not_fit_one_by_one_is_told_together(read_text: Reader) -> None:
    output = BytesIO()
    assert bulletin(much(), output, catalogue("fr")) == 2

    first, second = read_text(output.getvalue())
    assert "EXERCICE" in first
    assert "Autres thèmes" in first
    for others in ("Autres villes", "Autres services", "Autres dons"):
        assert others in second
    assert "8\u00a0100" in second.replace(" ", "\u00a0")  # the vouchers of all nine cities


def test_a_long_table_goes_on_overleaf_with_its_heading(read_text: Reader) -> None:
    output = BytesIO()
    pages = sadd_paper(people(), output, catalogue("fr"))

    texts = read_text(output.getvalue())
    assert len(texts) == pages > 4
    assert all("Femmes" in text for text in texts)
    assert f"Page {pages}/{pages}" in texts[-1]
    lines = sum(text.count("Famille-1") for text in texts)
    assert lines == 2 * (len(CITIES) + 1)
