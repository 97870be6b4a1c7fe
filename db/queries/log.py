"""Where the chains of events stand."""

from sqlalchemy import Connection, select

from db.models.log import StationRow
from voucher_desk.domain.events import FIRST_HASH, ChainHead

_HEADS = select(StationRow.code, StationRow.head_seq, StationRow.head_hash, StationRow.head_at)


def read_chain_head(connection: Connection, station: str) -> ChainHead:
    """Return where a station's chain stands: at its very beginning before the first event."""
    row = connection.execute(_HEADS.where(StationRow.code == station)).one_or_none()
    return ChainHead(station, 0, FIRST_HASH, None) if row is None else ChainHead(*row)


def newest_head(connection: Connection) -> ChainHead:
    """Return the head of the chain written to last: what a printed list is anchored to (invariant 54)."""
    query = _HEADS.where(StationRow.head_at.is_not(None)).order_by(
        StationRow.head_at.desc(), StationRow.head_seq.desc(), StationRow.code
    )
    row = connection.execute(query.limit(1)).one_or_none()
    return ChainHead("", 0, FIRST_HASH, None) if row is None else ChainHead(*row)
