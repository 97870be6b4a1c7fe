"""The distribution list: every line, every page accounted for, and nothing typed ever read as markup."""

import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from gettext import NullTranslations
from io import BytesIO

import pypdf
import pytest
import zxingcpp
from PIL import Image

from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.signed_lists import LINES_PER_PAGE
from voucher_desk.printing.distribution_list import ROW_HEIGHT, distribution_list
from voucher_desk.queries.papers import ListFoot, ListHeading, ListLine

Scanner = Callable[[bytes], list[Image.Image]]
Reader = Callable[[bytes], list[str]]

HEADING = ListHeading(
    project="Bien-être",
    donor_mark="De la part du peuple japonais",
    donation="JPN-2026-CAS",
    association="Association Exemple",
    session="SES-0012",
    session_date=date(2026, 11, 4),
    place="Casablanca",
    distribution="DIST-CAS-01",
    list_version=3,
    list_sha256="0123456789abcdef" * 4,
    anchor="fedcba9876543210" * 4,
    anchor_count=1234,
    printed_at=datetime(2026, 11, 4, 9, 30, tzinfo=UTC),
    training=False,
)
FOOT = ListFoot(issued=37, void=2, not_collected=23, returned=4)
HOSTILE = (
    "<img src=x>",
    '<img src="http://evil.example/x.png"/>',
    "=cmd|' /C calc'!A0",
    "Robert'); DROP TABLE students;--",
    "<b>gras</b> &amp; <para>",
    "%s %(x)s {0} {name}",
    "(((]]>> endstream endobj",
    "\\) Tj ET",
    "Ame\u0301lie",
    "a\u202eb\u2066c",
)


def lines(count: int, issued: int = 0) -> list[ListLine]:
    return [
        ListLine(
            number=number,
            person_code=f"P{number:05d}",
            sex=list(Sex)[number % 3],
            age_group=list(AgeGroup)[number % 2],
            serial=f"CAS-{number:04d}" if number <= issued else None,
            face=25000 if number <= issued else None,
        )
        for number in range(1, count + 1)
    ]


def printed(some: list[ListLine], heading: ListHeading = HEADING, spare_rows: int = 0) -> bytes:
    output = BytesIO()
    distribution_list(heading, some, FOOT, output, NullTranslations(), spare_rows=spare_rows)
    return output.getvalue()


@pytest.mark.parametrize(
    ("count", "spare", "pages"),
    [(0, 0, 1), (1, 0, 1), (15, 0, 1), (16, 0, 2), (23, 0, 2), (24, 0, 2), (14, 2, 2)],
)
def test_the_end_goes_on_the_last_page_or_on_one_more(count: int, spare: int, pages: int) -> None:
    output = BytesIO()
    count_of_pages = distribution_list(
        HEADING, lines(count), FOOT, output, NullTranslations(), spare_rows=spare
    )
    assert count_of_pages == len(pypdf.PdfReader(output, strict=True).pages) == pages


def test_every_person_and_voucher_is_on_the_list_once(read_text: Reader) -> None:
    pages = read_text(printed(lines(100, issued=60)))
    everything = "\n".join(pages)
    assert all(everything.count(line.person_code) == 1 for line in lines(100))
    assert all(everything.count(line.serial) == 1 for line in lines(100, issued=60) if line.serial)


def test_each_page_says_its_number_its_counts_and_the_running_total(read_text: Reader) -> None:
    first, second, third, last, end = read_text(printed(lines(90, issued=30)))
    assert "Page 1/5" in first
    assert "Page 5/5" in end
    assert "Cette page — personnes : 23 · bons : 23 · 5 750,00 MAD" in first
    assert "Cumul — personnes : 46 sur 90 · bons : 30 · 7 500,00 MAD" in second
    assert "Cette page — personnes : 23 · bons : 0 · 0,00 MAD" in third
    assert "Cumul — personnes : 90 sur 90" in last
    assert LINES_PER_PAGE == 23


def test_each_page_carries_its_heading_and_its_own_symbol(read_text: Reader, scanned: Scanner) -> None:
    pdf = printed(lines(30))
    marks = [zxingcpp.read_barcodes(page)[0].text for page in scanned(pdf)]
    assert marks == [f"VDL1:DIST-CAS-01:3:{page}:0123456789abcdef" for page in (1, 2)]
    for text in read_text(pdf):
        for fact in (
            "Bien-être",
            "De la part du peuple japonais",
            "JPN-2026-CAS",
            "SES-0012",
            "04/11/2026 09:30",
        ):
            assert fact in text
        assert "1234 événements" in text
        assert HEADING.anchor in text


def test_persons_are_counted_by_sex_and_age_and_vouchers_by_what_became_of_them(read_text: Reader) -> None:
    (text,) = read_text(printed(lines(12)))
    table = text[text.index("Personnes") :].split("\r\n")
    rows = {row[0]: row[1:] for row in map(str.split, table) if row}
    assert rows["F"][-4:] == ["2", "2", "0", "4"]
    assert rows["H"][-4:] == ["2", "2", "0", "4"]
    assert "Total 6 6 0 12" in text
    assert "annulés sur place 2" in text
    assert "rendus au stock 4" in text
    for who in ("Distributeur", "Témoin", "Association"):
        assert who in text


def test_a_line_is_high_enough_to_sign_and_may_be_left_unsigned(read_text: Reader) -> None:
    assert ROW_HEIGHT >= 9
    (text,) = read_text(printed(lines(5), spare_rows=3))
    assert text.count("remis sans signature (motif)") == 5 + 3


def test_hostile_texts_are_printed_literally_and_nothing_is_fetched(
    read_text: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    some = [replace(line, person_code=HOSTILE[place % 10]) for place, line in enumerate(lines(30))]
    pages = read_text(printed(some, replace(HEADING, place="<img src=x> & {place}", project="%(project)s")))
    everything = "\n".join(pages)
    for number in range(30):
        assert f"\n{number + 1} " in everything
    assert everything.count("<img src=x> & {place}") == len(pages)
    assert everything.count("<img src=x>") == 3 + len(pages)
    assert everything.count("%s %(x)s {0} {name}") == 3
    assert everything.count("(((]]>> endstream endobj") == 3
    assert everything.count("\\) Tj ET") == 3


def test_a_name_of_five_thousand_letters_stays_in_its_cell(read_text: Reader) -> None:
    (text,) = read_text(printed([replace(lines(1)[0], person_code="W" * 5000)]))
    assert "W…" in text


def test_an_exercise_is_marked_on_each_page(read_text: Reader) -> None:
    pages = read_text(printed(lines(30), replace(HEADING, training=True)))
    assert all("EXERCICE" in page for page in pages)
    assert not any("EXERCICE" in page for page in read_text(printed(lines(30))))


def test_the_file_names_nobody_in_its_properties() -> None:
    about = pypdf.PdfReader(BytesIO(printed(lines(3)))).metadata
    assert about is not None
    assert (about.title, about.author or "") == ("Liste de distribution", "")
