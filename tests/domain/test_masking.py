"""Masked tables: small counts are withheld, and no withheld count can be worked out."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_desk.domain.masking import (
    SMALL,
    Key,
    Leaf,
    categories_of,
    hidden_alike,
    hidden_cells,
    with_margins,
)

Row = dict[Key, Fraction]
ENDLESS = 10**9


@st.composite
def tables(draw: st.DrawFn, most_cells: int = 36) -> dict[Leaf, int]:
    """Draw a table of one to four dimensions with many small and empty cells."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    while len(list(product(*map(range, sizes)))) > most_cells:
        sizes.pop()
    leaves = product(*(tuple("abcd"[:size]) for size in sizes))
    counts = st.one_of(st.integers(0, 6), st.just(0), st.integers(5, 200))
    return {leaf: draw(counts) for leaf in leaves}


def sums(leaves: Mapping[Leaf, int]) -> Iterator[tuple[Key, list[Key]]]:
    """Yield every margin with the cells it is the sum of, in each direction."""
    categories = categories_of(leaves)
    for place, names in enumerate(categories):
        others = [(*part, None) for part in categories]
        for key in product(*(others[at] if at != place else [None] for at in range(len(others)))):
            yield key, [(*key[:place], name, *key[place + 1 :]) for name in names]


def equations(leaves: Mapping[Leaf, int], hidden: frozenset[Key]) -> list[tuple[dict[Key, int], int]]:
    """Return what a reader of the published table knows: sums of withheld cells, with their values."""
    counts = with_margins(leaves)
    known = []
    for total, parts in sums(leaves):
        unknown = {
            cell: sign for cell, sign in [(total, -1), *((part, 1) for part in parts)] if cell in hidden
        }
        value = (counts[total] if total not in hidden else 0) - sum(
            counts[part] for part in parts if part not in hidden
        )
        if unknown:
            known.append((unknown, value))
    return known


def solved(known: list[tuple[dict[Key, int], int]]) -> set[Key]:
    """Return the cells that linear algebra alone determines: those left alone in a reduced row."""
    rows: list[Row] = []
    for unknown, _value in known:
        row = {cell: Fraction(sign) for cell, sign in unknown.items()}
        for pivot in rows:
            row = reduced(row, pivot)
        if row:
            first = next(iter(row))
            row = {cell: part / row[first] for cell, part in row.items()}
            rows = [reduced(other, row) for other in rows] + [row]
    return {next(iter(row)) for row in rows if len(row) == 1}


def reduced(row: Row, pivot: Row) -> Row:
    """Return a row without the leading cell of another."""
    factor = row.get(next(iter(pivot)), Fraction())
    less = {cell: row.get(cell, Fraction()) - factor * part for cell, part in pivot.items()}
    return {cell: part for cell, part in {**row, **less}.items() if part}


def bounded(known: list[tuple[dict[Key, int], int]]) -> set[Key]:
    """Return the cells whose lowest and highest possible values meet, no count being below 0."""
    ranges = {cell: (0, ENDLESS) for unknown, _ in known for cell in unknown}
    changed = True
    while changed:
        changed = False
        for unknown, value in known:
            for cell, sign in unknown.items():
                rest = [(ranges[one], other) for one, other in unknown.items() if one != cell]
                least = sum(low if other > 0 else -high for (low, high), other in rest)
                most = sum(high if other > 0 else -low for (low, high), other in rest)
                edges = sorted((sign * (value - least), sign * (value - most)))
                low, high = ranges[cell]
                narrowed = max(low, edges[0]), min(high, edges[1])
                if narrowed != (low, high):
                    ranges[cell], changed = narrowed, True
    return {cell for cell, (low, high) in ranges.items() if low == high}


@given(tables())
def test_every_count_of_one_to_four_is_withheld_in_the_table_and_its_margins(
    leaves: dict[Leaf, int],
) -> None:
    hidden = hidden_cells(leaves)

    assert {key for key, count in with_margins(leaves).items() if count in SMALL} <= hidden


@settings(max_examples=200)
@given(tables())
def test_no_withheld_count_can_be_worked_out_from_the_published_table(leaves: dict[Leaf, int]) -> None:
    known = equations(leaves, hidden_cells(leaves))

    assert solved(known) == set()
    assert bounded(known) == set()


@given(st.lists(tables(most_cells=8), min_size=2, max_size=3))
def test_tables_of_the_same_people_withhold_alike_and_stay_protected(drawn: list[dict[Leaf, int]]) -> None:
    width = len(next(iter(drawn[0])))
    alike = [leaves for leaves in drawn if len(next(iter(leaves))) == width]

    hidden = hidden_alike(alike)

    union = frozenset().union(*hidden)
    for leaves, cells in zip(alike, hidden, strict=True):
        assert cells == union & with_margins(leaves).keys()
        assert solved(equations(leaves, cells)) == set()
        assert bounded(equations(leaves, cells)) == set()


