"""Duties: who may do what, and which two persons must differ for one object.

Roles and their duties are the programme's table of segregation of duties; the rules on one object (invariants
14, 24, 36, 44) compare persons, not roles.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason


class Duty(StrEnum):
    """One thing a person may be charged with."""

    DESIGN = "DESIGN"
    PRINT = "PRINT"
    STOCK = "STOCK"
    ATTENDANCE = "ATTENDANCE"
    LOCK = "LOCK"
    DISTRIBUTE = "DISTRIBUTE"
    ISSUE = "ISSUE"
    PROPOSE_VOID = "PROPOSE_VOID"
    APPROVE_VOID = "APPROVE_VOID"
    REDEEM = "REDEEM"
    CLAIM = "CLAIM"
    REVIEW = "REVIEW"
    APPROVE = "APPROVE"
    PAY = "PAY"
    PROPOSE_CLOSING = "PROPOSE_CLOSING"
    CLOSE = "CLOSE"
    ORIENT = "ORIENT"
    EXAMINE = "EXAMINE"
    BANK = "BANK"
    MONITOR = "MONITOR"
    ADMINISTER = "ADMINISTER"
    UNMASK = "UNMASK"


class Role(StrEnum):
    """A post in the programme."""

    STOCK_KEEPER = "stock_keeper"
    SESSION_HOST = "session_host"
    DISTRIBUTOR = "distributor"
    COORDINATOR = "coordinator"
    PROVIDER = "provider"
    RECONCILER = "reconciler"
    FINANCE = "finance"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


DUTIES_OF: dict[Role, frozenset[Duty]] = {
    Role.STOCK_KEEPER: frozenset({Duty.PRINT, Duty.STOCK}),
    Role.SESSION_HOST: frozenset({Duty.ATTENDANCE}),
    Role.DISTRIBUTOR: frozenset({Duty.ISSUE, Duty.PRINT, Duty.DISTRIBUTE, Duty.PROPOSE_VOID}),
    Role.COORDINATOR: frozenset(
        {
            Duty.ATTENDANCE,
            Duty.LOCK,
            Duty.DISTRIBUTE,
            Duty.STOCK,
            Duty.APPROVE_VOID,
            Duty.ORIENT,
            Duty.UNMASK,
            Duty.MONITOR,
        }
    ),
    Role.PROVIDER: frozenset({Duty.REDEEM, Duty.CLAIM}),
    Role.RECONCILER: frozenset(
        {Duty.REVIEW, Duty.PROPOSE_CLOSING, Duty.ORIENT, Duty.EXAMINE, Duty.BANK, Duty.MONITOR}
    ),
    Role.FINANCE: frozenset(
        {Duty.DESIGN, Duty.APPROVE, Duty.PAY, Duty.CLOSE, Duty.EXAMINE, Duty.UNMASK, Duty.BANK}
    ),
    Role.ADMINISTRATOR: frozenset({Duty.ADMINISTER, Duty.DESIGN, Duty.ORIENT}),
    Role.AUDITOR: frozenset({Duty.EXAMINE}),
}


@reason
class DutyMissing(Refused):
    """This person is not charged with this."""

    code: ClassVar[str] = "DRO-01"
    user: str
    duty: str


@reason
class SamePerson(Refused):
    """Two steps of one object need two persons."""

    code: ClassVar[str] = "DRO-02"
    user: str
    first: str
    second: str


@reason
class UnknownUser(Refused):
    """Nobody of that name works here."""

    code: ClassVar[str] = "DRO-03"
    user: str


@reason
class UserNotNamed(Refused):
    """Users exist: somebody must say who is acting."""

    code: ClassVar[str] = "DRO-04"


@reason
class NotYourProvider(Refused):
    """A provider's staff acts for that provider alone."""

    code: ClassVar[str] = "DRO-05"
    user: str
    provider: str


@dataclass(frozen=True, slots=True)
class Actor:
    """The person acting: a code, their duties and, for a provider's staff, which provider."""

    code: str
    duties: frozenset[Duty]
    provider: str | None = None

    def require(self, duty: Duty) -> None:
        """Raise DutyMissing unless the person has this duty."""
        if duty not in self.duties:
            raise DutyMissing(user=self.code, duty=duty.value)

    def require_other_than(self, user: str | None, *, first: str, second: str) -> None:
        """Raise SamePerson where the person acting now is the one who did the first step."""
        if self.code == user:
            raise SamePerson(user=self.code, first=first, second=second)

    def require_acting_for(self, provider: str) -> None:
        """Raise NotYourProvider where a provider's staff acts for another provider."""
        if self.provider not in {None, provider}:
            raise NotYourProvider(user=self.code, provider=provider)


FIRST_ACTOR = Actor("installation", frozenset({Duty.ADMINISTER, Duty.DESIGN}))
"""Whoever sets a new desk up, before any user exists."""


def actor_of(code: str, roles: frozenset[Role], provider: str | None) -> Actor:
    """Return a user as an actor: the duties of all their posts."""
    return Actor(code, frozenset().union(*(DUTIES_OF[role] for role in roles)), provider)
