"""Providers: who may redeem what, where, until when, and up to which ceiling."""

from dataclasses import replace
from datetime import date

import pytest

from voucher_desk.domain.providers import (
    CapReached,
    NotContracted,
    Provider,
    ProviderState,
    Scope,
    ScopeForbids,
    ScopeKind,
    require_contracted,
    require_in_scope,
    require_under_cap,
)

PROVIDER = Provider(
    id=1,
    code="PHARMA",
    name="Pharmacie",
    city="Rabat",
    state=ProviderState.CONTRACTED,
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    services=frozenset({"SOINS"}),
    associations=frozenset(),
    monthly_cap=600_00,
)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31)])
def test_a_contract_holds_on_its_first_and_last_day(day: date) -> None:
    require_contracted(PROVIDER, day)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_a_contract_holds_on_no_other_day(day: date) -> None:
    with pytest.raises(NotContracted):
        require_contracted(PROVIDER, day)


@pytest.mark.parametrize("state", [state for state in ProviderState if state != "CONTRACTED"])
def test_only_a_contracted_provider_redeems(state: ProviderState) -> None:
    with pytest.raises(NotContracted):
        require_contracted(replace(PROVIDER, state=state), date(2026, 6, 1))


FITTING = [(ScopeKind.ANYWHERE, ""), (ScopeKind.CITY, "Rabat"), (ScopeKind.PROVIDER, "PHARMA")]
FITTING += [(ScopeKind.SERVICE, "SOINS")]
ELSEWHERE = [(ScopeKind.CITY, "Casablanca"), (ScopeKind.PROVIDER, "HAMMAM"), (ScopeKind.SERVICE, "TRANSPORT")]


@pytest.mark.parametrize(("kind", "target"), FITTING)
def test_a_scope_that_fits_lets_the_provider_redeem(kind: ScopeKind, target: str) -> None:
    require_in_scope(PROVIDER, Scope(1, kind, target), "ASSO")


@pytest.mark.parametrize(("kind", "target"), ELSEWHERE)
def test_a_scope_that_does_not_fit_refuses_without_naming_who_may(kind: ScopeKind, target: str) -> None:
    with pytest.raises(ScopeForbids) as refused:
        require_in_scope(PROVIDER, Scope(1, kind, target), "ASSO")

    assert target not in refused.value.data().values()


def test_a_provider_of_some_associations_takes_no_other_vouchers() -> None:
    bound = replace(PROVIDER, associations=frozenset({"ASSO"}))
    anywhere = Scope(0, ScopeKind.ANYWHERE, "")

    require_in_scope(bound, anywhere, "ASSO")
    with pytest.raises(ScopeForbids):
        require_in_scope(bound, anywhere, "AUTRE")


def test_a_ceiling_may_be_reached_and_not_passed() -> None:
    require_under_cap(PROVIDER, 350_00, 250_00)
    with pytest.raises(CapReached) as refused:
        require_under_cap(PROVIDER, 350_00, 250_01)

    assert refused.value.left == 250_00


def test_what_is_left_of_a_ceiling_is_never_less_than_nothing() -> None:
    with pytest.raises(CapReached) as refused:
        require_under_cap(PROVIDER, 700_00, 1)

    assert refused.value.left == 0


def test_no_ceiling_is_no_limit() -> None:
    require_under_cap(replace(PROVIDER, monthly_cap=None), 10**9, 10**9)
