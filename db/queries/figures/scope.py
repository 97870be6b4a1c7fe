"""Scope: which column of a voucher the figures are grouped by, and whether one donation is read alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, SQLColumnExpression, func
from sqlalchemy.orm import InstrumentedAttribute

from db.models.programme import BatchRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.reconciliation import OF_MONEY_GIVEN, Level

REPLACES_NONE = func.coalesce(VoucherRow.replaces_id, 0) == 0
"""Whether a voucher replaces none, said so that SQLite does not look for nearly all of them by an index."""
Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])
Part = Iterator[tuple[int | None, str, int]]
"""The key of a line, the name of one of its figures, and what is to be added to it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The level that is read, and the key of the one donation wanted, None for all.

    An association is read by its donations and a city by its batches: each has one of them.
    """

    level: Level
    donation: int | None = None

    @property
    def of_money(self) -> bool:
        """Return whether the lines are made of whole donations, so that no voucher need be looked up."""
        return self.level in OF_MONEY_GIVEN

    @property
    def of_voucher(self) -> InstrumentedAttribute[Any]:
        """Return the column of a voucher that says which line it belongs to."""
        if self.of_money:
            return VoucherRow.donation_id
        return VoucherRow.batch_id if self.level is Level.CITY else VoucherRow.distribution_id

    @property
    def of_batch(self) -> InstrumentedAttribute[Any]:
        """Return the column of a batch that says which line it belongs to, where that is no distribution."""
        return BatchRow.donation_id if self.of_money else BatchRow.id

    def only(self, query: Query, column: SQLColumnExpression[Any]) -> Query:
        """Return the query of the one donation wanted, or as it is where all are."""
        return query if self.donation is None else query.where(column == self.donation)
