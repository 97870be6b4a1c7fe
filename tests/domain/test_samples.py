"""Verification samples: as large as the formula says, and drawn as anybody draws them again."""

import hashlib
import random
import subprocess
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.duties import DUTIES_OF, Actor, DutyMissing, Role, actor_of
from voucher_desk.domain.samples import (
    LARGEST_MARGIN,
    Z_MILLIONTHS,
    SampleTerms,
    SampleTermsWrong,
    draw_hash,
    drawn_keys,
    population_hash,
    sample_size,
    sees_people,
)

TERMS = st.builds(SampleTerms, st.sampled_from([*Z_MILLIONTHS]), st.integers(1, LARGEST_MARGIN))
SERIALS = st.lists(st.integers(1, 999_999).map("CAS1-{:06d}".format), unique=True)


@pytest.mark.parametrize(
    ("population", "size"), [(664, 244), (418, 201), (246, 150), (0, 0), (1, 1), (1_000_000, 384)]
)
def test_the_sizes_of_the_programme(population: int, size: int) -> None:
    assert sample_size(population, SampleTerms(95, 5)) == size


@given(st.integers(1, 10**9), TERMS)
def test_a_size_is_the_formula_rounded_up(population: int, terms: SampleTerms) -> None:
    z = Decimal(Z_MILLIONTHS[terms.confidence]) / 1_000_000
    unlimited = z * z / 4 / (Decimal(terms.margin) / 100) ** 2
    wanted = unlimited * population / (population + unlimited)

    size = sample_size(population, terms)
    assert 0 < size <= population
    assert size - 1 < wanted <= size + Decimal("0.000001")


@given(st.integers(1, 10**6), TERMS)
def test_more_people_never_make_a_smaller_sample(population: int, terms: SampleTerms) -> None:
    assert sample_size(population, terms) <= sample_size(population + 1, terms)


@pytest.mark.parametrize(("confidence", "margin"), [(94, 5), (95, 0), (95, 31), (0, 5)])
def test_terms_that_no_table_answers_are_refused(confidence: int, margin: int) -> None:
    with pytest.raises(SampleTermsWrong):
        SampleTerms(confidence, margin)


@given(SERIALS, st.integers(0, 50), st.randoms())
def test_one_seed_draws_the_same_whatever_order_the_serials_come_in(
    serials: list[str], size: int, dice: random.Random
) -> None:
    mixed = list(serials)
    dice.shuffle(mixed)

    drawn = drawn_keys(serials, "c0ffee", size)
    assert drawn == drawn_keys(mixed, "c0ffee", size)
    assert len(set(drawn)) == len(drawn) == min(size, len(serials))
    assert set(drawn) <= set(serials)


@given(SERIALS, st.integers(0, 20))
def test_a_larger_sample_begins_with_the_smaller_one(serials: list[str], size: int) -> None:
    assert drawn_keys(serials, "seed", size + 5)[:size] == drawn_keys(serials, "seed", size)


def test_the_usual_tools_draw_the_same() -> None:
    """What the list says to do: `printf '%s' "seed:key" | sha256sum`."""
    told = subprocess.run(
        ["sh", "-c", "printf '%s' '5eed:CAS1-000001' | sha256sum"],  # noqa: S607  the shell an auditor has
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout.split()[0] == draw_hash("5eed", "CAS1-000001")


def test_a_population_is_proved_by_its_keys_in_order() -> None:
    proof = hashlib.sha256(b"A\nB\n").hexdigest()
    assert population_hash(["B", "A"]) == population_hash({"A", "B"}) == proof
    assert population_hash(["A"]) != proof


@pytest.mark.parametrize("role", Role)
def test_people_are_shown_to_the_association_and_serials_to_who_examines(
    role: Role,
) -> None:
    reader = actor_of("x", frozenset({role}), None)
    if role in {Role.SESSION_HOST, Role.COORDINATOR}:
        assert sees_people(reader)
    elif role in {Role.RECONCILER, Role.FINANCE, Role.AUDITOR}:
        assert not sees_people(reader)
    else:
        with pytest.raises(DutyMissing):
            sees_people(reader)


def test_who_examines_sees_no_people_whatever_else_they_do() -> None:
    both = Actor("x", DUTIES_OF[Role.COORDINATOR] | DUTIES_OF[Role.AUDITOR])
    assert not sees_people(both)
