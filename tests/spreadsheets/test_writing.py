"""What we write opens in a spreadsheet as what it is: text as text, money to the centime, days as days."""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voucher_desk.domain.names import without_invisible
from voucher_desk.spreadsheets import workbook_writing
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.reading import read_table
from voucher_desk.spreadsheets.sheets import Amount, Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "https://evil.example",
    "0012",
    "<b>",
]


def sheet(*rows: tuple[Cell, ...], name: str = "Liste", right_to_left: bool = False) -> Sheet:
    width = max(map(len, rows), default=1)
    header = tuple(f"Titre {column}" for column in range(width))
    return Sheet(name=name, header=(header,), rows=rows, right_to_left=right_to_left)


def written(*sheets: Sheet) -> openpyxl.Workbook:
    output = io.BytesIO()
    write_workbook(sheets, output)
    return openpyxl.load_workbook(io.BytesIO(output.getvalue()))


def csv_of(*rows: tuple[Cell, ...]) -> str:
    output = io.BytesIO()
    write_csv(rows, output)
    return output.getvalue().decode("utf-8")


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\r" not in text])
def test_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    cell = written(sheet((text,))).active["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", without_invisible(text), None)


def test_money_is_a_number_of_two_decimals() -> None:
    cells = written(sheet((Amount(13_280_050), Amount(-3), Amount(0)))).active[2]
    assert [cell.value for cell in cells] == [132_800.5, -0.03, 0]
    assert {cell.number_format for cell in cells} == {"#,##0.00"}


@given(st.integers(-(10**12), 10**12))
def test_money_is_exact_to_the_centime_in_both_forms(centimes: int) -> None:
    cell = written(sheet((Amount(centimes),))).active["A2"]
    text = csv_of((Amount(centimes),)).strip("\ufeff\r\n")
    assert round(cell.value * 100) == centimes
    assert Decimal(text.replace(",", ".")) * 100 == centimes


def test_days_are_dates_and_blanks_are_blank() -> None:
    instant = datetime.combine(date(2026, 12, 18), time(9, 12))
    cells = written(sheet((date(2026, 12, 18), instant, None, 7))).active[2]
    assert [cell.value for cell in cells] == [
        datetime.combine(date(2026, 12, 18), time.min),
        instant,
        None,
        7,
    ]


def test_a_rate_is_a_number_with_all_its_decimals() -> None:
    rates = (Decimal("0.06650000"), Decimal(10), Decimal("-10.85"))
    assert [cell.value for cell in written(sheet(rates)).active[2]] == [0.0665, 10, -10.85]
    assert csv_of(rates) == "\ufeff0,0665;10;-10,85\r\n"


def test_a_number_too_long_for_excel_stays_text() -> None:
    assert written(sheet((10**15 + 1,))).active["A2"].value == "1000000000000001"


def test_the_header_is_frozen_and_can_be_filtered() -> None:
    active = written(sheet(("a", 1), ("b", 2))).active
    assert (active.freeze_panes, active.auto_filter.ref) == ("A2", "A1:B3")
    assert active["A1"].font.bold


def test_an_arabic_sheet_is_laid_out_from_the_right() -> None:
    assert written(sheet(("رمز",), right_to_left=True)).active.sheet_view.rightToLeft
    assert not written(sheet(("code",))).active.sheet_view.rightToLeft


def test_any_name_makes_a_sheet_and_no_two_are_alike() -> None:
    names = ("A/B:C*[x]?", "a-b-c--x--", "", "x" * 50, "x" * 50)
    made = written(*(sheet(("a",), name=name) for name in names)).sheetnames
    assert made == ["A-B-C--x--", "a-b-c--x-- 2", "-", "x" * 31, f"{'x' * 29} 2"]


def test_characters_no_xml_can_hold_are_left_out() -> None:
    assert written(sheet(("a\0b\ufffec\ud800",))).active["A2"].value == "abc"


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=5))
def test_what_we_write_we_read_back(texts: list[str]) -> None:
    rows = tuple((f"#{text}#",) for text in texts)
    output = io.BytesIO()
    write_workbook([sheet(*rows)], output)
    back = [row.value(0) for row in read_table(output.getvalue(), "a.xlsx").rows[1:]]
    assert [str(value).split() for value in back] == [without_invisible(text).split() for (text,) in rows]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text[0] in "=+-@\t\r"])
