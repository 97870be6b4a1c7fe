"""The desk: `do` a use case in one transaction, `rehearse` it without effect, `read` for lists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from voucher_desk.domain.backups import Contents
from voucher_desk.ports.faults import DatabaseBusy, LostRace
from voucher_desk.ports.work import Work
from voucher_desk.queries.queries import Queries

Request = TypeVar("Request")
Value = TypeVar("Value")
UseCase = Callable[[Work, Request], Value]
TRIES = 8


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value]):
    """What a use case gave, and the subjects it touched (`voucher`): a screen showing one reloads."""

    value: Value
    touched: frozenset[str]


class Archive(Protocol):
    """Where transactions happen: the database, as the desk sees it."""

    def write(self, user: str | None, task: Callable[[Work], Value], *, keep: bool) -> Outcome[Value]:
        """Run the task in one writing transaction; commit it only where `keep`. Raises LostRace, Fault."""
        ...

    def read(self, task: Callable[[Queries], Value]) -> Value:
        """Run the task on one consistent reading."""
        ...

    def now(self) -> datetime:
        """Return the instant by the station's clock, UTC."""
        ...

    def copy_to(self, file: Path) -> Contents:
        """Write one consistent copy into an empty file, and prove it. Raises KeptByServer, Fault."""
        ...

    def close(self) -> None:
        """Give all connections back."""
        ...


class Desk:
    """One station at work for one user; safe to use from several threads, one transaction each."""

    def __init__(self, archive: Archive, user: str | None) -> None:
        """Take the database and the user acting, None while no user exists."""
        self._archive = archive
        self.user = user

    def do(self, use_case: UseCase[Request, Value], request: Request) -> Outcome[Value]:
        """Do a use case: when this returns, it is committed; when it raises, nothing was saved.

        Raises the use case's refusals, or a Fault of the machine.
        """
        return self._tried(use_case, request, keep=True)

    def rehearse(self, use_case: UseCase[Request, Value], request: Request) -> Value:
        """Return what a use case would give, or raise what it would refuse, and save nothing."""
        return self._tried(use_case, request, keep=False).value

    def read(self, task: Callable[[Queries], Value]) -> Value:
        """Return what a reading of the database gives."""
        return self._archive.read(task)

    def now(self) -> datetime:
        """Return the instant by the station's clock, UTC."""
        return self._archive.now()

    def copy_to(self, file: Path) -> Contents:
        """Write one consistent copy of the database into an empty file, and return what it is proved to hold.

        Others may write meanwhile. Raises KeptByServer, or a Fault.
        """
        return self._archive.copy_to(file)

    def close(self) -> None:
        """Leave the database; nothing may be asked of this desk afterwards."""
        self._archive.close()

    def acting_as(self, user: str) -> "Desk":
        """Return this desk with another person at it."""
        return Desk(self._archive, user)

    def _tried(self, use_case: UseCase[Request, Value], request: Request, *, keep: bool) -> Outcome[Value]:
        for _ in range(TRIES):
            try:
                return self._archive.write(self.user, lambda work: use_case(work, request), keep=keep)
            except LostRace:
                continue  # what was read is no longer true: ask the rules again on what is
        raise DatabaseBusy
