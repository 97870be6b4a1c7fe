"""What the events of claims tell of their rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.replay_tables import Replay, Row, Step


def _claim_drafted(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    lines = facts["lines"]
    told: Row = {"state": "DRAFT", "claimed": sum(amount for *_, amount in lines), "paid": 0}
    replay.row("claim", event.of).update(told)
    for redemption, serial, amount in lines:
        key = f"{event.of} {redemption}"
        replay.row("claim_line", key).update(
            {"voucher": serial, "amount": amount, "state": "CLAIMED", "live": 1}
        )


def _claim_reopened(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("claim", event.of)["state"] = "DRAFT"
    for redemption in facts["left_out"]:
        line = replay.row("claim_line", f"{event.of} {redemption}")
        line["live"] = 0
        replay.add("claim", event.of, "claimed", -int(str(line["amount"])))


def _sent_back(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("claim", event.of)["state"] = facts["state"]
    for line in _live_lines(replay, event.of):
        line["state"] = "CLAIMED"


def _sheet_entered(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    for place, (written, serial, amount) in enumerate(facts["lines"], start=1):
        key = f"{event.of} {facts['kind']} {facts['number']} {place}"
        replay.row("claim_sheet_line", key).update({"written": written, "voucher": serial, "amount": amount})


def _disputed(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    _lines_stepped(replay, event.of, facts["serial"], "DISPUTED")


def _upheld(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("claim", event.of)["state"] = facts["state"]
    _lines_stepped(replay, event.of, facts["serial"], "UPHELD")


def _rejected(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    _lines_stepped(replay, event.of, facts["serial"], "REJECTED_FINAL")


def _lines_stepped(replay: Replay, claim: str, serial: str, state: str) -> None:
    for line in _live_lines(replay, claim):
        if line["voucher"] == serial:
            line["state"] = state


def _live_lines(replay: Replay, claim: str) -> Iterator[Row]:
    for key, line in replay.tables["claim_line"].items():
        if key.rpartition(" ")[0] == claim and line["live"]:
            yield line


def _reviewed(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("claim", event.of)["state"] = "IN_REVIEW"
    for line in _live_lines(replay, event.of):
        line["state"] = "DISALLOWED" if line["voucher"] in facts["disallowed"] else "ACCEPTED"


def _claim_moved(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("claim", event.of)["state"] = facts["state"]


def _paid(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.add("claim", event.of, "paid", event.amount)
    replay.row("claim", event.of)["state"] = facts["state"]
    replay.row("payment", facts["reference"]).update({"claim": event.of, "amount": event.amount})


CLAIM_STEPS: dict[EventKind, Step] = {
    EventKind.CLAIM_DRAFTED: _claim_drafted,
    EventKind.CLAIM_SUBMITTED: _claim_moved,
    EventKind.CLAIM_SENT_BACK: _sent_back,
    EventKind.CLAIM_REOPENED: _claim_reopened,
    EventKind.CLAIM_SHEET_ENTERED: _sheet_entered,
    EventKind.CLAIM_REVIEWED: _reviewed,
    EventKind.CLAIM_ACCEPTED: _claim_moved,
    EventKind.CLAIM_DISALLOWED: _claim_moved,
    EventKind.CLAIM_PAID: _paid,
    EventKind.LINE_DISPUTED: _disputed,
    EventKind.DISPUTE_UPHELD: _upheld,
    EventKind.DISPUTE_REJECTED: _rejected,
}
"""What each kind of event of a claim tells."""
