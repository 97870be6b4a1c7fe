"""Counts by sex and age as files: equal to the database, masked, and nothing in them that runs."""

import csv
import json
from collections.abc import Callable
from gettext import NullTranslations
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.desk import Desk
from voucher_desk.domain.masking import SMALL
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.reports import SADD_MEASURES, Measure, ReportKind, ReportScope
from voucher_desk.domain.vouchers import ReasonMissing
from voucher_desk.queries.sadd import SaddReport
from voucher_desk.reporting.files import write_report
from voucher_desk.reporting.orders import ReportOrder
from voucher_desk.reporting.sadd import read_sadd
from voucher_desk.spreadsheets.sadd_sheets import GROUP_KEYS, write_sadd

Ask = Callable[[str], list[tuple[Any, ...]]]
FIRST_VOUCHER = (
    "SELECT b.city, p.sex, p.age_group, COUNT(*) FROM voucher v JOIN batch b ON b.id = v.batch_id"
    " JOIN person p ON p.id = v.person_id"
    " WHERE v.id IN (SELECT MIN(id) FROM voucher WHERE person_id IS NOT NULL GROUP BY person_id)"
    " GROUP BY b.city, p.sex, p.age_group"
)
PRESENCES = (
    "SELECT s.city, p.sex, p.age_group, COUNT(*) FROM attendance a JOIN session s ON s.id = a.session_id"
    " JOIN person p ON p.id = a.person_id WHERE s.kind = 'awareness' AND a.state IN ('PRESENT', 'WAIVED')"
    " GROUP BY s.city, p.sex, p.age_group"
)
REDEMPTIONS = (
    "SELECT b.city, p.sex, p.age_group, COUNT(*) FROM redemption r JOIN voucher v ON v.id = r.voucher_id"
    " JOIN batch b ON b.id = v.batch_id JOIN person p ON p.id = v.person_id"
    " WHERE NOT EXISTS (SELECT 1 FROM reversal x WHERE x.redemption_id = r.id)"
    " GROUP BY b.city, p.sex, p.age_group"
)


def ordered(reason: str | None = None, **covered: Any) -> ReportOrder:
    return ReportOrder(ReportKind.SADD, ReportScope(**covered), NullTranslations(), reason)


@pytest.fixture
def whole(example_desk: Desk) -> SaddReport:
    """Return the report of the example with nothing withheld."""
    return read_sadd(example_desk, ordered("essai"))


@pytest.mark.parametrize(
    ("measure", "sql"),
    [
        (Measure.PEOPLE, FIRST_VOUCHER),
        (Measure.PARTICIPATIONS, PRESENCES),
        (Measure.EXCHANGES, REDEMPTIONS),
    ],
)
def test_every_count_equals_that_of_plain_sql(
    whole: SaddReport, ask: Ask, measure: Measure, sql: str
) -> None:
    table = whole.tables[measure]
    counted = {(city, sex, age): count for city, sex, age, count in ask(sql)}

    for city, sex, age in product(("Casablanca", "Rabat"), Sex, AgeGroup):
        assert table.cell(city, None, sex, age) == counted.get((city, sex.value, age.value), 0)
    assert table.cell() == sum(counted.values())


def test_664_people_with_the_unknown_are_the_sum_of_their_groups_and_cities(whole: SaddReport) -> None:
    people, participations = whole.tables[Measure.PEOPLE], whole.tables[Measure.PARTICIPATIONS]

    groups = [people.cell(sex=sex, age=age) or 0 for sex, age in product(Sex, AgeGroup)]
    assert sum(groups) == sum(people.cell(city) or 0 for city in people.cities) == people.cell() == 664
    assert people.cell(sex=Sex.UNKNOWN, age=AgeGroup.UNKNOWN) == 12
    assert (people.cell() or 0) <= (participations.cell() or 0)


def test_what_leaves_the_association_shows_no_count_of_one_to_four(
    example_desk: Desk, tmp_path: Path
) -> None:
    for ending in (".xlsx", ".csv", ".json", ".pdf"):
        write_report(example_desk, ordered(), tmp_path / f"sadd{ending}")

    document = json.loads((tmp_path / "sadd.json").read_text())
    counts = [line[key] for line in document["lines"] for key in GROUP_KEYS]
    assert not [count for count in counts if count in SMALL]
    assert None in counts
    assert document["unmasked"] is None
    with (tmp_path / "sadd.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file, delimiter=";"))[2:]
    assert not {cell for row in rows for cell in row[3:]} & {"1", "2", "3", "4"}
    book = load_workbook(tmp_path / "sadd.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows(min_row=3) for cell in row]
    assert not [cell for cell in cells if cell.value in SMALL]
    with PdfDocument(tmp_path / "sadd.pdf") as pdf:
        words = " ".join(page.get_textpage().get_text_range() for page in pdf).split()
    assert not {"2", "3"} & set(words)


def test_a_reader_of_a_report_unmasked_sees_who_answers_for_it(example_desk: Desk, tmp_path: Path) -> None:
    write_report(example_desk, ordered("audit du don"), tmp_path / "sadd.json")

    document = json.loads((tmp_path / "sadd.json").read_text())
    assert document["unmasked"] == {"by": "coordination", "reason": "audit du don"}
    assert None not in [line[key] for line in document["lines"] for key in GROUP_KEYS]


def test_no_report_is_unmasked_without_a_reason(example_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ReasonMissing):
        write_report(example_desk, ordered(" "), tmp_path / "sadd.json")
    assert list(tmp_path.iterdir()) == []


def test_donations_add_up_to_the_whole(example_desk: Desk, whole: SaddReport) -> None:
    parts = [read_sadd(example_desk, ordered("essai", donation=code)) for code in ("DON-CAS", "DON-RAB")]

    for measure in (Measure.PEOPLE, Measure.PARTICIPATIONS, Measure.EXCHANGES):
        assert sum(part.tables[measure].cell() or 0 for part in parts) == whole.tables[measure].cell()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_holds_no_formula_and_keeps_its_keys_in_every_language(
    whole: SaddReport, language: str
) -> None:
    output = BytesIO()
    write_sadd(whole, output, catalogue(language))

    book = load_workbook(output)
    assert len(book.worksheets) == 1 + len(SADD_MEASURES)
    for sheet in book.worksheets:
        assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")
        assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    for sheet in book.worksheets[1:]:
        assert [cell.value for cell in sheet[2]][3:] == list(GROUP_KEYS)
