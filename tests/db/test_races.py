"""Several desks at once, and desks that are killed: each voucher is used once, what was said stays said."""

import json
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import pytest

from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.reconciliation import failing
from voucher_desk.usecases.keep_stock import PrintStock, print_stock

SCRIPT = Path(__file__).parent / "racing_desk.py"
CHECKOUT = Path(__file__).parents[2]
PEOPLE = 664
COUNTERS = ("guichet-cas", "guichet-cas-2", "guichet-cas", "guichet-cas-2")
KILLS = 20


@pytest.fixture
def programme_file(programme_file: bytes) -> bytes:
    """Return the small programme with money for 664 vouchers."""
    return programme_file.replace(b'"10000.00"', b'"200000.00"')


class RacingDesk:
    """A desk in another process."""

    def __init__(self, home: Path, database: str | None, user: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603  our own script
            [sys.executable, SCRIPT, home, database or "", user],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(CHECKOUT)},
            text=True,
        )

    def wait(self) -> None:
        assert self.said() == "ready"

    def begin(self, tasks: list[list[Any]]) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{json.dumps(tasks)}\n")
        self.process.stdin.flush()

    def said(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def answers(self) -> list[Any]:
        assert self.process.stdout
        answers = [json.loads(line) for line in self.process.stdout]
        assert self.process.wait() == 0
        return answers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def race(home: Path, tmp_path: Path) -> Any:
    """Return a way to let several desks begin at once; each has a station of its own."""

    def run(database: str | None, tasks: list[tuple[str, list[list[Any]]]]) -> list[list[Any]]:
        place = database or str(next(home.glob("*.db")))
        with ExitStack() as desks:
            racing = []
            for number, (user, _) in enumerate(tasks):
                own = tmp_path / f"home-{number}"
                own.mkdir(exist_ok=True)
                racing.append(desks.enter_context(RacingDesk(own, place, user)))
            for desk in racing:
                desk.wait()
            for desk, (_, wanted) in zip(racing, tasks, strict=True):
                desk.begin(wanted)
            return [desk.answers() for desk in racing]

    return run


def scans(field: Any, serials: Any, *, op_of: Any = lambda _: str(uuid4())) -> list[list[Any]]:
    return [["redeem", "PHARMA-CAS", op_of(serial), field.papers[serial].qr_digits] for serial in serials]


def require_whole(field: Any) -> None:
    assert failing(field.figures()) == ()
    assert field.desk.read(lambda queries: queries.differences()) == ()


def test_four_desks_redeem_every_voucher_once(any_field: Any, database: str | None, race: Any) -> None:
    serials = any_field.issued(PEOPLE)

    told = race(database, [(user, scans(any_field, serials)) for user in COUNTERS])

    answers = list(chain.from_iterable(told))
    assert Counter((answer["verdict"], answer["code"]) for answer in answers) == {
        ("redeemed", ""): PEOPLE,
        ("refused", "QR-10"): PEOPLE * 3,
    }
    redeemed = {answer["serial"] for answer in answers if answer["verdict"] == "redeemed"}
    assert redeemed == set(serials)
    assert any_field.figures().redeemed == PEOPLE * 250_00
    require_whole(any_field)


def test_one_operation_at_two_desks_is_one_redemption(
    any_field: Any, database: str | None, race: Any
) -> None:
    serials = any_field.issued(40)
    ops = {serial: str(uuid4()) for serial in serials}
    same = scans(any_field, serials, op_of=ops.get)

    one, other = race(database, [("guichet-cas", same), ("guichet-cas-2", same)])

    assert one == other
    assert {answer["verdict"] for answer in one} == {"redeemed"}
    assert any_field.figures().redeemed == 40 * 250_00
    require_whole(any_field)


def test_two_desks_issue_one_voucher_to_each_person(any_field: Any, database: str | None, race: Any) -> None:
    any_field.session("S1", 60)
    any_field.distribution("D1", "S1")

    one, other = race(database, [("distribution", [["issue", "D1"]])] * 2)

    assert sorted(map(len, (*one, *other))) == [0, 60]
    assert any_field.figures().issued_count == 60
    require_whole(any_field)


def test_two_desks_take_different_blanks(any_field: Any, database: str | None, race: Any) -> None:
    for number in (1, 2):
        any_field.session(f"S{number}", 1)
        any_field.distribution(f"D{number}", f"S{number}", mode=PrintMode.FROM_STOCK)
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 80))

    tasks = [("stock", [["take", code, 4]] * 10) for code in ("D1", "D2")]
    told = list(chain.from_iterable(chain.from_iterable(race(database, tasks))))

    assert len(told) == len(set(told)) == 80
    require_whole(any_field)


def test_a_monthly_ceiling_holds_over_several_desks(any_field: Any, database: str | None, race: Any) -> None:
    serials = any_field.issued(12)
    texts = [any_field.papers[serial].qr_digits for serial in serials]
    halves = [
        [["redeem", "HAMMAM-CAS", str(uuid4()), text] for text in part] for part in (texts[:6], texts[6:])
    ]

    told = race(database, [("guichet-hammam", half) for half in halves])

    verdicts = Counter(answer["verdict"] for answer in chain.from_iterable(told))
    assert verdicts["redeemed"] == 2
    assert any_field.figures().redeemed == 500_00


def test_what_a_killed_desk_had_said_is_kept(field: Any, home: Path, tmp_path: Path) -> None:
    waiting = list(field.issued(PEOPLE))
    database = str(next(home.glob("*.db")))
    own = tmp_path / "home-0"
    own.mkdir()
    said: list[str] = []
    for kill in range(KILLS):
        wanted = scans(field, waiting)
        with RacingDesk(own, database, "guichet-cas") as desk:
            desk.wait()
            desk.begin(wanted)
            said += [json.loads(desk.said())["serial"] for _ in range(kill % 7 + 1)]
        waiting = [serial for serial in waiting if serial not in said]

    assert {str(field.state_of(serial)) for serial in said} == {"REDEEMED"}
    assert len(said) == len(set(said)) == sum(kill % 7 + 1 for kill in range(KILLS))
    require_whole(field)
