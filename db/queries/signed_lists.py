"""Distribution lists that came back signed, beside what was noted at the desk."""

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import Connection, and_, func, select

from db.books.signed_lists import read_versions
from db.books.writing import AnySelect
from db.models.distributions import ListEntryRow
from db.models.sessions import AttendanceRow, PersonRow
from db.models.signed_lists import LineReturnRow, PageReturnRow
from db.models.vouchers import VoucherRow
from db.queries.keys import distribution_key
from voucher_desk.domain.distributions import UnknownDistribution
from voucher_desk.domain.signed_lists import (
    LineReturn,
    ListVersion,
    PageMark,
    PageOfOtherProgramme,
    cell_of,
    lines_of_page,
    standing,
)
from voucher_desk.queries.signed_lists import PageBack, SignedLine, SignedList, SignedPage

NO_LIST = ListVersion(0, "", 0)
"""The list of a distribution that has none yet."""


def read_signed_list(connection: Connection, distribution: str) -> SignedList:
    """Return a list and what came back of it. Raises UnknownDistribution."""
    key = distribution_key(connection, distribution)
    versions = read_versions(connection, key)
    current = versions[max(versions)] if versions else NO_LIST
    lines = _lines(connection, key, current.version)
    return SignedList(distribution, current, lines, _pages_back(connection, key, current.version))


def read_signed_page(connection: Connection, marks: Sequence[PageMark], *, older: bool) -> SignedPage:
    """Return a page to be read off, with what came back of its lines.

    Raises PageOfOtherProgramme, PageNotOfList, NoSuchPage, OlderListVersion.
    """
    mark, key = _known(connection, marks)
    found = read_signed_list(connection, mark.distribution)
    versions = read_versions(connection, key)
    here = lines_of_page(mark, versions, {page.page for page in found.back}, older=older)
    lines = tuple(line for line in found.lines if line.number in here)
    return SignedPage(mark, versions[mark.version].pages, mark.version < found.current.version, lines)


def _known(connection: Connection, marks: Sequence[PageMark]) -> tuple[PageMark, int]:
    """Return the first mark of a distribution that is known here, and that distribution's key."""
    for mark in marks:
        with suppress(UnknownDistribution):
            return mark, distribution_key(connection, mark.distribution)
    raise PageOfOtherProgramme(distribution=marks[0].distribution)


def _lines(connection: Connection, key: int, current: int) -> tuple[SignedLine, ...]:
    back = standing(_returns(connection, key))
    return tuple(
        SignedLine(
            number=row.line,
            person=row.person,
            serial=row.serial,
            noted=bool(row.noted),
            void=row.serial is not None and row.held is None,
            mark=back[row.line].mark if row.line in back else None,
            version=back[row.line].version if row.line in back else None,
            cell=cell_of(
                noted=bool(row.noted),
                void=row.serial is not None and row.held is None,
                back=back.get(row.line),
                current=current,
            ),
        )
        for row in connection.execute(_listed(key))
    )


def _listed(key: int) -> AnySelect:
    """Select the lines with the voucher issued last to each, and whether any was noted as handed over."""
    of_line = and_(
        VoucherRow.attendance_id == ListEntryRow.attendance_id,
        VoucherRow.distribution_id == ListEntryRow.distribution_id,
    )
    last = select(func.max(VoucherRow.id)).where(of_line).correlate(ListEntryRow).scalar_subquery()
    noted = (
        select(func.count())
        .where(of_line, VoucherRow.collected_at.is_not(None))
        .correlate(ListEntryRow)
        .scalar_subquery()
    )
    shown = VoucherRow.__table__.alias("shown")
    return (
        select(
            ListEntryRow.line,
            PersonRow.code.label("person"),
            shown.c.serial,
            shown.c.held,
            noted.label("noted"),
        )
        .select_from(ListEntryRow)
        .join(AttendanceRow, AttendanceRow.id == ListEntryRow.attendance_id)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .outerjoin(shown, shown.c.id == last)
        .where(ListEntryRow.distribution_id == key)
        .order_by(ListEntryRow.line)
    )


def _returns(connection: Connection, key: int) -> list[LineReturn]:
    query = (
        select(LineReturnRow.line, LineReturnRow.number, PageReturnRow.version, LineReturnRow.mark)
        .join(
            PageReturnRow,
            and_(
                PageReturnRow.distribution_id == LineReturnRow.distribution_id,
                PageReturnRow.number == LineReturnRow.number,
            ),
        )
        .where(LineReturnRow.distribution_id == key)
    )
    return [LineReturn(*row) for row in connection.execute(query)]


def _pages_back(connection: Connection, key: int, version: int) -> tuple[PageBack, ...]:
    query = (
        select(PageReturnRow.page, PageReturnRow.version, PageReturnRow.at, PageReturnRow.by)
        .where(PageReturnRow.distribution_id == key, PageReturnRow.version == version)
        .order_by(PageReturnRow.number)
    )
    newest = {row.page: PageBack(*row) for row in connection.execute(query)}
    return tuple(newest[page] for page in sorted(newest))
