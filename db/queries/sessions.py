"""Sessions and attendance as they are listed."""

from sqlalchemy import Connection, Subquery, and_, func, select

from db.models.programme import AssociationRow
from db.models.sessions import AttendanceImportRow, AttendanceRow, ImportLineRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.keys import session_key
from voucher_desk.domain.sessions import Presence
from voucher_desk.queries import sessions as rows


def list_sessions(connection: Connection) -> tuple[rows.SessionRow, ...]:
    """Return the sessions, latest first, with who came and how many vouchers hang on each."""
    met, held = _presences(), _held_vouchers()
    query = (
        select(
            SessionRow.code,
            SessionRow.kind,
            SessionRow.theme,
            AssociationRow.code.label("association"),
            SessionRow.city,
            SessionRow.starts_at,
            SessionRow.ends_at,
            SessionRow.state,
            func.coalesce(met.c.present, 0).label("present"),
            func.coalesce(met.c.absent, 0).label("absent"),
            func.coalesce(met.c.waived, 0).label("waived"),
            func.coalesce(held.c.vouchers, 0).label("vouchers"),
        )
        .join(AssociationRow, AssociationRow.id == SessionRow.association_id)
        .outerjoin(met, met.c.session_id == SessionRow.id)
        .outerjoin(held, held.c.session_id == SessionRow.id)
        .order_by(SessionRow.starts_at.desc(), SessionRow.code)
    )
    return tuple(rows.SessionRow(**row._asdict()) for row in connection.execute(query))


def _presences() -> Subquery:
    return (
        select(
            AttendanceRow.session_id,
            func.count().filter(AttendanceRow.state == Presence.PRESENT).label("present"),
            func.count().filter(AttendanceRow.state == Presence.ABSENT).label("absent"),
            func.count().filter(AttendanceRow.state == Presence.WAIVED).label("waived"),
        )
        .group_by(AttendanceRow.session_id)
        .subquery()
    )


def _held_vouchers() -> Subquery:
    return (
        select(VoucherRow.session_id, func.count().label("vouchers"))
        .where(VoucherRow.held == 1)
        .group_by(VoucherRow.session_id)
        .subquery()
    )


def list_attendance(connection: Connection, session: str) -> tuple[rows.AttendanceRow, ...]:
    """Return everybody on a session's list by code, with the voucher each holds. Raises UnknownSession."""
    query = (
        select(
            PersonRow.code,
            PersonRow.sex,
            PersonRow.age_group,
            AttendanceRow.state,
            AttendanceRow.waiver_reason,
            AttendanceRow.waiver_proposed_by,
            func.max(VoucherRow.serial),
        )
        .select_from(AttendanceRow)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .outerjoin(VoucherRow, and_(VoucherRow.attendance_id == AttendanceRow.id, VoucherRow.held == 1))
        .where(AttendanceRow.session_id == session_key(connection, session))
        .group_by(AttendanceRow.id, PersonRow.id)
        .order_by(PersonRow.code)
    )
    return tuple(rows.AttendanceRow(*row) for row in connection.execute(query))


def list_imports(connection: Connection, session: str) -> tuple[rows.ImportRow, ...]:
    """Return the imports of a session whose lines were kept, latest first. Raises UnknownSession."""
    query = (
        select(
            AttendanceImportRow.file_sha256,
            AttendanceImportRow.at,
            AttendanceImportRow.rows,
            func.count().filter(ImportLineRow.told == Presence.PRESENT),
            func.sum(ImportLineRow.new_person),
        )
        .join(ImportLineRow, ImportLineRow.import_id == AttendanceImportRow.id)
        .where(AttendanceImportRow.session_id == session_key(connection, session))
        .group_by(AttendanceImportRow.id)
        .order_by(AttendanceImportRow.id.desc())
    )
    return tuple(rows.ImportRow(*row) for row in connection.execute(query))
