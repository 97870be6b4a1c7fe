"""The count-back: which papers a desk lacks or has too many of, and when a difference is explained."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.count_back import (
    REASONS,
    DeskCount,
    ReasonUnfit,
    Side,
    VarianceLeft,
    VarianceLine,
    VarianceReason,
    left_to_explain,
    require_explained,
    side_of,
    words_given,
    written_off,
)
from voucher_desk.domain.vouchers import ReasonMissing

DESKS = ("", "A", "B")
SERIALS = [f"CAS1-{number:06d}" for number in range(1, 31)]
FLOATS = {"A": {"CAS1-000001"}, "B": {"CAS1-000002"}}


@st.composite
def floats(draw: st.DrawFn) -> dict[str, list[str]]:
    """Deal serials to desks: each to one of them at most."""
    dealt = draw(st.lists(st.sampled_from((*DESKS, None)), min_size=len(SERIALS), max_size=len(SERIALS)))
    return {desk: [serial for serial, at in zip(SERIALS, dealt, strict=True) if at == desk] for desk in DESKS}


def line(
    number: int, serial: str, desk: str, dealt: dict[str, list[str]], why: VarianceReason
) -> VarianceLine:
    side, of = side_of(serial, desk, dealt)
    return VarianceLine(number, of, serial, side, why, "", "x")


@given(dealt=floats(), data=st.data())
def test_lines_for_all_that_was_moved_or_lost_leave_nothing_to_explain(
    dealt: dict[str, list[str]], data: st.DataObject
) -> None:
    """Papers go astray from desk to desk or for good; told one by one, every desk's count is explained."""
    counted = Counter({desk: len(serials) for desk, serials in dealt.items()})
    lines: list[VarianceLine] = []
    for desk, serials in dealt.items():
        for serial in data.draw(st.sets(st.sampled_from(serials))) if serials else ():
            found_at = data.draw(st.sampled_from([None, *(other for other in ("A", "B") if other != desk)]))
            counted[desk] -= 1
            lines.append(line(len(lines), serial, desk, dealt, VarianceReason.OTHER_DESK))
            if found_at:
                counted[found_at] += 1
                lines.append(line(len(lines), serial, found_at, dealt, VarianceReason.OTHER_DESK))
    counts = [DeskCount(desk, len(dealt[desk]), counted[desk]) for desk in DESKS]

    require_explained("D1", counts, lines)
    for forgotten in range(len(lines)):
        others = [*lines[:forgotten], *lines[forgotten + 1 :]]
        with pytest.raises(VarianceLeft):
            require_explained("D1", counts, others)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=4))
def test_without_lines_what_is_left_is_the_difference_of_each_desk(pairs: list[tuple[int, int]]) -> None:
    counts = [DeskCount(str(desk), expected, counted) for desk, (expected, counted) in enumerate(pairs)]

    left = left_to_explain(counts, ())

    assert left == {count.desk: count.expected - count.counted for count in counts if not count.agrees}


@pytest.mark.parametrize(
    ("serial", "desk", "side"),
    [
        ("CAS1-000001", "", (Side.MISSING, "A")),
        ("CAS1-000001", "A", (Side.MISSING, "A")),
        ("CAS1-000001", "B", (Side.EXCESS, "B")),
        ("CAS1-000009", "B", (Side.EXCESS, "B")),
        ("CAS1-000009", "", (Side.EXCESS, "")),
        (None, "A", (Side.EXCESS, "A")),
    ],
)
def test_a_paper_expected_is_missing_and_any_other_in_excess(
    serial: str | None, desk: str, side: tuple[Side, str]
) -> None:
    assert side_of(serial, desk, FLOATS) == side


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("why", VarianceReason)
def test_a_reason_goes_with_the_side_it_is_offered_for(side: Side, why: VarianceReason) -> None:
    if why in REASONS[side]:
        assert words_given(side, why, "CAS1-000001", " deux  mots ") == "deux mots"
    else:
        with pytest.raises(ReasonUnfit):
            words_given(side, why, "CAS1-000001", "deux mots")


def test_another_reason_needs_words_and_a_paper_without_number_was_counted_wrong() -> None:
    with pytest.raises(ReasonMissing):
        words_given(Side.MISSING, VarianceReason.OTHER, "CAS1-000001", "")
    with pytest.raises(ReasonUnfit):
        words_given(Side.EXCESS, VarianceReason.OTHER, None, "trouvé")
    assert words_given(Side.EXCESS, VarianceReason.COUNTED_WRONG, None, "") == ""


def test_what_is_found_after_all_and_what_is_in_excess_is_not_written_off() -> None:
    lines = [
        VarianceLine(place, "", serial, side, why, "x", "x")
        for place, (serial, side, why) in enumerate(
            (
                ("CAS1-000001", Side.MISSING, VarianceReason.LOST),
                ("CAS1-000002", Side.MISSING, VarianceReason.OTHER),
                ("CAS1-000003", Side.MISSING, VarianceReason.COUNTED_WRONG),
                ("CAS1-000004", Side.EXCESS, VarianceReason.OTHER),
                (None, Side.EXCESS, VarianceReason.COUNTED_WRONG),
            )
        )
    ]

    assert written_off(lines) == {"CAS1-000001": VarianceReason.LOST, "CAS1-000002": VarianceReason.OTHER}
