"""What the desk's first page shows: where the programme stands today and what waits for somebody."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.claims import ClaimState
from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.programme import Programme
from voucher_desk.domain.reconciliation import Reconciliation
from voucher_desk.domain.sessions import SessionKind
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.queries.programme import PeopleCount
from voucher_desk.queries.sessions import SessionRow


@dataclass(frozen=True, slots=True)
class DistributionTask:
    """What is left to do at a distribution: people `due` a voucher where it is open, vouchers `unprinted`."""

    code: str
    state: DistributionState
    due: int
    unprinted: int


@dataclass(frozen=True, slots=True)
class Proposals:
    """How many things one person proposed that another has to approve (invariants 8 and 44)."""

    by: str
    count: int


@dataclass(frozen=True, slots=True)
class ClaimStage:
    """How many claims stand where, with the persons who may not do the next step (invariant 36)."""

    state: ClaimState
    reviewed_by: str | None
    approved_by: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Meetings:
    """How many meetings of a kind took place, and how often somebody was present; never people (65)."""

    kind: SessionKind
    sessions: int
    participations: int


@dataclass(frozen=True, slots=True)
class StationRow:
    """A station that wrote to this database, and when it last did, UTC."""

    code: str
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Home:
    """What waits for somebody and what is of the day: the first reading of the first page.

    `shared` tells a server's database from the file of one desk. `sessions` and `distributions` are those of
    the day; `unrecorded` sessions have begun without anybody noted; those `undistributed` have people
    entitled and no distribution. `uncounted_prints` wait for somebody to say what came out.
    """

    programme: Programme | None
    shared: bool
    stations: tuple[StationRow, ...]
    has_sessions: bool
    sessions: tuple[SessionRow, ...]
    distributions: tuple[DistributionRow, ...]
    unrecorded: tuple[SessionRow, ...]
    undistributed: tuple[SessionRow, ...]
    tasks: tuple[DistributionTask, ...]
    waivers: tuple[Proposals, ...]
    voids: tuple[Proposals, ...]
    claims: tuple[ClaimStage, ...]
    uncounted_prints: int = 0


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """Where the programme stands: the second reading, for which nobody's work waits.

    `people` are different people who hold or held a voucher (E10).
    """

    meetings: tuple[Meetings, ...]
    people: tuple[PeopleCount, ...]
    money: Reconciliation
