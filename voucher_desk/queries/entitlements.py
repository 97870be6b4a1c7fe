"""Who would be issued a voucher at a distribution, and who would not and why, before anything is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from voucher_desk.domain.distributions import Standing
from voucher_desk.domain.people import AgeGroup, Sex


@dataclass(frozen=True, slots=True)
class EntitlementRow:
    """A person of the session: their code, and how many vouchers are `due` to them at this distribution."""

    person: str
    sex: Sex
    age_group: AgeGroup
    standing: Standing
    due: int


@dataclass(frozen=True, slots=True)
class Entitlements:
    """What issuing now would do: the people by code, and what the donation has `available`, in centimes."""

    people: tuple[EntitlementRow, ...]
    face: int
    available: int

    @property
    def due(self) -> int:
        """Return how many vouchers would be issued."""
        return sum(row.due for row in self.people)

    @property
    def needed(self) -> int:
        """Return the centimes they come to."""
        return self.face * self.due

    def standing(self, standing: Standing) -> tuple[str, ...]:
        """Return the codes of the people in this standing."""
        return tuple(row.person for row in self.people if row.standing is standing)

    def receiving(self) -> Mapping[tuple[Sex, AgeGroup], int]:
        """Return how many people would receive a voucher, by sex and age."""
        return Counter((row.sex, row.age_group) for row in self.people if row.due)
