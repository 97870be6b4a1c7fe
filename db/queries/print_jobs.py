"""Print jobs as they are listed."""

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from db.books.print_jobs import STATE
from db.models.distributions import DistributionRow
from db.models.print_jobs import PrintCountRow, PrintJobRow, PrintLineRow
from db.models.programme import BatchRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.print_jobs import PrintJobState
from voucher_desk.queries import print_jobs as rows

FIRST, LAST = aliased(PrintLineRow, name="first_line"), aliased(PrintLineRow, name="last_line")
FIRST_VOUCHER, LAST_VOUCHER = aliased(VoucherRow), aliased(VoucherRow)
END = (
    select(func.max(PrintLineRow.place))
    .where(PrintLineRow.job_id == PrintJobRow.id)
    .correlate(PrintJobRow)
    .scalar_subquery()
)
JOBS = (
    select(
        PrintJobRow.id.label("number"),
        BatchRow.code.label("batch"),
        DistributionRow.code.label("distribution"),
        PrintJobRow.vouchers,
        FIRST_VOUCHER.serial.label("first"),
        LAST_VOUCHER.serial.label("last"),
        PrintJobRow.at,
        PrintJobRow.by,
        STATE,
        func.coalesce(PrintCountRow.spoiled, 0).label("spoiled"),
    )
    .select_from(PrintJobRow)
    .join(BatchRow, BatchRow.id == PrintJobRow.batch_id)
    .join(FIRST, (FIRST.job_id == PrintJobRow.id) & (FIRST.place == 0))
    .join(LAST, (LAST.job_id == PrintJobRow.id) & (LAST.place == END))
    .join(FIRST_VOUCHER, FIRST_VOUCHER.id == FIRST.voucher_id)
    .join(LAST_VOUCHER, LAST_VOUCHER.id == LAST.voucher_id)
    .outerjoin(DistributionRow, DistributionRow.id == PrintJobRow.distribution_id)
    .outerjoin(PrintCountRow, PrintCountRow.job_id == PrintJobRow.id)
    .order_by(PrintJobRow.id.desc())
)
"""The jobs since there is a journal of them; those before left no lines."""


def list_print_jobs(connection: Connection, serial: str | None = None) -> tuple[rows.PrintJobRow, ...]:
    """Return the print jobs, newest first; only those that printed a voucher where its serial is given."""
    query = JOBS
    if serial is not None:
        printed = (
            select(PrintLineRow.job_id)
            .join(VoucherRow, VoucherRow.id == PrintLineRow.voucher_id)
            .where(VoucherRow.serial == serial)
        )
        query = query.where(PrintJobRow.id.in_(printed))
    found = (row._asdict() for row in connection.execute(query))
    return tuple(rows.PrintJobRow(**{**row, "state": PrintJobState(row["state"])}) for row in found)
