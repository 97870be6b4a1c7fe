"""The book of imports: which lists were taken into a session, line by line, and taking one back."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update
from sqlalchemy.orm import aliased

from db.books.writing import AnyRow, Stamp, chunks, require_all
from db.models.distributions import ListEntryRow
from db.models.sessions import AttendanceImportRow, AttendanceRow, ImportLineRow, PersonRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.attendance_imports import AttendanceImport, ImportLine, LineSince, Recorded
from voucher_desk.domain.sessions import ENTITLING, Session


class SqlImportBook:
    """Finds, keeps and takes back imports."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def find(self, session: Session, file_sha256: str | None) -> AttendanceImport | None:
        """Return the import of a file into a session, or the last one where no file is named."""
        wanted = select(AttendanceImportRow.__table__).where(AttendanceImportRow.session_id == session.id)
        if file_sha256 is not None:
            wanted = wanted.where(AttendanceImportRow.file_sha256 == file_sha256)
        row = self._connection.execute(wanted.order_by(AttendanceImportRow.id.desc()).limit(1)).first()
        return AttendanceImport(row.id, row.file_sha256, row.rows, row.at) if row else None

    def add(self, session: Session, file_sha256: str, lines: Sequence[ImportLine]) -> None:
        """Note that a file was imported, and what each of its lines brought."""
        imported = self._connection.execute(
            insert(AttendanceImportRow).returning(AttendanceImportRow.id),
            {
                "session_id": session.id,
                "file_sha256": file_sha256,
                "rows": len(lines),
                "at": self._stamp.at,
                "by": self._stamp.by,
            },
        ).scalar_one()
        ids = self._attendance_ids(session)
        values = [
            {
                "import_id": imported,
                "attendance_id": ids[line.person],
                "told": line.told,
                **_before(line),
                "new_person": int(line.new_person),
            }
            for line in lines
        ]
        if values:
            self._connection.execute(insert(ImportLineRow), values)

    def _attendance_ids(self, session: Session) -> dict[str, int]:
        rows = self._connection.execute(
            select(PersonRow.code, AttendanceRow.id)
            .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
            .where(AttendanceRow.session_id == session.id)
        )
        return {row.code: row.id for row in rows}

    def lines(self, imported: AttendanceImport) -> Sequence[LineSince]:
        """Return the lines of an import by person, and what has become of each."""
        later, elsewhere = aliased(ImportLineRow), aliased(AttendanceRow)
        query = (
            select(
                ImportLineRow.told,
                ImportLineRow.before,
                ImportLineRow.before_by,
                ImportLineRow.before_at,
                ImportLineRow.new_person,
                PersonRow.code,
                AttendanceRow.id,
                AttendanceRow.state,
                AttendanceRow.recorded_by,
                AttendanceRow.recorded_at,
                AttendanceRow.waiver_proposed_by,
                _any(VoucherRow.attendance_id == AttendanceRow.id).label("holds_voucher"),
                _any(ListEntryRow.attendance_id == AttendanceRow.id).label("on_frozen_list"),
                _any(later.attendance_id == AttendanceRow.id, later.import_id > imported.id).label(
                    "listed_again"
                ),
                _any(elsewhere.person_id == PersonRow.id, elsewhere.id != AttendanceRow.id).label(
                    "attends_elsewhere"
                ),
            )
            .join(AttendanceRow, AttendanceRow.id == ImportLineRow.attendance_id)
            .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
            .where(ImportLineRow.import_id == imported.id)
            .order_by(PersonRow.code)
        )
        return [_line_of(row) for row in self._connection.execute(query)]

    def take_back(self, imported: AttendanceImport, changed: Sequence[LineSince]) -> None:
        """Forget an import, and put back what stood before its lines. Raises LostRace."""
        self._connection.execute(delete(ImportLineRow).where(ImportLineRow.import_id == imported.id))
        forgotten = self._connection.execute(
            delete(AttendanceImportRow).where(AttendanceImportRow.id == imported.id)
        )
        require_all(forgotten.rowcount, 1)
        before: defaultdict[Recorded, list[int]] = defaultdict(list)
        for since in changed:
            if since.line.before:
                before[since.line.before].append(since.attendance_id)
        for recorded, ids in before.items():
            self._restore(ids, recorded)
        people = [since.line.person for since in changed if since.person_leaves]
        self._remove([since.attendance_id for since in changed if since.line.before is None])
        for part in chunks(people):
            self._connection.execute(delete(PersonRow).where(PersonRow.code.in_(part)))

    def _restore(self, ids: Sequence[int], recorded: Recorded) -> None:
        values: dict[str, Any] = {
            "state": recorded.presence,
            "entitles": int(recorded.presence in ENTITLING),
            "recorded_by": recorded.by,
            "recorded_at": recorded.at,
        }
        for part in chunks(ids):
            changed = self._connection.execute(
                update(AttendanceRow).where(AttendanceRow.id.in_(part)).values(**values)
            )
            require_all(changed.rowcount, len(part))

    def _remove(self, ids: Sequence[int]) -> None:
        for part in chunks(ids):
            removed = self._connection.execute(delete(AttendanceRow).where(AttendanceRow.id.in_(part)))
            require_all(removed.rowcount, len(part))


def _any(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*conditions)


def _before(line: ImportLine) -> dict[str, Any]:
    before = line.before
    return {
        "before": before.presence if before else None,
        "before_by": before.by if before else None,
        "before_at": before.at if before else None,
    }


def _line_of(row: AnyRow) -> LineSince:
    before = Recorded(row.before, row.before_by, row.before_at) if row.before else None
    return LineSince(
        line=ImportLine(row.code, row.told, before, bool(row.new_person)),
        attendance_id=row.id,
        now=Recorded(row.state, row.recorded_by, row.recorded_at),
        holds_voucher=bool(row.holds_voucher),
        on_frozen_list=bool(row.on_frozen_list),
        waiver_proposed=row.waiver_proposed_by is not None,
        listed_again=bool(row.listed_again),
        attends_elsewhere=bool(row.attends_elsewhere),
    )
