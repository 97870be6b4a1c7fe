"""The 4Ws as a workbook, a table or a paper, over the same reading as the bulletin."""

from dataclasses import replace
from typing import BinaryIO

from voucher_desk.desk import Desk
from voucher_desk.printing.four_ws_paper import four_ws_paper
from voucher_desk.queries.bulletin import BulletinReport
from voucher_desk.queries.sadd import sadd_report
from voucher_desk.reporting.bulletin import read_bulletin
from voucher_desk.reporting.orders import ReportOrder, answered_for
from voucher_desk.sentences.report_words import joined
from voucher_desk.spreadsheets.four_ws_sheets import four_ws_table, write_four_ws, write_four_ws_csv
from voucher_desk.spreadsheets.sheets import Sheet


def table(desk: Desk, order: ReportOrder) -> Sheet:
    """Return what the report says as one table."""
    return four_ws_table(read_bulletin(desk, order), order.translations)


def _write_workbook(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    write_four_ws(read_bulletin(desk, order), output, order.translations)


def _write_csv(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    write_four_ws_csv(read_bulletin(desk, order), output, order.translations)


def _print(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    unmasked, made_at, scope = answered_for(desk, order), desk.now(), order.scope
    facts, counts, heading = desk.read(
        lambda queries: (
            queries.bulletin(scope, made_at),
            queries.sadd(scope, made_at),
            queries.statement_heading(made_at),
        )
    )
    report = BulletinReport(facts, sadd_report(counts, unmasked), order.lists)
    shown = replace(heading, donor_mark=joined(facts.heading.donor_marks))
    four_ws_paper(report, shown, output, order.translations)


WRITERS = {".xlsx": _write_workbook, ".csv": _write_csv, ".pdf": _print}
