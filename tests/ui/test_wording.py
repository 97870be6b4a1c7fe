"""Wording: amounts, codes and dates keep their order whichever way the language runs."""

from datetime import UTC, date, datetime
from gettext import NullTranslations

from hypothesis import given
from hypothesis import strategies as some

from ui.wording import Wording, without_isolates

FRENCH, ARABIC = Wording("fr", NullTranslations()), Wording("ar", NullTranslations())


def test_money_is_written_as_people_read_it() -> None:
    assert FRENCH.money(132_800_50) == "132\u202f800,50\u00a0MAD"


def test_instants_are_told_in_moroccan_time() -> None:
    before, after = datetime(2026, 9, 1, 9, 0, tzinfo=UTC), datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
    assert FRENCH.moment(before) == "01/09/2026 10:00"
    assert FRENCH.moment(after) == "01/10/2026 09:00"


def test_codes_are_read_in_groups() -> None:
    assert FRENCH.code("ABCD2345WXYZ") == "ABCD-2345-WXYZ"


@given(some.integers(-(10**12), 10**12))
def test_in_arabic_an_amount_is_isolated_and_still_the_same(centimes: int) -> None:
    assert ARABIC.money(centimes)[0] == "\u2066"
    assert ARABIC.money(centimes)[-1] == "\u2069"
    assert without_isolates(ARABIC.money(centimes)) == without_isolates(FRENCH.money(centimes))


def test_nothing_is_isolated_where_there_is_nothing() -> None:
    assert ARABIC.isolated("") == ""
    assert FRENCH.day(date(2026, 12, 18)) == "18/12/2026"
