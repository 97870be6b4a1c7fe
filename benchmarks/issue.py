"""Issue 10 000 vouchers: what rules, chain and checks cost beside plain inserts of the same rows.

    python -m benchmarks.issue

Ours is the use case on a session of 10 000 people present, on the spot, then the signing of the papers as
printing does it. The other side takes the rows that ours wrote, every column, and inserts them with
`sqlite3.executemany` in one transaction into a copy of the file as it was before, under the same pragmas,
then signs 10 000 messages one by one with the same library. Both take turns; the ratio is that of their
medians.
"""

import sqlite3
import statistics
import tempfile
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measuring import DISTRIBUTOR, Figure, bare, copied, desk_of, open_event, seconds
from voucher_desk.desk import Desk
from voucher_desk.domain.papers import read_digits
from voucher_desk.home import Home
from voucher_desk.ports.work import Work
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.signing.keys import SigningKey
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.papers import printable

VOUCHERS = 10_000
ROUNDS = 7
MOST = 3.0
ADDED = ("serial_range", "voucher", "paper", "event")
"""The tables that issuing adds to, each after those it refers to."""
CHANGED = (
    ("SELECT balance, rowid FROM account", "UPDATE account SET balance = ? WHERE rowid = ?"),
    (
        "SELECT head_seq, head_hash, head_at, id FROM station",
        "UPDATE station SET head_seq = ?, head_hash = ?, head_at = ? WHERE id = ?",
    ),
)
"""What issuing changes besides: how it is read from our file, and written into the other."""

Writes = Sequence[tuple[str, Sequence[tuple[Any, ...]]]]


def main() -> None:
    """Measure, and print the ratio."""
    for figure in measure():
        print(figure)


def measure() -> list[Figure]:
    """Issue and insert in turns, each round on fresh copies of one prepared file."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        with closing(desk_of(home.folder)) as desk:
            event = open_event(desk, "SEA", VOUCHERS)
        before = copied(home.database, home.folder / "before.db")
        took = [_round(home, before, event) for _ in range(ROUNDS)]
    ours, plain = (statistics.median(side) for side in zip(*took, strict=True))
    print(f"{VOUCHERS} vouchers issued: ours {ours:.2f} s, plain inserts and signatures {plain:.2f} s")
    return [Figure("ours / executemany and signing", ours / plain, MOST)]


def _round(home: Home, before: Path, event: str) -> tuple[float, float]:
    """Return the seconds of ours and of the plain way."""
    home.database.unlink()
    copied(before, home.database)
    with closing(desk_of(home.folder)) as desk:
        distributor = desk.acting_as(DISTRIBUTOR)
        papers: list[VoucherPaper] = []
        ours = seconds(partial(_issued, distributor, event, papers))
    fresh = copied(before, home.folder / "plain.db")
    messages = [read_digits(paper.qr_digits).message for paper in papers]
    key = SigningKey.from_seed(bytes(32))
    with closing(bare(home.database)) as written, closing(bare(fresh)) as plain:
        inserted = seconds(partial(_write, plain, _writes(written, plain)))
    return ours, inserted + seconds(lambda: [key.sign(message) for message in messages])


def _issued(desk: Desk, event: str, papers: list[VoucherPaper]) -> None:
    """Issue, then sign what would be printed."""
    desk.do(issue_vouchers, IssueVouchers(event))
    papers += desk.rehearse(_signed, event)


def _signed(work: Work, event: str) -> Sequence[VoucherPaper]:
    return printable(work, work.papers.unprinted(work.distributions.find(event)))


def _writes(written: sqlite3.Connection, plain: sqlite3.Connection) -> Writes:
    """Return what our file has and the other lacks, as statements and their rows."""
    writes = []
    for table in ADDED:
        (last,) = plain.execute(f"SELECT COALESCE(MAX(rowid), 0) FROM {table}").fetchone()  # noqa: S608  table names of our own
        rows = written.execute(f"SELECT * FROM {table} WHERE rowid > ?", (last,)).fetchall()  # noqa: S608  table names of our own
        writes.append((f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows))  # noqa: S608  table names of our own
    return writes + [(change, written.execute(reading).fetchall()) for reading, change in CHANGED]


def _write(plain: sqlite3.Connection, writes: Writes) -> None:
    plain.execute("BEGIN IMMEDIATE")
    for statement, rows in writes:
        plain.executemany(statement, rows)
    plain.execute("COMMIT")


if __name__ == "__main__":
    main()
