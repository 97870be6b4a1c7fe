"""Vouchers as they are listed and searched, page by page."""

from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, func, or_, select, true, tuple_, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from db.books.writing import AnySelect
from db.models.distributions import DistributionRow
from db.models.programme import BatchRow, DonationRow
from db.models.sessions import PersonRow
from db.models.vouchers import PaperRow, VoucherRow
from db.queries.keys import distribution_key, donation_key
from db.queries.voucher_search import meanings
from voucher_desk.domain.vouchers import UnknownVoucher
from voucher_desk.queries import vouchers as rows

MOST_RUNS = 100
"""Runs merged into one page; SQLite takes some hundreds, and so many lots are met soon in any order."""

_REPLACED = aliased(VoucherRow, name="replaced")
_REPLACING = aliased(VoucherRow, name="replacing")
_LISTED: AnySelect = (
    select(
        VoucherRow.serial,
        VoucherRow.state,
        DonationRow.code.label("donation"),
        BatchRow.code.label("batch"),
        BatchRow.city,
        DistributionRow.code.label("distribution"),
        PersonRow.code.label("person"),
        VoucherRow.face,
        VoucherRow.redeemed,
        VoucherRow.forfeited,
        VoucherRow.expires_on,
        func.coalesce(PaperRow.copy_number, 0).label("copy_number"),
        VoucherRow.print_job_id.is_not(None).label("printed"),
        _REPLACED.serial.label("replaces"),
        _REPLACING.serial.label("replaced_by"),
        VoucherRow.void_reason,
        VoucherRow.void_proposed_by,
    )
    .select_from(VoucherRow)
    .join(DonationRow, DonationRow.id == VoucherRow.donation_id)
    .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
    .outerjoin(PaperRow, and_(PaperRow.voucher_id == VoucherRow.id, PaperRow.current == 1))
    .outerjoin(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
    .outerjoin(PersonRow, PersonRow.id == VoucherRow.person_id)
    .outerjoin(_REPLACED, _REPLACED.id == VoucherRow.replaces_id)
    .outerjoin(_REPLACING, _REPLACING.replaces_id == VoucherRow.id)
)


def list_vouchers(connection: Connection, wanted: rows.VoucherFilter) -> tuple[rows.VoucherRow, ...]:
    """Return one page of vouchers in order. Raises UnknownDistribution or UnknownDonation."""
    page = wanted_page(connection, wanted)
    query = _LISTED.join(page, page.c.id == VoucherRow.id).order_by(*_in_order(wanted))
    return tuple(rows.VoucherRow(*row) for row in connection.execute(query))


def count_vouchers(connection: Connection, wanted: rows.VoucherFilter) -> int:
    """Return how many vouchers a filter finds. Raises UnknownDistribution or UnknownDonation."""
    query = select(func.count()).select_from(VoucherRow).where(*_terms(connection, wanted))
    if (batches := _batches(connection, wanted)) is not None:
        query = query.where(VoucherRow.batch_id.in_(batches))
    query = query.where(or_(*(and_(true(), *meaning) for meaning in meanings(connection, wanted.text))))
    found: int = connection.execute(query).scalar_one()
    return found


def read_voucher(connection: Connection, serial: str) -> rows.VoucherRow:
    """Return one voucher. Raises UnknownVoucher."""
    row = connection.execute(_LISTED.where(VoucherRow.serial == serial)).one_or_none()
    if row is None:
        raise UnknownVoucher(serial=serial)
    return rows.VoucherRow(*row)


def wanted_page(connection: Connection, wanted: rows.VoucherFilter) -> Subquery:
    """Return the keys of one page, chosen before anything is joined to them.

    The page begins after a serial, not after a number of rows: the last page costs what the first did. What
    no index holds in order, such as the lots of a city, is merged from runs that one does, each read no
    further than the page is long.
    """
    terms, order = _terms(connection, wanted), _in_order(wanted)
    if wanted.after is not None:
        terms = [*terms, _comes_after(wanted, wanted.after)]
    runs = [
        select(VoucherRow.id, *_keys(wanted.order))
        .where(*terms, *lot, *meaning)
        .order_by(*order)
        .limit(wanted.limit)
        for lot, meaning in product(_lots(connection, wanted), meanings(connection, wanted.text))
    ]
    if len(runs) == 1:
        return runs[0].subquery("page")
    merged = union_all(*(select(run.subquery()) for run in runs)).subquery("merged")
    by_keys = [merged.c[key.key] for key in _keys(wanted.order)]
    last_first = [key.desc() if wanted.descending else key.asc() for key in by_keys]
    return select(merged).order_by(*last_first).limit(wanted.limit).subquery("page")


def _terms(connection: Connection, wanted: rows.VoucherFilter) -> list[ColumnElement[bool]]:
    """Return what holds of all vouchers wanted, whatever their lot and name."""
    terms: list[ColumnElement[bool]] = []
    if wanted.state is not None:
        terms.append(VoucherRow.state == wanted.state)
    if wanted.distribution is not None:
        terms.append(VoucherRow.distribution_id == distribution_key(connection, wanted.distribution))
    return terms


def _lots(connection: Connection, wanted: rows.VoucherFilter) -> list[list[ColumnElement[bool]]]:
    """Return the runs that the lots wanted are read in: one each, or one of all where they are too many."""
    batches = _batches(connection, wanted)
    if batches is None:
        return [[]]
    if not 0 < len(batches) <= MOST_RUNS:
        return [[VoucherRow.batch_id.in_(batches)]]
    return [[VoucherRow.batch_id == batch] for batch in batches]


def _batches(connection: Connection, wanted: rows.VoucherFilter) -> list[int] | None:
    """Return the keys of the lots of a donation and a city, None where neither was asked for."""
    if wanted.donation is None and wanted.city is None:
        return None
    query = select(BatchRow.id)
    if wanted.donation is not None:
        query = query.where(BatchRow.donation_id == donation_key(connection, wanted.donation))
    if wanted.city is not None:
        query = query.where(BatchRow.city == wanted.city)
    return list(connection.execute(query).scalars())


def _keys(order: rows.VoucherOrder) -> tuple[InstrumentedAttribute[Any], ...]:
    """Return the columns of an order, each kept by an index and ending with the serial that is unique."""
    if order is rows.VoucherOrder.EXPIRY:
        return (VoucherRow.expires_on, VoucherRow.serial)
    return (VoucherRow.serial,)


def _in_order(wanted: rows.VoucherFilter) -> list[ColumnElement[Any]]:
    return [key.desc() if wanted.descending else key.asc() for key in _keys(wanted.order)]


def _comes_after(wanted: rows.VoucherFilter, serial: str) -> ColumnElement[bool]:
    """Return whether a voucher stands behind one already shown, in the order wanted."""
    last = aliased(VoucherRow, name="last")
    keys = _keys(wanted.order)
    place = [
        select(getattr(last, key.key)).where(last.serial == serial).scalar_subquery() for key in keys[:-1]
    ]
    here, there = tuple_(*keys), tuple_(*place, serial)
    return here < there if wanted.descending else here > there
