"""Rows 37 to 39 of the contract of bad inputs, through the use cases: the code, and nothing saved."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from db.engine import reading
from voucher_desk.domain.donations import TrancheDiffers
from voucher_desk.domain.money import AmountAboveRest, DonationExhausted, InvalidAmount
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.programme import CodeWrong
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.domain.sessions import SessionKind, WaiverReason
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme
from voucher_desk.usecases.open_distribution import DraftDistribution, draft_distribution
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
from voucher_desk.usecases.waive_attendance import ProposeWaiver, propose_waiver

HOSTILE = [
    "<img src=x>",
    "=cmd|' /C calc'!A0",
    "Robert'); DROP TABLE voucher;--",
    "😀 %s {name} \\n",
    "Ame\u0301lie \u200bB\u202eX\u0000",
    "x" * 5_000,
]


@pytest.mark.parametrize("amount", [0, -50_00])
def test_mnt_02_nothing_and_less_than_nothing(field: Any, amount: int) -> None:
    (serial,) = field.issued(1)

    refusal = field.redeem(serial, amount=amount).refusal

    assert isinstance(refusal, InvalidAmount)
    assert refusal.code == "MNT-02"
    assert field.figures().redeemed == 0


def test_mnt_04_more_than_is_left_says_how_much_is(field: Any) -> None:
    (serial,) = field.issued(1, "LOT-RAB")

    answer = field.redeem(serial, amount=187_51, provider="PHARMA-RAB", user="guichet-rab")

    assert isinstance(answer.refusal, AmountAboveRest)
    assert (answer.refusal.code, answer.refusal.rest) == ("MNT-04", 187_50)
    assert field.figures("DON-RAB").redeemed == 0


def test_mnt_05_more_than_the_donation_has_says_how_much_it_has(field: Any) -> None:
    field.issued(30)
    field.session("S2", 11)
    field.distribution("D2", "S2")

    with pytest.raises(DonationExhausted) as refused:
        field.do("distribution", issue_vouchers, IssueVouchers("D2"))

    assert (refused.value.code, refused.value.available) == ("MNT-05", 2_500_00)
    assert field.figures().issued_count == 30


@pytest.mark.parametrize("theme", HOSTILE)
def test_39_a_theme_is_kept_as_plain_text_on_every_engine(any_field: Any, theme: str) -> None:
    begins = any_field.clock.now
    request = AddSession(
        "S1", SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", theme, begins, begins + timedelta(hours=1)
    )

    kept = any_field.do("animation", add_session, request).theme

    assert kept == any_field.do("animation", add_session, request).theme
    assert len(kept) <= 120
    assert not {"\u200b", "\u202e", "\x00", "\u0301"} & set(kept)
    assert theme.startswith(kept[:4]) or kept.startswith("Amélie B")


@pytest.mark.parametrize("words", HOSTILE)
def test_39_reasons_and_explanations_are_kept_as_plain_text(any_field: Any, words: str) -> None:
    (serial,) = any_field.issued(1)
    op_id = any_field.redeem(serial).op_id

    any_field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(op_id, words))
    any_field.do("coordination", close_distribution, CloseDistribution("D1", 1, words))

    assert any_field.redeem(serial).verdict is Verdict.REDEEMED
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_39_two_ways_of_writing_one_name_are_one(field: Any) -> None:
    begins = field.clock.now
    facts = (SessionKind.AWARENESS, "ASSO-CAS", "Casablanca")
    one = AddSession("S1", *facts, "Am\u00e9lie", begins, begins)
    other = AddSession("S1", *facts, "Ame\u0301lie", begins, begins)

    assert field.do("animation", add_session, one) == field.do("animation", add_session, other)


@pytest.mark.parametrize("code", ["", " \u200b", "x" * 41])
def test_a_code_that_is_none_or_too_long_is_refused_on_every_engine(any_field: Any, code: str) -> None:
    begins = any_field.clock.now
    session = AddSession(code, SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", "Essai", begins, begins)
    person = Person(0, code, Sex.FEMALE, None, AgeGroup.ADULT)
    any_field.session("S1", 1)

    for user, use_case, request in (
        ("animation", add_session, session),
        ("distribution", draft_distribution, DraftDistribution(code, "S1", "LOT-CAS")),
        ("animation", propose_waiver, ProposeWaiver("S1", person, WaiverReason.HEALTH)),
    ):
        with pytest.raises(CodeWrong):
            any_field.do(user, use_case, request)


def test_a_refused_file_saves_nothing(field: Any, engine: Engine, programme_file: bytes) -> None:
    text_of = programme_file.decode().replace('name = "Programme d\'essai"', 'name = "Autre"')
    declared = read_programme_file(text_of.replace('"10000.00"', '"9999.99"').encode())

    with pytest.raises(TrancheDiffers):
        field.do("administration", load_programme, LoadProgramme(declared))

    with reading(engine) as connection:
        assert connection.execute(text("SELECT name FROM programme")).scalar() == "Programme d'essai"
