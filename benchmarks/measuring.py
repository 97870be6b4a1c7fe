"""What measurements share: an invented programme on a desk of its own, taking time, telling a ratio."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter

from db.engine import PRAGMAS
from voucher_desk.app import open_desk
from voucher_desk.desk import Desk
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.home import Home
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme
from voucher_desk.usecases.open_distribution import (
    DraftDistribution,
    NamedDistribution,
    draft_distribution,
    freeze_list,
    open_distribution,
)

PROGRAMME = Path(__file__).with_name("programme.toml")
STARTS_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
HOST, DISTRIBUTOR, CASHIER, PROVIDER = "animation", "distribution", "guichet", "PHARMACIE"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured ratio beside the most that it may be."""

    name: str
    ratio: float
    most: float

    def __str__(self) -> str:
        """Return the line that tells it."""
        verdict = "met" if self.ratio <= self.most else "MISSED"
        return f"{self.name:<32}{self.ratio:>8.2f}   wanted <= {self.most:g}: {verdict}"


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def desk_of(folder: Path) -> Desk:
    """Return a desk on the home in a folder, made with the invented programme where there is none.

    Its clock moves on by a second at each look.
    """
    new = not Home(folder).database.exists()
    ticks = count()
    desk = open_desk(folder, create=new, clock=lambda: STARTS_AT + timedelta(seconds=next(ticks)))
    if new:
        desk.do(load_programme, LoadProgramme(read_programme_file(PROGRAMME.read_bytes())))
    return desk


def open_event(desk: Desk, code: str, people: int) -> str:
    """Hold a session with that many adults present and open its distribution; return the code of both."""
    host, distributor = desk.acting_as(HOST), desk.acting_as(DISTRIBUTOR)
    begins = desk.now()
    meeting = (SessionKind.AWARENESS, "ASSO", "Rabat", "Essai", begins, begins + timedelta(hours=2))
    host.do(add_session, AddSession(code, *meeting))
    listed = tuple(
        ListedPerson(row, f"{code}-{row:06}", Sex.FEMALE, 1990, AgeGroup.ADULT, Presence.PRESENT)
        for row in range(1, people + 1)
    )
    host.do(import_attendance, ImportAttendance(code, listed, f"{code:0>64}"))
    distributor.do(draft_distribution, DraftDistribution(code, code, "LOT"))
    distributor.do(freeze_list, NamedDistribution(code))
    distributor.do(open_distribution, NamedDistribution(code))
    return code


def bare(file: Path) -> sqlite3.Connection:
    """Return a plain connection to a database file with the program's own pragmas."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def copied(file: Path, copy: Path) -> Path:
    """Copy a database file with all that its write-ahead log holds."""
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
