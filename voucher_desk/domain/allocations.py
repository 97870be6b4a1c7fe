"""Allocations: what a donation sets aside for one distribution, and what is left to issue there."""

from dataclasses import dataclass
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason


@reason
class AllocationExceeded(Refused):
    """A distribution would issue more than was set aside for it; `left` in centimes."""

    code: ClassVar[str] = "DON-10"
    distribution: str
    left: int


@reason
class SetAsideForOthers(Refused):
    """What the donation has left is set aside for other distributions; `free` in centimes."""

    code: ClassVar[str] = "DON-11"
    donation: str
    free: int


@reason
class NotOfThisDonation(Refused):
    """The distribution gives vouchers of another donation."""

    code: ClassVar[str] = "DON-12"
    distribution: str
    donation: str


@reason
class AlreadyIssued(Refused):
    """Less than what the distribution has issued already cannot be set aside; `issued` in centimes."""

    code: ClassVar[str] = "DON-13"
    distribution: str
    issued: int


@dataclass(frozen=True, slots=True)
class Room:
    """What a distribution may draw on, in centimes of MAD.

    `available` is what its donation has available, `elsewhere` what is set aside of it for other
    distributions and not yet issued there, `issued` what this one issued and did not make void, and
    `allocated` what is set aside for it: None where nobody set anything aside.
    """

    available: int
    elsewhere: int
    issued: int
    allocated: int | None

    @property
    def free(self) -> int:
        """Return what no other distribution has set aside."""
        return max(0, self.available - self.elsewhere)


def require_room(room: Room, amount: int, distribution: str, donation: str) -> None:
    """Raise AllocationExceeded or SetAsideForOthers where a distribution may not issue so many centimes.

    What the donation itself cannot pay is refused by its ledger (DonationExhausted).
    """
    if room.allocated is not None and amount > room.allocated - room.issued:
        raise AllocationExceeded(distribution=distribution, left=max(0, room.allocated - room.issued))
    if room.elsewhere and room.free < amount <= room.available:
        raise SetAsideForOthers(donation=donation, free=room.free)


def require_allocable(room: Room, amount: int, distribution: str, donation: str) -> None:
    """Raise AlreadyIssued or SetAsideForOthers where so many centimes cannot be what is set aside."""
    if amount < room.issued:
        raise AlreadyIssued(distribution=distribution, issued=room.issued)
    if amount - room.issued > room.free:
        raise SetAsideForOthers(donation=donation, free=room.free)
