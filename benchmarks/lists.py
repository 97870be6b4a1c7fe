"""List a million vouchers: what a page costs beside the bare SQL, and beside one of a tenth as many.

    python -m benchmarks.lists

Ours is a reading of its own: a connection, SQLAlchemy, frozen rows. The other side runs the statements that
ours sends, their values written in, by sqlite3 on the same file. Pages of 500 rows, sides and sizes in turns.
The files are made in processes of their own, so that the memory told is that of reading alone.
"""

import csv
import resource
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from benchmarks.invented_vouchers import SCATTERING, STATION, fill_lists
from benchmarks.measuring import Figure, seconds
from db.engine import database_url, open_engine, reading
from db.queries.reading import SqlQueries
from db.schema import prepare
from ui.tables.paged_reading import AT_ONCE
from voucher_desk.app import utc_now
from voucher_desk.domain.human_code import RANDOM_BITS, grouped, human_code_of
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.vouchers import VoucherFilter, VoucherOrder
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Amount, Cell

SIZES = (100_000, 1_000_000)
ROUNDS = 15
MOST_OF_BARE, FLAT, MOST_OF_EXPORT = 5, 1.5, 10
EXPORTED = """
SELECT v.serial, v.state, v.face, v.face - v.redeemed - v.forfeited, v.expires_on, p.code
FROM voucher v LEFT JOIN person p ON p.id = v.person_id ORDER BY v.serial
"""
ALL = VoucherFilter()
BY_EXPIRY = VoucherFilter(order=VoucherOrder.EXPIRY)
PART = VoucherFilter(state=VoucherState.PART)


SINGLE = {"whole serial", "first group of a code", "whole code", "code of a person"}


