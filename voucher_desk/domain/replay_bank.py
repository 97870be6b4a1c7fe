"""Replay of bank statements and of what they were matched with."""

from collections.abc import Mapping
from typing import Any

from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.replay_tables import Replay, Row, Step


def _imported(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    for key, day, amount, balance in facts["lines"]:
        told: Row = {"account": event.of, "day": day, "amount": amount, "balance": balance}
        replay.row("bank_line", key).update(told)


def _matched(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("bank_match", event.of).update({"line": facts["line"], "undone": False})
    for entry, amount in facts["entries"]:
        replay.row("bank_match_entry", f"{event.of} {entry}")["amount"] = amount


def _unmatched(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    replay.row("bank_match", event.of)["undone"] = True


BANK_STEPS: dict[EventKind, Step] = {
    EventKind.BANK_IMPORTED: _imported,
    EventKind.BANK_MATCHED: _matched,
    EventKind.BANK_UNMATCHED: _unmatched,
}
"""What each of these events tells."""
