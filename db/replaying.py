"""Replaying the log against the tables: what `check` proves of a database (E11, invariants 53 and 55)."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import Connection, String, and_, cast, func, select
from sqlalchemy.orm import aliased

from db.books.print_jobs import STATE
from db.books.writing import AnyRow, AnySelect
from db.guards import guard_differences
from db.models.claims import ClaimLineRow, ClaimRow, ClaimSheetLineRow, ClaimSheetRow, PaymentRow
from db.models.distributions import DistributionRow
from db.models.donations import AllocationRow, DonationReturnRow, GiftRow
from db.models.log import EventRow, StationRow
from db.models.monitoring import InterviewRow, MonitoringClosingRow, MonitoringRoundRow
from db.models.print_jobs import PrintCountRow, PrintJobRow, PrintLineRow
from db.models.programme import (
    AccountRow,
    AssociationRow,
    DonationRow,
    DonorRow,
    ProviderRow,
    TrancheRow,
)
from db.models.redemptions import RedemptionRow, ReversalRow
from db.models.sessions import PersonRow
from db.models.signed_lists import LineReturnRow, PageReturnRow
from db.models.stock import DeskCountRow, StockMoveLineRow, StockMoveRow, StockReceiptRow
from db.models.variances import SignOffRow, VarianceLineRow, VarianceWithdrawalRow
from db.models.vouchers import PaperRow, VoucherRow
from db.replayed_bank import BANK
from db.replayed_logos import LOGOS
from db.replayed_people import PEOPLE
from db.replayed_periods import PERIODS
from db.replayed_programme import PROGRAMME
from voucher_desk.domain.donations import DonationState
from voucher_desk.domain.events import ChainHead, Event, EventKind, SealedEvent
from voucher_desk.domain.monitoring import Question
from voucher_desk.domain.programme_terms import DECLARED
from voucher_desk.domain.replay import Difference, broken_links, compared, misplaced, rebuilt
from voucher_desk.domain.replay_tables import Cell, Row, Tables
from voucher_desk.queries.queries import Step, unheard

Thing = TypeVar("Thing")
TOLD_EVERY = 500
"""After how many events of the log a step is told."""
EVENTS = (
    select(EventRow.__table__, StationRow.code.label("station"), DonationRow.code.label("donation"))
    .join(StationRow, StationRow.id == EventRow.station_id)
    .outerjoin(DonationRow, DonationRow.id == EventRow.donation_id)
    .order_by(EventRow.position)
)
REPLACED = aliased(VoucherRow, name="replaced")
TARGET = aliased(DonationRow, name="target")
BEFORE_MONEY = (DonationState.DRAFT, DonationState.AGREED)
"""The states of a donation before its first tranche, of which the log tells nothing."""
STORED: dict[str, tuple[int, AnySelect]] = {
    "account": (
        2,
        select(DonationRow.code, AccountRow.account, AccountRow.balance)
        .join(DonationRow, DonationRow.id == AccountRow.donation_id)
        .where(AccountRow.balance != 0),
    ),
    "tranche": (
        2,
        select(DonationRow.code, TrancheRow.number, TrancheRow.booked).join(
            DonationRow, DonationRow.id == TrancheRow.donation_id
        ),
    ),
    "donation": (
        1,
        select(DonationRow.code, DonationRow.state).where(DonationRow.state.not_in(BEFORE_MONEY)),
    ),
    "donation_return": (
        1,
        select(
            DonationReturnRow.reference,
            DonationRow.code.label("donation"),
            TARGET.code.label("target"),
            DonationReturnRow.amount,
        )
        .join(DonationRow, DonationRow.id == DonationReturnRow.donation_id)
        .outerjoin(TARGET, TARGET.id == DonationReturnRow.target_id),
    ),
    "allocation": (
        1,
        select(DistributionRow.code, AllocationRow.amount)
        .join(DistributionRow, DistributionRow.id == AllocationRow.distribution_id)
        .order_by(AllocationRow.id),
    ),
    "gift": (
        1,
        select(
            cast(GiftRow.id, String),
            DonorRow.code.label("donor"),
            AssociationRow.code.label("association"),
            GiftRow.what,
            GiftRow.quantity,
            GiftRow.unit,
            GiftRow.given_on,
            GiftRow.value,
            GiftRow.corrects_id.label("corrects"),
        )
        .join(DonorRow, DonorRow.id == GiftRow.donor_id)
        .join(AssociationRow, AssociationRow.id == GiftRow.association_id),
    ),
    "monitoring_round": (
        1,
        select(
            MonitoringRoundRow.code,
            MonitoringRoundRow.moment,
            MonitoringRoundRow.begins,
            MonitoringRoundRow.ends,
            MonitoringRoundRow.city,
            MonitoringClosingRow.round_id.is_not(None).label("closed"),
        ).outerjoin(MonitoringClosingRow, MonitoringClosingRow.round_id == MonitoringRoundRow.id),
    ),
    "interview": (
        2,
        select(
            MonitoringRoundRow.code,
            InterviewRow.number,
            InterviewRow.sex,
            InterviewRow.age_group,
            InterviewRow.city,
            *(getattr(InterviewRow, question.value) for question in Question),
        ).join(MonitoringRoundRow, MonitoringRoundRow.id == InterviewRow.round_id),
    ),
    "distribution": (
        1,
        select(
            DistributionRow.code,
            DistributionRow.state,
            DistributionRow.list_version,
            DistributionRow.list_sha256,
            DistributionRow.counted_back,
            SignOffRow.distribution_id.is_not(None).label("signed_off"),
        ).outerjoin(SignOffRow, SignOffRow.distribution_id == DistributionRow.id),
    ),
    "stock_move": (
        1,
        select(
            StockMoveRow.id,
            DistributionRow.code.label("distribution"),
            StockMoveRow.desk,
            func.count().label("vouchers"),
            StockReceiptRow.move_id.is_not(None).label("received"),
        )
        .join(DistributionRow, DistributionRow.id == StockMoveRow.distribution_id)
        .join(StockMoveLineRow, StockMoveLineRow.move_id == StockMoveRow.id)
        .outerjoin(StockReceiptRow, StockReceiptRow.move_id == StockMoveRow.id)
        .group_by(StockMoveRow.id, DistributionRow.code, StockReceiptRow.move_id),
    ),
    "desk_count": (
        2,
        select(DistributionRow.code, DeskCountRow.desk, DeskCountRow.expected, DeskCountRow.counted).join(
            DistributionRow, DistributionRow.id == DeskCountRow.distribution_id
        ),
    ),
    "variance_line": (
        2,
        select(
            DistributionRow.code,
            VarianceLineRow.number,
            VarianceLineRow.desk,
            VoucherRow.serial,
            VarianceLineRow.side,
            VarianceLineRow.reason,
            VarianceLineRow.words,
            VarianceWithdrawalRow.number.is_not(None).label("withdrawn"),
        )
        .join(DistributionRow, DistributionRow.id == VarianceLineRow.distribution_id)
        .outerjoin(VoucherRow, VoucherRow.id == VarianceLineRow.voucher_id)
        .outerjoin(
            VarianceWithdrawalRow,
            and_(
                VarianceWithdrawalRow.distribution_id == VarianceLineRow.distribution_id,
                VarianceWithdrawalRow.number == VarianceLineRow.number,
            ),
        ),
    ),
    "page_return": (
        2,
        select(DistributionRow.code, PageReturnRow.number, PageReturnRow.version, PageReturnRow.page).join(
            DistributionRow, DistributionRow.id == PageReturnRow.distribution_id
        ),
    ),
    "line_return": (
        3,
        select(DistributionRow.code, LineReturnRow.number, LineReturnRow.line, LineReturnRow.mark).join(
            DistributionRow, DistributionRow.id == LineReturnRow.distribution_id
        ),
    ),
    "voucher": (
        1,
        select(
            VoucherRow.serial,
            VoucherRow.state,
            VoucherRow.face,
            VoucherRow.redeemed,
            VoucherRow.forfeited,
            VoucherRow.expires_on,
            VoucherRow.suspended_from,
            VoucherRow.collected_at.is_not(None).label("collected"),
            VoucherRow.desk,
            DonationRow.code.label("donation"),
            DistributionRow.code.label("distribution"),
            PersonRow.code.label("person"),
            PaperRow.copy_number.label("copies"),
            REPLACED.serial.label("replaces"),
        )
        .join(DonationRow, DonationRow.id == VoucherRow.donation_id)
        .outerjoin(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
        .outerjoin(PersonRow, PersonRow.id == VoucherRow.person_id)
        .outerjoin(PaperRow, and_(PaperRow.voucher_id == VoucherRow.id, PaperRow.current == 1))
        .outerjoin(REPLACED, REPLACED.id == VoucherRow.replaces_id),
    ),
    "print_job": (
        1,
        select(PrintJobRow.id, STATE, func.count().label("vouchers"))
        .join(PrintLineRow, PrintLineRow.job_id == PrintJobRow.id)
        .outerjoin(PrintCountRow, PrintCountRow.job_id == PrintJobRow.id)
        .group_by(PrintJobRow.id, PrintCountRow.job_id),
    ),
    "redemption": (
        1,
        select(
            RedemptionRow.op_id,
            VoucherRow.serial.label("voucher"),
            ProviderRow.code.label("provider"),
            RedemptionRow.amount,
            RedemptionRow.forfeited,
            RedemptionRow.service,
            RedemptionRow.price,
            ReversalRow.id.is_not(None).label("reversed"),
        )
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .join(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
        .outerjoin(ReversalRow, ReversalRow.redemption_id == RedemptionRow.id),
    ),
    "claim": (1, select(ClaimRow.code, ClaimRow.state, ClaimRow.claimed, ClaimRow.paid)),
    "claim_line": (
        2,
        select(
            ClaimRow.code,
            ClaimLineRow.redemption_id,
            VoucherRow.serial.label("voucher"),
            ClaimLineRow.amount,
            ClaimLineRow.state,
            ClaimLineRow.live,
        )
        .join(ClaimRow, ClaimRow.id == ClaimLineRow.claim_id)
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id),
    ),
    "claim_sheet_line": (
        4,
        select(
            ClaimRow.code,
            ClaimSheetRow.kind,
            ClaimSheetRow.number,
            ClaimSheetLineRow.place,
            ClaimSheetLineRow.written,
            VoucherRow.serial.label("voucher"),
            ClaimSheetLineRow.amount,
        )
        .join(ClaimSheetRow, ClaimSheetRow.id == ClaimSheetLineRow.sheet_id)
        .join(ClaimRow, ClaimRow.id == ClaimSheetRow.claim_id)
        .outerjoin(VoucherRow, VoucherRow.id == ClaimSheetLineRow.voucher_id),
    ),
    "payment": (
        1,
        select(PaymentRow.reference, ClaimRow.code.label("claim"), PaymentRow.amount).join(
            ClaimRow, ClaimRow.id == PaymentRow.claim_id
        ),
    ),
}
"""How each table that is compared is read, and how many of the first columns make its key."""


def differences(connection: Connection, tell: Step = unheard) -> tuple[Difference, ...]:
    """Return guards that are gone, breaks of a station's chain, then cells that are not as the events tell.

    The log is gone through three times: read, chained, and told again; `tell` hears how far.
    """
    count = connection.execute(select(func.count()).select_from(EventRow)).scalar_one()
    steps = _Steps(tell, 3 * count)
    rows = [*steps.through(connection.execute(EVENTS))]
    sealed = [_sealed(row) for row in rows]
    noted = (
        misplaced(link.event, row.source, row.target, f"{link.station} {link.seq}")
        for row, link in zip(rows, sealed, strict=True)
    )
    broken = tuple(_broken_chains(connection, sealed, steps))
    told = rebuilt(link.event for link in steps.through(sealed))
    return (
        *guard_differences(connection),
        *broken,
        *chain.from_iterable(noted),
        *_compared(_stored(connection), told, sealed),
    )


def _compared(stored: Tables, told: Tables, sealed: Iterable[SealedEvent]) -> Iterator[Difference]:
    """Compare all tables; those of the programme where every event of it is young enough to tell."""
    loaded = (link.event.facts for link in sealed if link.event.kind == EventKind.PROGRAMME_LOADED)
    untold = () if all("terms" in facts for facts in loaded) else DECLARED
    sides = ({name: rows for name, rows in side.items() if name not in untold} for side in (stored, told))
    return compared(*sides)


def _sealed(row: AnyRow) -> SealedEvent:
    event = Event(row.kind, row.of, _facts(row.facts), row.donation, row.amount)
    return SealedEvent(row.station, row.seq, row.at, row.utc_offset, row.actor, event, row.previous, row.hash)


def _facts(text: str) -> dict[str, Any]:
    """Return an event's facts; those that are no JSON any more tell nothing, and break the chain."""
    try:
        facts = json.loads(text)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


