"""The event log of a station: what a transaction did, chained, and the moves of money it made."""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Connection,
    bindparam,
    case,
    func,
    insert,
    or_,
    select,
    update,
)

from db.books.writing import DONATION_ID, change_one
from db.models.log import EventRow, StationRow
from db.models.programme import AccountRow
from voucher_desk.domain.events import FIRST_HASH, ChainHead, Event, SealedEvent, canonical, head_after, seal
from voucher_desk.domain.ledger import ACCOUNTS_OF, Account, move_of
from voucher_desk.domain.local_time import utc_offset_minutes
from voucher_desk.domain.money import DonationExhausted
from voucher_desk.ports.faults import ClockWentBack, LostRace

CLOCK_TOLERANCE = timedelta(minutes=2)
"""How far the clock may stand before the last event: a desk's clock is set now and then (invariant 58)."""
LAST_POSITION = select(func.coalesce(func.max(EventRow.position), 0)).scalar_subquery()
HEAD = (
    select(StationRow.__table__, LAST_POSITION.label("position"))
    .where(StationRow.code == bindparam("wanted"))
    .with_for_update(of=StationRow)
)
ADVANCE = (
    update(StationRow)
    .where(StationRow.id == bindparam("station_id"), StationRow.head_seq == bindparam("seq_before"))
    .values(head_seq=bindparam("seq"), head_hash=bindparam("digest"), head_at=bindparam("instant"))
)
EVENT = insert(EventRow).values(donation_id=DONATION_ID)
SOURCE: BindParameter[Account] = bindparam("source")
SUM = bindparam("sum", type_=BigInteger)
MOVE = (
    update(AccountRow)
    .where(
        AccountRow.donation_id == DONATION_ID,
        AccountRow.account.in_((SOURCE, bindparam("target"))),
        or_(AccountRow.account != SOURCE, AccountRow.account == Account.EXTERNAL, AccountRow.balance >= SUM),
    )
    .values(balance=AccountRow.balance + case((AccountRow.account == SOURCE, -SUM), else_=SUM))
)
"""Both balances of a move at once; where only one row is met, the source had too little."""
AVAILABLE = select(AccountRow.balance).where(
    AccountRow.donation_id == DONATION_ID, AccountRow.account == Account.AVAILABLE
)


class LogBook:
    """Collects the events of one transaction and writes them, with their moves, before it commits."""

    def __init__(self, connection: Connection, station: str, at: datetime, actor: str) -> None:
        """Take the connection of a transaction, and who acts when and where."""
        self._connection = connection
        self._station = station
        self._at = at
        self._actor = actor
        self._events: list[Event] = []

    @property
    def touched(self) -> frozenset[str]:
        """Return the subjects of what was recorded."""
        return frozenset(event.kind.subject for event in self._events)

    def record(self, event: Event) -> None:
        """Collect an event."""
        if (event.amount > 0) != (event.kind in ACCOUNTS_OF):
            msg = f"{event.kind} with {event.amount} centimes"
            raise ValueError(msg)
        self._events.append(event)

    def write(self) -> None:
        """Chain the events, write them, and move the money. Raises DonationExhausted, ClockWentBack."""
        if not self._events:
            return
        row = self._connection.execute(HEAD, {"wanted": self._station}).one()
        head = ChainHead(row.code, row.head_seq, row.head_hash, row.head_at)
        if head.at and self._at < head.at - CLOCK_TOLERANCE:
            raise ClockWentBack(last=head.at.isoformat())
        offset = utc_offset_minutes(self._at)
        values = []
        sums: Counter[tuple[str, Account, Account]] = Counter()
        for place, event in enumerate(self._events, row.position + 1):
            sealed = seal(head, event, at=self._at, utc_offset=offset, actor=self._actor)
            head = head_after(sealed)
            values.append({**_values_of(sealed, row.id), "position": place})
            if event.amount and event.donation is not None:
                move = move_of(event.kind, event.amount)
                sums[event.donation, move.source, move.target] += move.amount
        self._connection.execute(EVENT, values)
        for (donation, source, target), total in sums.items():
            self._move(donation, source, target, total)
        self._advance(row.id, row.head_seq, head)

    def _move(self, donation: str, source: Account, target: Account, total: int) -> None:
        """Move money between two accounts, in the order of the events: a void pays for its replacement."""
        values = {"donation": donation, "source": source, "target": target, "sum": total}
        if self._connection.execute(MOVE, values).rowcount == len((source, target)):
            return
        if source is not Account.AVAILABLE:
            raise LostRace
        available = self._connection.execute(AVAILABLE, {"donation": donation}).scalar_one()
        raise DonationExhausted(donation=donation, available=available)

    def _advance(self, station_id: int, seq_before: int, head: ChainHead) -> None:
        values = {
            "station_id": station_id,
            "seq_before": seq_before,
            "seq": head.seq,
            "digest": head.hash,
            "instant": head.at,
        }
        change_one(self._connection, ADVANCE, values)


def register_station(connection: Connection, code: str) -> None:
    """Make sure the database knows this station; a new one starts an empty chain."""
    known = connection.execute(select(StationRow.id).where(StationRow.code == code)).first()
    if known is None:
        connection.execute(insert(StationRow), {"code": code, "head_seq": 0, "head_hash": FIRST_HASH})


def _values_of(sealed: SealedEvent, station_id: int) -> dict[str, object]:
    event = sealed.event
    source, target = ACCOUNTS_OF[event.kind] if event.amount else (None, None)
    return {
        "station_id": station_id,
        "seq": sealed.seq,
        "kind": event.kind,
        "of": event.of,
        "donation": event.donation,
        "amount": event.amount,
        "source": source,
        "target": target,
        "facts": canonical(dict(event.facts)),
        "at": sealed.at,
        "utc_offset": sealed.utc_offset,
        "actor": sealed.actor,
        "previous": sealed.previous,
        "hash": sealed.hash,
    }
