"""The distribution book: events and their frozen lists."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select, update

from db.books.writing import AnyRow, AnySelect, Stamp, change_one
from db.models.distributions import DistributionRow, ListEntryRow, ListVersionRow
from db.models.programme import BatchRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from voucher_desk.domain.distributions import (
    Distribution,
    DistributionState,
    PrintMode,
    UnknownDistribution,
)
from voucher_desk.domain.sessions import Session
from voucher_desk.domain.stock import Batch
from voucher_desk.ports.books import Holder


class SqlDistributionBook:
    """Finds and keeps distributions and their lists."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def find(self, code: str) -> Distribution:
        """Return a distribution. Raises UnknownDistribution."""
        row = self._row(code)
        if row is None:
            raise UnknownDistribution(distribution=code)
        return Distribution(
            id=row.id,
            code=row.code,
            session=row.session,
            batch=row.batch,
            mode=row.mode,
            state=row.state,
            list_version=row.list_version,
            list_sha256=row.list_sha256,
            opened_at=row.opened_at,
        )

    def exists(self, code: str) -> bool:
        """Return whether a distribution has this code."""
        return self._row(code) is not None

    def _row(self, code: str) -> AnyRow | None:
        return self._connection.execute(
            select(
                DistributionRow.__table__,
                SessionRow.code.label("session"),
                BatchRow.code.label("batch"),
            )
            .join(SessionRow, SessionRow.id == DistributionRow.session_id)
            .join(BatchRow, BatchRow.id == DistributionRow.batch_id)
            .where(DistributionRow.code == code)
        ).first()

    def add(self, code: str, session: Session, batch: Batch, mode: PrintMode) -> Distribution:
        """Draft a distribution."""
        association_id = select(SessionRow.association_id).where(SessionRow.id == session.id)
        self._connection.execute(
            insert(DistributionRow).values(
                code=code,
                session_id=session.id,
                batch_id=batch.id,
                association_id=association_id.scalar_subquery(),
                city=session.city,
                mode=mode,
                state=DistributionState.DRAFT,
                list_version=0,
                list_sha256="",
            )
        )
        return self.find(code)

    def put(self, before: Distribution, after: Distribution) -> None:
        """Put a distribution's new state and list version. Raises LostRace."""
        change_one(
            self._connection,
            update(DistributionRow)
            .where(
                DistributionRow.id == before.id,
                DistributionRow.state == before.state,
                DistributionRow.list_version == before.list_version,
            )
            .values(
                state=after.state,
                list_version=after.list_version,
                list_sha256=after.list_sha256,
                opened_at=after.opened_at,
            ),
        )

    def listed(self, distribution: Distribution) -> Sequence[Holder]:
        """Return who is on the list, in its order."""
        rows = self._connection.execute(
            _holders()
            .join(ListEntryRow, ListEntryRow.attendance_id == AttendanceRow.id)
            .where(ListEntryRow.distribution_id == distribution.id)
            .order_by(ListEntryRow.line)
        )
        return [holder_of(row) for row in rows]

    def unlisted(self, distribution: Distribution) -> Sequence[Holder]:
        """Return who is entitled by the session and not on the list yet, by code."""
        session_id = select(DistributionRow.session_id).where(DistributionRow.id == distribution.id)
        listed = select(ListEntryRow.attendance_id).where(ListEntryRow.distribution_id == distribution.id)
        rows = self._connection.execute(
            _holders()
            .where(
                AttendanceRow.session_id == session_id.scalar_subquery(),
                AttendanceRow.entitles == 1,
                AttendanceRow.id.not_in(listed),
            )
            .order_by(PersonRow.code)
        )
        return [holder_of(row) for row in rows]

    def add_list_version(self, distribution: Distribution, added: Sequence[Holder]) -> None:
        """Keep a frozen list version and the lines it adds."""
        self._connection.execute(
            insert(ListVersionRow),
            {
                "distribution_id": distribution.id,
                "version": distribution.list_version,
                "sha256": distribution.list_sha256,
                "frozen_at": self._stamp.at,
                "frozen_by": self._stamp.by,
            },
        )
        last = self._connection.execute(
            select(func.coalesce(func.max(ListEntryRow.line), 0)).where(
                ListEntryRow.distribution_id == distribution.id
            )
        ).scalar_one()
        self._connection.execute(
            insert(ListEntryRow),
            [
                {
                    "distribution_id": distribution.id,
                    "line": line,
                    "version": distribution.list_version,
                    "attendance_id": holder.attendance_id,
                }
                for line, holder in enumerate(added, last + 1)
            ],
        )


def _holders() -> AnySelect:
    return select(
        AttendanceRow.person_id,
        AttendanceRow.id.label("attendance_id"),
        AttendanceRow.session_id,
        PersonRow.code.label("person_code"),
    ).join(PersonRow, PersonRow.id == AttendanceRow.person_id)


def holder_of(row: AnyRow) -> Holder:
    """Return a person entitled, by keys."""
    return Holder(row.person_id, row.attendance_id, row.session_id, row.person_code)
