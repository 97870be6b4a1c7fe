"""The donor's statement, as a workbook, a table, a document for machines or a paper."""

import json
from dataclasses import replace
from typing import Any, BinaryIO

from voucher_desk.desk import Desk
from voucher_desk.domain.donor_statement import StatementItem, StatementLine, statement_lines
from voucher_desk.domain.money import MINOR_DIGITS, exact_text
from voucher_desk.printing.statement_paper import statement_paper
from voucher_desk.queries.statement import DonorStatement
from voucher_desk.reporting.orders import ReportOrder, covered_facts
from voucher_desk.sentences.report_words import joined
from voucher_desk.spreadsheets.sheets import Sheet
from voucher_desk.spreadsheets.statement_sheets import statement_table, write_statement, write_statement_csv


def read_statement(desk: Desk, order: ReportOrder) -> DonorStatement:
    """Return the statement as it stands now. Raises UnknownDonation, NoProgramme."""
    made_at = desk.now()
    return desk.read(lambda queries: queries.statement(order.scope, made_at))


def statement_facts(statement: DonorStatement) -> dict[str, Any]:
    """Return the statement as JSON has it: amounts as decimal strings."""
    return {
        "report": "statement",
        **covered_facts(statement.heading),
        "donations": {
            account.code: {
                **{item.value: exact_text(account.amount(item)) for item in StatementItem},
                "donor": account.donor,
                "currency": account.currency,
                "lines": [_line(line) for line in statement_lines(account)],
            }
            for account in statement.accounts
        },
    }


def _line(line: StatementLine) -> dict[str, Any]:
    grant = line.grant
    return {
        "item": line.item.value,
        "iati_type": line.iati or None,
        "amount": None if grant is None else f"{_units(grant.minor, MINOR_DIGITS[grant.currency])}",
        "currency": line.account.currency,
        "amount_mad": exact_text(line.mad),
        "rate": None if line.rate is None else f"{line.rate:f}",
        "rate_date": line.rate_on.isoformat() if line.rate_on else None,
        "rate_source": line.rate_source or None,
        "date": line.on.isoformat() if line.on else None,
        "reference": line.reference or None,
    }


def _units(minor: int, digits: int) -> str:
    return exact_text(minor) if digits else str(minor)


def table(desk: Desk, order: ReportOrder) -> Sheet:
    """Return what the report says as one table."""
    return statement_table(read_statement(desk, order), order.translations, hxl=order.hxl)


def _write_workbook(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    write_statement(read_statement(desk, order), output, order.translations, hxl=order.hxl)


def _write_csv(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    write_statement_csv(read_statement(desk, order), output, order.translations, hxl=order.hxl)


def _write_json(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    facts = statement_facts(read_statement(desk, order))
    output.write(json.dumps(facts, ensure_ascii=False, indent=1).encode())


def _print(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    made_at = desk.now()
    statement, heading = desk.read(
        lambda queries: (queries.statement(order.scope, made_at), queries.statement_heading(made_at))
    )
    shown = replace(heading, donor_mark=joined(statement.heading.donor_marks))
    statement_paper(statement, shown, output, order.translations)


WRITERS = {".xlsx": _write_workbook, ".csv": _write_csv, ".json": _write_json, ".pdf": _print}
