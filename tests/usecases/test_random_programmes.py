"""Random programmes played through the real use cases, reckoned a second time in plain dictionaries.

After every step the figures are those of the reckoning, which shares no rule with the program, the equations
hold and add up at every level, and the log rebuilds the tables (E1 to E11). What is refused changes nothing.
"""

import hashlib
import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.reconciliation import Figures, Level, names_of
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.sessions import Presence
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases import expire_vouchers as expiry
from voucher_desk.usecases import keep_stock as stock
from voucher_desk.usecases import print_vouchers as printing
from voucher_desk.usecases import settle_claim as claims
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.open_distribution import DraftDistribution, draft_distribution
from voucher_desk.usecases.redeem_voucher import Scan, redeem_voucher
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
from voucher_desk.usecases.suspend_voucher import NamedVoucher, release_voucher, suspend_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

LOTS = {"LOT-CAS": "ASSO-CAS", "LOT-RAB": "ASSO-RAB", "LOT-PARTOUT": "ASSO-CAS"}
DONATIONS = ("DON-CAS", "DON-RAB")
COUNTERS = {
    "guichet-cas": "PHARMA-CAS",
    "guichet-cas-2": "PHARMA-CAS",
    "guichet-hammam": "HAMMAM-CAS",
    "guichet-rab": "PHARMA-RAB",
}
STEPS = (
    *("gather", "gather", "print_stock", "distribute", "distribute", "close", "spoil", "destroy"),
    *("redeem",) * 14,
    *("reverse", "reverse", "suspend", "release", "propose", "approve", "replace"),
    *("reprint", "scan_old", "expire", "extend", "wait", "wait"),
    *("draft", "submit", "submit", "review", "review", "approve_claim", "approve_claim", "pay", "pay"),
)


