"""What every book writes with: who acts when, and a change that must meet the state it was judged on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Update, bindparam, select

from db.models.programme import DonationRow
from voucher_desk.ports.faults import LostRace

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]

Key = TypeVar("Key", int, str)
DONATION_ID = select(DonationRow.id).where(DonationRow.code == bindparam("donation")).scalar_subquery()
"""The key of the donation whose code is given as `donation`, found by the statement that needs it."""
CHUNK = 500
"""How many keys one statement names: SQLite and PostgreSQL both take many more."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, when (UTC) and at which station."""

    at: datetime
    by: str
    station: str


def change_one(connection: Connection, change: Update, values: dict[str, object] | None = None) -> None:
    """Execute a conditional update of one row. Raises LostRace where the row is no longer as it was read."""
    if connection.execute(change, values).rowcount != 1:
        raise LostRace


def require_all(changed: int, wanted: int) -> None:
    """Raise LostRace unless a change met as many rows as it was meant for."""
    if changed != wanted:
        raise LostRace


def chunks(keys: Sequence[Key]) -> Sequence[Sequence[Key]]:
    """Return keys in parts that one statement can name."""
    return [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]
