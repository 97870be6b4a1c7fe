"""Undo an import: everything one list brought to a session is taken back, or nothing of it."""

from dataclasses import dataclass

from voucher_desk.domain.attendance_imports import LineSince, UnknownImport, to_take_back
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.sessions import require_recordable
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class UndoImport:
    """A session and the hash of the file that was imported; None for the list imported last."""

    session: str
    file_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """How many lines left the session, went back to what stood before, and people left the programme."""

    session: str
    removed: int
    restored: int
    people_gone: int


def undo_import(work: Work, request: UndoImport) -> ImportUndone:
    """Take an import back: its file may be imported again afterwards, as if it had never been.

    A person another session knows stays in the programme. Raises UnknownImport, SessionStateForbids, or why
    it is kept: a voucher, a frozen list, a waiver, a later list or a later correction (`to_take_back`).
    """
    work.actor.require(Duty.ATTENDANCE)
    session = work.sessions.find(request.session)
    require_recordable(session)
    imported = work.imports.find(session, request.file_sha256)
    lines = work.imports.lines(imported) if imported else ()
    if imported is None or not lines:
        raise UnknownImport(session=session.code)
    changed = to_take_back(imported, lines)
    work.imports.take_back(imported, changed)
    facts = {"file": imported.file_sha256, "people": [_fact(since) for since in changed]}
    work.record(Event(EventKind.IMPORT_UNDONE, session.code, facts))
    removed = sum(since.line.before is None for since in changed)
    gone = sum(since.person_leaves for since in changed)
    return ImportUndone(session.code, removed, len(changed) - removed, gone)


def _fact(since: LineSince) -> list[Fact]:
    before = since.line.before
    return [since.line.person, before.presence.value if before else None, since.person_leaves]