def test_a_table_without_small_counts_is_published_whole() -> None:
    leaves: dict[Leaf, int] = {("CAS", "F"): 20, ("CAS", "M"): 5, ("RAB", "F"): 0, ("RAB", "M"): 9}

    assert hidden_cells(leaves) == frozenset()


def test_one_small_count_takes_a_square_with_it_and_leaves_every_margin() -> None:
    leaves: dict[Leaf, int] = {("CAS", "F"): 3, ("CAS", "M"): 30, ("RAB", "F"): 20, ("RAB", "M"): 40}

    assert hidden_cells(leaves) == frozenset(leaves)


def test_the_attack_of_these_tests_finds_a_count_masked_alone() -> None:
    leaves: dict[Leaf, int] = {("CAS", "F"): 3, ("CAS", "M"): 30, ("RAB", "F"): 20, ("RAB", "M"): 40}
    alone: frozenset[Key] = frozenset({("CAS", "F")})

    assert solved(equations(leaves, alone)) == alone
    assert bounded(equations(leaves, alone)) == alone


@pytest.mark.parametrize("pair", [(0, 1), (2, 0)])
def test_the_attack_of_these_tests_finds_counts_that_only_nothing_fits(pair: tuple[int, int]) -> None:
    leaves: dict[Leaf, int] = {("CAS", "F"): 0, ("CAS", "M"): 0, ("RAB", "F"): pair[0], ("RAB", "M"): pair[1]}
    row: frozenset[Key] = frozenset({("CAS", "F"), ("CAS", "M")})

    assert bounded(equations(leaves, row)) == row


def test_an_empty_table_has_nothing_to_withhold() -> None:
    assert hidden_cells({}) == frozenset()


@st.composite
def sessions(draw: st.DrawFn) -> dict[Leaf, int]:
    """Draw sessions of two groups, each held in one of up to three cities, some with very few people."""
    held = draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=5))
    counts = st.one_of(st.integers(0, 6), st.integers(5, 90))
    return {
        (city, f"S{number}", sex, age): draw(counts)
        for number, city in enumerate(held)
        for sex in "FM"
        for age in ("A", "B")
    }


@settings(max_examples=200)
@given(sessions())
def test_who_knows_where_each_session_was_held_works_out_no_withheld_count(leaves: dict[Leaf, int]) -> None:
    hidden = hidden_cells(leaves, nested=True)

    held = {(city, session) for city, session, *_group in leaves}
    assert all(key[:2] in held for key in hidden if None not in key[:2])
    known = equations(leaves, hidden)
    assert solved(known) == set()
    assert bounded(known) == set()


@given(sessions())
def test_sessions_and_those_who_came_to_them_withhold_alike(leaves: dict[Leaf, int]) -> None:
    by_city: dict[Leaf, int] = {}
    for (city, _session, *group), count in leaves.items():
        key = (city, "-", *group)
        by_city[key] = by_city.get(key, 0) + count

    hidden = hidden_alike([by_city, leaves], nested=[1])

    for table, cells in zip((by_city, leaves), hidden, strict=True):
        assert cells == frozenset().union(*hidden) & with_margins(table).keys()
        assert solved(equations(table, cells)) == set()
        assert bounded(equations(table, cells)) == set()


TINY = (
    {("F", "ADULT"): 1},
    {("F", "ADULT"): 2, ("M", "ADULT"): 1},
    {("F", "ADULT"): 1, ("M", "MINOR"): 1, ("U", "UNKNOWN"): 1},
)


@pytest.mark.parametrize("tiny", TINY)
@pytest.mark.parametrize("city", ["CAS", "RAB", "FES"])
def test_a_session_of_a_few_people_does_not_cost_the_counts_of_the_whole_country(
    tiny: dict[tuple[str, str], int], city: str
) -> None:
    groups = ("F", "ADULT"), ("F", "MINOR"), ("M", "ADULT"), ("M", "MINOR"), ("U", "UNKNOWN")
    counts = {"CAS-A": (106, 19, 125, 26, 4), "CAS-B": (52, 9, 62, 12, 3), "RAB-A": (62, 11, 74, 16, 3)}
    large: dict[Leaf, int] = {
        (name[:3], name, *group): count
        for name, held in counts.items()
        for group, count in zip(groups, held, strict=True)
    }
    sessions_held: dict[Leaf, int] = {**large, **{(city, "TINY", *group): n for group, n in tiny.items()}}
    people: dict[Leaf, int] = {}
    for (place, _session, *group), count in sessions_held.items():
        people[place, "-", *group] = people.get((place, "-", *group), 0) + count

    hidden = hidden_alike([people, sessions_held], nested=[1])

    for table, cells in zip((people, sessions_held), hidden, strict=True):
        assert not [key for key in cells if key[:2] == (None, None)]
        assert {key for key, count in with_margins(table).items() if count in SMALL} <= cells
        assert solved(equations(table, cells)) == set()
