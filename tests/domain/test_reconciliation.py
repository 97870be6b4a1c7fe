"""The equations of the ledger hold for the worked example to the centime, and each notices one centime."""

from dataclasses import replace

import pytest

from voucher_desk.domain.reconciliation import (
    AMOUNT_NAMES,
    COUNT_NAMES,
    EQUATIONS,
    FIGURE_NAMES,
    LEDGER_NAMES,
    Figures,
    Level,
    Reconciliation,
    equations_of,
    failing,
    names_of,
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
    settled=95_162_35,
    claim_lines=95_412_35,
    claimed=95_412_35,
    accepted=95_162_35,
    disallowed=250_00,
    printed=440,
    spoiled=4,
    returned_stock=15,
    issued_count=421,
    replacements=3,
    first_issues=418,
    papers=386,
    papers_accepted=386,
    present=418,
    persons=418,
    women=158,
    girls=28,
    men=187,
    boys=38,
    unknown=7,
    participations=418,
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
    settled=41_426_70,
    claim_lines=41_426_70,
    claimed=41_426_70,
    accepted=41_426_70,
    printed=260,
    spoiled=2,
    returned_stock=10,
    issued_count=248,
    replacements=2,
    first_issues=246,
    papers=225,
    papers_accepted=225,
    present=246,
    persons=246,
    women=93,
    girls=16,
    men=109,
    boys=23,
    unknown=5,
    participations=246,
)
MAY_GROW = {"present", "waived", "withdrawn", "participations"}
"""Figures that stand alone on the greater side of a comparison."""


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("figures", [CAS, RAB, CAS + RAB, Figures()])
def test_the_worked_example_balances(figures: Figures, level: Level) -> None:
    assert failing(figures, level) == ()


def test_the_total_is_the_sum_of_the_donations() -> None:
    total = Reconciliation({"CAS": CAS, "RAB": RAB}).total

    assert (total.received, total.redeemed, total.available) == (175_000_00, 137_776_55, 34_100_05)
    assert (total.printed, total.issued_count, total.first_issues) == (700, 669, 664)


@pytest.mark.parametrize("level", Level)
def test_one_unit_too_many_anywhere_is_noticed(level: Level) -> None:
    for name in set(names_of(level)) - MAY_GROW:
        wrong = replace(CAS, **{name: getattr(CAS, name) + 1})
        assert failing(wrong, level), name
        assert not Reconciliation({"CAS": wrong, "RAB": RAB}, level).balanced, name


@pytest.mark.parametrize(("level", "told"), [(Level.DONATION, ["E9"]), (Level.CITY, ["E9", "E10"])])
def test_one_present_or_taking_part_too_few_is_noticed(level: Level, told: list[str]) -> None:
    fewer = replace(CAS, present=CAS.present - 1, participations=CAS.participations - 1)

    assert [equation.name for equation in failing(fewer, level)] == told


def test_a_presence_taken_back_once_the_voucher_is_void_is_no_fault() -> None:
    fewer = replace(CAS, present=CAS.present - 1, participations=CAS.participations - 1, withdrawn=1)
    assert failing(fewer, Level.CITY) == ()


def test_somebody_counted_in_two_lines_is_noticed_in_the_total_alone() -> None:
    whole = Figures(everyone=663, participations=664)
    found = Reconciliation({"CAS": CAS, "RAB": RAB}, Level.DISTRIBUTION, whole)

    assert found.failing == ("E10",)
    assert all(not failing(figures, Level.DISTRIBUTION) for figures in found.lines.values())


def test_a_part_of_the_programme_is_not_asked_what_only_the_whole_can_answer() -> None:
    assert Reconciliation({"CAS": CAS}).balanced
    assert not Reconciliation({"CAS": CAS}, whole=Figures(everyone=417)).balanced


def test_a_log_that_does_not_rebuild_the_tables_is_the_eleventh_failure() -> None:
    assert Reconciliation({"CAS": CAS}, replayed=True).failing == ()
    assert Reconciliation({"CAS": CAS}, replayed=False).failing == ("E11",)


def test_a_city_has_no_purse_and_no_claims_of_its_own() -> None:
    told = [equation.name for equation in equations_of(Level.CITY)]

    assert told == ["E1", "E2", "E2", "E3", "E4", "E9", "E10", "E10"]
    assert not {"received", "available", "payable", "paid", "claimed"} & set(names_of(Level.CITY))


def test_two_donations_wrong_by_as_much_do_not_make_each_other_good() -> None:
    wrong = {"CAS": replace(CAS, paid=CAS.paid + 1), "RAB": replace(RAB, paid=RAB.paid - 1)}

    assert not Reconciliation(wrong).balanced


def test_amounts_and_counts_are_all_the_figures() -> None:
    assert AMOUNT_NAMES + COUNT_NAMES == FIGURE_NAMES
    assert {term.name for equation in EQUATIONS for term in equation.terms} == set(FIGURE_NAMES)
    assert {equation.name for equation in EQUATIONS} == {f"E{number}" for number in range(1, 11)}


def test_the_ledger_keeps_the_keys_that_were_promised() -> None:
    assert " ".join(LEDGER_NAMES) == (
        "received issued reinstated void redeemed reversed forfeited expired outstanding available unclaimed"
        " in_review disputed payable paid returned rejected"
        " printed spoiled returned_stock in_custody issued_count replacements first_issues"
    )
