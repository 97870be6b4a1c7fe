"""A table is read by its content, with true addresses, and nothing beyond the limits reaches the memory."""

import contextlib
import hashlib
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.attendance_list import files
from voucher_desk.domain.attendance_list.table import Row, Unread
from voucher_desk.domain.dates import Epoch
from voucher_desk.domain.refusals import Refused
from voucher_desk.spreadsheets.reading import read_table

Build = Callable[..., bytes]
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def test_a_workbook_is_read_by_its_content_whatever_its_name(xlsx: Build) -> None:
    assert read_table(xlsx(("Code",)), "liste.csv").rows == (Row(1, ("Code",)),)


def test_rows_keep_the_numbers_the_spreadsheet_shows(raw_xlsx: Build) -> None:
    table = read_table(raw_xlsx('<row r="3"><c r="C3"><v>7</v></c></row>'), "liste.xlsx")
    assert table.rows == (Row(3, (None, None, 7)),)


def test_a_file_is_known_by_its_hash(xlsx: Build) -> None:
    data = xlsx(("Code",))
    assert (
        read_table(data, "a.xlsx").sha256
        == read_table(data, "b.xlsx").sha256
        == hashlib.sha256(data).hexdigest()
    )


@pytest.mark.parametrize("reference", ["A20001", "A1048576", "XFD1048576"])
def test_a_stray_cell_far_down_is_refused_before_it_fills_the_memory(raw_xlsx: Build, reference: str) -> None:
    with pytest.raises(files.TooManyRows):
        read_table(
            raw_xlsx(f'<row><c><v>1</v></c></row><row><c r="{reference}"><v>1</v></c></row>'), "a.xlsx"
        )


def test_a_stray_cell_far_out_is_refused(raw_xlsx: Build) -> None:
    with pytest.raises(files.TooManyColumns) as refusal:
        read_table(raw_xlsx('<row><c r="BI1"><v>1</v></c></row>'), "a.xlsx")
    assert refusal.value.data() == {"column": 61, "limit": 60}


def test_the_last_cell_inside_the_limits_is_read(raw_xlsx: Build) -> None:
    table = read_table(raw_xlsx('<row><c r="BH150"><v>1</v></c></row>'), "a.xlsx")
    assert table.rows[0].value(59) == 1


@pytest.mark.parametrize("reference", ["1A", "A0x", "AAAA1", ""])
def test_a_cell_of_no_address_is_not_a_workbook(raw_xlsx: Build, reference: str) -> None:
    with pytest.raises(files.NotAWorkbook):
        read_table(raw_xlsx(f'<row><c r="{reference}"><v>1</v></c></row>'), "a.xlsx")


def test_formulas_of_filters_and_formats_are_nobody_s(raw_xlsx: Build) -> None:
    rows = '<row><c r="A1"><v>1</v></c></row></sheetData><extLst><f>B9</f></extLst><sheetData>'
    assert read_table(raw_xlsx(rows), "a.xlsx").rows == (Row(1, (1,)),)


def test_hidden_and_blank_sheets_are_passed_over(pack: Build) -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    start = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    names = (("Cachée", ' state="hidden"'), ("Vide", ""), ("Liste", ""), ("Autre", ""))
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"{state}/>'
        for number, (name, state) in enumerate(names, start=1)
    )
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{office}/worksheet" Target="/xl/worksheets/s{number}.xml"/>'
        for number in range(1, 5)
    )
    parts = {
        f"xl/worksheets/s{number}.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>"
        for number, rows in enumerate(
            ("<row><c><v>1</v></c></row>", "", *["<row><c><v>3</v></c></row>"] * 2), 1
        )
    }
    data = pack(
        {
            "_rels/.rels": f"<Relationships>{start}</Relationships>",
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
            **parts,
        }
    )
    table = read_table(data, "a.xlsx")
    assert (table.sheet, table.other_sheets, table.rows) == ("Liste", ("Vide", "Autre"), (Row(1, (3,)),))
    assert read_table(data, "a.xlsx", sheet="Vide").rows == ()
    with pytest.raises(files.SheetUnknown):
        read_table(data, "a.xlsx", sheet="Cachée")


def test_an_ods_is_read_with_its_kinds_of_values(ods: Build) -> None:
    cells = (
        '<table:table-cell office:value-type="float" office:value="3"/>'
        '<table:table-cell office:value-type="float" office:value="2.5"/>'
        '<table:table-cell office:value-type="date" office:date-value="1991-10-24"/>'
        '<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/>'
    )
    table = read_table(ods(f"<table:table-row>{cells}</table:table-row>"), "liste.ods")
    assert table.rows[0].values == (3, Decimal("2.5"), date(1991, 10, 24), Unread.FORMULA)
    assert (table.sheet, table.epoch) == ("Liste", Epoch.FROM_1900)


def test_a_blank_ods_has_no_rows(ods: Build) -> None:
    table = read_table(ods("<table:table-row><table:table-cell/></table:table-row>"), "liste.ods")
    assert (table.sheet, table.rows) == ("Liste", ())


