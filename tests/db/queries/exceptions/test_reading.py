"""All reports at once: thresholds kept in the log, and the worked example read by every rule."""

from gettext import NullTranslations
from typing import Any

import pytest

from voucher_desk.app import open_desk
from voucher_desk.demo.performance import perform
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.thresholds import THRESHOLDS, ThresholdUnknown, ThresholdWrong
from voucher_desk.usecases.set_thresholds import SetThresholds, set_thresholds

SPOKEN = {
    Rule.R1: {Finding.NO_PAPER},
    Rule.R3: {Finding.BURST, Finding.IN_ISSUE_ORDER, Finding.ALWAYS_FACE},
    Rule.R12: {Finding.HANDING_NOT_NOTED},
}
"""What the example holds: a line disallowed for want of its paper; a machine that redeems every two seconds
in the order of issue, at two providers always whole; lists signed on paper."""


def test_the_worked_example_is_silent_but_for_what_it_holds(tmp_path: Any) -> None:
    home = tmp_path / "example"
    perform(home, NullTranslations())
    desk = open_desk(home, "rapprochement")
    examination = desk.read(lambda queries: queries.examination())
    desk.close()

    spoken = {rule: {row.finding for row in rows} for rule, rows in examination.found.items() if rows}
    assert spoken == SPOKEN


def test_every_rule_reads_an_empty_programme(any_desk: Any) -> None:
    examination = any_desk.read(lambda queries: queries.examination())

    assert examination.found == dict.fromkeys(Rule, ())
    assert examination.strict is True


def test_thresholds_kept_are_those_in_force(any_field: Any) -> None:
    any_field.do("rapprochement", set_thresholds, SetThresholds({"bursts.minutes": 3, "opening.from": 6}))
    any_field.do("finance", set_thresholds, SetThresholds({"bursts.minutes": 5}))
    examination = any_field.desk.read(lambda queries: queries.examination())

    assert examination.thresholds.changed == {"opening.from": 6}
    assert examination.thresholds["bursts.minutes"] == THRESHOLDS["bursts.minutes"].usual


@pytest.mark.parametrize(
    ("values", "refusal"),
    [({"bursts.minute": 3}, ThresholdUnknown), ({"bursts.minutes": 0}, ThresholdWrong)],
)
def test_a_threshold_tried_is_one_there_is_and_within_its_bounds(
    desk: Any, values: dict[str, int], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        desk.read(lambda queries: queries.examination([], values))
