"""A programme in two cities in which every figure comes to something, and a way to damage its database."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, text

from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases import keep_stock as stock
from voucher_desk.usecases import settle_claim as claims
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.expire_vouchers import (
    ExpireVouchers,
    ExtendVoucher,
    expire_vouchers,
    extend_voucher,
)
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.print_vouchers import PrintVouchers, print_vouchers
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

SEXES = (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN)
AGES = (AgeGroup.ADULT, AgeGroup.MINOR, AgeGroup.UNKNOWN)
UNTIL = date(2027, 12, 31)


@pytest.fixture
def live_through() -> Callable[[Any], None]:
    """Return a function that plays the programme on a field."""
    return _live_through


@pytest.fixture
def without_guards() -> Callable[[Connection], None]:
    """Return a function that drops the triggers, as somebody would who means to damage the file."""

    def drop(connection: Connection) -> None:
        triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in triggers.scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")

    return drop


def _meeting(field: Any, code: str, association: str, people: range) -> None:
    """Hold a session with these people of every sex and age."""
    city = {"ASSO-CAS": "Casablanca", "ASSO-RAB": "Rabat"}[association]
    begins = field.clock.now.replace(second=0)
    window = (begins, begins + timedelta(hours=2))
    planned = AddSession(code, SessionKind.AWARENESS, association, city, "Essai", *window)
    field.do("animation", add_session, planned)
    listed = tuple(
        ListedPerson(row, f"P-{number}", SEXES[number % 3], None, AGES[number % 4 % 3], Presence.PRESENT)
        for row, number in enumerate(people, start=1)
    )
    field.do("animation", import_attendance, ImportAttendance(code, listed, f"{code:0>64}"))


def _void(field: Any, serial: str, reason: VoidReason) -> None:
    field.do("distribution", propose_void, ProposeVoid(serial, reason))
    field.do("coordination", approve_void, ApproveVoid(serial))


def _live_through(field: Any) -> None:
    _meeting(field, "S1", "ASSO-CAS", range(1, 15))
    _meeting(field, "S2", "ASSO-RAB", range(12, 20))
    _meeting(field, "S3", "ASSO-CAS", range(1, 4))
    field.distribution("D1", "S1", "LOT-CAS")
    field.distribution("D2", "S2", "LOT-RAB")
    blanks = field.do("stock", stock.print_stock, stock.PrintStock("LOT-PARTOUT", 12))
    field.distribution("D3", "S1", "LOT-PARTOUT", PrintMode.FROM_STOCK)
    field.do("stock", stock.hand_over, stock.HandOver("D3", 4))
    for paper in blanks[-2:]:
        field.do("stock", stock.spoil_blanks, stock.MarkBlanks((paper.serial,)))
    field.do("stock", stock.destroy_blanks, stock.MarkBlanks((blanks[-1].serial,)))
    field.do("coordination", close_distribution, CloseDistribution("D3", 4))
    field.do("stock", stock.destroy_blanks, stock.MarkBlanks((blanks[0].serial,)))
    casablanca, rabat = (
        field.do("distribution", issue_vouchers, IssueVouchers(code)).serials for code in ("D1", "D2")
    )
    for code in ("D1", "D2"):
        for paper in field.do("distribution", print_vouchers, PrintVouchers(code)):
            field.papers[paper.serial] = paper
    _redeem_and_claim(field, casablanca, rabat)
    _end(field, casablanca, rabat)


def _redeem_and_claim(field: Any, casablanca: tuple[str, ...], rabat: tuple[str, ...]) -> None:
    for serial in casablanca[:4]:
        field.redeem(serial, amount=200_00)
    mistake = field.redeem(casablanca[4])
    field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(mistake.op_id, "erreur"))
    for serial in rabat[:3]:
        field.redeem(serial, provider="PHARMA-RAB", user="guichet-rab", amount=80_00)
    _claim(field, "guichet-cas", "PHARMA-CAS", "DON-CAS", {casablanca[0]: DisallowReason.NO_PAPER})
    paid = _claim(field, "guichet-rab", "PHARMA-RAB", "DON-RAB", {rabat[0]: DisallowReason.ILLEGIBLE})
    field.do("tresorerie", claims.pay_claim, claims.PayClaim(paid, "VIR-1", 100_00))
    field.redeem(casablanca[5])
    waiting = field.do("guichet-cas", claims.draft_claim, claims.DraftClaim("PHARMA-CAS", "DON-CAS", UNTIL))
    field.do("guichet-cas", claims.submit_claim, claims.SubmitClaim(waiting.code, "F-9"))
    field.redeem(casablanca[6])


def _claim(field: Any, user: str, provider: str, donation: str, disallowed: dict[str, DisallowReason]) -> str:
    drafted = claims.DraftClaim(provider, donation, UNTIL)
    code: str = field.do(user, claims.draft_claim, drafted).code
    field.do(user, claims.submit_claim, claims.SubmitClaim(code, f"F-{code}"))
    field.do("rapprochement", claims.review_claim, claims.ReviewClaim(code, disallowed))
    field.do("finance", claims.approve_claim, claims.ApproveClaim(code))
    return code


def _end(field: Any, casablanca: tuple[str, ...], rabat: tuple[str, ...]) -> None:
    _void(field, casablanca[7], VoidReason.LOST)
    field.do("distribution", replace_voucher, ReplaceVoucher(casablanca[7]))
    _void(field, casablanca[8], VoidReason.NOT_COLLECTED)
    _void(field, casablanca[9], VoidReason.ERROR)
    person = field.desk.read(lambda queries: queries.voucher_history(casablanca[9]))[0].facts["person"]
    field.do("animation", correct_attendance, CorrectAttendance("S1", person, present=False))
    _void(field, rabat[4], VoidReason.STOLEN)
    field.clock.now = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
    field.do("coordination", expire_vouchers, ExpireVouchers())
    field.do("finance", extend_voucher, ExtendVoucher(rabat[5], date(2027, 3, 31)))
