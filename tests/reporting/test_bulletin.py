"""The bulletin: two pages in three languages, every figure on them the database's own."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from resources.catalogues import catalogue
from resources.report_lists import default_report_lists
from voucher_desk.desk import Desk
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.money import shown_text
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.report_lists import read_report_lists
from voucher_desk.domain.reports import ReportKind, ReportScope
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.printing.bulletin import bulletin
from voucher_desk.reporting.bulletin import read_bulletin
from voucher_desk.reporting.files import write_report
from voucher_desk.reporting.orders import ReportOrder
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance

Ask = Callable[[str], list[tuple[Any, ...]]]
NUMBER = re.compile(r"\d{1,3}(?: \d{3})*,\d\d|\d+")
NO_FIGURE = re.compile(r"\d\d/\d\d(?:/\d{4})?(?:-\d\d/\d\d/\d{4})?|[0-9a-f]{16}|\d/2")
FIRST_VOUCHER = (
    "voucher v JOIN batch b ON b.id = v.batch_id JOIN person p ON p.id = v.person_id"
    " WHERE v.id IN (SELECT MIN(id) FROM voucher WHERE person_id IS NOT NULL GROUP BY person_id)"
)
MOVED = (
    "SELECT COALESCE(SUM(amount), 0) FROM event e JOIN donation d ON d.id = e.donation_id"
    " WHERE d.code = '{}' AND kind IN ({})"
)
GROUPS = (("F", "ADULT"), ("F", "MINOR"), ("M", "ADULT"), ("M", "MINOR"), ("U", "UNKNOWN"))


def ordered(language: str = "fr", **covered: Any) -> ReportOrder:
    return ReportOrder(ReportKind.BULLETIN, ReportScope(**covered), catalogue(language))


def pages_of(desk: Desk, order: ReportOrder) -> list[str]:
    """Return the text of each page as a reader copies it out."""
    output = BytesIO()
    bulletin(read_bulletin(desk, order), output, order.translations)
    with PdfDocument(output.getvalue()) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def figures_on(page: str, others: Sequence[str] = ()) -> Counter[str]:
    """Return every number of a page that is no day, fingerprint or page, nor one of `others`."""
    found = Counter(NUMBER.findall(NO_FIGURE.sub(" ", page)))
    return found - Counter(others)


def written(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def money(centimes: int) -> str:
    return shown_text(centimes).replace("\u202f", " ")


@pytest.fixture
def people(ask: Ask) -> dict[tuple[str, ...], int]:
    """Return the people by city, sex and age group, in plain SQL."""
    rows = ask(f"SELECT b.city, p.sex, p.age_group, COUNT(*) FROM {FIRST_VOUCHER} GROUP BY 1, 2, 3")
    return {(city, sex, age): count for city, sex, age, count in rows}


def test_every_figure_of_the_first_page_equals_plain_sql(
    example_desk: Desk, ask: Ask, people: dict[tuple[str, ...], int]
) -> None:
    page, _second = pages_of(example_desk, ordered())

    groups = [sum(people.get((city, *group), 0) for city in ("Casablanca", "Rabat")) for group in GROUPS]
    sexes = [sum(count for key, count in people.items() if key[1] == sex) for sex in "FMU"]
    cities = [
        sum(count for key, count in people.items() if key[0] == city) for city in ("Casablanca", "Rabat")
    ]
    [(sessions,)] = ask("SELECT COUNT(*) FROM session WHERE kind = 'awareness' AND state <> 'CANCELLED'")
    [(issued,)] = ask("SELECT COUNT(*) FROM voucher WHERE issued_by IS NOT NULL")
    [(redeemed,)] = ask("SELECT SUM(redeemed) FROM voucher")
    themes = ask(
        "SELECT COUNT(DISTINCT s.id), COUNT(*) FROM attendance a JOIN session s ON s.id = a.session_id"
        " WHERE a.state IN ('PRESENT', 'WAIVED') GROUP BY s.theme"
    )
    inside = [people[(city, *group)] for city in ("Casablanca", "Rabat") for group in GROUPS[:4]]
    told = [sum(groups), sum(groups), sessions, issued, *groups, *sexes, *cities, *inside, sessions]
    told += [number for theme in themes for number in theme] + [sum(count for _held, count in themes)]
    expected = Counter(map(written, told)) + Counter([money(redeemed)])
    assert figures_on(page, ("1", "4")) == expected


def test_every_figure_of_the_second_page_equals_plain_sql(example_desk: Desk, ask: Ask) -> None:
    _first, page = pages_of(example_desk, ordered())

    by_city = ask(
        "SELECT COUNT(*), SUM(redeemed > 0), SUM(v.redeemed = 0 AND v.state = 'EXPIRED'),"
        " SUM(v.state = 'VOID'), SUM(redeemed) FROM voucher v JOIN batch b ON b.id = v.batch_id"
        " WHERE issued_by IS NOT NULL GROUP BY b.city ORDER BY b.city"
    )
    counts, used, expired, void, redeemed = zip(*by_city, strict=True)
    left = sum(counts) - sum(used) - sum(expired) - sum(void)
    services = ask(
        "SELECT COUNT(*), SUM(r.amount) FROM redemption r JOIN provider_service s"
        " ON s.provider_id = r.provider_id GROUP BY s.service_id"
    )
    unused = [sum(pair) for pair in zip(expired, void, strict=True)]
    numbers = [*counts, *used, *unused, sum(counts), sum(used), left, sum(unused)]
    numbers += [times for times, _amount in services] + [1, 1, 1, 1]
    amounts = [*redeemed, sum(redeemed), *(amount for _times, amount in services)]
    for row in donation_rows(ask):
        amounts += row
    expected = Counter(map(written, numbers)) + Counter(map(money, amounts))
    codes = [
        item.code for part in read_report_lists(default_report_lists()).frameworks for item in part.items
    ]
    parts = [number for code in codes for number in code.split(".")]
    assert figures_on(page, ("1", "4", *parts)) == expected


def moved(ask: Ask, donation: str, *kinds: str) -> int:
    """Return what events of some kinds moved, from the log."""
    named = ", ".join(f"'{kind}'" for kind in kinds)
    return int(ask(MOVED.format(donation, named))[0][0])


def donation_rows(ask: Ask) -> list[list[int]]:
    """Return received, committed, redeemed, paid and balance of both donations and in total."""
    rows = []
    for code in ("DON-CAS", "DON-RAB"):
        received = moved(ask, code, "donation.received")
        issued = moved(ask, code, "voucher.issued", "voucher.extended", "redemption.forfeit_undone")
        freed = moved(
            ask, code, "voucher.voided", "voucher.expired", "voucher.forfeited", "claim.dispute_rejected"
        )
        redeemed = moved(ask, code, "voucher.redeemed") - moved(ask, code, "redemption.reversed")
        paid = moved(ask, code, "claim.paid")
        balance = received - paid - moved(ask, code, "donation.returned")
        rows.append([received, issued - freed, redeemed, paid, balance])
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def test_english_tells_the_same_figures_as_french(example_desk: Desk) -> None:
    english, french = (pages_of(example_desk, ordered(language)) for language in ("en", "fr"))

    assert [figures_on(page) for page in english] == [figures_on(page) for page in french]


def test_arabic_has_two_pages_and_figures_that_read_forwards(example_desk: Desk) -> None:
    first, second = pages_of(example_desk, ordered("ar"))

    assert {"664", "669", "251", "44", "296", "61", "418", "246"} <= figures_on(first).keys()
    assert {"120 000,00", "97 912,35", "96 162,35", "13 573,30"} <= figures_on(second).keys()


def test_the_donor_is_named_on_both_pages(example_desk: Desk) -> None:
    for page in pages_of(example_desk, ordered()):
        assert "Ce projet est implémenté grâce à l'appui financier du Gouvernement du Japon" in page


def test_trainings_stand_apart_and_change_no_other_figure(field: Any) -> None:
    field.issued(8)
    before = pages_of(field.desk, ordered())
    train(field, 6)
    after = pages_of(field.desk, ordered())

    assert figures_on(after[1]) == figures_on(before[1])
    assert figures_on(after[0]) - figures_on(before[0]) == Counter(["1", "6"])
    assert "Formation" in after[0]


def train(field: Any, people: int) -> None:
    """Hold a training that so many came to."""
    begins = field.clock.now.replace(second=0)
    planned = AddSession(
        "F1", SessionKind.TRAINING, "ASSO-CAS", "Casablanca", "PSP", begins, begins + timedelta(hours=1)
    )
    field.do("animation", add_session, planned)
    listed = tuple(
        ListedPerson(row, f"AGENT-{row}", Sex.MALE, 1985, AgeGroup.ADULT, Presence.PRESENT)
        for row in range(1, people + 1)
    )
    field.do("animation", import_attendance, ImportAttendance("F1", listed, "liste"))


def test_few_people_are_not_counted_out_on_the_bulletin(field: Any) -> None:
    field.issued(3)

    page, _second = pages_of(field.desk, ordered())

    assert page.count("*") > 1
    people = page.split("Personnes aidées")[1]
    assert "3" not in figures_on(people)


def test_a_single_voucher_used_is_not_told_of_its_city(field: Any) -> None:
    first, *_ = field.issued(8)
    field.redeem(first)

    _page, second = pages_of(field.desk, ordered())

    assert "échangés : *" in second
    assert "8 émis" in second


def test_an_empty_programme_has_a_bulletin_too(desk: Desk, tmp_path: Path) -> None:
    write_report(desk, ordered(), tmp_path / "bulletin.pdf")

    with PdfDocument(tmp_path / "bulletin.pdf") as pdf:
        assert "Aucun bon émis dans la période." in pdf[1].get_textpage().get_text_range()
