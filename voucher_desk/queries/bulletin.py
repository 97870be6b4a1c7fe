"""What the bulletin tells beside the people: meetings, vouchers, services, providers and donations."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.donor_statement import DonationAccount
from voucher_desk.domain.masking import Key, Leaf, hidden_cells, with_margins
from voucher_desk.domain.report_lists import ReportLists
from voucher_desk.domain.sessions import SessionKind
from voucher_desk.queries.reports import ReportHeading
from voucher_desk.queries.sadd import SaddReport


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A session that took place, `at` in UTC, with how many were present or had attendance waived."""

    code: str
    kind: SessionKind
    association: str
    city: str
    theme: str
    at: datetime
    until: datetime
    participations: int


@dataclass(frozen=True, slots=True)
class CityVouchers:
    """The vouchers issued in a city by what became of them; amounts in centimes of MAD.

    `used` whole or in part, `expired` and `void` unused, `open` still in people's hands. `redeemed` is what
    providers of any city gave for vouchers of this one.
    """

    city: str
    count: int
    used: int
    expired: int
    void: int
    open: int
    issued: int
    redeemed: int


@dataclass(frozen=True, slots=True)
class ServiceUse:
    """How often a service family was used, and what for, in centimes of MAD."""

    family: str
    exchanges: int
    redeemed: int


@dataclass(frozen=True, slots=True)
class ProvidersOfCity:
    """How many providers offer a service family in a city under a contract of the day."""

    city: str
    family: str
    providers: int


@dataclass(frozen=True, slots=True)
class BulletinFacts:
    """One reading for the bulletin."""

    heading: ReportHeading
    meetings: tuple[MeetingRow, ...]
    vouchers: tuple[CityVouchers, ...]
    services: tuple[ServiceUse, ...]
    providers: tuple[ProvidersOfCity, ...]
    accounts: tuple[DonationAccount, ...]


@dataclass(frozen=True, slots=True)
class BulletinReport:
    """Everything on the bulletin: the reading, the people as they may be shown, and the programme's texts."""

    facts: BulletinFacts
    people: SaddReport
    lists: ReportLists


VOUCHER_STATES = ("used", "open", "unused")
"""What became of a voucher as a donor is told: `unused` expired or was made void."""


def published_vouchers(report: BulletinReport) -> dict[Key, int | None]:
    """Return vouchers by city and state with all margins; each is somebody's: few are withheld (51)."""
    leaves: dict[Leaf, int] = {}
    for row in report.facts.vouchers:
        counts = (row.used, row.open, row.expired + row.void)
        leaves.update({(row.city, state): n for state, n in zip(VOUCHER_STATES, counts, strict=True)})
    hidden = hidden_cells(leaves) if report.people.unmasked is None else frozenset()
    return {key: None if key in hidden else count for key, count in with_margins(leaves).items()}
