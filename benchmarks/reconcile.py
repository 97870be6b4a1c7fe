"""Reconcile vouchers at every level: the program beside its own statements by sqlite3, and its memory.

    python -m benchmarks.reconcile [VOUCHERS]

Both are measured in turns on the same file; quote the ratio, not the times. Then lists and reports are made
of it as files, each with the memory it takes.
"""

import multiprocessing
import resource
import sqlite3
import statistics
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from benchmarks import reports
from benchmarks.invented_vouchers import fill
from benchmarks.measuring import seconds
from db.engine import PRAGMAS, database_url, open_engine, reading
from db.queries.reading import SqlQueries
from db.schema import prepare
from voucher_desk.app import utc_now
from voucher_desk.domain.reconciliation import Level, Reconciliation

VOUCHERS = 100_000
ROUNDS = 15
MOST_ROWS = 1_500_000
"""What all rounds together may read, so that a large file is measured in fewer rounds."""
MOST = 1.5
Statement = tuple[str, Any]


def main(vouchers: int = VOUCHERS) -> None:
    """Measure a database in a temporary folder; another process fills it to keep memory apart."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reconcile.sqlite"
        filling = multiprocessing.get_context("spawn").Process(target=build, args=(file, vouchers))
        filling.start()
        filling.join()
        engine = open_engine(database_url(file))
        with closing(sqlite3.connect(file)) as connection:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            rounds = max(3, min(ROUNDS, MOST_ROWS // vouchers))
            for level in Level:
                measure(connection, engine, level, rounds)
        engine.dispose()
        reports.measure(file)


def build(file: Path, vouchers: int) -> None:
    """Make a database of invented vouchers."""
    engine = open_engine(database_url(file))
    prepare(engine, utc_now(), create=True)
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        fill(connection, vouchers)


def measure(connection: sqlite3.Connection, engine: Engine, level: Level, rounds: int) -> None:
    """Measure both ways in turns; refuse figures that do not balance."""
    before = peak()
    found, statements = reconcile(engine, level), statements_of(engine, level)
    if not found.balanced:
        sys.exit(f"the figures do not balance: {found.failing}")
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(seconds(lambda: answers(connection, statements)))
        ours.append(seconds(lambda: reconcile(engine, level)))
    mine, plain = statistics.median(ours), statistics.median(bare)
    verdict = "met" if mine <= MOST * plain else "MISSED"
    print(
        f"by {level.value:13}{found.total.issued_count:>9} issued  sqlite3 {plain * 1000:8.0f} ms"
        f"  ours {mine * 1000:8.0f} ms  ratio {mine / plain:5.2f}  wanted <= {MOST}: {verdict}"
        f"  memory +{peak() - before} MiB"
    )


def statements_of(engine: Engine, level: Level) -> list[Statement]:
    """Return the statements that a reconciliation sends, with their parameters."""
    sent: list[Statement] = []

    def note(*told: Any) -> None:  # noqa: ANN401  what SQLAlchemy tells its listeners
        sent.append((told[2], told[3]))

    event.listen(engine, "before_cursor_execute", note)
    reconcile(engine, level)
    event.remove(engine, "before_cursor_execute", note)
    return [one for one in sent if one[0].startswith("SELECT")]


def answers(connection: sqlite3.Connection, statements: list[Statement]) -> list[list[tuple[object, ...]]]:
    """Return what the bare statements answer."""
    return [connection.execute(*statement).fetchall() for statement in statements]


def reconcile(engine: Engine, level: Level) -> Reconciliation:
    """Return the figures as the program reads them."""
    with reading(engine) as connection:
        return SqlQueries(connection).reconciliation(level=level)


def peak() -> int:
    """Return the most memory this process held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
