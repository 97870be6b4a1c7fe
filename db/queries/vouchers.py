"""Vouchers as they are listed and searched, page by page."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, false, func, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from db.models.distributions import DistributionRow
from db.models.programme import BatchRow, DonationRow
from db.models.sessions import PersonRow
from db.models.vouchers import PaperRow, VoucherRow
from db.queries.keys import distribution_key, donation_key
from voucher_desk.domain.attendance_list.codes import read_code
from voucher_desk.domain.human_code import normalised
from voucher_desk.domain.names import clean
from voucher_desk.domain.vouchers import UnknownVoucher
from voucher_desk.queries import vouchers as rows

_REPLACED = aliased(VoucherRow, name="replaced")
_REPLACING = aliased(VoucherRow, name="replacing")
_LISTED = (
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
    return tuple(rows.VoucherRow(**row._asdict()) for row in connection.execute(query))


def count_vouchers(connection: Connection, wanted: rows.VoucherFilter) -> int:
    """Return how many vouchers a filter finds. Raises UnknownDistribution or UnknownDonation."""
    query = _filtered(connection, wanted, select(func.count()).select_from(VoucherRow))
    found: int = connection.execute(query).scalar_one()
    return found


def read_voucher(connection: Connection, serial: str) -> rows.VoucherRow:
    """Return one voucher. Raises UnknownVoucher."""
    row = connection.execute(_LISTED.where(VoucherRow.serial == serial)).one_or_none()
    if row is None:
        raise UnknownVoucher(serial=serial)
    return rows.VoucherRow(**row._asdict())


def wanted_page(connection: Connection, wanted: rows.VoucherFilter) -> Subquery:
    """Return the keys of one page, chosen before anything is joined to them.

    The page begins after a serial, not after a number of rows: the last page costs what the first did.
    """
    query = _filtered(connection, wanted, select(VoucherRow.id))
    if wanted.after is not None:
        query = query.where(_comes_after(wanted, wanted.after))
    return query.order_by(*_in_order(wanted)).limit(wanted.limit).subquery("page")


def _filtered(connection: Connection, wanted: rows.VoucherFilter, query: Select[Any]) -> Select[Any]:
    """Return a query of vouchers narrowed to those wanted."""
    if wanted.state is not None:
        query = query.where(VoucherRow.state == wanted.state)
    if wanted.distribution is not None:
        key = distribution_key(connection, wanted.distribution)
        query = query.where(VoucherRow.distribution_id == key)
    if wanted.donation is not None:
        query = query.where(VoucherRow.donation_id == donation_key(connection, wanted.donation))
    text, _ = clean(wanted.text)
    if text:
        query = query.where(_is_named(text))
    return query


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


def _is_named(text: str) -> ColumnElement[bool]:
    """Return whether a text is part of a voucher's serial or human code, or its holder's code."""
    person = read_code(text).text
    return or_(
        VoucherRow.serial.icontains(text, autoescape=True),
        _has_code_part(normalised(text)),
        VoucherRow.person_id.in_(select(PersonRow.id).where(PersonRow.code == person)),
    )


def _has_code_part(part: str) -> ColumnElement[bool]:
    """Return whether the current paper's code holds this part; nothing but hyphens is part of none."""
    if not part:
        return false()
    papers = select(PaperRow.voucher_id).where(
        PaperRow.current == 1, PaperRow.human_code.contains(part, autoescape=True)
    )
    return VoucherRow.id.in_(papers)
