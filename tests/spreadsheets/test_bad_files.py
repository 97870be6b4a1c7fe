"""The contract of bad inputs, from the file on disk to the answer: rows 1 to 12 and 33."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from voucher_desk.domain.attendance_list import files
from voucher_desk.domain.attendance_list.understanding import UnderstoodList, understand
from voucher_desk.domain.refusals import Refused
from voucher_desk.spreadsheets.reading import read_table

ACTIVITY = date(2026, 12, 18)
HEADER = ("Code", "Sexe", "Date de naissance")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
Build = Callable[..., bytes]


def understood(data: bytes, filename: str = "liste.xlsx") -> UnderstoodList:
    return understand(read_table(data, filename), activity_date=ACTIVITY)


def refused(data: bytes, filename: str = "liste.xlsx") -> Refused:
    with pytest.raises(Refused) as refusal:
        read_table(data, filename)
    return refusal.value


@pytest.mark.parametrize(
    ("data", "filename"),
    [
        (b"%PDF-1.7\n%", "liste.xlsx"),
        (b"%PDF-1.7\n%", "liste.csv"),
        (b"code;sexe\nP-1;F\n", "liste.xlsx"),
        (b"code;sexe\nP-1;F\n", "LISTE.ODS"),
        (b"<html><table><tr><td>code</td></tr></table></html>", "liste.csv"),
        (b"\x89PNG\r\n", "liste.csv"),
        (b"code\0sexe", "liste.csv"),
        (b"PK\x03\x04 cut off", "liste.xlsx"),
        (b"", "liste.xlsx"),
    ],
)
def test_imp_01_a_renamed_pdf_is_not_a_workbook(data: bytes, filename: str) -> None:
    assert isinstance(refused(data, filename), files.NotAWorkbook)


def test_imp_01_an_archive_of_anything_else_is_not_a_workbook(pack: Build) -> None:
    assert refused(pack({"word/document.xml": "<document/>"})).code == "IMP-01"
    assert refused(pack({"mimetype": "application/vnd.oasis.opendocument.text"})).code == "IMP-01"


def test_imp_01_a_document_type_is_not_expanded_but_refused(raw_xlsx: Build) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'
    data = raw_xlsx("", **{"xl/worksheets/sheet1.xml": bomb})
    assert refused(data).code == "IMP-01"


def test_imp_01_broken_xml_is_not_a_workbook(raw_xlsx: Build) -> None:
    assert refused(raw_xlsx("<row><c")).code == "IMP-01"


def test_imp_01_a_workbook_without_its_parts_is_not_a_workbook(pack: Build) -> None:
    assert refused(pack({"xl/workbook.xml": "<workbook/>"})).code == "IMP-01"


def test_imp_01_a_sheet_that_only_one_reader_finds_is_not_read(raw_xlsx: Build) -> None:
    data = raw_xlsx("<row><c><v>1</v></c></row>", **{"_rels/.rels": "<Relationships/>"})
    assert refused(data).code == "IMP-01"


def test_imp_01_an_unusual_compression_is_not_unpacked() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refused(output.getvalue()).code == "IMP-01"


def test_imp_01_an_ods_with_a_cell_outside_every_sheet_is_not_a_workbook(ods: Build) -> None:
    stray = '<table:table-cell office:value-type="string"/>'
    assert refused(ods("", settings=stray), "liste.ods").code == "IMP-01"


@pytest.mark.parametrize("count", ["x", "-1", "1e9", "\u0661"])
def test_imp_01_a_count_that_is_none_is_not_a_workbook(ods: Build, count: str) -> None:
    rows = f'<table:table-row table:number-rows-repeated="{count}"/>'
    assert refused(ods(rows), "liste.ods").code == "IMP-01"


def test_imp_02_a_zip_bomb_is_refused_by_its_directory(pack: Build) -> None:
    refusal = refused(pack({"xl/workbook.xml": bytes(51_000_000)}))
    assert isinstance(refusal, files.UnpackedTooLarge)
    assert (refusal.code, refusal.data()) == ("IMP-02", {"megabytes": 51, "limit": 50})


def test_imp_02_a_tight_archive_below_the_size_limit_is_refused(pack: Build) -> None:
    refusal = refused(pack({"xl/workbook.xml": bytes(20_000_000)}))
    assert isinstance(refusal, files.PackedTooTightly)


def test_imp_02_an_archive_of_many_members_is_refused(pack: Build) -> None:
    refusal = refused(pack({f"xl/media/{number}.png": b"" for number in range(201)}))
    assert isinstance(refusal, files.TooManyMembers)


def test_imp_02_a_large_file_is_refused_before_it_is_looked_at() -> None:
    refusal = refused(bytes(10_000_001), "liste.csv")
    assert isinstance(refusal, files.FileTooLarge)
    assert refusal.data() == {"megabytes": 11, "limit": 10}


def test_imp_02_a_directory_that_lies_about_sizes_opens_nothing(raw_xlsx: Build) -> None:
    data = bytearray(raw_xlsx("<row><c><v>1</v></c></row>" * 2000))
    size = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet1.xml").file_size
    honest = size.to_bytes(4, "little")
    assert data.count(honest) >= 1
    assert refused(bytes(data.replace(honest, (10).to_bytes(4, "little")))).code == "IMP-01"


def test_imp_03_a_workbook_behind_a_password_is_named() -> None:
    assert refused(OLE + "EncryptedPackage".encode("utf-16-le")).code == "IMP-03"


def test_imp_03_encrypted_members_are_named(raw_xlsx: Build) -> None:
    data = bytearray(raw_xlsx(""))
    flags = data.index(b"PK\x01\x02") + 8
    data[flags] |= 1
    assert refused(bytes(data)).code == "IMP-03"


def test_imp_03_an_encrypted_ods_is_named(ods: Build) -> None:
    assert refused(ods("", manifest="<manifest><encryption-data/></manifest>"), "liste.ods").code == "IMP-03"


@pytest.mark.parametrize("filename", ["liste.xls", "liste.xlsx", "liste.csv"])
def test_imp_04_the_old_format_is_refused_whatever_it_is_called(filename: str) -> None:
    assert refused(OLE + "Workbook".encode("utf-16-le"), filename).code == "IMP-04"


@pytest.mark.parametrize("member", ["xl/vbaProject.bin", "xl/workbook.bin"])
def test_imp_04_macros_and_binary_workbooks_are_refused(raw_xlsx: Build, member: str) -> None:
    assert refused(raw_xlsx("", **{member: "x"})).code == "IMP-04"


def test_imp_04_a_macro_workbook_without_macros_is_refused_too(raw_xlsx: Build) -> None:
    types = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    assert refused(raw_xlsx("", **{"[Content_Types].xml": types})).code == "IMP-04"


def test_imp_05_a_missing_column_is_named(xlsx: Build) -> None:
    problem = understood(xlsx(("Code", "Âge"), ("P-1", 30))).problems[0]
    assert (problem.code, problem.data()["columns"]) == ("IMP-05", ("Code", "Âge"))


def test_imp_06_a_column_that_stands_twice_is_named(xlsx: Build) -> None:
    rows = (("N°", "Code", "Sexe", "Âge", "Ville", "Code"), (1, "P-1", "F", 30, "Rabat", "P-1"))
    problem = understood(xlsx(*rows)).problems[0]
    assert problem.code == "IMP-06"
    assert problem.data() == {"cell": "B1", "second_cell": "F1", "column": "Code"}


def test_imp_06_a_merged_title_above_the_header_is_tolerated() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Liste de présence"
    workbook.active.merge_cells("A1:C1")
    for column, heading in enumerate(HEADER, start=1):
        workbook.active.cell(3, column, heading)
    for column, answer in enumerate(("P-1", "F", 1991), start=1):
        workbook.active.cell(4, column, answer)
    output = io.BytesIO()
    workbook.save(output)
    assert [person.row for person in understood(output.getvalue()).people] == [4]


def test_imp_07_the_same_person_twice_is_named_by_both_lines(xlsx: Build) -> None:
    rows = [(f"P-{number}", "F", 1990) for number in range(100)]
    rows[86] = ("P-12", "F", 1990)
    problem = understood(xlsx(HEADER, *rows)).problems[0]
    assert problem.code == "IMP-07"
    assert (problem.data()["first_row"], problem.data()["second_row"]) == (14, 88)


@pytest.mark.parametrize("filename", ["liste.xlsx", "liste.csv", "liste.ods"])
def test_imp_08_a_formula_is_named_by_its_cell(xlsx: Build, ods: Build, filename: str) -> None:
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    formula = '<table:table-cell table:formula="of:=[.A1]" office:value-type="float" office:value="1991"/>'
    header = "".join(map(text.format, HEADER))
    lines = f"<table:table-row>{header}</table:table-row>"
    lines += f"<table:table-row>{text.format('P-1')}{text.format('F')}{formula}</table:table-row>"
    data = {
        "liste.xlsx": xlsx(HEADER, ("P-1", "F", "=1990+1")),
        "liste.csv": ";".join(HEADER).encode() + b"\nP-1;F;=1990+1\n",
        "liste.ods": ods(lines),
    }[filename]
    result = understood(data, filename)
    assert [(problem.code, problem.cell) for problem in result.problems] == [("IMP-08", "C2")]


def test_imp_08_a_formula_with_a_cached_value_is_a_formula_still(raw_xlsx: Build) -> None:
    header = "".join(f'<c t="inlineStr"><is><t>{heading}</t></is></c>' for heading in HEADER)
    line = '<c t="inlineStr"><is><t>P-1</t></is></c><c t="str"><f>A1</f><v>F</v></c><c><v>1991</v></c>'
    result = understood(raw_xlsx(f"<row>{header}</row><row>{line}</row>"))
    assert [(problem.code, problem.cell) for problem in result.problems] == [("IMP-08", "B2")]


def test_imp_09_a_sheet_of_formatted_blank_rows_has_nobody(raw_xlsx: Build) -> None:
    rows = "".join(f'<row r="{row}" s="1"><c r="A{row}" s="1"/></row>' for row in range(1, 50_001))
    result = understood(raw_xlsx(rows))
    assert [problem.code for problem in result.problems] == ["IMP-09"]


def test_imp_09_reading_stops_after_two_hundred_blank_rows(xlsx: Build) -> None:
    blanks = [(None, None, None)]
    near = understood(xlsx(HEADER, ("P-1", "F", 1991), *blanks * 199, ("P-2", "F", 1991)))
    far = understood(xlsx(HEADER, ("P-1", "F", 1991), *blanks * 200, ("P-2", "F", 1991)))
    assert [person.row for person in near.people] == [2, 202]
    assert [person.row for person in far.people] == [2]
    assert "rows_not_read" in {notice.code for notice in far.notices}


def test_imp_10_a_byte_of_no_character_is_named_by_its_line() -> None:
    lines = [b"Code;Sexe;\xe2ge", *[b"P-%d;F;30" % number for number in range(5)], b"P-9;F\x81;30"]
    refusal = refused(b"\n".join(lines), "liste.csv")
    assert (refusal.code, refusal.data()) == ("IMP-10", {"line": 7})


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_imp_10_french_lists_are_read_in_each_encoding_of_excel(encoding: str) -> None:
    data = "Code;Sexe;Âge\nP-1;Féminin;30\n".encode(encoding)
    assert len(understood(data, "liste.csv").people) == 1


@pytest.mark.parametrize("code", ["1,23E+11", 123_456_789_012, 12.5, date(2026, 2, 1)])
def test_imp_11_a_code_that_excel_turned_into_a_number_is_named(xlsx: Build, code: object) -> None:
    rows = [HEADER, *[(f"P-{number}", "F", 1991) for number in range(3)], (code, "F", 1991)]
    result = understood(xlsx(*rows))
    assert [(problem.code, problem.cell) for problem in result.problems] == [("IMP-11", "A5")]


def test_imp_12_a_forbidden_column_is_not_read_and_the_rest_is_offered(xlsx: Build) -> None:
    result = understood(xlsx((*HEADER, "Nationalité"), ("P-1", "F", 1991, "CANARY")))
    assert [(refusal.code, refusal.column) for refusal in result.forbidden] == [("IMP-12", "Nationalité")]
    assert len(result.people) == 1
    assert "CANARY" not in repr(result)


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_dat_03_dates_follow_the_epoch_of_their_workbook(xlsx: Build, epoch_1904: bool) -> None:  # noqa: FBT001 - both epochs
    serial = 33_535 - 1462 * epoch_1904
    data = xlsx(HEADER, ("P-1", "F", date(1991, 10, 24)), ("P-2", "F", serial), epoch_1904=epoch_1904)
    rows = read_table(data, "liste.xlsx").rows
    assert rows[1].value(2) == date(1991, 10, 24)
    assert [person.birth_year for person in understood(data).people] == [1991, 1991]


def test_numbers_are_whole_or_exact(xlsx: Build) -> None:
    values = read_table(xlsx((3, 12.5, True)), "liste.xlsx").rows[0].values
    assert values == (3, Decimal("12.5"), "true")
    assert isinstance(values[0], int)
