"""Keep the directory of services: add an entry, change one, or take over a whole list."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from voucher_desk.domain.directory import DirectoryEntry, understood
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class KeepDirectory:
    """Services as they are to stand in the directory."""

    entries: Sequence[DirectoryEntry]


@dataclass(frozen=True, slots=True)
class DirectoryKept:
    """How many entries were added and how many changed; the others stood there already."""

    added: int
    changed: int


def keep_directory(work: Work, request: KeepDirectory) -> DirectoryKept:
    """Put entries into the directory, by their codes; the same ones again change nothing.

    All or nothing. Raises EntryIncomplete, UnknownProvider.
    """
    work.actor.require(Duty.ORIENT)
    wanted = [understood(entry) for entry in request.entries]
    known = work.directory.entries([entry.code for entry in wanted])
    added = changed = 0
    for entry in wanted:
        if entry.provider:
            work.programme.provider(entry.provider)
        before = known.get(entry.code)
        if before == entry:
            continue
        work.directory.put(before, entry)
        facts = {**asdict(entry), "kind": entry.kind.value}
        work.record(Event(EventKind.DIRECTORY_KEPT, entry.code, facts))
        added, changed = (added + 1, changed) if before is None else (added, changed + 1)
    return DirectoryKept(added, changed)
