"""A desk in a process of its own, for tests of what several do at once.

    python racing_desk.py HOME DATABASE USER

It says `ready`, waits for one line of JSON that tells it what to do, and answers each task on a line.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from voucher_desk.app import open_desk
from voucher_desk.desk import Desk
from voucher_desk.ports.faults import DatabaseBusy
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import HandOver, hand_over
from voucher_desk.usecases.redeem_voucher import Scan, redeem_voucher


def redeem(desk: Desk, provider: str, op_id: str, text: str) -> dict[str, Any]:
    """Redeem one voucher whole and say how it went."""
    answer = desk.do(redeem_voucher, Scan(text, provider, op_id)).value
    return {
        "op": op_id,
        "verdict": answer.verdict.value,
        "code": answer.refusal.code if answer.refusal else "",
        "serial": answer.serial,
        "at": answer.at.isoformat(),
    }


def issue(desk: Desk, distribution: str) -> list[str]:
    """Issue a distribution's vouchers and say which."""
    return list(desk.do(issue_vouchers, IssueVouchers(distribution)).value.serials)


def take(desk: Desk, distribution: str, wanted: int) -> list[str]:
    """Take blanks from the safe and say which."""
    return list(desk.do(hand_over, HandOver(distribution, wanted)).value)


TASKS: dict[str, Callable[..., Any]] = {"redeem": redeem, "issue": issue, "take": take}


def clock() -> Iterator[datetime]:
    """Yield instants of one day that no test ends on."""
    begins = datetime(2026, 10, 11, 9, 0, tzinfo=UTC)
    return (begins + timedelta(seconds=second) for second in count())


def main(home: str, database: str, user: str) -> None:
    """Open the desk, wait for the others, do the tasks one by one."""
    instants = clock()
    desk = open_desk(Path(home), user, database=database or None, clock=lambda: next(instants))
    say("ready")
    for name, *facts in json.loads(sys.stdin.readline()):
        say(json.dumps(done(partial(TASKS[name], desk, *facts))))
    desk.close()


def done(task: Callable[[], Any]) -> Any:
    """Do a task, again where the machine kept the database busy: a person tries the same scan again."""
    while True:
        try:
            return task()
        except DatabaseBusy:
            continue


def say(line: str) -> None:
    """Write a line that the parent reads at once: what is said is committed."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
