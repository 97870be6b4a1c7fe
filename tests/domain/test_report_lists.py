"""The editable texts and lists of reports."""

from decimal import Decimal

import pytest

from resources.report_lists import default_report_lists
from voucher_desk.domain.report_lists import (
    SPOKEN,
    ReportListsUnreadable,
    ReportListsWrong,
    read_report_lists,
    said,
)
from voucher_desk.domain.sessions import SessionKind

SMALL = b"""
[bulletin]
fr = "Contexte"
[four_ws]
[[place]]
name = "Tanger"
latitude = "35.78"
longitude = "-5.81"
"""


def test_what_the_program_brings_speaks_three_languages_and_names_three_frameworks() -> None:
    lists = read_report_lists(default_report_lists())

    assert [part.code for part in lists.frameworks] == ["SNIA", "ODD", "PMM"]
    texts = [lists.context, *(part.texts for part in lists.frameworks)]
    texts += [item.texts for part in lists.frameworks for item in part.items]
    texts += [activity.texts for activity in lists.activities]
    assert all(text[language] for text in texts for language in SPOKEN)


def test_every_kind_of_session_has_a_code_that_is_still_to_be_verified() -> None:
    lists = read_report_lists(default_report_lists())

    for kind in SessionKind:
        activity = lists.activity(kind)
        assert activity is not None
        assert activity.subcode
    assert not any(activity.verified for activity in lists.activities)


def test_french_stands_in_for_a_language_that_is_missing() -> None:
    lists = read_report_lists(SMALL)

    assert said(lists.context, "ar") == "Contexte"
    assert lists.city_name("Tanger", "ar") == "Tanger"
    place = lists.place("Tanger")
    assert place is not None
    assert place.longitude == Decimal("-5.81")
    assert lists.place("Oujda") is None


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        (b'fr = "Contexte"', b"", "bulletin.fr"),
        (b'"35.78"', b'"nord"', "place[1].latitude"),
        (b"[four_ws]", b"[[four_ws]]", "four_ws"),
    ],
)
def test_a_mistake_is_named_by_its_key(before: bytes, after: bytes, key: str) -> None:
    with pytest.raises(ReportListsWrong) as refused:
        read_report_lists(SMALL.replace(before, after))
    assert refused.value.key == key


def test_what_is_no_toml_is_refused() -> None:
    with pytest.raises(ReportListsUnreadable):
        read_report_lists(b"= 1")
