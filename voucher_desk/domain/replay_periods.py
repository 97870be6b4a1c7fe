"""Replay of months closed: what was proposed, and what each closing froze."""

from collections.abc import Mapping
from typing import Any

from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.replay_tables import Replay, Step


def _proposed(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    replay.row("period_proposal", event.of)


def _closed(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    told = {name: facts[name] for name in ("text", "sha256", "station", "seq", "hash")}
    replay.row("period_closing", event.of).update(told)


PERIOD_STEPS: dict[EventKind, Step] = {
    EventKind.PERIOD_PROPOSED: _proposed,
    EventKind.PERIOD_CLOSED: _closed,
}
"""What each of these events tells."""