class _Steps:
    """Counts what was gone through, and tells of it now and then."""

    def __init__(self, tell: Step, of: int) -> None:
        self._tell = tell
        self._of = of
        self._done = 0

    def through(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """Yield the things, telling every so many of them."""
        for thing in things:
            if self._done % TOLD_EVERY == 0:
                self._tell(self._done, self._of)
            self._done += 1
            yield thing


def _broken_chains(connection: Connection, sealed: list[SealedEvent], steps: _Steps) -> Iterator[Difference]:
    chains: defaultdict[str, list[SealedEvent]] = defaultdict(list)
    for link in sorted(sealed, key=lambda link: link.seq):
        chains[link.station].append(link)
    heads = select(StationRow.code, StationRow.head_seq, StationRow.head_hash, StationRow.head_at)
    for row in connection.execute(heads.order_by(StationRow.code)):
        yield from broken_links(ChainHead(*row), steps.through(chains[row.code]))


def _stored(connection: Connection) -> Tables:
    tables = STORED | BANK | PERIODS | PROGRAMME | LOGOS | PEOPLE
    return {table: _rows(connection, width, query) for table, (width, query) in tables.items()}


def _rows(connection: Connection, width: int, query: AnySelect) -> dict[str, Row]:
    found = {}
    for row in connection.execute(query):
        cells = [_cell(value) for value in row]
        names = row._fields[width:]
        found[" ".join(map(str, cells[:width]))] = dict(zip(names, cells[width:], strict=True))
    return found


def _cell(value: object) -> Cell:
    """Return a stored value as an event tells it: an enumeration's word, an ISO date, the hash of bytes."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | None) else str(value)
