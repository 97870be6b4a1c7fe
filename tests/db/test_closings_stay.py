"""Months closed stay as they were, by two persons and in order, whatever tool writes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.engine import writing
from db.replaying import differences
from voucher_desk.domain.periods import ClosingDamaged, Month
from voucher_desk.usecases.close_period import NamedMonth, close_period, propose_period

COLUMNS = 'month, text, sha256, station, seq, hash, at, "by"'
AGAIN = f"INSERT INTO period_closing ({COLUMNS}) SELECT '{{}}', text, sha256, station, seq, hash, at, {{}}"
ANOTHER = (
    'INSERT INTO period_proposal (month, at, "by")'
    " SELECT '{}', at, 'x' FROM period_proposal WHERE month = '2026-10'"
)


@pytest.fixture
def closed(any_field: Any) -> Any:
    """Return the field with October closed."""
    any_field.clock.now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
    any_field.do("rapprochement", propose_period, NamedMonth("2026-10"))
    any_field.do("finance", close_period, NamedMonth("2026-10"))
    return any_field


def refuse(engine: Engine, rule: str, *statements: str) -> None:
    with engine.connect() as connection:
        for statement in statements[:-1]:
            connection.execute(text(statement))
        with pytest.raises(DBAPIError, match=rule):
            connection.execute(text(statements[-1]))


@pytest.mark.parametrize("table", ["period_proposal", "period_closing"])
def test_a_closing_is_only_added_to(closed: Any, any_engine: Engine, table: str) -> None:
    refuse(any_engine, f"{table} is only added to", f"UPDATE {table} SET at = at")
    refuse(any_engine, f"{table} is only added to", f"DELETE FROM {table}")
    again = f"INSERT INTO {table} SELECT * FROM {table}"
    refuse(any_engine, f"a key of {table} is taken already|duplicate key", again)


def test_another_person_closes_and_in_order(closed: Any, any_engine: Engine) -> None:
    own = AGAIN.format("2026-11", "'x'") + " FROM period_closing"
    refuse(any_engine, "closed by another person", ANOTHER.format("2026-11"), own)
    earlier = AGAIN.format("2026-09", "'y'") + " FROM period_closing"
    refuse(any_engine, "closed in their order", ANOTHER.format("2026-09"), earlier)


def test_a_text_changed_past_the_guards_is_found(closed: Any, any_engine: Engine) -> None:
    with writing(any_engine) as connection:
        guard = "period_closing_is_only_added_to_update"
        on = " ON period_closing" if any_engine.dialect.name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER {guard}{on}"))
        connection.execute(text("UPDATE period_closing SET text = replace(text, 'finance', 'autre')"))
        assert [(one.table, one.key, one.column) for one in differences(connection)] == [
            ("schema", f"trigger {guard}", "row"),
            ("period_closing", "2026-10", "text"),
        ]
        connection.commit()
    with pytest.raises(ClosingDamaged):
        closed.desk.read(lambda queries: queries.closing(Month(2026, 10)))
