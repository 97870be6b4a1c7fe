"""Redeem on a file of 100 000 vouchers: what a scan costs beside the bare transaction, and whether it grows.

    python -m benchmarks.redeem

Ours is one scan of a QR at a counter: 200 digits read, signature checked, rules asked, one transaction. The
other side writes what ours has just written, row by row, into a copy of the same file: BEGIN IMMEDIATE, the
conditional change of the voucher, a redemption, a scan, an event, two balances, the station's head, COMMIT,
by plain `sqlite3` under the same pragmas. At the end both files must hold the same. Both take turns, on a
file of 1 000 vouchers and on one of 100 000; the ratios are those of the medians.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.measuring import (
    CASHIER,
    DISTRIBUTOR,
    PROVIDER,
    Figure,
    bare,
    copied,
    desk_of,
    open_event,
    seconds,
)
from voucher_desk.desk import Desk
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.home import Home
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.print_vouchers import PrintVouchers, print_vouchers
from voucher_desk.usecases.redeem_voucher import Scan, redeem_voucher

SIZES = (1_000, 100_000)
PEOPLE = 10_000
"""How many attend a session at most."""
SCANS = 400
MOST = 3.0
FLAT = 1.25
VOUCHER_CHANGE = """
UPDATE voucher SET state = ?, redeemed = ?, forfeited = ?, expires_on = ?, suspended_from = ?, held = ?,
    void_reason = NULL, void_proposed_by = NULL
WHERE id = ? AND state = 'ISSUED' AND redeemed = 0 AND forfeited = 0
"""
BALANCE_CHANGE = """
UPDATE account SET balance = balance + ?
WHERE donation_id = ? AND account = ? AND (balance + ? >= 0 OR account = 'EXTERNAL')
"""
HEAD_CHANGE = "UPDATE station SET head_seq = ?, head_hash = ?, head_at = ? WHERE id = ? AND head_seq = ?"
ADDED = ("redemption", "scan", "event")
TABLES = (*ADDED, "voucher", "account", "station")

Writes = Sequence[tuple[str, Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Counter:
    """A provider's desk on a file, a look into that file, a bare connection to its copy, and times taken."""

    desk: Desk
    written: sqlite3.Connection
    plain: sqlite3.Connection
    papers: Sequence[VoucherPaper]
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def scan(self, number: int, op_id: str) -> None:
        """Redeem a voucher our way, then do the same writes on the copy."""
        request = Scan(self.papers[number].qr_digits, PROVIDER, op_id)
        self.ours.append(seconds(partial(self.desk.do, redeem_voucher, request)))
        self.bare.append(seconds(partial(_write, self.plain, _writes(self.written))))

    def require_same_files(self) -> None:
        """End the run where the two files do not hold the same: then they were not given the same work."""
        for table in TABLES:
            reading = f"SELECT * FROM {table}"  # noqa: S608  names are ours
            if self.written.execute(reading).fetchall() != self.plain.execute(reading).fetchall():
                sys.exit(f"{table} differs")
        verdicts = self.written.execute("SELECT DISTINCT verdict FROM scan").fetchall()
        if verdicts != [(Verdict.REDEEMED.value,)]:
            sys.exit(f"not all were redeemed: {verdicts}")


def main() -> None:
    """Measure, and print the ratios."""
    for figure in measure():
        print(figure)


def measure() -> list[Figure]:
    """Scan in turns on files of both sizes."""
    dice = random.Random(SCANS)
    with ExitStack() as stack:
        counters = [stack.enter_context(_counter(size, dice)) for size in SIZES]
        for number in range(SCANS):
            for counter in counters:
                counter.scan(number, str(UUID(int=dice.getrandbits(128))))
        for counter in counters:
            counter.require_same_files()
        medians = [(statistics.median(one.ours), statistics.median(one.bare)) for one in counters]
    for size, (ours, plain) in zip(SIZES, medians, strict=True):
        print(f"a scan among {size} vouchers: ours {ours * 1e6:.0f} us, bare {plain * 1e6:.0f} us")
    (few, _), (many, plain) = medians
    return [
        Figure(f"ours / bare, {SIZES[1]} vouchers", many / plain, MOST),
        Figure(f"ours, {SIZES[1]} / {SIZES[0]}", many / few, FLAT),
    ]


@contextmanager
def _counter(vouchers: int, dice: random.Random) -> Iterator[Counter]:
    """Yield the counter of a file with this many vouchers issued and printed, some of them to be scanned."""
    with tempfile.TemporaryDirectory() as folder, closing(desk_of(Path(folder))) as desk:
        papers: list[VoucherPaper] = []
        for number, start in enumerate(range(0, vouchers, PEOPLE)):
            event = open_event(desk, f"SEA{number}", min(PEOPLE, vouchers - start))
            distributor = desk.acting_as(DISTRIBUTOR)
            distributor.do(issue_vouchers, IssueVouchers(event))
            papers += distributor.do(print_vouchers, PrintVouchers(event)).value
        file = Home(Path(folder)).database
        copy = copied(file, file.with_name("plain.db"))
        with closing(bare(file)) as written, closing(bare(copy)) as plain:
            yield Counter(desk.acting_as(CASHIER), written, plain, dice.sample(papers, SCANS))


def _writes(written: sqlite3.Connection) -> Writes:
    """Return what the last scan wrote into our file, as statements and their values."""
    last = {table: _last(written, table) for table in ADDED}
    voucher = (
        "SELECT state, redeemed, forfeited, expires_on, suspended_from, held, id FROM voucher WHERE id = ?"
    )
    redeemed = written.execute(voucher, (last["redemption"]["voucher_id"],)).fetchone()
    station = written.execute("SELECT head_seq, head_hash, head_at, id, head_seq - 1 FROM station").fetchone()
    event = last["event"]
    moves = ((-event["amount"], event["source"]), (event["amount"], event["target"]))
    return [
        (VOUCHER_CHANGE, redeemed),
        *((_insertion(table, row), tuple(row.values())) for table, row in last.items()),
        *((BALANCE_CHANGE, (change, event["donation_id"], name, change)) for change, name in moves),
        (HEAD_CHANGE, station),
    ]


def _last(written: sqlite3.Connection, table: str) -> dict[str, Any]:
    cursor = written.execute(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1")  # noqa: S608  names are ours
    return dict(zip((column for column, *_ in cursor.description), cursor.fetchone(), strict=True))


def _insertion(table: str, row: dict[str, Any]) -> str:
    columns = ", ".join(f'"{name}"' for name in row)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608  names are ours


def _write(plain: sqlite3.Connection, writes: Writes) -> None:
    plain.execute("BEGIN IMMEDIATE")
    for statement, values in writes:
        plain.execute(statement, values)
    plain.execute("COMMIT")


if __name__ == "__main__":
    main()
