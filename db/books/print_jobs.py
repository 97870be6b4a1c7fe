"""The book of print jobs."""

from collections.abc import Sequence

from sqlalchemy import Connection, case, insert, select

from db.books.writing import Stamp
from db.models.distributions import DistributionRow
from db.models.print_jobs import PrintCountRow, PrintJobRow, PrintLineRow
from db.models.programme import BatchRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.distributions import Distribution
from voucher_desk.domain.print_jobs import PrintJob, PrintJobState, UnknownPrintJob
from voucher_desk.domain.stock import Batch
from voucher_desk.ports.books import Paper

STATE = case(
    (PrintCountRow.job_id.is_(None), PrintJobState.SENT.value),
    (PrintCountRow.spoiled == 0, PrintJobState.CONFIRMED.value),
    else_=PrintJobState.SPOILED.value,
).label("state")
"""The state of a job, where its count was joined to it."""


class SqlPrintJobBook:
    """Opens print jobs, finds them, and keeps what was said of them."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def open(self, papers: Sequence[Paper], batch: Batch, distribution: Distribution | None) -> int:
        """Note that papers are sent to be printed, in the order of the sheets; return the job's number."""
        job = self._connection.execute(
            insert(PrintJobRow)
            .values(
                batch_id=batch.id,
                distribution_id=distribution.id if distribution else None,
                vouchers=len(papers),
                at=self._stamp.at,
                by=self._stamp.by,
            )
            .returning(PrintJobRow.id)
        ).scalar_one()
        self._connection.execute(
            insert(PrintLineRow),
            [
                {
                    "job_id": job,
                    "place": place,
                    "voucher_id": paper.voucher_id,
                    "copy_number": paper.copy_number,
                }
                for place, paper in enumerate(papers)
            ],
        )
        return job

    def find(self, number: int) -> PrintJob:
        """Return a job. Raises UnknownPrintJob, also for one older than the journal."""
        row = self._connection.execute(
            select(
                BatchRow.code.label("batch"),
                DistributionRow.code.label("distribution"),
                PrintJobRow.at,
                PrintJobRow.by,
                STATE,
            )
            .select_from(PrintJobRow)
            .join(BatchRow, BatchRow.id == PrintJobRow.batch_id)
            .outerjoin(DistributionRow, DistributionRow.id == PrintJobRow.distribution_id)
            .outerjoin(PrintCountRow, PrintCountRow.job_id == PrintJobRow.id)
            .where(PrintJobRow.id == number)
        ).one_or_none()
        serials = self._connection.execute(
            select(VoucherRow.serial)
            .join(PrintLineRow, PrintLineRow.voucher_id == VoucherRow.id)
            .where(PrintLineRow.job_id == number)
            .order_by(PrintLineRow.place)
        ).scalars()
        found = tuple(serials)
        if row is None or not found:
            raise UnknownPrintJob(job=number)
        return PrintJob(number, row.batch, row.distribution, found, row.at, row.by, PrintJobState(row.state))

    def note_count(self, job: PrintJob, *, spoiled: int) -> None:
        """Keep what was said of a job. Raises LostRace where somebody said it first."""
        self._connection.execute(
            insert(PrintCountRow).values(
                job_id=job.number, spoiled=spoiled, at=self._stamp.at, by=self._stamp.by
            )
        )