class Player:
    """Plays one random programme, and keeps the reckoning beside it."""

    def __init__(self, field: Any, reckoning: Any, home: Path, dice: random.Random) -> None:
        self.field = field
        self.book = reckoning
        self.dice = dice
        self.file = next(home.glob("*.db"))
        self.numbers = count(1)
        self.old: list[str] = []
        self.places: dict[str, str] = {}

    def play(self, steps: int) -> None:
        """Take so many random steps, each proved; the first ones give people vouchers."""
        for opening in ("print_stock", "gather", "distribute") * 3:
            getattr(self, opening)()
        for _ in range(steps):
            getattr(self, self.dice.choice(STEPS))()
            self.prove()

    def prove(self) -> None:
        ask = self.field.desk.read
        levels = {one: ask(lambda queries, one=one: queries.reconciliation(level=one)) for one in Level}
        for one, figures in levels[Level.DONATION].lines.items():
            self.agree(figures, self.book.figures(one))
        for one, figures in levels[Level.CITY].lines.items():
            self.agree(figures, self.book.figures_of_city(one))
        for level, found in levels.items():
            assert found.failing == ()
            told = {name: getattr(found.total, name) for name in names_of(level) if name != "settled"}
            self.agree(levels[Level.DONATION].total, told)
        assert ask(lambda queries: queries.differences()) == ()

    def agree(self, figures: Figures, told: dict[str, int]) -> None:
        assert {name: getattr(figures, name) for name in told} == told

    def attempt(self, user: str, use_case: Any, request: Any, *, allowed: bool | None = None) -> Any:
        """Return what a use case gave, None where it was refused and the file is what it was.

        `allowed` is what the reckoning expects, None where it has no opinion.
        """
        before = self.digest()
        given, refused = self.answer(user, use_case, request)
        if refused:
            assert self.digest() == before, refused
        assert allowed in {None, not refused}, (refused, request)
        return given

    def answer(self, user: str, use_case: Any, request: Any) -> tuple[Any, str]:
        """Return what a use case gave, or the code of its refusal."""
        try:
            return self.field.do(user, use_case, request), ""
        except Refused as refusal:
            return None, refusal.code

    def digest(self) -> str:
        with closing(sqlite3.connect(self.file)) as connection:
            return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()

    @property
    def today(self) -> date:
        """Return the day in Morocco, on UTC all year in the months played."""
        day: date = self.field.clock.now.date()
        return day

    def some(self, *states: str) -> str | None:
        """Return a serial, of a voucher in one of these states three times out of four."""
        wanted = [serial for serial, one in self.book.vouchers.items() if one["state"] in states]
        pool = wanted if wanted and self.dice.random() < 0.85 else list(self.book.vouchers)
        return self.dice.choice(pool) if pool else None

    def gather(self) -> None:
        association = self.dice.choice(("ASSO-CAS", "ASSO-RAB"))
        code = f"S{next(self.numbers)}"
        self.field.session(code, self.dice.randint(2, 8), association=association)
        lot = self.dice.choice([lot for lot, owner in LOTS.items() if owner == association])
        mode = PrintMode.FROM_STOCK if self.dice.random() < 0.3 else PrintMode.ON_THE_SPOT
        batches = self.field.desk.read(lambda queries: queries.batches())
        usable = self.today <= next(row.expires_on for row in batches if row.code == lot)
        drafted = DraftDistribution(f"D{code}", code, lot, mode)
        if self.attempt("distribution", draft_distribution, drafted, allowed=usable):
            self.places[self.field.distribution(f"D{code}", code, lot, mode)] = lot
        if self.dice.random() < 0.5:
            late = ListedPerson(1, f"{code}-TARD", Sex.MALE, 1980, AgeGroup.ADULT, Presence.PRESENT)
            self.field.do("animation", import_attendance, ImportAttendance(code, (late,), f"{code}-late"))

    def print_stock(self) -> None:
        lot, wanted = self.dice.choice(tuple(LOTS)), self.dice.choice((0, 4, 9))
        printed = self.attempt("stock", stock.print_stock, stock.PrintStock(lot, wanted), allowed=wanted > 0)
        for paper in printed or ():
            self.field.papers[paper.serial] = paper
            self.book.stock(lot, paper.serial)

    def distribute(self) -> None:
        if not self.places:
            return
        code = self.dice.choice(tuple(self.places))
        self.attempt("stock", stock.hand_over, stock.HandOver(code, self.dice.randint(-1, 9)))
        issued = self.attempt("distribution", issue_vouchers, IssueVouchers(code))
        for serial in issued.serials if issued else ():
            self.book.issue(self.places[code], serial, person=self.person_of(serial))
        printed = self.attempt("distribution", printing.print_vouchers, printing.PrintVouchers(code))
        for paper in printed or ():
            self.field.papers[paper.serial] = paper

    def person_of(self, serial: str) -> str:
        return str(self.field.desk.read(lambda queries: queries.voucher(serial)).person)

    def close(self) -> None:
        if not self.places:
            return
        code = self.dice.choice(tuple(self.places))
        row = self.field.desk.read(lambda queries: {one.code: one for one in queries.distributions()})[code]
        counted = row.blanks + self.dice.choice((0, 0, -1, 1))
        explained = self.dice.choice(("", "un bon perdu"))
        closed = self.attempt("coordination", close_distribution, CloseDistribution(code, counted, explained))
        if closed and closed.expected == closed.counted:
            self.mark_returned()

    def mark_returned(self) -> None:
        for serial, one in self.book.vouchers.items():
            if one["state"] == "blank" and self.field.state_of(serial) == "RETURNED":
                one["state"] = "returned"
            elif one["state"] == "returned" and self.field.state_of(serial) == "PRINTED":
                one["state"] = "blank"

    def spoil(self) -> None:
        serial = self.some("blank")
        if serial:
            blank = self.book.vouchers[serial]["state"] == "blank"
            if self.attempt("stock", stock.spoil_blanks, stock.MarkBlanks((serial,)), allowed=blank):
                self.book.vouchers[serial]["state"] = "spoiled"

    def destroy(self) -> None:
        serial = self.some("spoiled", "returned")
        if serial:
            state = self.book.vouchers[serial]["state"]
            good = state in {"spoiled", "returned"}
            if self.attempt("stock", stock.destroy_blanks, stock.MarkBlanks((serial,)), allowed=good):
                self.book.vouchers[serial]["state"] = f"{state}, destroyed"

    def redeem(self) -> None:
        serial = self.some("live")
        if serial is None or serial not in self.field.papers:
            return
        left = self.book.vouchers[serial]["left"]
        amounts = (None, None, left, left // 2, left // 3, left + 1, 1, 0)
        self.scan(serial, self.field.papers[serial].qr_digits, self.dice.choice(amounts))

    def scan(self, serial: str, text: str, amount: int | None, *, old: bool = False) -> None:
        near = {"Rabat": ("guichet-rab",)}.get(self.book.vouchers[serial]["scope"], tuple(COUNTERS))
        user = self.dice.choice(near)
        provider = COUNTERS[user] if self.dice.random() < 0.9 else "PHARMA-RAB"
        op = str(UUID(int=self.dice.getrandbits(128)))
        taken = None if old else self.book.takes(serial, amount, provider, self.today)
        mine = COUNTERS[user] == provider
        answer = self.attempt(user, redeem_voucher, Scan(text, provider, op, amount), allowed=mine)
        if answer is None:
            return
        assert (answer.verdict is Verdict.REDEEMED) == (taken is not None)
        if taken is not None:
            lost = self.book.use(serial, op, taken, provider=provider, user=user, at=self.field.clock.now)
            left = self.book.vouchers[serial]["left"]
            assert (answer.amount, answer.forfeited, answer.remaining) == (taken, lost, left)
            again = self.field.do(user, redeem_voucher, Scan(text, provider, op, amount))
            assert again == answer

    def reprint(self) -> None:
        serial = self.some("live", "suspended")
        if serial is None:
            return
        good = self.book.vouchers[serial]["state"] in {"live", "suspended"} and serial in self.field.papers
        wanted = printing.ReprintVoucher(serial, "taché")
        for paper in self.attempt("stock", printing.reprint_voucher, wanted, allowed=good) or ():
            self.old += [self.field.papers[serial].qr_digits, self.field.papers[serial].human_code]
            self.field.papers[serial] = paper

    def scan_old(self) -> None:
        serial = self.some("live")
        if self.old and serial:
            self.scan(serial, self.dice.choice(self.old), None, old=True)

    def reverse(self) -> None:
        if not self.book.uses:
            return
        op, use = self.dice.choice(tuple(self.book.uses.items()))
        voucher = self.book.vouchers[use["serial"]]
        user = self.dice.choice(("guichet-cas", "guichet-cas-2"))
        good = (
            COUNTERS[user] == use["provider"]
            and user != use["user"]
            and not use["reversed"]
            and use["claim"] is None
            and self.field.clock.now + timedelta(seconds=1) - use["at"] <= timedelta(hours=24)
            and voucher["state"] in {"live", "used"}
        )
        refunded = voucher["state"] == "used" and use["lost"]
        wanted = ReverseRedemption(op, "erreur")
        if self.attempt(user, reverse_redemption, wanted, allowed=None if refunded and good else good):
            self.book.reverse(op)

    def suspend(self) -> None:
        serial = self.some("live")
        if serial:
            good = self.book.vouchers[serial]["state"] == "live"
            if self.attempt("coordination", suspend_voucher, NamedVoucher(serial, "doute"), allowed=good):
                self.book.vouchers[serial]["state"] = "suspended"

    def release(self) -> None:
        serial = self.some("suspended")
        if serial:
            good = self.book.vouchers[serial]["state"] == "suspended"
            if self.attempt("distribution", release_voucher, NamedVoucher(serial, "levé"), allowed=good):
                self.book.vouchers[serial].update(state="live", proposer=None)

    def propose(self) -> None:
        serial = self.some("live", "suspended")
        if serial:
            good = self.book.vouchers[serial]["state"] in {"live", "suspended"}
            reason = self.dice.choice(tuple(VoidReason))
            if self.attempt("distribution", propose_void, ProposeVoid(serial, reason), allowed=good):
                told = {"state": "suspended", "proposer": "distribution", "why": reason.value}
                self.book.vouchers[serial].update(told)

    def approve(self) -> None:
        proposed = [serial for serial, one in self.book.vouchers.items() if one["proposer"]]
        serial = self.dice.choice(proposed) if proposed else self.some("live")
        if serial:
            good = serial in proposed
            if self.attempt("coordination", approve_void, ApproveVoid(serial), allowed=good):
                self.book.end(serial, "void")

    def replace(self) -> None:
        serial = self.some("void")
        if serial is None:
            return
        old = self.book.vouchers[serial]
        good = (
            old["state"] == "void"
            and old["why"] in {"LOST", "STOLEN", "DAMAGED", "ERROR"}
            and not old["replaced"]
            and self.today <= old["until"]
            and not self.book.holds(old["donation"], old["person"])
            and self.book.figures(old["donation"])["available"] >= old["face"]
        )
        new = self.attempt("distribution", replace_voucher, ReplaceVoucher(serial), allowed=good)
        if new:
            old["replaced"] = True
            self.book.issue(old["lot"], new.serial, person=old["person"], first=False)

    def expire(self) -> None:
        due = [
            serial
            for serial, one in self.book.vouchers.items()
            if one["state"] in {"live", "suspended"} and one["until"] < self.today
        ]
        given = self.attempt("coordination", expiry.expire_vouchers, expiry.ExpireVouchers(), allowed=True)
        assert given.count == len(due)
        assert given.amount == sum(self.book.vouchers[serial]["left"] for serial in due)
        for serial in due:
            self.book.end(serial, "expired")

    def extend(self) -> None:
        serial = self.some("expired")
        if serial is None:
            return
        one, until = self.book.vouchers[serial], self.today + timedelta(days=self.dice.randint(-3, 30))
        good = (
            one["state"] == "expired"
            and until >= self.today
            and until > one["until"]
            and self.book.figures(one["donation"])["available"] >= one["ended"]
        )
        if self.attempt("finance", expiry.extend_voucher, expiry.ExtendVoucher(serial, until), allowed=good):
            self.book.extend(serial, until)

    def wait(self) -> None:
        self.field.clock.now += timedelta(hours=self.dice.choice((5, 23, 60, 400)))

    def draft(self) -> None:
        user, donation = self.dice.choice(tuple(COUNTERS)), self.dice.choice(DONATIONS)
        until = self.today - timedelta(days=self.dice.choice((0, 0, 2)))
        mine = [
            op
            for op, use in self.book.uses.items()
            if use["provider"] == COUNTERS[user] and not use["reversed"] and use["claim"] is None
            if self.book.vouchers[use["serial"]]["donation"] == donation and use["at"].date() <= until
        ]
        wanted = claims.DraftClaim(COUNTERS[user], donation, until)
        claim = self.attempt(user, claims.draft_claim, wanted, allowed=bool(mine))
        if claim:
            assert claim.claimed == sum(self.book.uses[op]["amount"] for op in mine)
            told = {"state": "draft", "donation": donation, "user": user, "disallowed": set(), "paid": 0}
            self.book.claims[claim.code] = told
            for op in mine:
                self.book.uses[op]["claim"] = claim.code

    def submit(self) -> None:
        for code, claim in self.picked_claim():
            number = self.dice.choice(("", f"F-{code}", f"F-{code}", "F-1"))
            good = None if number == "F-1" else claim["state"] == "draft" and bool(number)
            wanted = claims.SubmitClaim(code, number)
            if self.attempt(claim["user"], claims.submit_claim, wanted, allowed=good):
                claim["state"] = "submitted"

    def review(self) -> None:
        for code, claim in self.picked_claim():
            serials = sorted({use["serial"] for use in self.book.uses.values() if use["claim"] == code})
            refused = [serial for serial in serials if self.dice.random() < 0.2]
            wanted = claims.ReviewClaim(code, dict.fromkeys(refused, DisallowReason.NO_PAPER))
            good = claim["state"] in {"submitted", "reviewed"}
            if self.attempt("rapprochement", claims.review_claim, wanted, allowed=good):
                claim.update(state="reviewed", disallowed=set(refused))

    def approve_claim(self) -> None:
        for code, claim in self.picked_claim():
            good = claim["state"] == "reviewed"
            if self.attempt("finance", claims.approve_claim, claims.ApproveClaim(code), allowed=good):
                claim["state"] = "approved"

    def pay(self) -> None:
        for code, claim in self.picked_claim():
            rest = self.book.payable(code)
            amount = self.dice.choice((None, rest, rest // 2, rest + 1, 0))
            sum_paid = rest if amount is None else amount
            user = self.dice.choice(("tresorerie", "tresorerie", "finance"))
            good = user == "tresorerie" and claim["state"] == "approved" and 0 < sum_paid <= rest
            wanted = claims.PayClaim(code, f"VIR-{next(self.numbers)}", amount)
            if self.attempt(user, claims.pay_claim, wanted, allowed=good):
                claim["paid"] += sum_paid

    def picked_claim(self) -> list[tuple[str, dict[str, Any]]]:
        """Return one claim to act on, or none."""
        known = list(self.book.claims.items())
        return [self.dice.choice(known)] if known else []


@pytest.mark.parametrize("seed", range(4))
def test_every_step_of_a_programme_balances(field: Any, reckoning: Any, home: Path, seed: int) -> None:
    Player(field, reckoning, home, random.Random(seed)).play(240)
