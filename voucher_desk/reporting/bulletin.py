"""The bulletin as a paper."""

from typing import BinaryIO

from voucher_desk.desk import Desk
from voucher_desk.printing.bulletin import bulletin
from voucher_desk.queries.bulletin import BulletinReport
from voucher_desk.queries.sadd import sadd_report
from voucher_desk.reporting.orders import ReportOrder, answered_for


def read_bulletin(desk: Desk, order: ReportOrder) -> BulletinReport:
    """Return what the bulletin tells now, in one reading. Raises UnknownDonation, NoProgramme."""
    unmasked, made_at = answered_for(desk, order), desk.now()
    facts, counts = desk.read(
        lambda queries: (queries.bulletin(order.scope, made_at), queries.sadd(order.scope, made_at))
    )
    return BulletinReport(facts, sadd_report(counts, unmasked), order.lists)


def _print(desk: Desk, order: ReportOrder, output: BinaryIO) -> None:
    bulletin(read_bulletin(desk, order), output, order.translations)


WRITERS = {".pdf": _print}
