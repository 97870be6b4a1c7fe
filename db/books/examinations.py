"""The book of examinations: the thresholds in force, and from whom a sample may be drawn."""

from collections.abc import Collection

from sqlalchemy import Connection

from db.queries.exceptions.reading import read_thresholds
from db.queries.samples import count_samples, read_population
from voucher_desk.domain.samples import Drawn
from voucher_desk.domain.thresholds import Thresholds


class SqlExaminationBook:
    """Reads what examining needs; what it keeps stands in the log alone."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a transaction."""
        self._connection = connection

    def thresholds(self) -> Thresholds:
        """Return the thresholds in force."""
        return read_thresholds(self._connection)

    def population(self, drawn: Drawn, donation: str | None, distribution: str | None) -> Collection[str]:
        """Return the keys that may be drawn. Raises UnknownDonation, UnknownDistribution."""
        return read_population(self._connection, drawn, donation, distribution)

    def next_sample(self) -> int:
        """Return the number of the next sample, from 1."""
        return count_samples(self._connection) + 1
