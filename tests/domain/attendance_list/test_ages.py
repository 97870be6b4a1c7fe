"""An age is read from a birth date, a year, "vers 2007", an age or a word, and fixed at the activity."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from voucher_desk.domain.attendance_list.ages import Age, AgeStatement, read_age, weigh
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.table import Value
from voucher_desk.domain.dates import Epoch, ImpossibleBirth, ImpossibleDate, ShortYear
from voucher_desk.domain.people import AgeGroup

ACTIVITY = date(2026, 12, 18)
ARABIC_INDIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}


def said(value: Value, field: Field = Field.BIRTH_DATE, epoch: Epoch | None = Epoch.FROM_1900) -> object:
    return read_age(value, field, epoch=epoch, activity=ACTIVITY)


def at(*statements: AgeStatement) -> Age | None:
    return weigh(statements, ACTIVITY)


@pytest.mark.parametrize(
    "value", ["30/05/1991", "1991-05-30", date(1991, 5, 30), datetime.combine(date(1991, 5, 30), time(8, 30))]
)
def test_a_birth_date_is_read(value: Value) -> None:
    assert said(value) == AgeStatement(born=date(1991, 5, 30))


def test_a_birth_date_is_read_in_arabic_digits() -> None:
    assert said("30/05/1991".translate(ARABIC_INDIC)) == AgeStatement(born=date(1991, 5, 30))


@pytest.mark.parametrize("value", ["1953", 1953, "né en 1953", "en 1953", "١٩٥٣"])
def test_a_year_is_read(value: Value) -> None:
    assert said(value) == AgeStatement(year=1953)


@pytest.mark.parametrize(
    "value", ["vers 2007", "Vers  2007", "~2007", "env. 2007", "circa 2007", "حوالي 2007"]
)
def test_about_a_year_is_approximate(value: Value) -> None:
    assert said(value) == AgeStatement(year=2007, approximate=True)


@pytest.mark.parametrize("value", ["23", 23, "23 ans", "٢٣", "23 سنة"])
def test_an_age_is_read_in_its_column(value: Value) -> None:
    assert said(value, Field.AGE) == AgeStatement(age=23)


def test_an_age_in_words_is_one_under_any_heading() -> None:
    assert said("23 ans") == AgeStatement(age=23)
    assert said("8 mois", Field.AGE) == AgeStatement(age=0)


def test_a_bracket_in_words_is_one_under_any_heading() -> None:
    assert said("Mineure", Field.AGE) == AgeStatement(group=AgeGroup.MINOR)
    assert said("NC") == AgeStatement(group=AgeGroup.UNKNOWN)


def test_a_bare_number_under_a_birth_date_is_no_age() -> None:
    with pytest.raises(ImpossibleDate):
        said("23")


def test_a_serial_number_follows_the_epoch() -> None:
    assert said(33535) == AgeStatement(born=date(1991, 10, 24), from_serial=True)
    assert said(33535 - 1462, epoch=Epoch.FROM_1904) == AgeStatement(
        born=date(1991, 10, 24), from_serial=True
    )
    assert said(Decimal("33535.5")) == AgeStatement(born=date(1991, 10, 24), from_serial=True)


def test_a_serial_number_without_a_workbook_is_no_date() -> None:
    assert said(33535, epoch=None) is None


@pytest.mark.parametrize("value", ["19/12/2026", "vers 2030", 2027, "01/01/1900", date(1900, 1, 1)])
def test_dat_04_an_impossible_birth_is_refused(value: Value) -> None:
    with pytest.raises(ImpossibleBirth):
        said(value)


@pytest.mark.parametrize("value", [111, "999 ans", -3])
def test_dat_04_an_impossible_age_is_refused(value: Value) -> None:
    with pytest.raises(ImpossibleBirth):
        said(value, Field.AGE)


def test_dat_02_a_short_year_is_refused_under_any_heading() -> None:
    for field in (Field.BIRTH_DATE, Field.BIRTH_YEAR, Field.AGE):
        with pytest.raises(ShortYear):
            said("11/12/66", field)


@pytest.mark.parametrize("field", [Field.BIRTH_YEAR, Field.AGE, Field.MINOR])
def test_other_words_are_not_understood(field: Field) -> None:
    assert said("Fatou", field) is None


def test_a_birth_date_decides_to_the_day() -> None:
    assert at(AgeStatement(born=date(2008, 12, 18))) == Age(2008, AgeGroup.ADULT, disagrees=False)
    assert at(AgeStatement(born=date(2008, 12, 19))) == Age(2008, AgeGroup.MINOR, disagrees=False)


def test_a_year_decides_unless_it_straddles_eighteen() -> None:
    assert at(AgeStatement(year=2007)) == Age(2007, AgeGroup.ADULT, disagrees=False)
    assert at(AgeStatement(year=2009)) == Age(2009, AgeGroup.MINOR, disagrees=False)
    assert at(AgeStatement(year=2008)) == Age(2008, AgeGroup.UNKNOWN, disagrees=False)


def test_a_straddling_year_leaves_the_word_to_the_stated_bracket() -> None:
    minor = AgeStatement(group=AgeGroup.MINOR)
    assert at(AgeStatement(year=2008), minor) == Age(2008, AgeGroup.MINOR, disagrees=False)


@pytest.mark.parametrize("year", [2007, 2008, 2009])
def test_about_a_year_straddles_one_year_either_side(year: int) -> None:
    about = AgeStatement(year=year, approximate=True)
    adult = AgeStatement(group=AgeGroup.ADULT)
    assert at(about) == Age(year, AgeGroup.UNKNOWN, disagrees=False)
    assert at(about, adult) == Age(year, AgeGroup.ADULT, disagrees=False)


def test_the_birth_wins_over_a_bracket_that_disagrees_and_says_so() -> None:
    minor = AgeStatement(group=AgeGroup.MINOR)
    assert at(AgeStatement(born=date(1983, 3, 3)), minor) == Age(1983, AgeGroup.ADULT, disagrees=True)


def test_no_birth_year_is_worked_out_from_an_age() -> None:
    assert at(AgeStatement(age=17)) == Age(None, AgeGroup.MINOR, disagrees=False)
    assert at(AgeStatement(age=18)) == Age(None, AgeGroup.ADULT, disagrees=False)


def test_an_age_not_stated_is_an_answer_and_silence_is_none() -> None:
    assert at(AgeStatement(group=AgeGroup.UNKNOWN)) == Age(None, AgeGroup.UNKNOWN, disagrees=False)
    assert at() is None
