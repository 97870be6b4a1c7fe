"""The guards of a database: whoever takes one off with another tool is found out."""

import pytest
from sqlalchemy import Engine

from db.engine import reading, writing
from db.guards import guard_differences
from voucher_desk.domain.replay import EXISTS, Difference


def found(engine: Engine) -> list[Difference]:
    with reading(engine) as connection:
        return [*guard_differences(connection)]


def change(engine: Engine, statement: str) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(statement)
        connection.commit()


def drop_of(engine: Engine, trigger: str, table: str) -> str:
    of_table = f" ON {table}" if engine.dialect.name == "postgresql" else ""
    return f"DROP TRIGGER {trigger}{of_table}"


def test_a_database_as_it_was_made_has_every_guard(any_engine: Engine) -> None:
    assert found(any_engine) == []


@pytest.mark.parametrize(
    ("trigger", "table"), [("event_is_only_added_to_delete", "event"), ("voucher_lives_forward", "voucher")]
)
def test_a_guard_taken_off_is_named(any_engine: Engine, trigger: str, table: str) -> None:
    change(any_engine, drop_of(any_engine, trigger, table))

    assert found(any_engine) == [
        Difference("schema", f"trigger {trigger}", EXISTS, stored=False, rebuilt=True)
    ]


OTHER = {
    "trigger event_is_only_added_to_update": (
        "DROP TRIGGER event_is_only_added_to_update",
        "CREATE TRIGGER event_is_only_added_to_update BEFORE UPDATE ON event BEGIN SELECT 1; END",
    ),
    "index ix_event_of": ("DROP INDEX ix_event_of", "CREATE INDEX ix_event_of ON event (kind)"),
}


@pytest.mark.parametrize(("named", "statements"), OTHER.items(), ids=OTHER)
def test_a_guard_that_guards_nothing_is_named(
    engine: Engine, named: str, statements: tuple[str, str]
) -> None:
    for statement in statements:
        change(engine, statement)

    assert [(one.key, one.column) for one in found(engine)] == [(named, "sql")]


def test_what_another_tool_added_is_named(engine: Engine) -> None:
    change(engine, "CREATE TABLE notes (words TEXT)")

    assert found(engine) == [Difference("schema", "table notes", EXISTS, stored=True, rebuilt=False)]
