"""Counts by sex and age, as a workbook, a table, a document for machines or a paper."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from voucher_desk.desk import Desk
from voucher_desk.domain.reports import SADD_MEASURES
from voucher_desk.printing.sadd_paper import sadd_paper
from voucher_desk.queries.sadd import SaddReport, sadd_report
from voucher_desk.reporting.orders import ReportOrder, answered_for, covered_facts
from voucher_desk.spreadsheets.sadd_sheets import GROUP_KEYS, sadd_table, write_sadd, write_sadd_csv
from voucher_desk.spreadsheets.sheets import Sheet


def read_sadd(desk: Desk, order: ReportOrder) -> SaddReport:
    """Return the report as it stands now. Raises UnknownDonation, NoProgramme, DutyMissing, ReasonMissing."""
    unmasked, made_at = answered_for(desk, order), desk.now()
    return sadd_report(desk.read(lambda queries: queries.sadd(order.scope, made_at)), unmasked)


def sadd_facts(report: SaddReport) -> dict[str, Any]:
    """Return the report as JSON has it; a count that is withheld is null."""
    return {
        "report": "sadd",
        **covered_facts(report.heading),
        "unmasked": {"by": report.unmasked.by, "reason": report.unmasked.reason} if report.unmasked else None,
        "lines": list(_lines(report)),
    }


def _lines(report: SaddReport) -> Iterator[dict[str, Any]]:
    for measure in SADD_MEASURES:
        for line in report.tables[measure].lines():
            counts = dict(zip(GROUP_KEYS, line.cells, strict=True))
            yield {"measure": measure.value, "city": line.city, "service": line.family, **counts}


def table(desk: Desk, order: ReportOrder) -> Sheet:
    """Return what the report says as one table."""
    return sadd_table(read_sadd(desk, order), order.translations)


def _write_workbook(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    write_sadd(read_sadd(desk, order), output, order.translations)


def _write_csv(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    write_sadd_csv(read_sadd(desk, order), output, order.translations)


def _write_json(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    facts = sadd_facts(read_sadd(desk, order))
    output.write(json.dumps(facts, ensure_ascii=False, indent=1).encode())


def _print(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    sadd_paper(read_sadd(desk, order), output, order.translations)


WRITERS = {".xlsx": _write_workbook, ".csv": _write_csv, ".json": _write_json, ".pdf": _print}
