"""Sheets of a claim as files: the lines of an invoice, or the papers somebody counted elsewhere."""

from pathlib import Path

from voucher_desk.domain.claim_lists import UnderstoodSheet, understand_sheet
from voucher_desk.domain.claim_sheets import SheetKind
from voucher_desk.spreadsheets.attendance_files import read_list


def read_claim_file(path: Path, kind: SheetKind) -> UnderstoodSheet:
    """Read an XLSX, ODS or CSV file as a claim's sheet.

    Raises FileUnreadable, or the refusal of a file that is no table (`read_table`).
    """
    return understand_sheet(read_list(path), kind)
