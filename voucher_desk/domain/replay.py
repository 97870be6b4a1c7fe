"""Replay: the state of everything, rebuilt from the events alone and compared with the tables (E11).

A fold that knows no rule: it is driven by the kind of an event, what it happened to, its donation, amount and
facts, so that it agrees with the tables only where the use cases told all they did (invariant 55).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from voucher_desk.domain.claim_replay import CLAIM_STEPS
from voucher_desk.domain.events import (
    FIRST_HASH,
    ChainHead,
    Event,
    EventKind,
    SealedEvent,
    head_after,
    is_intact,
    seal,
)
from voucher_desk.domain.ledger import ACCOUNTS_OF, move_of
from voucher_desk.domain.programme_terms import PROGRAMME_STEPS
from voucher_desk.domain.replay_bank import BANK_STEPS
from voucher_desk.domain.replay_count_back import COUNT_BACK_STEPS
from voucher_desk.domain.replay_logos import LOGO_STEPS
from voucher_desk.domain.replay_monitoring import MONITORING_STEPS
from voucher_desk.domain.replay_periods import PERIOD_STEPS
from voucher_desk.domain.replay_tables import Cell, Replay, Row, Step, Tables
from voucher_desk.domain.stock import serial_of

EXISTS = "row"
"""The column of a difference where a row is missing on one side."""
BLANK: Row = {
    "redeemed": 0,
    "forfeited": 0,
    "copies": 1,
    "person": None,
    "distribution": None,
    "replaces": None,
    "collected": False,
    "suspended_from": None,
}
PERSON = ("sex", "birth_year", "age_group")
"""What the log tells of a person, in this order."""
STATES = {
    EventKind.STOCK_SPOILED: ("voucher", "SPOILED"),
    EventKind.STOCK_DESTROYED: ("voucher", "DESTROYED"),
    EventKind.SESSION_OPENED: ("session", "OPEN"),
    EventKind.SESSION_LOCKED: ("session", "LOCKED"),
    EventKind.SESSION_REOPENED: ("session", "REOPENED"),
    EventKind.SESSION_CANCELLED: ("session", "CANCELLED"),
    EventKind.PRINT_CONFIRMED: ("print_job", "CONFIRMED"),
    EventKind.PRINT_SPOILED: ("print_job", "SPOILED"),
    EventKind.CLOSING_PROPOSED: ("donation", "CLOSING"),
    EventKind.DONATION_CLOSED: ("donation", "CLOSED"),
    EventKind.DISTRIBUTION_OPENED: ("distribution", "OPEN"),
    EventKind.DISTRIBUTION_CANCELLED: ("distribution", "CANCELLED"),
}
"""The events that change nothing but the state of what they happened to."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that the tables hold otherwise than the events tell it."""

    table: str
    key: str
    column: str
    stored: Cell
    rebuilt: Cell


def rebuilt(events: Iterable[Event]) -> Tables:
    """Return the state that a log tells, in the order given.

    An event whose facts are damaged is passed over: its hash names it, and so do the rows it leaves behind.
    """
    replay = Replay()
    for event in events:
        with suppress(KeyError, TypeError, ValueError):
            _tell(replay, event)
    accounts = replay.tables["account"]
    replay.tables["account"] = {key: row for key, row in accounts.items() if row["balance"]}
    return replay.tables


def _tell(replay: Replay, event: Event) -> None:
    if event.amount and event.donation:
        move = move_of(event.kind, event.amount)
        replay.add("account", f"{event.donation} {move.source.value}", "balance", -move.amount)
        replay.add("account", f"{event.donation} {move.target.value}", "balance", move.amount)
    if event.kind in STATES:
        table, state = STATES[event.kind]
        replay.row(table, event.of)["state"] = state
    elif event.kind in STEPS:
        STEPS[event.kind](replay, event, event.facts)


