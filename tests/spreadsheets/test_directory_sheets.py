"""The directory as a sheet: what is written comes back the same, in any language."""

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.directory import (
    CareKind,
    DirectoryCellWrong,
    DirectoryColumnMissing,
    DirectoryEntry,
    understood,
)
from voucher_desk.spreadsheets.directory_sheets import read_directory, write_directory, write_directory_csv
from voucher_desk.spreadsheets.reading import read_table

CENTRE = DirectoryEntry(
    "CAS-2", "=Centre", "Casablanca", CareKind.PSYCHOSOCIAL, contact="05 00 00 00 02", open_now=False
)
WORDS = st.text("aéع =+-@'\";,<>0", max_size=12)
ENTRIES = st.builds(
    DirectoryEntry,
    code=st.from_regex(r"[A-Z]{1,4}-[0-9]{1,3}", fullmatch=True),
    name=WORDS.map("N{}".format),
    city=WORDS.map("V{}".format),
    kind=st.sampled_from(CareKind),
    place=WORDS,
    contact=WORDS,
    open_now=st.booleans(),
).map(understood)


@pytest.mark.parametrize("language", LANGUAGES)
@given(entries=st.lists(ENTRIES, max_size=4))
def test_what_is_written_is_read_back(language: str, entries: list[DirectoryEntry]) -> None:
    for write, name in ((write_directory, "a.xlsx"), (write_directory_csv, "a.csv")):
        output = BytesIO()
        write(entries, output, catalogue(language))
        if entries:
            back = [understood(entry) for entry in read_directory(read_table(output.getvalue(), name))]
            assert [entry.code for entry in back] == [entry.code for entry in entries]
            assert [entry.kind for entry in back] == [entry.kind for entry in entries]
            assert [entry.open_now for entry in back] == [entry.open_now for entry in entries]


def test_no_cell_is_a_formula() -> None:
    output = BytesIO()
    write_directory([CENTRE], output, catalogue("fr"))
    sheet = openpyxl.load_workbook(BytesIO(output.getvalue())).active
    assert {cell.data_type for line in sheet.iter_rows() for cell in line if cell.value} == {"s"}
    assert sheet["B3"].value == "=Centre"


def test_columns_are_known_by_their_heading_in_any_order() -> None:
    data = "Ville;Code;Service;Soins\nRabat;R1;Équipe;Premiers secours psychologiques\n".encode()
    assert read_directory(read_table(data, "a.csv")) == (
        DirectoryEntry("R1", "Équipe", "Rabat", CareKind.FIRST_AID),
    )


def test_a_list_without_cities_is_refused() -> None:
    with pytest.raises(DirectoryColumnMissing) as refusal:
        read_directory(read_table(b"Code;Service\nR1;Equipe\n", "a.csv"))
    assert refusal.value.column == "city"


def test_an_unknown_kind_of_care_is_refused_at_its_cell() -> None:
    with pytest.raises(DirectoryCellWrong) as refusal:
        read_directory(read_table(b"Code;Service;Ville;Soins\nR1;Equipe;Rabat;magie\n", "a.csv"))
    assert refusal.value.cell == "D2"
