"""Replay of post-distribution monitoring: rounds, and what people answered in them."""

from collections.abc import Mapping
from typing import Any

from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.monitoring import Question
from voucher_desk.domain.replay_tables import Replay, Row, Step


def _opened(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    told: Row = {name: facts[name] for name in ("moment", "begins", "ends", "city")}
    replay.row("monitoring_round", event.of).update({**told, "closed": False})


def _answered(replay: Replay, event: Event, facts: Mapping[str, Any]) -> None:
    for number, (sex, age_group, city, answers) in enumerate(facts["interviews"], facts["first"]):
        told: Row = {question.value: answers.get(question.value) for question in Question}
        who: Row = {"sex": sex, "age_group": age_group, "city": city}
        replay.row("interview", f"{event.of} {number}").update({**who, **told})


def _closed(replay: Replay, event: Event, _facts: Mapping[str, Any]) -> None:
    replay.row("monitoring_round", event.of)["closed"] = True


MONITORING_STEPS: dict[EventKind, Step] = {
    EventKind.ROUND_OPENED: _opened,
    EventKind.PEOPLE_INTERVIEWED: _answered,
    EventKind.ROUND_CLOSED: _closed,
}
"""What each of these events tells."""