def _received(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("tranche", f"{event.of} {facts['tranche']}")["booked"] = event.amount
    replay.row("donation", event.of).setdefault("state", "ACTIVE")


def _given_back(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    told = {"donation": event.donation, "target": facts["to"], "amount": event.amount}
    replay.row("donation_return", facts["reference"]).update(told)


def _allocated(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("allocation", event.of)["amount"] = facts["centimes"]


def _gift_recorded(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    told = ("donor", "association", "what", "quantity", "unit", "given_on", "value", "corrects")
    replay.row("gift", event.of).update({name: facts[name] for name in told})


def _directory_kept(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("directory_entry", event.of).update({name: facts[name] for name in facts if name != "code"})


def _session_added(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    replay.row("session", event.of)["state"] = "PLANNED"


def _attendance_recorded(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    for person, *record, presence in facts["people"]:
        _person_met(replay, person, record)
        row = replay.row("attendance", f"{event.of} {person}")
        if row.get("presence") != "WAIVED":
            row["presence"] = presence


def _person_met(replay: Replay, person: str, record: Sequence[Cell]) -> None:
    """Tell of a person; who is known already keeps the record that the first list made."""
    replay.tables["person"].setdefault(person, dict(zip(PERSON, record, strict=True)))


def _attendance_corrected(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("attendance", f"{event.of} {facts['person']}")["presence"] = facts["presence"]


def _import_undone(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    for person, before, gone in facts["people"]:
        if gone:
            del replay.tables["person"][person]
        key = f"{event.of} {person}"
        if before is None:
            del replay.tables["attendance"][key]
        else:
            replay.row("attendance", key)["presence"] = before


def _waiver_proposed(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    person, *record, presence = facts["person"]
    _person_met(replay, person, record)
    replay.row("attendance", f"{event.of} {person}")["presence"] = presence


def _waiver_approved(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("attendance", f"{event.of} {facts['person']}")["presence"] = "WAIVED"


def _sent(replay: Replay, facts: Mapping[str, Any], vouchers: int) -> None:
    """Tell of a print job, unless it is older than their journal."""
    if "job" in facts:
        key = str(facts["job"])
        replay.row("print_job", key).setdefault("state", "SENT")
        replay.add("print_job", key, "vouchers", vouchers)


def _printed(replay: Replay, _event: Event, facts: Mapping[str, Any]) -> None:
    _sent(replay, facts, len(facts["serials"]))


def _stock_printed(replay: Replay, _event: Event, facts: Mapping[str, Any]) -> None:
    _sent(replay, facts, facts["last"] - facts["first"] + 1)
    terms = {"donation": facts["donation"], "face": facts["face"], "expires_on": facts["expires_on"]}
    for number in range(facts["first"], facts["last"] + 1):
        serial = serial_of(facts["station"], number)
        replay.row("voucher", serial).update({**BLANK, **terms, "state": "PRINTED"})


def _returned(replay: Replay, _event: Event, facts: Mapping[str, Any]) -> None:
    for serial in facts["serials"]:
        replay.row("voucher", serial)["state"] = "RETURNED"


def _distribution_drafted(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    drafted: Row = {"state": "DRAFT", "list_version": 0, "list_sha256": "", "signed_off": False}
    replay.row("distribution", event.of).update(drafted)


def _frozen(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    row = replay.row("distribution", event.of)
    row.update({"list_version": facts["version"], "list_sha256": facts["sha256"]})
    if row.get("state") == "DRAFT":
        row["state"] = "FROZEN"


def _issued(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    told = {name: facts[name] for name in ("person", "distribution", "expires_on", "replaces")}
    row = replay.row("voucher", event.of)
    row.update({**BLANK, **told, "state": "ISSUED", "face": event.amount, "donation": event.donation})


def _collected(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    replay.row("voucher", event.of)["collected"] = event.kind is EventKind.VOUCHER_COLLECTED


def _reprinted(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("voucher", event.of)["copies"] = facts["copy"]
    _sent(replay, facts, 1)


def _suspended(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    row = replay.row("voucher", event.of)
    if row["state"] != "SUSPENDED":
        row.update({"suspended_from": row["state"], "state": "SUSPENDED"})


def _released(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    row = replay.row("voucher", event.of)
    row.update({"state": row["suspended_from"], "suspended_from": None})


def _voided(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    replay.row("voucher", event.of).update({"state": "VOID", "suspended_from": None})


def _expired(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    replay.row("voucher", event.of).update({"state": "EXPIRED", "suspended_from": None})


def _extended(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    row = replay.row("voucher", event.of)
    row.update({"state": _open_state(row), "expires_on": facts["expires_on"]})


def _redeemed(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.add("voucher", event.of, "redeemed", event.amount)
    row = replay.row("voucher", event.of)
    row["state"] = "REDEEMED" if row["redeemed"] == row["face"] else "PART"
    told: Row = {"voucher": event.of, "provider": facts["provider"], "amount": event.amount}
    told |= {"service": facts.get("service"), "price": facts.get("price")}
    replay.row("redemption", facts["op"]).update({**told, "forfeited": 0, "reversed": False})
    answered: Row = {"verdict": "redeemed", "answer": "", "voucher": event.of, "text": None}
    replay.row("scan", facts["op"]).update(answered)


def _scan_answered(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    told = {"verdict": facts["verdict"], "answer": facts["code"], "text": facts["text"]}
    replay.row("scan", facts["op"]).update({**told, "voucher": event.of or None})


def _forfeited(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.add("voucher", event.of, "forfeited", event.amount)
    replay.add("redemption", facts["op"], "forfeited", event.amount)
    replay.row("voucher", event.of)["state"] = "REDEEMED"


def _reversed(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.add("voucher", event.of, "redeemed", -event.amount)
    replay.row("redemption", facts["op"])["reversed"] = True
    row = replay.row("voucher", event.of)
    row["state"] = _open_state(row)


def _forfeit_undone(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    replay.add("voucher", event.of, "forfeited", -event.amount)


def _open_state(row: Row) -> str:
    return "PART" if row["redeemed"] else "ISSUED"


STEPS: dict[EventKind, Step] = {
    **BANK_STEPS,
    **COUNT_BACK_STEPS,
    **LOGO_STEPS,
    **MONITORING_STEPS,
    **PERIOD_STEPS,
    **PROGRAMME_STEPS,
    EventKind.DONATION_RECEIVED: _received,
    EventKind.DONATION_RETURNED: _given_back,
    EventKind.DONATION_REALLOCATED: _given_back,
    EventKind.DONATION_ALLOCATED: _allocated,
    EventKind.GIFT_RECORDED: _gift_recorded,
    EventKind.DIRECTORY_KEPT: _directory_kept,
    EventKind.SESSION_ADDED: _session_added,
    EventKind.ATTENDANCE_RECORDED: _attendance_recorded,
    EventKind.ATTENDANCE_CORRECTED: _attendance_corrected,
    EventKind.IMPORT_UNDONE: _import_undone,
    EventKind.WAIVER_PROPOSED: _waiver_proposed,
    EventKind.WAIVER_APPROVED: _waiver_approved,
    EventKind.STOCK_PRINTED: _stock_printed,
    EventKind.STOCK_RETURNED: _returned,
    EventKind.DISTRIBUTION_DRAFTED: _distribution_drafted,
    EventKind.DISTRIBUTION_FROZEN: _frozen,
    EventKind.VOUCHER_ISSUED: _issued,
    EventKind.VOUCHER_COLLECTED: _collected,
    EventKind.COLLECTION_UNDONE: _collected,
    EventKind.VOUCHERS_PRINTED: _printed,
    EventKind.VOUCHER_REPRINTED: _reprinted,
    EventKind.VOUCHER_SUSPENDED: _suspended,
    EventKind.VOUCHER_RELEASED: _released,
    EventKind.VOID_PROPOSED: _suspended,
    EventKind.VOUCHER_VOIDED: _voided,
    EventKind.VOUCHER_EXPIRED: _expired,
    EventKind.VOUCHER_EXTENDED: _extended,
    EventKind.VOUCHER_REDEEMED: _redeemed,
    EventKind.SCAN_ANSWERED: _scan_answered,
    EventKind.VOUCHER_FORFEITED: _forfeited,
    EventKind.REDEMPTION_REVERSED: _reversed,
    EventKind.FORFEIT_UNDONE: _forfeit_undone,
    **CLAIM_STEPS,
}
"""What each kind of event tells; the others change no row that is compared."""


def compared(stored: Tables, told: Tables) -> Iterator[Difference]:
    """Yield where the tables differ from what was told, by table and key."""
    for table in sorted({*stored, *told}):
        here, there = stored.get(table, {}), told.get(table, {})
        for key in sorted({*here, *there}):
            if key not in here or key not in there:
                yield Difference(table, key, EXISTS, key in here, key in there)
            else:
                yield from _compared_row(table, key, here[key], there[key])


def _compared_row(table: str, key: str, stored: Row, told: Row) -> Iterator[Difference]:
    for column in sorted({*stored, *told}):
        if stored.get(column) != told.get(column):
            yield Difference(table, key, column, stored.get(column), told.get(column))


def broken_links(stored: ChainHead, chain: Iterable[SealedEvent]) -> Iterator[Difference]:
    """Yield the events of one station that do not follow the one before, and a head that is not the last's.

    `chain` is in order of `seq`; after a break the walk goes on from the event as stored, so that each break
    is named once (invariant 53).
    """
    head = ChainHead(stored.station, 0, FIRST_HASH, None)
    for link in chain:
        if not is_intact(head, link):
            again = seal(head, link.event, at=link.at, utc_offset=link.utc_offset, actor=link.actor)
            yield Difference("event", f"{link.station} {link.seq}", "hash", link.hash, again.hash)
        head = head_after(link)
    if (stored.seq, stored.hash) != (head.seq, head.hash):
        yield Difference("station", stored.station, "head_seq", stored.seq, head.seq)


def misplaced(event: Event, source: str | None, target: str | None, key: str) -> Iterator[Difference]:
    """Yield where the accounts noted beside an event are not those of its kind."""
    accounts = ACCOUNTS_OF[event.kind] if event.amount else (None, None)
    for column, stored, told in zip(("source", "target"), (source, target), accounts, strict=True):
        if stored != told:
            yield Difference("event", key, column, stored, told)
