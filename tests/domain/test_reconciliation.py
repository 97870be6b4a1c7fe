"""The equations of the ledger hold for the worked example to the centime, and each notices one centime."""

from dataclasses import replace

import pytest

from voucher_desk.domain.reconciliation import (
    AMOUNT_NAMES,
    COUNT_NAMES,
    EQUATIONS,
    FIGURE_NAMES,
    Figures,
    Reconciliation,
    failing,
)

CAS = Figures(
    received=120_000_00,
    issued=105_250_00,
    void=750_00,
    redeemed=96_162_35,
    forfeited=1_337_65,
    expired=5_250_00,
    outstanding=1_750_00,
    available=22_087_65,
    unclaimed=750_00,
    disputed=250_00,
    payable=35_162_35,
    paid=60_000_00,
    printed=440,
    spoiled=4,
    returned_stock=15,
    issued_count=421,
    replacements=3,
    first_issues=418,
)
RAB = Figures(
    received=55_000_00,
    issued=46_500_00,
    void=375_00,
    redeemed=41_614_20,
    expired=3_137_40,
    outstanding=1_373_40,
    available=12_012_40,
    unclaimed=187_50,
    paid=41_426_70,
    printed=260,
    spoiled=2,
    returned_stock=10,
    issued_count=248,
    replacements=2,
    first_issues=246,
)


@pytest.mark.parametrize("figures", [CAS, RAB, CAS + RAB, Figures()])
def test_the_worked_example_balances(figures: Figures) -> None:
    assert failing(figures) == ()


def test_the_total_is_the_sum_of_the_donations() -> None:
    total = Reconciliation({"CAS": CAS, "RAB": RAB}).total

    assert (total.received, total.redeemed, total.available) == (175_000_00, 137_776_55, 34_100_05)
    assert (total.printed, total.issued_count, total.first_issues) == (700, 669, 664)


@pytest.mark.parametrize("name", FIGURE_NAMES)
def test_one_unit_too_many_anywhere_is_noticed(name: str) -> None:
    wrong = replace(CAS, **{name: getattr(CAS, name) + 1})

    assert failing(wrong)
    assert not Reconciliation({"CAS": wrong, "RAB": RAB}).balanced


def test_two_donations_wrong_by_as_much_do_not_make_each_other_good() -> None:
    wrong = {"CAS": replace(CAS, paid=CAS.paid + 1), "RAB": replace(RAB, paid=RAB.paid - 1)}

    assert not Reconciliation(wrong).balanced


def test_amounts_and_counts_are_all_the_figures() -> None:
    assert AMOUNT_NAMES + COUNT_NAMES == FIGURE_NAMES
    assert [equation.name for equation in EQUATIONS] == [f"E{number}" for number in range(1, 8)]
