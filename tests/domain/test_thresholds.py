"""Thresholds of the exceptions: named, bounded, and usual until somebody changes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.exception_rules import FAULTS, MEASURES, Finding, Measure, Rule, Weight
from voucher_desk.domain.thresholds import (
    THRESHOLDS,
    Thresholds,
    ThresholdUnknown,
    ThresholdWrong,
    read_setting,
    thresholds_of,
)

NAMES = st.sampled_from([*THRESHOLDS])


def test_usual_values_lie_within_their_bounds() -> None:
    assert all(one.lowest <= one.usual <= one.highest for one in THRESHOLDS.values())


def test_every_threshold_belongs_to_its_rule() -> None:
    assert [one for rule in Rule for one in thresholds_of(rule)] == [*THRESHOLDS.values()]


@given(NAMES, st.data())
def test_a_value_set_is_in_force_and_the_others_stay(name: str, data: st.DataObject) -> None:
    threshold = THRESHOLDS[name]
    value = data.draw(st.integers(threshold.lowest, threshold.highest))
    limits = Thresholds().with_values({name: value})

    assert limits[name] == value
    assert all(limits[other] == THRESHOLDS[other].usual for other in THRESHOLDS if other != name)
    assert limits.with_values({name: threshold.usual}) == Thresholds()


@given(NAMES, st.integers())
def test_a_value_out_of_bounds_is_refused(name: str, value: int) -> None:
    threshold = THRESHOLDS[name]
    if threshold.lowest <= value <= threshold.highest:
        return
    with pytest.raises(ThresholdWrong) as refused:
        Thresholds().with_values({name: value})
    assert (refused.value.lowest, refused.value.highest) == (threshold.lowest, threshold.highest)


@pytest.mark.parametrize("text", ["bursts.minutes=7", " bursts.minutes = 7 "])
def test_a_setting_is_a_name_and_a_number(text: str) -> None:
    assert read_setting(text) == ("bursts.minutes", 7)


@pytest.mark.parametrize(
    "text",
    ["bursts.minutes", "bursts.minutes=", "bursts.minutes=x", "bursts.minutes=\N{ARABIC-INDIC DIGIT SEVEN}"],
)
def test_a_setting_without_a_number_is_refused(text: str) -> None:
    with pytest.raises(ThresholdWrong):
        read_setting(text)


def test_a_setting_of_a_threshold_nobody_has_is_refused() -> None:
    with pytest.raises(ThresholdUnknown):
        read_setting("bursts.hours=7")


def test_every_finding_belongs_to_a_rule_and_every_rule_finds_something() -> None:
    assert {finding.rule for finding in Finding} == {*Rule}


def test_a_finding_weighs_and_counts_what_the_tables_say() -> None:
    assert {finding for finding in Finding if finding.weight is Weight.FAULT} == FAULTS
    assert Finding.BURST.measure is Measure.VOUCHERS
    assert Finding.CLOCK_BACK.measure is MEASURES[Finding.CLOCK_BACK] is Measure.SECONDS
