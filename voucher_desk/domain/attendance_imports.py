"""Imports of attendance lists: what a list brought to the books, and what keeps it from being taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason
from voucher_desk.domain.sessions import Presence


@reason
class UnknownImport(Refused):
    """No list that could be taken back was imported into this session."""

    code: ClassVar[str] = "SEA-09"
    session: str


@reason
class ImportHoldsVoucher(Refused):
    """A voucher was issued on a presence that the list brought; void or not, it tells of that presence."""

    code: ClassVar[str] = "SEA-10"
    person: str


@reason
class ImportOnFrozenList(Refused):
    """A person of the import stands on a distribution list that was frozen since."""

    code: ClassVar[str] = "SEA-11"
    person: str


@reason
class ImportHoldsWaiver(Refused):
    """A waiver was proposed or approved for a person of the import."""

    code: ClassVar[str] = "SEA-12"
    person: str


@reason
class ImportListedAgain(Refused):
    """A list imported later names a person of this one: that list is taken back first."""

    code: ClassVar[str] = "SEA-13"
    person: str


@reason
class ImportCorrectedSince(Refused):
    """Somebody corrected a presence of the import by hand, and knew why."""

    code: ClassVar[str] = "SEA-14"
    person: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is recorded of one person at one session, by whom and when (UTC)."""

    presence: Presence
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ImportLine:
    """A person on an imported list: what it told, what was recorded before, whether they were new.

    `before` is None where the session did not know the person yet.
    """

    person: str
    told: Presence
    before: Recorded | None
    new_person: bool

    @property
    def changed(self) -> bool:
        """Return whether the line changed what is recorded; a waiver stands whatever a list tells."""
        return self.before is None or self.before.presence not in {self.told, Presence.WAIVED}


@dataclass(frozen=True, slots=True)
class AttendanceImport:
    """A list taken into the books of a session, known by the hash of its file; `at` is UTC."""

    id: int
    file_sha256: str
    rows: int
    at: datetime


@dataclass(frozen=True, slots=True)
class LineSince:
    """A line of an import, and what has become of the presence it told."""

    line: ImportLine
    attendance_id: int
    now: Recorded
    holds_voucher: bool
    on_frozen_list: bool
    waiver_proposed: bool
    listed_again: bool
    attends_elsewhere: bool

    @property
    def person_leaves(self) -> bool:
        """Return whether the programme knows the person from this line alone."""
        return self.line.new_person and self.line.before is None and not self.attends_elsewhere


def to_take_back(imported: AttendanceImport, lines: Sequence[LineSince]) -> list[LineSince]:
    """Return the lines whose undoing changes something; one that something hangs on refuses them all.

    Raises ImportHoldsVoucher, ImportOnFrozenList, ImportHoldsWaiver, ImportListedAgain, ImportCorrectedSince.
    """
    changed = [since for since in lines if since.line.changed]
    for since in changed:
        _require_free(since, imported)
    return changed


def _require_free(since: LineSince, imported: AttendanceImport) -> None:
    person = since.line.person
    if since.holds_voucher:
        raise ImportHoldsVoucher(person=person)
    if since.on_frozen_list:
        raise ImportOnFrozenList(person=person)
    if since.waiver_proposed:
        raise ImportHoldsWaiver(person=person)
    if since.listed_again:
        raise ImportListedAgain(person=person)
    if since.now.presence is not since.line.told or since.now.at != imported.at:
        raise ImportCorrectedSince(person=person)
