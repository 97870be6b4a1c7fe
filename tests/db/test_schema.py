"""The schema: whose database it is, how old, and what stands in it on each engine."""

import re
import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Float, Numeric, inspect, text

import db.engine
from db.archive import open_database
from db.engine import APPLICATION_ID, database_url, open_engine, reading, writing
from db.migrating import migration_config, upgrade
from db.models import Base
from db.schema import prepare, revisions
from voucher_desk.app import open_desk
from voucher_desk.ports.faults import (
    DatabaseBusy,
    DatabaseNewer,
    DatabaseUnreachable,
    DiskFull,
    Fault,
    NoDatabase,
    NotADatabase,
    OtherProgramsDatabase,
    RuleOfTheDatabase,
)
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers

NOON = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
FORBIDDEN = (
    "(?<!do)(?<!expla)nation|passport|cin$|document|diagnos|health|disease|status|migrat|relig|ethnic|address|email|phone"
    "|surname|first_name|last_name|birth_date|photo|note|comment"
)


@pytest.fixture
def empty(tmp_path: Path, request: pytest.FixtureRequest, database: str | None) -> Iterator[Engine]:
    """Return an engine on an empty database of each kind in turn."""
    engine = open_engine(database_url(database or tmp_path / "empty.db"))
    yield engine
    engine.dispose()


@pytest.fixture
def ready(empty: Engine) -> Engine:
    """Return an engine on a database with the newest schema of each kind in turn."""
    prepare(empty, NOON, create=True)
    return empty


@pytest.fixture
def file(prepared_home: Path, tmp_path: Path) -> Path:
    """Return a database file of ours."""
    copy = tmp_path / "copy" / "voucher-desk.db"
    copy.parent.mkdir()
    copy.write_bytes(next(prepared_home.glob("*.db")).read_bytes())
    return copy


def not_sqlite(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" + bytes(5_000))


def a_few_bytes(file: Path) -> None:
    file.write_bytes(b"SQLite")


def first_page_gone(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(bytes(4096) + data[4096:])


def of_another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE invoice (id INTEGER)")


def of_a_later_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def missing(file: Path) -> None:
    file.unlink()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def nowhere(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (not_sqlite, NotADatabase),
        (a_few_bytes, NotADatabase),
        (first_page_gone, NotADatabase),
        (of_another_program, OtherProgramsDatabase),
        (of_a_later_program, DatabaseNewer),
        (missing, NoDatabase),
        (a_folder, DatabaseUnreachable),
        (nowhere, NoDatabase),
    ],
)
def test_a_file_that_is_not_ours_to_write_is_left_as_it_is(
    file: Path, damage: Any, fault: type[Fault]
) -> None:
    damage(file)
    before = snapshot(file.parent)

    with pytest.raises(fault):
        open_database(file, NOON, create=False)

    assert snapshot(file.parent) == before


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}


@pytest.mark.parametrize("damage", [not_sqlite, of_another_program, of_a_later_program])
def test_creating_writes_over_nothing(file: Path, damage: Any) -> None:
    damage(file)
    before = snapshot(file.parent)

    with pytest.raises(Fault):
        open_database(file, NOON, create=True)

    assert snapshot(file.parent) == before


def test_a_place_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachable):
        open_database(tmp_path / "nowhere" / "x.db", NOON, create=True)