@dataclass(frozen=True, slots=True)
class Side:
    """A file of one size, ours and bare."""

    size: int
    engine: Engine
    plain: sqlite3.Connection

    def cases(self) -> dict[str, VoucherFilter]:
        """Return what is asked for, by name; the same on every size, but for where its middle is."""
        middle = f"{STATION}-{self.size // 2:06}"
        code = grouped(human_code_of(self.size // 2 * SCATTERING % (1 << RANDOM_BITS)))
        return {
            "first page": ALL,
            "the page after half of them": replace(ALL, after=middle),
            "the last page, backwards": replace(ALL, descending=True),
            "by expiry": BY_EXPIRY,
            "by expiry, after half of them": replace(BY_EXPIRY, after=middle),
            "by expiry, the last page": replace(BY_EXPIRY, descending=True),
            "of a state": replace(PART, after=middle),
            "of a state, by expiry": replace(PART, order=VoucherOrder.EXPIRY),
            "of a donation": replace(ALL, donation="DON2", after=middle),
            "of a city": replace(ALL, city="Casablanca", after=middle),
            "of a city, by expiry": replace(BY_EXPIRY, city="Casablanca", after=middle),
            "of a city and a state": replace(PART, city="Casablanca", after=middle),
            "of a city, a state, by expiry": replace(PART, city="Rabat", order=VoucherOrder.EXPIRY),
            "beginning of a serial": replace(ALL, text=middle[:-3].lower()),
            "whole serial": replace(ALL, text=middle),
            "first group of a code": replace(ALL, text=code[:4]),
            "whole code": replace(ALL, text=code),
            "code of a person": replace(ALL, text=f"P{self.size // 2:06}"),
        }


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a side, and the statements that ours answers it with."""

    ours: Callable[[], object]
    statements: tuple[str, ...]

    def plain(self, connection: sqlite3.Connection) -> None:
        """Run the statements bare."""
        for statement in self.statements:
            connection.execute(statement).fetchall()


def main() -> None:
    """Measure, and print the ratios."""
    for figure in measure():
        print(figure)


def measure() -> Iterator[Figure]:
    """Yield the ratios of each question, then those of counting."""
    with ExitStack() as stack:
        small, large = (stack.enter_context(_side(size)) for size in SIZES)
        before = _peak()
        for name, wanted in large.cases().items():
            yield from _compared(name, _page(small, small.cases()[name]), _page(large, wanted), large)
        print(f"peak memory {before:.0f} MB before reading, {_peak():.0f} MB after")
        count = _case(large, lambda queries: queries.voucher_count(ALL))
        ours, plain = _timed([count.ours, lambda: count.plain(large.plain)])
        print(f"{'count of all':<32}{ours * 1e3:>8.2f} ms, bare {plain * 1e3:.2f} ms")
        yield Figure("count of all: ours / bare", ours / plain, MOST_OF_BARE)
        yield _exported(large)


def _exported(side: Side) -> Figure:
    """Write every voucher as CSV: ours by pages as the screen does, the other side from one statement."""
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "ours.csv").open("wb") as file:
        ours = seconds(lambda: write_csv(_lines(side.engine), file))
        with (Path(folder) / "plain.csv").open("w", newline="") as plain_file:
            writer = csv.writer(plain_file, delimiter=";")
            plain = seconds(lambda: writer.writerows(side.plain.execute(EXPORTED)))
    print(f"export of all: ours {ours:.1f} s, bare {plain:.1f} s; peak memory {_peak():.0f} MB")
    return Figure("export of all: ours / bare", ours / plain, MOST_OF_EXPORT)


def _lines(engine: Engine) -> Iterator[tuple[Cell, ...]]:
    wanted = replace(ALL, limit=AT_ONCE)
    with reading(engine) as connection:
        queries = SqlQueries(connection)
        while page := queries.vouchers(wanted):
            for row in page:
                yield row.serial, row.state, Amount(row.face), Amount(row.rest), row.expires_on, row.person
            wanted = replace(wanted, after=page[-1].serial)


def _compared(name: str, few: Case, many: Case, large: Side) -> Iterator[Figure]:
    """Yield the ratios of one question; beside a single row, bare SQL is nothing, and only growth counts."""
    ours, plain, small = _timed([many.ours, lambda: many.plain(large.plain), few.ours])
    told = f"{ours * 1e3:.2f} ms, bare {plain * 1e3:.2f} ms, among {SIZES[0]} {small * 1e3:.2f} ms"
    print(f"{name:<32}{told}")
    if name not in SINGLE:
        yield Figure("  ours / bare", ours / plain, MOST_OF_BARE)
    yield Figure(f"  {SIZES[1]} / {SIZES[0]}", ours / small, FLAT)


def _timed(works: list[Callable[[], object]]) -> list[float]:
    """Return the median seconds of works done in turns, after one turn that is not counted."""
    for work in works:
        work()
    took = [[seconds(work) for work in works] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*took, strict=True)]


def _page(side: Side, wanted: VoucherFilter) -> Case:
    return _case(side, lambda queries: queries.vouchers(wanted))


def _case(side: Side, ask: Callable[[SqlQueries], object]) -> Case:
    """Return a question with the statements it comes to, caught once with their values."""
    caught: list[str] = []

    def ours() -> None:
        with reading(side.engine) as connection:
            ask(SqlQueries(connection))

    with reading(side.engine) as connection:
        raw: Any = connection.connection.driver_connection
        raw.set_trace_callback(caught.append)
        ask(SqlQueries(connection))
        raw.set_trace_callback(None)
    return Case(ours, tuple(caught))


def _peak() -> float:
    """Return the most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def _side(size: int) -> Iterator[Side]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lists.db"
        filling = get_context("spawn").Process(target=make, args=(file, size))
        filling.start()
        filling.join()
        engine = open_engine(database_url(file))
        with closing(sqlite3.connect(file)) as plain:
            yield Side(size, engine, plain)
        engine.dispose()


def make(file: Path, vouchers: int) -> None:
    """Make a file of so many vouchers."""
    engine = open_engine(database_url(file))
    prepare(engine, utc_now(), create=True)
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        fill_lists(connection, vouchers)


if __name__ == "__main__":
    main()
