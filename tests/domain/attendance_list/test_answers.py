"""Sexes, brackets and marks of presence are understood as people write them, or not at all."""

import pytest

from voucher_desk.domain.attendance_list.answers import read_bracket, read_presence, read_sex
from voucher_desk.domain.attendance_list.table import Unread, Value
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence


@pytest.mark.parametrize(
    "text",
    ["F", "f", "Femme", "femme ", "Féminin", "FEMININ", "Female", "أنثى", "انثى", "fe\u0301minin", "\u200bF"],
)
def test_women_are_women(text: str) -> None:
    assert read_sex(text) is Sex.FEMALE


@pytest.mark.parametrize("text", ["M", "H", "Homme", "Masculin ", "male", "ذكر", "M."])
def test_men_are_men(text: str) -> None:
    assert read_sex(text) is Sex.MALE


@pytest.mark.parametrize("text", ["NC", "non communiqué", "Inconnu", "U", "غير محدد"])
def test_not_stated_is_an_answer(text: str) -> None:
    assert read_sex(text) is Sex.UNKNOWN


@pytest.mark.parametrize("value", ["", None, "?", "F/M", "Fatou", 1, Unread.FORMULA])
def test_a_gap_or_anything_else_is_no_sex(value: Value) -> None:
    assert read_sex(value) is None


@pytest.mark.parametrize(
    ("value", "group"),
    [
        *[("O", AgeGroup.MINOR), ("oui", AgeGroup.MINOR), ("نعم", AgeGroup.MINOR), (1, AgeGroup.MINOR)],
        *[("N", AgeGroup.ADULT), ("non", AgeGroup.ADULT), ("لا", AgeGroup.ADULT), ("false", AgeGroup.ADULT)],
        *[("Mineur", AgeGroup.MINOR), ("majeure", AgeGroup.ADULT), ("قاصر", AgeGroup.MINOR)],
        *[("0-17", AgeGroup.MINOR), ("18 - 59 ans", AgeGroup.ADULT), ("60+", AgeGroup.ADULT)],
        *[
            ("<18", AgeGroup.MINOR),
            ("≥ 18", AgeGroup.ADULT),
            ("-18", AgeGroup.MINOR),
            ("+18", AgeGroup.ADULT),
        ],
        *[("NC", AgeGroup.UNKNOWN), ("١٨-٥٩", AgeGroup.ADULT)],
    ],
)
def test_a_bracket_is_read_under_minor(value: Value, group: AgeGroup) -> None:
    assert read_bracket(value, yes=AgeGroup.MINOR) is group


def test_yes_means_what_the_column_asks() -> None:
    assert read_bracket("O", yes=AgeGroup.ADULT) is AgeGroup.ADULT
    assert read_bracket("N", yes=AgeGroup.ADULT) is AgeGroup.MINOR
    assert read_bracket("Mineur", yes=AgeGroup.ADULT) is AgeGroup.MINOR


@pytest.mark.parametrize("value", ["15-25", "<25", "12+", "peut-être", "", None])
def test_a_range_on_both_sides_of_eighteen_is_no_bracket(value: Value) -> None:
    assert read_bracket(value, yes=AgeGroup.MINOR) is None


@pytest.mark.parametrize("value", ["O", "x", "X", "✓", "☑", "Présente", "true", 1, "حاضر", "oui"])
def test_presence_is_marked_in_many_ways(value: Value) -> None:
    assert read_presence(value) is Presence.PRESENT


@pytest.mark.parametrize("value", ["N", "Absent(e)", "0", 0, "غائب"])
def test_absence_is_marked_too(value: Value) -> None:
    assert read_presence(value) is Presence.ABSENT


@pytest.mark.parametrize("value", ["✗", "☒", "❌", "☐", "~", "en retard"])
def test_a_cross_that_may_mean_either_is_not_guessed(value: Value) -> None:
    assert read_presence(value) is None
