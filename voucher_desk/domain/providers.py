"""Providers: who may redeem vouchers, under which contract, where and for what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason

ANYWHERE = 0
"""The scope index that every contracted provider satisfies."""


class ProviderState(StrEnum):
    """CANDIDATE, VETTED, CONTRACTED (its contract says from when to when), SUSPENDED or ENDED."""

    CANDIDATE = "CANDIDATE"
    VETTED = "VETTED"
    CONTRACTED = "CONTRACTED"
    SUSPENDED = "SUSPENDED"
    ENDED = "ENDED"


class ScopeKind(StrEnum):
    """What a scope limits a voucher to."""

    ANYWHERE = "anywhere"
    CITY = "city"
    PROVIDER = "provider"
    SERVICE = "service"


@reason
class UnknownProvider(Refused):
    """No provider has this code."""

    code: ClassVar[str] = "PRE-01"
    provider: str


@reason
class NotContracted(Refused):
    """The provider has no contract in force today (invariant 19)."""

    code: ClassVar[str] = "PRE-02"
    provider: str


@reason
class CapReached(Refused):
    """The contract's ceiling for the month is reached; `left` in centimes."""

    code: ClassVar[str] = "PRE-03"
    provider: str
    left: int


@reason
class ProviderNotNamed(Refused):
    """A voucher is redeemed at a provider: somebody must say at which."""

    code: ClassVar[str] = "PRE-04"


@reason
class ScopeForbids(Refused):
    """The voucher is for another city, provider or service."""

    code: ClassVar[str] = "QR-12"
    provider: str


@reason
class ServiceNotOffered(Refused):
    """The provider has no contract for this service family."""

    code: ClassVar[str] = "PRE-05"
    provider: str
    service: str


@dataclass(frozen=True, slots=True)
class Priced:
    """A service family's code and what a provider's contract says it costs, in centimes."""

    service: str
    price: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What a voucher is limited to: `target` is a city, a provider's code or a service family's code."""

    index: int
    kind: ScopeKind
    target: str


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider and its contract in force.

    `services` are codes of service families; `monthly_cap` in centimes, None for no ceiling.
    """

    id: int
    code: str
    name: str
    city: str
    state: ProviderState
    valid_from: date
    valid_to: date
    services: frozenset[str]
    associations: frozenset[str]
    monthly_cap: int | None


def require_contracted(provider: Provider, today: date) -> None:
    """Raise NotContracted unless the provider may redeem on this Moroccan day."""
    in_force = provider.valid_from <= today <= provider.valid_to
    if provider.state is not ProviderState.CONTRACTED or not in_force:
        raise NotContracted(provider=provider.code)


def require_in_scope(provider: Provider, scope: Scope, association: str) -> None:
    """Raise ScopeForbids unless this voucher's city, service and association are the provider's too."""
    fits = {
        ScopeKind.ANYWHERE: True,
        ScopeKind.CITY: scope.target == provider.city,
        ScopeKind.PROVIDER: scope.target == provider.code,
        ScopeKind.SERVICE: scope.target in provider.services,
    }[scope.kind]
    if not fits or (provider.associations and association not in provider.associations):
        raise ScopeForbids(provider=provider.code)


def require_offered(provider: Provider, scope: Scope, service: str) -> None:
    """Raise ServiceNotOffered or ScopeForbids unless this service may be had here for such a voucher."""
    if service not in provider.services:
        raise ServiceNotOffered(provider=provider.code, service=service)
    if scope.kind is ScopeKind.SERVICE and scope.target != service:
        raise ScopeForbids(provider=provider.code)


def require_under_cap(provider: Provider, used_this_month: int, amount: int) -> None:
    """Raise CapReached where the redemption would pass the month's ceiling."""
    if provider.monthly_cap is not None and used_this_month + amount > provider.monthly_cap:
        raise CapReached(provider=provider.code, left=max(0, provider.monthly_cap - used_this_month))
