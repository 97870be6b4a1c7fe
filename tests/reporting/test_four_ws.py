"""The 4Ws workbook: a line for each activity, its counts masked and equal to the database."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from resources.catalogues import LANGUAGES, catalogue
from resources.report_lists import default_report_lists
from voucher_desk.desk import Desk
from voucher_desk.domain.masking import SMALL
from voucher_desk.domain.report_lists import read_report_lists
from voucher_desk.domain.reports import ReportKind, ReportScope
from voucher_desk.reporting.bulletin import read_bulletin
from voucher_desk.reporting.files import write_report
from voucher_desk.reporting.orders import ReportOrder, lists_of
from voucher_desk.sentences.four_ws import activities as told
from voucher_desk.spreadsheets.four_ws_sheets import AFTER, BEFORE, write_four_ws
from voucher_desk.spreadsheets.sadd_sheets import GROUP_KEYS

Rows = Callable[[Path, str, str], list[list[str]]]
Ask = Callable[[str], list[tuple[Any, ...]]]
KEYS = [*(column.key for column in BEFORE), *GROUP_KEYS, *(column.key for column in AFTER)]


def ordered(language: str = "fr", reason: str | None = None) -> ReportOrder:
    return ReportOrder(ReportKind.FOUR_WS, ReportScope(), catalogue(language), reason)


def activities(desk: Desk, order: ReportOrder) -> list[dict[str, Any]]:
    """Return the lines of the sheet of activities by their keys."""
    output = BytesIO()
    write_four_ws(read_bulletin(desk, order), output, order.translations)
    sheet = load_workbook(output).worksheets[1]
    return [dict(zip(KEYS, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True)]


def test_every_session_has_its_line_with_the_counts_of_plain_sql(example_desk: Desk, ask: Ask) -> None:
    lines = activities(example_desk, ordered(reason="essai"))

    sessions = ask(
        "SELECT s.city, s.theme, COUNT(*), SUM(p.sex = 'F' AND p.age_group = 'MINOR'), SUM(p.sex = 'U')"
        " FROM attendance a JOIN session s ON s.id = a.session_id JOIN person p ON p.id = a.person_id"
        " WHERE a.state = 'PRESENT' GROUP BY s.id ORDER BY s.starts_at"
    )
    told = [
        (line["commune"], line["detail"], line["total"], line["f_minor"], line["u_total"])
        for line in lines
        if line["subcode"] == "1.2"
    ]
    assert told == sessions
    assert {line["region_code"] for line in lines} == {"MA-06", "MA-04"}
    assert {line["code_verified"] for line in lines} == {"à vérifier"}


def test_no_count_of_one_to_four_leaves(example_desk: Desk) -> None:
    lines = activities(example_desk, ordered())

    counts = [line[key] for line in lines for key in GROUP_KEYS]
    assert "*" in counts
    assert not [count for count in counts if count in SMALL]


def test_a_code_that_was_looked_up_says_so(example_desk: Desk, tmp_path: Path) -> None:
    verified = default_report_lists().replace(b"verified = false", b"verified = true")
    (tmp_path / "rapports.toml").write_bytes(verified)

    lines = activities(example_desk, replace(ordered(), lists=lists_of(tmp_path)))

    assert {line["code_verified"] for line in lines if line["subcode"] == "1.2"} == {"vérifié"}
    assert lists_of(tmp_path / "ailleurs") == read_report_lists(default_report_lists())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_holds_no_formula_and_keeps_its_keys(
    example_desk: Desk, tmp_path: Path, language: str
) -> None:
    write_report(example_desk, ordered(language), tmp_path / "4w.xlsx")

    book = load_workbook(tmp_path / "4w.xlsx")
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert [cell.value for cell in book.worksheets[1][2]] == KEYS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_on_paper_is_that_of_the_query(
    example_desk: Desk, rows_on_paper: Rows, language: str, tmp_path: Path
) -> None:
    order = ordered(language)
    write_report(example_desk, order, tmp_path / "4ws.pdf")

    report = read_bulletin(example_desk, order)
    printed = [row for row in rows_on_paper(tmp_path / "4ws.pdf", r"[0-9]+|\*", language) if len(row) == 4]
    assert printed == [
        ["*" if count is None else str(count) for count in one.counts[start : start + 4]]
        for one in told(report, order.translations)
        for start in range(0, 16, 4)
    ]
    assert len(printed) >= 4 * 8


def test_an_unmasked_paper_shows_every_count_for_a_recorded_reason(
    example_desk: Desk, rows_on_paper: Rows, ask: Ask, tmp_path: Path
) -> None:
    write_report(example_desk, ordered(reason="essai"), tmp_path / "4ws.pdf")
    printed = [row for row in rows_on_paper(tmp_path / "4ws.pdf", r"[0-9]+|\*", "fr") if len(row) == 4]
    ((women, girls),) = ask(
        "SELECT SUM(p.age_group = 'ADULT'), SUM(p.age_group = 'MINOR') FROM attendance a"
        " JOIN person p ON p.id = a.person_id WHERE p.sex = 'F' AND a.state = 'PRESENT' AND a.session_id ="
        " (SELECT id FROM session ORDER BY starts_at LIMIT 1)"
    )
    assert printed[0] == [str(women), str(girls), "0", str(women + girls)]