def test_a_text_that_could_run_gets_an_apostrophe_in_csv(text: str) -> None:
    output = io.BytesIO()
    write_csv([("x", text)], output)
    assert read_table(output.getvalue(), "a.csv").rows[0].value(1) == f"'{text}"


@given(st.text(max_size=20))
def test_no_text_of_a_csv_starts_like_a_formula(text: str) -> None:
    cell = csv_of(("x", text.replace("\ud800", ""))).removeprefix("\ufeffx;").lstrip('"')
    assert not cell.startswith(("=", "+", "-", "@", "\t"))


def test_a_csv_is_what_a_french_excel_opens() -> None:
    text = csv_of(("Don", "Reçu", "Jour"), ("D;1", Amount(13_280_050), date(2026, 12, 18)), ("x", -5, None))
    assert text == '\ufeffDon;Reçu;Jour\r\n"D;1";132800,50;18/12/2026\r\nx;-5;\r\n'


def test_an_instant_in_a_csv_is_read_as_a_clock() -> None:
    assert csv_of((datetime.combine(date(2026, 12, 18), time(9, 5)),)) == "\ufeff18/12/2026 09:05\r\n"


def test_the_output_stays_open_for_its_owner() -> None:
    output = io.BytesIO()
    write_csv([("a",)], output)
    assert not output.closed


def long_workbook(folder: Path, rows: Iterable[tuple[Cell, ...]]) -> openpyxl.Workbook:
    output = io.BytesIO()
    header = (("Code", "Montant"), ("code", "amount"))
    write_workbook((Sheet(name="Liste", header=header, rows=rows, right_to_left=True),), output, folder)
    assert list(folder.iterdir()) == []
    return openpyxl.load_workbook(io.BytesIO(output.getvalue()))


@given(
    rows=st.lists(st.tuples(st.sampled_from(["A", "=1", "0012"]), st.integers(-(10**12), 10**12)), max_size=9)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_that_come_one_by_one_fill_one_sheet_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, int]]
) -> None:
    monkeypatch.setattr(workbook_writing, "_LINES_OF_A_SHEET", 3)
    book = long_workbook(tmp_path, ((code, Amount(centimes)) for code, centimes in rows))
    found = [
        (code.value, round(amount.value * 100), code.data_type)
        for one in book.worksheets
        for code, amount in one.iter_rows(min_row=3)
    ]
    assert found == [(code, centimes, "s") for code, centimes in rows]
    assert len(book.worksheets) == max(1, -(-len(rows) // 3))
    assert [one.sheet_view.rightToLeft for one in book.worksheets] == [True] * len(book.worksheets)
    assert {one["A1"].value for one in book.worksheets} == {"Code"}


def test_rows_that_cannot_be_read_to_the_end_leave_no_file_waiting(tmp_path: Path) -> None:
    def rows() -> Iterator[tuple[Cell, ...]]:
        yield "A", 1
        raise LookupError

    with pytest.raises(LookupError):
        long_workbook(tmp_path, rows())
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_of_rows_that_wait_is_the_one_of_rows_held(tmp_path: Path) -> None:
    rows = (
        ("Évaluation", Amount(-1_250), date(2026, 12, 18), None, 7),
        ("=1", Amount(0), None, "x\ny", 10**15),
    )
    held, waited = io.BytesIO(), io.BytesIO()
    write_workbook((sheet(*rows),), held)
    write_workbook((sheet(*rows),), waited, tmp_path)
    assert _facts(held) == _facts(waited)


def test_a_column_is_as_wide_as_its_first_lines_but_not_wider_than_can_be_read() -> None:
    narrow, wide = written(sheet(("a", "x" * 40), ("b", "y" * 900))).active.column_dimensions.values()
    assert narrow.width < wide.width < 60


def _facts(output: io.BytesIO) -> list[object]:
    active = openpyxl.load_workbook(io.BytesIO(output.getvalue())).active
    widths = [one.width for one in active.column_dimensions.values()]
    cells = [(one.value, one.number_format, one.font.bold) for line in active.iter_rows() for one in line]
    return [active.freeze_panes, active.auto_filter.ref, active.print_title_rows, widths, cells]
