"""Sums of a donation set aside for distributions."""

from typing import Any

import pytest

from voucher_desk.domain.allocations import (
    AllocationExceeded,
    AlreadyIssued,
    NotOfThisDonation,
    SetAsideForOthers,
)
from voucher_desk.usecases.allocate_donation import AllocateDonation, allocate_donation
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers


def allocate(field: Any, distribution: str, amount: int, donation: str = "DON-CAS") -> Any:
    return field.do("finance", allocate_donation, AllocateDonation(donation, distribution, amount))


def issue(field: Any, distribution: str = "D1") -> Any:
    return field.do("distribution", issue_vouchers, IssueVouchers(distribution))


def test_a_distribution_issues_within_what_is_set_aside(any_field: Any) -> None:
    any_field.session(people=3)
    any_field.distribution()
    allocate(any_field, "D1", 500_00)
    with pytest.raises(AllocationExceeded):
        issue(any_field)
    assert allocate(any_field, "D1", 750_00).left == 750_00
    assert issue(any_field).count == 3
    (row,) = any_field.desk.read(lambda queries: queries.allocations("DON-CAS"))
    assert (row.amount, row.issued, row.left) == (750_00, 750_00, 0)
    assert not any_field.desk.read(lambda queries: list(queries.differences()))


def test_another_distribution_does_not_spend_it(field: Any) -> None:
    field.session("S1", 2)
    field.session("S2", 2)
    field.distribution("D1", "S1")
    field.distribution("D2", "S2")
    allocate(field, "D2", 9_600_00)
    with pytest.raises(SetAsideForOthers):
        issue(field, "D1")
    assert issue(field, "D2").count == 2


def test_nought_lifts_the_limit(field: Any) -> None:
    field.session(people=2)
    field.distribution()
    allocate(field, "D1", 250_00)
    allocate(field, "D1", 0)
    assert issue(field).count == 2
    assert field.desk.read(lambda queries: queries.allocations("DON-CAS")) == ()


def test_what_is_issued_stays_set_aside(field: Any) -> None:
    field.issued(people=2)
    with pytest.raises(AlreadyIssued):
        allocate(field, "D1", 400_00)


def test_a_distribution_draws_on_its_own_donation(field: Any) -> None:
    field.issued(people=1)
    with pytest.raises(NotOfThisDonation):
        allocate(field, "D1", 400_00, donation="DON-RAB")