def test_a_file_cut_short_is_told_and_not_repaired(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    with pytest.raises(Fault):
        open_database(file, NOON, create=False)


def test_a_new_file_carries_our_mark(file: Path) -> None:
    assert int.from_bytes(file.read_bytes()[68:72], "big") == APPLICATION_ID


def test_a_servers_database_of_others_is_refused(empty: Engine) -> None:
    if empty.dialect.name == "sqlite":
        prepare(empty, NOON, create=True)
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE invoice (id INTEGER)"))
        connection.execute(text("DROP TABLE IF EXISTS alembic_version"))

    with pytest.raises(OtherProgramsDatabase):
        prepare(empty, NOON, create=True)


def test_a_servers_database_of_a_later_program_is_refused(ready: Engine) -> None:
    with ready.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(DatabaseNewer):
        prepare(ready, NOON, create=True)


def test_an_empty_place_becomes_a_database_only_when_asked(empty: Engine) -> None:
    with pytest.raises(NoDatabase):
        prepare(empty, NOON, create=False)

    assert prepare(empty, NOON, create=True) is None
    assert prepare(empty, NOON, create=False) is None


def test_a_copy_is_made_before_a_migration(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with pytest.raises(NoDatabase):
        open_database(file, NOON, create=False)
    engine = open_database(file, NOON, create=True)
    with writing(engine) as connection:
        migrate(connection, "downgrade", "0001")
        connection.commit()

    copy = prepare(engine, NOON, create=False)

    assert copy == tmp_path / "old-before-migration-20261010T120000Z.db"
    assert [revision_of(copy), revision_of(file)] == ["0001", revisions()[-1]]
    engine.dispose()


def revision_of(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        revision: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return revision


def migrate(connection: Connection, way: str, revision: str) -> None:
    config = migration_config()
    config.attributes["connection"] = connection
    getattr(command, way)(config, revision)


def test_the_revisions_known_are_those_of_the_migrations() -> None:
    scripts = ScriptDirectory.from_config(migration_config()).walk_revisions()
    assert revisions() == sorted(script.revision for script in scripts)


def test_the_migrations_make_what_the_models_say(ready: Engine) -> None:
    with ready.connect() as connection:
        config = migration_config()
        config.attributes["connection"] = connection
        command.check(config)


def test_every_migration_goes_back_and_forth(ready: Engine) -> None:
    before = described(ready)
    with writing(ready) as connection:
        migrate(connection, "downgrade", "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        upgrade(connection)
        connection.commit()

    assert described(ready) == before


def described(engine: Engine) -> dict[str, list[str]]:
    """Return the columns of every table, and the triggers."""
    seen = inspect(engine)
    tables = {name: [column["name"] for column in seen.get_columns(name)] for name in seen.get_table_names()}
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[engine.dialect.name]
    with reading(engine) as connection:
        return {**tables, "triggers": sorted(connection.execute(text(query)).scalars())}


def test_both_engines_have_the_same_guards(ready: Engine) -> None:
    triggers = described(ready)["triggers"]
    of_one_engine = ("_is_not_written_over", "_made_whole", "_changed_whole", "_is_not_emptied")

    assert (
        len([name for name in triggers if not name.endswith(of_one_engine)])
        == (11 + 3 + 7 + 4 + 2 + 4 + 3 + 2 + 2) * 2 + 7 + 9 + 6 + 2 + 7 + 3 + 2 + 2 + 1 + 2
    )
    assert {"event_follows_the_last", "redemption_within_face", "voucher_lives_forward"} <= set(triggers)


def test_every_connection_of_the_pool_follows_the_rules(file: Path) -> None:
    engine = open_database(file, NOON, create=False)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5_000}
    with ExitStack() as held:
        for connection in [held.enter_context(engine.connect()) for _ in range(6)]:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            assert found == wanted
            assert connection.exec_driver_sql("PRAGMA trusted_schema").scalar() == 0
    engine.dispose()


def test_a_writer_holds_the_database_from_its_first_statement(ready: Engine, monkeypatch: Any) -> None:
    monkeypatch.setattr(db.engine, "BUSY_MILLISECONDS", 50)
    monkeypatch.setattr(db.engine, "PRAGMAS", ("busy_timeout=50", "foreign_keys=ON"))
    ready.dispose()
    with writing(ready) as first:
        first.execute(text("SELECT 1"))
        with pytest.raises(DatabaseBusy), writing(ready) as second:
            second.execute(text("SELECT 1"))
        with reading(ready) as third:
            assert third.execute(text("SELECT 1")).scalar() == 1


def test_a_reading_sees_one_state_to_its_end(ready: Engine) -> None:
    insert = text("INSERT INTO association (code, name) VALUES (:code, 'x')")
    count = text("SELECT COUNT(*) FROM association")
    with reading(ready) as reader:
        before = reader.execute(count).scalar()
        with writing(ready) as writer:
            writer.execute(insert, {"code": "A"})
            writer.commit()
        assert reader.execute(count).scalar() == before == 0


def test_what_is_not_committed_is_not_there(ready: Engine) -> None:
    with writing(ready) as connection:
        connection.execute(text("INSERT INTO association (code, name) VALUES ('A', 'x')"))

    with reading(ready) as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM association")).scalar() == 0


def test_a_full_disk_saves_nothing_and_is_told(field: Any, home: Path, monkeypatch: Any) -> None:
    field.session("S1", 40)
    field.distribution()
    before = field.figures()
    pages = next(home.glob("*.db")).stat().st_size // 4096
    monkeypatch.setattr(db.engine, "PRAGMAS", (*db.engine.PRAGMAS, f"max_page_count={pages}"))

    with closing(open_desk(home, "distribution", clock=field.clock)) as crowded:
        with pytest.raises(DiskFull):
            crowded.do(issue_vouchers, IssueVouchers("D1"))
        assert crowded.read(lambda queries: queries.reconciliation()).donations["DON-CAS"] == before

    assert field.do("distribution", issue_vouchers, IssueVouchers("D1")).count == 40


def test_no_column_holds_a_fraction_of_a_number() -> None:
    """Invariant 25; an exchange rate is an exact decimal."""
    columns = [column for table in Base.metadata.tables.values() for column in table.columns]

    assert [str(column) for column in columns if isinstance(column.type, Float)] == []
    assert [str(column) for column in columns if isinstance(column.type, Numeric)] == ["tranche.rate"]


def test_no_column_asks_what_must_not_be_known() -> None:
    """Invariant 47."""
    found = [
        str(column)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if re.search(FORBIDDEN, column.name)
    ]

    assert found == []
    assert {column.name for column in Base.metadata.tables["person"].columns} == {
        "id",
        "code",
        "sex",
        "birth_year",
        "age_group",
    }


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO person (code, sex, age_group) VALUES (:canary, 'X', 'ADULT')",
        "INSERT INTO person (code, sex, age_group) VALUES (:canary, 'F', NULL)",
        "INSERT INTO person (code, sex, no_such_column) VALUES (:canary, 'F', 'ADULT')",
        "UPDATE person SET sex = :canary",
    ],
)
def test_an_error_shows_no_value(ready: Engine, statement: str) -> None:
    with writing(ready) as connection:
        connection.execute(
            text("INSERT INTO person (code, sex, age_group) VALUES ('CANARI-1', 'F', 'ADULT')")
        )
        connection.commit()

    with pytest.raises((RuleOfTheDatabase, Fault)) as refused, writing(ready) as connection:
        connection.execute(text(statement), {"canary": "CANARI-2"})

    assert "CANARI" not in "".join(traceback.format_exception(refused.value))