def test_clock_times_and_instants_are_kept_for_what_they_are(xlsx: Build) -> None:
    instant = datetime.combine(date(2026, 12, 18), time(9, 30))
    values = read_table(xlsx((instant, time(9, 30))), "a.xlsx").rows[0].values
    assert values == (instant, "09:30:00")


def test_prefixes_of_elements_mean_nothing(raw_xlsx: Build) -> None:
    rows = '<x:row><x:c r="A1"><x:f>B1</x:f><x:v>1</x:v></x:c></x:row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<x:worksheet xmlns:x="{main}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    table = read_table(raw_xlsx("", **{"xl/worksheets/sheet1.xml": sheet}), "a.xlsx")
    assert table.rows == (Row(1, (Unread.FORMULA,)),)


def test_repeated_cells_and_covered_ones_keep_their_places(ods: Build) -> None:
    merged = CELL.format("Liste") + "<table:covered-table-cell/>" + CELL.format("x")
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    formula = '<table:table-cell table:number-columns-repeated="2" table:formula="of:=1"/>'
    data = ods(
        f"<table:table-row>{merged}</table:table-row>{blank}"
        f"<table:table-row>{CELL.format('a')}{formula}</table:table-row>"
    )
    assert read_table(data, "a.ods").rows == (
        Row(1, ("Liste", None, "x")),
        Row(5, ("a", Unread.FORMULA, Unread.FORMULA)),
    )


def test_the_million_blank_rows_every_ods_ends_with_are_no_rows(ods: Build) -> None:
    rest = (
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert (
        len(read_table(ods(f"<table:table-row>{CELL.format('a')}</table:table-row>{rest}"), "a.ods").rows)
        == 1
    )


def test_an_ods_that_repeats_a_value_a_million_times_is_refused(ods: Build) -> None:
    row = f'<table:table-row table:number-rows-repeated="1048576">{CELL.format("a")}</table:table-row>'
    with pytest.raises(files.TooManyRows):
        read_table(ods(row), "a.ods")


def test_an_ods_may_count_from_1904(ods: Build) -> None:
    null_date = '<table:null-date table:date-value="1904-01-01"/>'
    settings = f"<table:calculation-settings>{null_date}</table:calculation-settings>"
    row = f"<table:table-row>{CELL.format('a')}</table:table-row>"
    assert read_table(ods(row, settings=settings), "a.ods").epoch is Epoch.FROM_1904


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_each_delimiter_is_found(delimiter: str) -> None:
    text = f"Code{delimiter}Sexe{delimiter}Montant\nP-1{delimiter}F{delimiter}200.00\n"
    table = read_table(text.encode(), "a.csv")
    assert (table.delimiter, len(table.rows[1].values)) == (delimiter, 3)


def test_decimal_commas_are_no_delimiters() -> None:
    table = read_table(b"Code;Montant\nP-1;200,00\nP-2;1,50\nP-3;2,25\n", "a.csv")
    assert (table.delimiter, table.rows[1].values) == (";", ("P-1", "200,00"))


def test_the_hint_excel_writes_for_itself_is_followed_and_is_no_row() -> None:
    table = read_table(b"sep=,\r\nCode,Sexe;x\r\n", "a.csv")
    assert table.rows == (Row(1, ("Code", "Sexe;x")),)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Âge".encode("cp1252"), "cp1252"),
        ("Âge".encode(), "utf-8"),
        ("Âge".encode("utf-8-sig"), "utf-8"),
        ("العمر".encode(), "utf-8"),
    ],
)
def test_the_encoding_is_found_by_rule_and_told(data: bytes, encoding: str) -> None:
    assert read_table(data, "a.csv").encoding == encoding


def test_an_arabic_windows_encoding_is_read_when_chosen() -> None:
    table = read_table("العمر".encode("cp1256"), "a.csv", encoding="cp1256")
    assert table.rows[0].values == ("العمر",)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_broken_utf_8_is_not_taken_for_something_else(mark: bytes) -> None:
    with pytest.raises(files.EncodingNotRecognised) as refusal:
        read_table(mark + "Prénom\nAmélie\n".encode() + b"Ren\xe9\n", "a.csv")
    assert refusal.value.line == 3


def test_a_quotation_mark_that_swallows_people_is_refused() -> None:
    with pytest.raises(files.BrokenQuotes):
        read_table(b'Code;Sexe\nP-1;"F\nP-2;F\nP-3;M\n', "a.csv")


def test_quoted_line_ends_stay_in_their_cell() -> None:
    table = read_table(b'Code;Adresse\nP-1;"1, rue\nRabat"\nP-2;x\n', "a.csv")
    assert [row.number for row in table.rows] == [1, 2, 3]


def test_blank_lines_of_a_csv_count() -> None:
    assert [row.number for row in read_table(b"Code;Sexe\n\n;;\nP-1;F\n", "a.csv").rows] == [1, 4]


def test_a_csv_of_too_many_lines_is_refused() -> None:
    with pytest.raises(files.TooManyRows):
        read_table(b"a;b\n" * 20_001, "a.csv")


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.ods"]))
def test_any_bytes_are_a_table_or_a_refusal(data: bytes, filename: str) -> None:
    with contextlib.suppress(Refused):
        assert all(row.number >= 1 for row in read_table(data, filename).rows)
