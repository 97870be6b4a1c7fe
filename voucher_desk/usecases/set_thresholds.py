"""Set thresholds: from where on the reports of exceptions speak, kept in the log with who changed them."""

from collections.abc import Mapping
from dataclasses import dataclass

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class SetThresholds:
    """New values of some thresholds, by name; the others stay as they are."""

    values: Mapping[str, int]


def set_thresholds(work: Work, request: SetThresholds) -> Thresholds:
    """Keep other thresholds for everybody of the programme. Raises ThresholdUnknown, ThresholdWrong."""
    work.actor.require(Duty.EXAMINE)
    before = work.examinations.thresholds()
    after = before.with_values(request.values)
    if after != before:
        programme = work.programme.current()
        work.record(Event(EventKind.THRESHOLDS_SET, programme.code, {"changed": dict(after.changed)}))
    return after
