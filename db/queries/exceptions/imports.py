"""R13, lists taken in twice: one file in two sessions, and imports undone (F14)."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.models.log import EventRow
from db.models.sessions import AttendanceImportRow, SessionRow
from db.queries.exceptions.measures import codes, hands, read_codes
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow

_SHOWN_HASH = 16


def find(connection: Connection, _limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield files imported into more than one session, and imports undone."""
    yield from _same_file(connection)
    yield from _undone(connection)


def _same_file(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(
            AttendanceImportRow.file_sha256,
            codes(SessionRow.code).label("sessions"),
            codes(AttendanceImportRow.by).label("users"),
            func.min(AttendanceImportRow.at).label("first"),
            func.max(AttendanceImportRow.at).label("last"),
            func.max(AttendanceImportRow.rows).label("people"),
        )
        .join(SessionRow, SessionRow.id == AttendanceImportRow.session_id)
        .group_by(AttendanceImportRow.file_sha256)
        .having(func.count() > 1)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.SAME_FILE,
            place=", ".join(read_codes(row.sessions)),
            at=row.first,
            until=row.last,
            by=hands(Duty.ATTENDANCE, read_codes(row.users)),
            figure=row.people,
            reference=row.file_sha256[:_SHOWN_HASH],
        )


def _undone(connection: Connection) -> Iterator[ExceptionRow]:
    query = select(EventRow.of, EventRow.at, EventRow.actor, EventRow.facts).where(
        EventRow.kind == EventKind.IMPORT_UNDONE
    )
    for row in connection.execute(query):
        facts = json.loads(row.facts)
        yield ExceptionRow(
            Finding.IMPORT_UNDONE,
            place=row.of,
            at=row.at,
            by=hands(Duty.ATTENDANCE, [row.actor]),
            figure=len(facts["people"]),
            reference=facts["file"][:_SHOWN_HASH],
        )
