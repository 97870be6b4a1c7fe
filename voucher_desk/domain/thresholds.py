"""Thresholds: from where on each report of exceptions speaks; whole numbers with their bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.exception_rules import Rule
from voucher_desk.domain.refusals import Refused, reason


class Unit(StrEnum):
    """What a threshold counts."""

    SECONDS = "SECONDS"
    MINUTES = "MINUTES"
    HOURS = "HOURS"
    CLOCK = "CLOCK"
    DAYS = "DAYS"
    PERCENT = "PERCENT"
    TIMES = "TIMES"


@reason
class ThresholdUnknown(Refused):
    """No report has a threshold of this name."""

    code: ClassVar[str] = "ANO-01"
    threshold: str


@reason
class ThresholdWrong(Refused):
    """A threshold is a whole number within its bounds."""

    code: ClassVar[str] = "ANO-02"
    threshold: str
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold of a rule: its usual value and its bounds, inclusive."""

    name: str
    rule: Rule
    unit: Unit
    usual: int
    lowest: int
    highest: int


THRESHOLDS = {
    one.name: one
    for one in (
        Threshold("again.minutes", Rule.R1, Unit.MINUTES, 0, 0, 10_080),
        Threshold("unknown.scans", Rule.R2, Unit.TIMES, 3, 1, 10_000),
        Threshold("bursts.redemptions", Rule.R3, Unit.TIMES, 10, 2, 10_000),
        Threshold("bursts.minutes", Rule.R3, Unit.MINUTES, 5, 1, 1_440),
        Threshold("opening.from", Rule.R3, Unit.CLOCK, 7, 0, 23),
        Threshold("opening.to", Rule.R3, Unit.CLOCK, 21, 1, 24),
        Threshold("order.vouchers", Rule.R3, Unit.TIMES, 5, 2, 10_000),
        Threshold("face.redemptions", Rule.R3, Unit.TIMES, 20, 1, 100_000),
        Threshold("share.percent", Rule.R4, Unit.PERCENT, 70, 1, 99),
        Threshold("lag.minutes", Rule.R4, Unit.MINUTES, 10, 1, 10_080),
        Threshold("lag.vouchers", Rule.R4, Unit.TIMES, 3, 1, 100_000),
        Threshold("last.days", Rule.R4, Unit.DAYS, 2, 0, 365),
        Threshold("last.percent", Rule.R4, Unit.PERCENT, 50, 1, 100),
        Threshold("ticks.seconds", Rule.R5, Unit.SECONDS, 2, 1, 600),
        Threshold("ticks.people", Rule.R5, Unit.TIMES, 5, 2, 10_000),
        Threshold("late.minutes", Rule.R5, Unit.MINUTES, 60, 0, 10_080),
        Threshold("pattern.people", Rule.R5, Unit.TIMES, 10, 2, 10_000),
        Threshold("replaced.vouchers", Rule.R8, Unit.TIMES, 3, 1, 100_000),
        Threshold("replaced.percent", Rule.R8, Unit.PERCENT, 5, 1, 100),
        Threshold("clock.seconds", Rule.R9, Unit.SECONDS, 10, 1, 86_400),
        Threshold("window.hours", Rule.R9, Unit.HOURS, 24, 0, 8_760),
        Threshold("unreceived.percent", Rule.R12, Unit.PERCENT, 5, 1, 100),
    )
}
"""All thresholds by name, in the order of their rules."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The values in force: those changed, by name, over the usual ones."""

    changed: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        """Return the value in force of a threshold."""
        return self.changed.get(name, THRESHOLDS[name].usual)

    def with_values(self, values: Mapping[str, int]) -> "Thresholds":
        """Return these thresholds with others for some. Raises ThresholdUnknown, ThresholdWrong."""
        for name, value in values.items():
            threshold = threshold_named(name)
            if not threshold.lowest <= value <= threshold.highest:
                raise _wrong(threshold)
        kept = {**self.changed, **values}
        return Thresholds({name: value for name, value in kept.items() if value != THRESHOLDS[name].usual})

    def values_of(self, rule: Rule) -> Mapping[str, int]:
        """Return the values in force of a rule's thresholds, by name."""
        return {one.name: self[one.name] for one in thresholds_of(rule)}


def thresholds_of(rule: Rule) -> tuple[Threshold, ...]:
    """Return the thresholds of a rule; some rules have none."""
    return tuple(one for one in THRESHOLDS.values() if one.rule is rule)


def threshold_named(name: str) -> Threshold:
    """Return a threshold. Raises ThresholdUnknown."""
    if name not in THRESHOLDS:
        raise ThresholdUnknown(threshold=name)
    return THRESHOLDS[name]


def read_setting(text: str) -> tuple[str, int]:
    """Return what `bursts.minutes=5` sets. Raises ThresholdUnknown, ThresholdWrong."""
    name, _, value = (part.strip() for part in text.partition("="))
    threshold = threshold_named(name)
    if not (value.isascii() and value.isdigit()):
        raise _wrong(threshold)
    return name, int(value)


def _wrong(threshold: Threshold) -> ThresholdWrong:
    return ThresholdWrong(threshold=threshold.name, lowest=threshold.lowest, highest=threshold.highest)
