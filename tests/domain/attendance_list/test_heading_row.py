"""One way to find the row of headings, for every list that is taken in."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.attendance_list.heading_row import HeadingRow, heading_row
from voucher_desk.domain.attendance_list.table import Row, Value
from voucher_desk.domain.bank_statement import HEADINGS

WORDS = {"sexe": "sex", "sex": "sex", "ville": "city", "âge": "age"}
CELLS = st.sampled_from([*WORDS, "Amina", 12, None])


def found_in(rows: Sequence[Sequence[Value]]) -> HeadingRow[str] | None:
    numbered = [Row(number, tuple(values)) for number, values in enumerate(rows, start=1)]
    return heading_row(numbered, lambda _at, value: WORDS.get(str(value)))


def parts_of(values: Sequence[Value]) -> set[str]:
    return {WORDS[str(value)] for value in values if str(value) in WORDS}


def test_a_title_above_and_people_below_are_not_taken_for_headings() -> None:
    found = found_in([["Liste de la ville"], ["ville", "Amina", "sexe"], ["ville", 12, None]])
    assert found == HeadingRow(Row(2, ("ville", "Amina", "sexe")), ((0, "city"), (2, "sex")))


def test_a_part_named_twice_counts_once_and_both_its_columns_are_told() -> None:
    found = found_in([["sexe", "sex"], ["ville", "âge"]])
    assert found is not None
    assert found.row.number == 2
    first = found_in([["sexe", "sex"]])
    assert first is not None
    assert first.named == ((0, "sex"), (1, "sex"))


@given(st.lists(st.lists(CELLS, max_size=4), max_size=6))
def test_it_is_the_first_of_the_rows_that_name_most(rows: list[list[Value]]) -> None:
    found = found_in(rows)
    most = max((len(parts_of(values)) for values in rows), default=0)
    if not most:
        assert found is None
        return
    assert found is not None
    assert found.row.number == 1 + [len(parts_of(values)) for values in rows].index(most)


def test_no_heading_of_a_bank_names_two_parts() -> None:
    words = [word for known in HEADINGS.values() for word in known]
    assert len(words) == len(set(words))
