"""Drawing a sample: the seed stands in the log, and draws the same again whatever came since."""

from typing import Any

import pytest

from voucher_desk.domain.distributions import UnknownDistribution
from voucher_desk.domain.donations import UnknownDonation
from voucher_desk.domain.samples import (
    Drawn,
    NothingToSample,
    SampleTerms,
    UnknownSample,
    draw_hash,
    sample_size,
)
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.samples import Sample
from voucher_desk.usecases.draw_sample import DrawSample, SampleDrawn, draw_sample
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

WIDE = SampleTerms(90, 30)


def drawn(field: Any, **wanted: Any) -> SampleDrawn:
    given: SampleDrawn = field.do("rapprochement", draw_sample, DrawSample(terms=WIDE, **wanted))
    return given


def sample(field: Any, number: int) -> Sample:
    found: Sample = field.desk.read(lambda queries: queries.sample(number))
    return found


def replaced(field: Any, serial: str) -> str:
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.LOST))
    field.do("coordination", approve_void, ApproveVoid(serial))
    new: str = field.do("distribution", replace_voucher, ReplaceVoucher(serial)).serial
    return new


def test_a_sample_is_as_large_as_its_population_asks_and_numbered(any_field: Any) -> None:
    any_field.issued(people=12)
    any_field.issued(people=3, batch="LOT-RAB", code="2")
    size = sample_size(12, WIDE)

    assert drawn(any_field, donation="DON-CAS") == SampleDrawn(1, 12, size)
    assert drawn(any_field, distribution="D2").population == 3
    assert drawn(any_field).population == 15
    rows = any_field.desk.read(lambda queries: queries.samples())
    assert [(row.number, row.of) for row in rows] == [(3, ""), (2, "D2"), (1, "DON-CAS")]


def test_the_same_sample_is_drawn_again_after_more_was_issued(any_field: Any) -> None:
    serials = any_field.issued(people=12)
    number = drawn(any_field, donation="DON-CAS").number
    before = sample(any_field, number)
    any_field.issued(people=5, code="2")
    replaced(any_field, serials[0])

    after = sample(any_field, number)
    assert after == before
    assert after.intact
    assert {line.serial for line in after.lines} <= set(serials)


def test_the_hashes_of_a_sample_are_those_of_its_keys_in_order(field: Any) -> None:
    field.issued(people=12)
    found = sample(field, drawn(field, drawn=Drawn.VOUCHERS).number)

    hashes = [line.hash for line in found.lines]
    assert hashes == sorted(draw_hash(found.row.seed, line.serial) for line in found.lines)
    assert [line.place for line in found.lines] == [*range(1, found.row.size + 1)]


def test_two_seeds_draw_two_samples_and_one_given_is_used(field: Any) -> None:
    field.issued(people=30)
    first, second, given = (drawn(field, seed=seed).number for seed in (None, None, "666"))

    lines = [tuple(line.person for line in sample(field, number).lines) for number in (first, second)]
    assert lines[0] != lines[1]
    assert sample(field, given).row.seed == "666"


def test_a_person_counts_once_with_the_voucher_they_received_last(field: Any) -> None:
    serials = field.issued(people=2)
    new = replaced(field, serials[0])
    people = sample(field, drawn(field).number)
    vouchers = sample(field, drawn(field, drawn=Drawn.VOUCHERS).number)

    assert people.row.population == 2
    assert {line.serial for line in people.lines} <= {new, serials[1]}
    assert vouchers.row.population == 3


def test_nothing_is_drawn_from_nothing(field: Any) -> None:
    with pytest.raises(NothingToSample):
        drawn(field, donation="DON-RAB")
    with pytest.raises(UnknownDonation):
        drawn(field, donation="DON-X")
    with pytest.raises(UnknownDistribution):
        drawn(field, distribution="D-X")
    with pytest.raises(UnknownSample):
        sample(field, 1)


def test_samples_leave_the_log_whole(field: Any) -> None:
    field.issued(people=2)
    drawn(field)
    assert field.desk.read(lambda queries: queries.differences()) == ()
