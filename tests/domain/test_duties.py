"""Duties: the programme's table of who does what, and which persons must differ."""

from itertools import combinations

import pytest

from voucher_desk.domain.duties import (
    DUTIES_OF,
    Actor,
    Duty,
    DutyMissing,
    NotYourProvider,
    Role,
    SamePerson,
    actor_of,
)

KEPT_APART = [
    (Duty.ATTENDANCE, Duty.ISSUE),
    (Duty.PROPOSE_VOID, Duty.APPROVE_VOID),
    (Duty.REVIEW, Duty.APPROVE),
    (Duty.REVIEW, Duty.PAY),
    (Duty.ISSUE, Duty.REVIEW),
    (Duty.REDEEM, Duty.REVIEW),
    (Duty.REDEEM, Duty.ISSUE),
]


@pytest.mark.parametrize("pair", KEPT_APART)
def test_no_post_holds_two_duties_that_check_each_other(pair: tuple[Duty, Duty]) -> None:
    assert [role for role, duties in DUTIES_OF.items() if {*pair} <= duties] == []


def test_every_post_has_its_duties_and_every_duty_a_post() -> None:
    assert set(DUTIES_OF) == set(Role)
    assert frozenset().union(*DUTIES_OF.values()) == set(Duty)


def test_an_auditor_reads_and_examines_and_moves_nothing() -> None:
    assert DUTIES_OF[Role.AUDITOR] == {Duty.EXAMINE}


def test_the_bank_is_seen_at_iom_alone() -> None:
    seeing = {role for role, duties in DUTIES_OF.items() if Duty.BANK in duties}
    assert seeing == {Role.RECONCILER, Role.FINANCE}


def test_who_examines_is_at_iom_or_an_auditor() -> None:
    examining = {role for role, duties in DUTIES_OF.items() if Duty.EXAMINE in duties}
    assert examining == {Role.RECONCILER, Role.FINANCE, Role.AUDITOR}


@pytest.mark.parametrize("roles", [*combinations(Role, 2)])
def test_somebody_in_two_posts_has_the_duties_of_both(roles: tuple[Role, Role]) -> None:
    one, other = roles

    assert actor_of("x", frozenset(roles), None).duties == DUTIES_OF[one] | DUTIES_OF[other]


def test_a_duty_that_is_missing_is_named() -> None:
    with pytest.raises(DutyMissing) as refused:
        Actor("stock", frozenset({Duty.STOCK})).require(Duty.ISSUE)

    assert (refused.value.user, refused.value.duty) == ("stock", "ISSUE")


def test_two_steps_need_two_persons() -> None:
    actor = Actor("one", frozenset())

    actor.require_other_than("other", first="propose", second="approve")
    actor.require_other_than(None, first="propose", second="approve")
    with pytest.raises(SamePerson):
        actor.require_other_than("one", first="propose", second="approve")


def test_a_providers_staff_acts_for_that_provider_alone() -> None:
    counter = Actor("guichet", frozenset({Duty.REDEEM}), "PHARMA")

    counter.require_acting_for("PHARMA")
    with pytest.raises(NotYourProvider):
        counter.require_acting_for("HAMMAM")
