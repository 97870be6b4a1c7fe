"""R6, possible duplicates of people: one code in two associations, codes that sound alike (F7)."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.models.programme import AssociationRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.exceptions.measures import bare, codes, read_codes
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow


def find(connection: Connection, _limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield people entitled in two associations, and codes alike but for their signs between."""
    yield from _two_associations(connection)
    yield from _codes_alike(connection)


def _two_associations(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(
            PersonRow.code,
            codes(AssociationRow.code).label("associations"),
            codes(VoucherRow.serial).label("serials"),
            func.min(AttendanceRow.recorded_at).label("first"),
            func.max(AttendanceRow.recorded_at).label("last"),
        )
        .select_from(AttendanceRow)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .join(AssociationRow, AssociationRow.id == SessionRow.association_id)
        .outerjoin(VoucherRow, VoucherRow.attendance_id == AttendanceRow.id)
        .where(AttendanceRow.entitles == 1)
        .group_by(PersonRow.code)
        .having(func.count(SessionRow.association_id.distinct()) > 1)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.TWO_ASSOCIATIONS,
            place=", ".join(read_codes(row.associations)),
            at=row.first,
            until=row.last,
            serials=read_codes(row.serials),
            people=(row.code,),
        )


def _codes_alike(connection: Connection) -> Iterator[ExceptionRow]:
    alike = bare(PersonRow.code)
    query = (
        select(codes(PersonRow.code).label("people"))
        .group_by(alike)
        .having(func.count() > 1)
        .order_by(func.min(PersonRow.code))
    )
    for row in connection.execute(query):
        yield ExceptionRow(Finding.CODES_ALIKE, people=read_codes(row.people))
