"""A claim's sheet is read from the files that spreadsheets and tills write."""

from io import BytesIO
from pathlib import Path

import pytest

from voucher_desk.domain.claim_lists import AmountNotUnderstood
from voucher_desk.domain.claim_sheets import SheetKind, WrittenLine
from voucher_desk.ports.faults import FileUnreadable
from voucher_desk.spreadsheets.claim_files import read_claim_file
from voucher_desk.spreadsheets.sheets import Amount, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook


def test_a_csv_of_a_french_spreadsheet_is_an_invoice(tmp_path: Path) -> None:
    file = tmp_path / "facture.csv"
    file.write_bytes("Bon;Montant\nX-000001;250,00\nX-000002;1 187,50\n".encode("cp1252"))

    found = read_claim_file(file, SheetKind.INVOICE)

    assert found.lines == (WrittenLine("X-000001", 250_00), WrittenLine("X-000002", 1187_50))


def test_a_workbook_is_an_invoice(tmp_path: Path) -> None:
    output = BytesIO()
    rows = (("X-000001", Amount(250_00)), ("X-000002", "gratuit"))
    write_workbook(
        (Sheet(name="Facture", header=(("Bon", "Montant"),), rows=rows, right_to_left=False),), output
    )
    file = tmp_path / "facture.xlsx"
    file.write_bytes(output.getvalue())

    found = read_claim_file(file, SheetKind.INVOICE)

    assert found.lines == (WrittenLine("X-000001", 250_00),)
    assert [(type(one), one.cell) for one in found.problems] == [(AmountNotUnderstood, "B3")]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_claim_file(tmp_path / "nulle-part.csv", SheetKind.PAPERS)
