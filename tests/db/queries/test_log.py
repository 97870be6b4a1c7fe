"""Where the chains of events stand."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select

from db.engine import reading, writing
from db.models.log import EventRow, StationRow
from db.queries.log import newest_head
from voucher_desk.domain.events import FIRST_HASH, ChainHead


def test_a_chain_stands_at_its_last_event(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(people=1)
    with reading(any_engine) as connection:
        last = connection.execute(
            select(StationRow.code, EventRow.seq, EventRow.hash, EventRow.at)
            .join(StationRow, StationRow.id == EventRow.station_id)
            .order_by(EventRow.seq.desc())
            .limit(1)
        ).one()

    assert any_field.desk.read(lambda queries: queries.chain_head(last.code)) == ChainHead(*last)


def test_a_station_that_wrote_nothing_stands_at_the_beginning(any_field: Any) -> None:
    head = any_field.desk.read(lambda queries: queries.chain_head("ZZZZ"))

    assert head == ChainHead("ZZZZ", 0, FIRST_HASH, None)


def test_the_newest_of_several_heads_is_the_one_written_to_last(field: Any, engine: Engine) -> None:
    later = ChainHead("B", 3, "b" * 64, datetime(2027, 1, 1, tzinfo=UTC))
    heads = [
        ChainHead("A", 90, "a" * 64, datetime(2025, 1, 1, tzinfo=UTC)),
        later,
        ChainHead("C", 0, "", None),
    ]
    with writing(engine) as connection:
        for head in heads:
            row = {"code": head.station, "head_seq": head.seq, "head_hash": head.hash, "head_at": head.at}
            connection.execute(insert(StationRow), row)
        connection.commit()

    with reading(engine) as connection:
        assert newest_head(connection) == later
