"""Reconcile 100 000 vouchers: what SQLAlchemy and the frozen rows cost beside the same statements by sqlite3.

    python -m benchmarks.reconcile

Both are measured in turns on the same file; quote the ratio, not the times.
"""

import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

from sqlalchemy import Engine

from benchmarks.invented_vouchers import fill
from db.engine import database_url, open_engine, reading
from db.queries.reading import SqlQueries
from db.schema import prepare
from voucher_desk.app import utc_now
from voucher_desk.domain.reconciliation import Reconciliation

VOUCHERS = 100_000
ROUNDS = 15
BARE = """
SELECT id, code FROM donation ORDER BY code;

SELECT d.id, e.kind, SUM(e.amount), COUNT(*)
FROM donation d JOIN event e ON e.donation_id = d.id
GROUP BY d.id, e.kind;

SELECT donation_id, state, COUNT(*), SUM(face - redeemed - forfeited), COUNT(issued_by), COUNT(replaces_id),
    COUNT(*) FILTER (WHERE issued_by IS NOT NULL AND replaces_id IS NULL)
FROM voucher GROUP BY donation_id, state;

SELECT d.id, COUNT(*)
FROM donation d JOIN voucher v ON v.donation_id = d.id AND v.state = 'DESTROYED'
WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.of = v.serial AND e.kind = 'stock.spoiled')
GROUP BY d.id;

SELECT r.donation_id, SUM(r.amount) FROM redemption r
WHERE NOT EXISTS (SELECT 1 FROM reversal x WHERE x.redemption_id = r.id)
    AND NOT EXISTS (
        SELECT 1 FROM claim_line l JOIN claim c ON c.id = l.claim_id
        WHERE l.redemption_id = r.id AND l.live = 1 AND c.state <> 'DRAFT'
    )
GROUP BY r.donation_id;

SELECT c.donation_id, c.state, l.state, SUM(l.amount)
FROM claim c JOIN (
    SELECT claim_id, state, SUM(amount) AS amount FROM claim_line WHERE live = 1 GROUP BY claim_id, state
) l ON l.claim_id = c.id
WHERE c.state <> 'DRAFT'
GROUP BY c.donation_id, c.state, l.state;

SELECT c.donation_id, SUM(p.amount) FROM claim c JOIN payment p ON p.claim_id = c.id GROUP BY c.donation_id;

SELECT donation_id, balance FROM account WHERE account = 'AVAILABLE'
"""


def main() -> None:
    """Build a database in a temporary folder, measure both ways, and print the ratio of their medians."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reconcile.sqlite"
        engine = open_engine(database_url(file))
        prepare(engine, utc_now(), create=True)
        with closing(sqlite3.connect(file)) as connection:
            fill(connection, VOUCHERS)
            measure(connection, engine)
        engine.dispose()


def measure(connection: sqlite3.Connection, engine: Engine) -> None:
    """Measure both ways in turns; refuse figures that do not balance."""
    told = reconcile(engine)
    if not told.balanced:
        sys.exit("the figures do not balance")
    ours, bare = [], []
    for _ in range(ROUNDS):
        bare.append(seconds(lambda: answers(connection)))
        ours.append(seconds(lambda: reconcile(engine)))
    print(f"{told.total.issued_count} vouchers issued, {told.total.redeemed} centimes redeemed")
    for name, took in (("sqlite3", bare), ("SqlQueries.reconciliation", ours)):
        print(f"{name:26} {statistics.median(took) * 1000:8.1f} ms")
    print(f"ratio {statistics.median(ours) / statistics.median(bare):.2f}")


def answers(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Return what the bare statements answer."""
    return [connection.execute(statement).fetchall() for statement in BARE.split(";")]


def reconcile(engine: Engine) -> Reconciliation:
    """Return the figures as the program reads them."""
    with reading(engine) as connection:
        return SqlQueries(connection).reconciliation()


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
