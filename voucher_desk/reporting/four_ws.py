"""The 4Ws workbook, over the same reading as the bulletin."""

from typing import BinaryIO

from voucher_desk.desk import Desk
from voucher_desk.reporting.bulletin import read_bulletin
from voucher_desk.reporting.orders import ReportOrder
from voucher_desk.spreadsheets.four_ws_sheets import four_ws_table, write_four_ws, write_four_ws_csv
from voucher_desk.spreadsheets.sheets import Sheet


def table(desk: Desk, order: ReportOrder) -> Sheet:
    """Return what the report says as one table."""
    return four_ws_table(read_bulletin(desk, order), order.translations)


def _write_workbook(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    write_four_ws(read_bulletin(desk, order), output, order.translations)


def _write_csv(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    write_four_ws_csv(read_bulletin(desk, order), output, order.translations)


WRITERS = {".xlsx": _write_workbook, ".csv": _write_csv}
