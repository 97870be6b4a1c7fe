"""Replay of blanks at the desks, their count-back, the lines that explain it, and signed pages come back."""

from collections.abc import Mapping
from typing import Any

from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.replay_tables import Replay, Row, Step


def _handed_over(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    desk, serials = facts.get("desk", ""), facts["serials"]
    for serial in serials:
        told: Row = {"state": "PRINTED", "distribution": event.of, "desk": desk or None}
        replay.row("voucher", serial).update(told)
    if "move" in facts:
        move: Row = {"distribution": event.of, "desk": desk, "vouchers": len(serials), "received": False}
        replay.row("stock_move", str(facts["move"])).update(move)


def _received_blanks(replay: Replay, _event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("stock_move", str(facts["move"]))["received"] = True


def _closed(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("distribution", event.of).update({"state": "CLOSED", "counted_back": facts["counted"]})
    for desk, expected, counted in facts.get("desks", ()):
        count: Row = {"expected": expected, "counted": counted}
        replay.row("desk_count", f"{event.of} {desk}").update(count)


def _explained(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    told: Row = {name: facts[name] for name in ("desk", "serial", "side", "reason", "words")}
    replay.row("variance_line", f"{event.of} {facts['line']}").update({**told, "withdrawn": False})


def _explanation_withdrawn(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    replay.row("variance_line", f"{event.of} {facts['line']}")["withdrawn"] = True


def _reconciled(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    signed_off = bool(facts.get("lines"))
    replay.row("distribution", event.of).update({"state": "RECONCILED", "signed_off": signed_off})


def _page_returned(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    key = f"{event.of} {facts['return']}"
    replay.row("page_return", key).update({"version": facts["version"], "page": facts["page"]})
    for line, mark in facts["lines"]:
        replay.row("line_return", f"{key} {line}")["mark"] = mark


COUNT_BACK_STEPS: dict[EventKind, Step] = {
    EventKind.STOCK_HANDED_OVER: _handed_over,
    EventKind.STOCK_RECEIVED: _received_blanks,
    EventKind.DISTRIBUTION_CLOSED: _closed,
    EventKind.VARIANCE_EXPLAINED: _explained,
    EventKind.EXPLANATION_WITHDRAWN: _explanation_withdrawn,
    EventKind.DISTRIBUTION_RECONCILED: _reconciled,
    EventKind.PAGE_RETURNED: _page_returned,
}
"""What each of these events tells."""
