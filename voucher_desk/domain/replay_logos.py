"""Replay of donors' logos: which picture a donation chose, and where it shows."""

from collections.abc import Mapping
from typing import Any

from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.replay_tables import Replay, Step

_TOLD = ("sha256", "source", "on_vouchers", "on_lists")


def _chosen(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    key = f"{event.of} {facts['number']}"
    replay.row("donation_logo", key).update({name: facts[name] for name in _TOLD})
    if facts["sha256"]:
        replay.row("logo_picture", facts["sha256"])["png"] = facts["sha256"]


LOGO_STEPS: dict[EventKind, Step] = {EventKind.LOGO_CHOSEN: _chosen}
"""What the event tells: a picture's bytes are known by their hash."""
