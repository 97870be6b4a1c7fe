"""A reconciliation as a file: a workbook, a table or a statement, by the ending of its name."""

from collections.abc import Callable
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

import click

from voucher_desk.desk import Desk
from voucher_desk.domain.reconciliation import Reconciliation
from voucher_desk.printing.files import spooled
from voucher_desk.printing.reconciliation_statement import reconciliation_statement
from voucher_desk.spreadsheets.reconciliation_sheets import write_reconciliation, write_reconciliation_csv

Writer = Callable[[Reconciliation, BinaryIO, NullTranslations], object]


def write_reconciliation_file(
    desk: Desk, reconciliation: Reconciliation, path: Path, translations: NullTranslations
) -> None:
    """Write a reconciliation to a .xlsx, .csv or .pdf file. Raises click.BadParameter for another ending."""

    def statement(found: Reconciliation, file: BinaryIO, words: NullTranslations) -> None:
        made_at = desk.now()
        heading = desk.read(lambda queries: queries.statement_heading(made_at))
        reconciliation_statement(found, heading, file, words)

    writers: dict[str, Writer] = {
        ".xlsx": write_reconciliation,
        ".csv": write_reconciliation_csv,
        ".pdf": statement,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        known = f"{path.name} ({', '.join(writers)})"
        raise click.BadParameter(known, param_hint="--output")
    with spooled(path) as file:
        writer(reconciliation, file, translations)
