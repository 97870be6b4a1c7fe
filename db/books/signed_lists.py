"""The book of signed lists: which pages there are, and what those that came back show."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, func, insert, select

from db.books.writing import Stamp
from db.models.distributions import ListEntryRow, ListVersionRow
from db.models.signed_lists import LineReturnRow, PageReturnRow
from voucher_desk.domain.distributions import Distribution
from voucher_desk.domain.signed_lists import LineMark, ListVersion, PageMark


class SqlSignedListBook:
    """Finds list versions and keeps pages that came back; those are only added to."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def versions(self, distribution: Distribution) -> Mapping[int, ListVersion]:
        """Return the frozen lists of a distribution by version."""
        return read_versions(self._connection, distribution.id)

    def back(self, distribution: Distribution) -> Collection[int]:
        """Return the pages of the newest version that came back."""
        return set(
            self._connection.execute(
                select(PageReturnRow.page).where(
                    PageReturnRow.distribution_id == distribution.id,
                    PageReturnRow.version == distribution.list_version,
                )
            ).scalars()
        )

    def keep(self, distribution: Distribution, mark: PageMark, marks: Mapping[int, LineMark]) -> int:
        """Keep a page that came back and return its number. Raises LostRace where another desk took it."""
        last = select(func.coalesce(func.max(PageReturnRow.number), 0)).where(
            PageReturnRow.distribution_id == distribution.id
        )
        key = {"distribution_id": distribution.id, "number": self._connection.execute(last).scalar_one() + 1}
        noted = {"version": mark.version, "page": mark.page, "at": self._stamp.at, "by": self._stamp.by}
        self._connection.execute(insert(PageReturnRow), {**key, **noted})
        lines = [{**key, "line": line, "mark": shows} for line, shows in marks.items()]
        self._connection.execute(insert(LineReturnRow), lines)
        return key["number"]


def read_versions(connection: Connection, distribution_id: int) -> dict[int, ListVersion]:
    """Return the frozen lists of a distribution by version; a list has the lines of those before it too."""
    lines = (
        select(func.count())
        .where(
            ListEntryRow.distribution_id == ListVersionRow.distribution_id,
            ListEntryRow.version <= ListVersionRow.version,
        )
        .correlate(ListVersionRow)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(ListVersionRow.version, ListVersionRow.sha256, lines)
        .where(ListVersionRow.distribution_id == distribution_id)
        .order_by(ListVersionRow.version)
    )
    return {version: ListVersion(version, sha256, count) for version, sha256, count in rows}
