"""Print jobs: which vouchers stand on which sheet, and how people name sheets."""

from datetime import UTC, datetime

import pytest

from voucher_desk.domain.print_jobs import (
    PER_SHEET,
    NotOfPrintJob,
    NotOnPrintJob,
    PrintJob,
    PrintJobState,
    UnreadableSheets,
    read_sheets,
    require_printed_by,
    serials_on,
    sheets_of,
)
from voucher_desk.printing import voucher_geometry

NOON = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
SERIALS = tuple(f"CAS-{number:06d}" for number in range(1, 21))
JOB = PrintJob(7, "LOT", "D1", SERIALS, NOON, "distribution", PrintJobState.SENT)


def test_a_sheet_is_the_sheet_that_is_printed() -> None:
    assert PER_SHEET == voucher_geometry.PER_SHEET


@pytest.mark.parametrize(("vouchers", "sheets"), [(1, 1), (8, 1), (9, 2), (664, 83)])
def test_sheets_are_filled_before_the_next_begins(vouchers: int, sheets: int) -> None:
    assert sheets_of(vouchers) == sheets


def test_vouchers_of_sheets_come_in_the_order_of_the_job() -> None:
    assert serials_on(JOB, (3, 1)) == SERIALS[:8] + SERIALS[16:]
    assert serials_on(JOB, (1, 2, 2, 3)) == SERIALS
    assert serials_on(JOB, ()) == ()


@pytest.mark.parametrize("sheet", [0, 4, -1])
def test_a_sheet_the_job_does_not_have_is_refused(sheet: int) -> None:
    with pytest.raises(NotOfPrintJob) as refused:
        serials_on(JOB, (1, sheet))
    assert (refused.value.sheet, refused.value.sheets) == (sheet, 3)


def test_a_serial_of_another_job_is_refused() -> None:
    require_printed_by(JOB, SERIALS[:2])
    with pytest.raises(NotOnPrintJob):
        require_printed_by(JOB, ("CAS-000999",))


@pytest.mark.parametrize(
    ("text", "sheets"),
    [("2", (2,)), ("2, 4-6", (2, 4, 5, 6)), (" 6;2 ,2 - 3", (2, 3, 6)), ("3-3", (3,)), ("5-3", ())],
)
def test_sheets_are_named_by_numbers_and_stretches(text: str, sheets: tuple[int, ...]) -> None:
    assert read_sheets(text) == sheets


@pytest.mark.parametrize("text", ["", "x", "2,", "1-", "-3", "٣", "1.5", "99999", "1--2", "2-4-6"])
def test_anything_else_names_no_sheets(text: str) -> None:
    with pytest.raises(UnreadableSheets):
        read_sheets(text)
