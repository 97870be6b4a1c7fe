"""R1 to R4: what happens at the counters of providers."""

from datetime import UTC, datetime, timedelta
from typing import Any

from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.human_code import human_code_of
from voucher_desk.queries.exceptions import Hand
from voucher_desk.usecases.redeem_voucher import Scan, verify_voucher
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
from voucher_desk.usecases.settle_claim import (
    DraftClaim,
    ReviewClaim,
    SubmitClaim,
    draft_claim,
    review_claim,
    submit_claim,
)


def at_hammam(field: Any, serial: str) -> Any:
    return field.redeem(serial, provider="HAMMAM-CAS", user="guichet-hammam")


def test_r1_finds_a_used_voucher_scanned_again_here_and_elsewhere(any_field: Any, found: Any) -> None:
    used, once, *_ = any_field.issued(people=2)
    any_field.redeem(used)
    any_field.redeem(once)
    any_field.clock.now += timedelta(minutes=10)
    any_field.redeem(used)
    at_hammam(any_field, used)

    [here] = found(Finding.AGAIN_SAME)
    [elsewhere] = found(Finding.AGAIN_OTHER)
    assert (here.serials, here.place, here.by) == (
        (used,),
        "PHARMA-CAS",
        (Hand(Duty.REDEEM, "guichet-cas"),),
    )
    assert 600 <= (here.figure or 0) < 660
    assert (elsewhere.serials, elsewhere.place, elsewhere.reference) == ((used,), "HAMMAM-CAS", "PHARMA-CAS")
    assert found(Finding.AGAIN_SAME, again_minutes=15) == []


def test_r1_does_not_speak_of_a_voucher_used_again_after_its_exchange_was_undone(
    any_field: Any, kinds: Any
) -> None:
    serial, *_ = any_field.issued(people=1)
    first = any_field.redeem(serial)
    any_field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(first.op_id, "erreur"))
    any_field.redeem(serial)

    assert kinds(Rule.R1) == []


def test_r1_finds_claimed_lines_without_their_paper(any_field: Any, found: Any) -> None:
    kept, lost, *_ = any_field.issued(people=2)
    for serial in (kept, lost):
        any_field.redeem(serial)
    day = any_field.clock.now.date()
    code = any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", day)).code
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    any_field.do("rapprochement", review_claim, ReviewClaim(code, {lost: DisallowReason.NO_PAPER}))

    [row] = found(Finding.NO_PAPER)
    assert (row.claims, row.serials, row.figure, row.amount) == ((code,), (lost,), 1, 250_00)
    assert row.by == (Hand(Duty.REVIEW, "rapprochement"),)


def test_r2_finds_the_hour_of_many_unknown_codes(any_field: Any, found: Any, kinds: Any) -> None:
    any_field.issued(people=1)
    for bits in (11, 22):
        any_field.redeem("", text=human_code_of(bits))
    any_field.redeem("", text="bonjour")
    assert kinds(Rule.R2) == []

    any_field.redeem("", text=human_code_of(33))
    any_field.clock.now += timedelta(hours=2)
    for _ in range(3):
        any_field.redeem("", text=human_code_of(44))

    [forged] = found(Finding.UNKNOWN_CODES)
    [repeated] = found(Finding.SAME_UNKNOWN_CODE)
    assert (forged.place, forged.figure) == ("PHARMA-CAS", 3)
    assert forged.until is not None
    assert repeated.at is not None
    assert forged.until < repeated.at
    assert found(Finding.UNKNOWN_CODES, unknown_scans=4) == []


def test_r3_finds_a_burst_and_leaves_out_what_came_before_and_after(any_field: Any, found: Any) -> None:
    early, *burst, late = any_field.issued(people=6)
    any_field.redeem(early)
    any_field.clock.now += timedelta(minutes=30)
    for serial in burst:
        any_field.redeem(serial)
    any_field.clock.now += timedelta(minutes=30)
    any_field.redeem(late)

    [row] = found(Finding.BURST, bursts_redemptions=3)
    assert (row.place, row.serials, row.figure, row.amount) == ("PHARMA-CAS", tuple(burst), 4, 1_000_00)
    assert found(Finding.BURST, bursts_redemptions=4) == []
    assert found(Finding.BURST) == []


def test_r3_finds_exchanges_while_the_counter_is_closed(any_field: Any, found: Any) -> None:
    by_day, by_night, *_ = any_field.issued(people=2)
    any_field.redeem(by_day)
    any_field.clock.now = datetime(2026, 10, 10, 22, 30, tzinfo=UTC)
    any_field.redeem(by_night)

    [row] = found(Finding.OUT_OF_HOURS)
    assert (row.serials, row.place, row.figure) == ((by_night,), "PHARMA-CAS", 1)
    assert found(Finding.OUT_OF_HOURS, opening_to=23) == []


def test_r3_finds_vouchers_used_in_the_order_of_their_issue(any_field: Any, found: Any) -> None:
    in_order = any_field.issued(people=5)
    for serial in in_order:
        any_field.redeem(serial)
    mixed = any_field.issued(people=5, code="2")
    for place in (0, 2, 4, 1, 3):
        any_field.redeem(mixed[place])

    [row] = found(Finding.IN_ISSUE_ORDER)
    assert (row.serials, row.reference, row.figure) == (in_order, "D1", 5)
    assert found(Finding.IN_ISSUE_ORDER, order_vouchers=2) == [row]


def test_r3_finds_a_provider_whose_exchanges_are_always_of_the_whole_value(
    any_field: Any, found: Any
) -> None:
    serials = any_field.issued(people=4)
    for serial in serials[:2]:
        any_field.redeem(serial)
    for serial in serials[2:]:
        any_field.redeem(serial, provider="HAMMAM-CAS", user="guichet-hammam", amount=100_00)

    [row] = found(Finding.ALWAYS_FACE, face_redemptions=2)
    assert (row.place, row.figure, row.amount) == ("PHARMA-CAS", 2, 500_00)
    assert found(Finding.ALWAYS_FACE) == []


def test_r4_finds_a_large_share_of_a_city(any_field: Any, found: Any) -> None:
    serials = any_field.issued(people=4)
    any_field.redeem(serials[0])
    at_hammam(any_field, serials[1])
    assert found(Finding.LARGE_SHARE) == []

    for serial in serials[2:]:
        any_field.redeem(serial)
    [row] = found(Finding.LARGE_SHARE)
    assert (row.place, row.figure, row.amount, row.reference) == ("PHARMA-CAS", 75, 750_00, "Casablanca")
    assert found(Finding.LARGE_SHARE, share_percent=75) == []


def test_r4_has_nobody_to_compare_with_where_a_city_has_one_provider(any_field: Any, found: Any) -> None:
    serial, *_ = any_field.issued(people=1, batch="LOT-RAB")
    any_field.redeem(serial, provider="PHARMA-RAB", user="guichet-rab")

    assert found(Finding.LARGE_SHARE) == []


def test_r4_finds_vouchers_used_as_soon_as_they_are_issued(any_field: Any, found: Any) -> None:
    at_once = any_field.issued(people=3)
    for serial in at_once:
        any_field.redeem(serial)
    later = any_field.issued(people=3, code="2")
    any_field.clock.now += timedelta(minutes=11)
    for serial in later:
        at_hammam(any_field, serial)

    [row] = found(Finding.AT_ONCE)
    assert (row.place, row.serials, row.figure) == ("PHARMA-CAS", at_once, 3)
    assert found(Finding.AT_ONCE, lag_vouchers=4) == []


def test_r4_finds_what_is_used_on_the_last_days(any_field: Any, found: Any) -> None:
    serials = any_field.issued(people=4)
    any_field.redeem(serials[0])
    any_field.clock.now = datetime(2026, 12, 29, 10, 0, tzinfo=UTC)
    for serial in serials[1:]:
        any_field.redeem(serial)

    [row] = found(Finding.LAST_DAYS)
    assert (row.place, row.serials, row.figure) == ("PHARMA-CAS", serials[1:], 75)
    assert found(Finding.LAST_DAYS, last_days=1) == []
    assert found(Finding.LAST_DAYS, last_percent=76) == []


def test_a_look_at_a_used_voucher_without_a_provider_is_a_second_scan_too(any_field: Any, found: Any) -> None:
    serial, *_ = any_field.issued(people=1)
    any_field.redeem(serial)
    paper = any_field.papers[serial].qr_digits
    any_field.do("coordination", verify_voucher, Scan(paper, None, "op-look"))

    [row] = found(Finding.AGAIN_SAME)
    assert (row.place, row.serials) == ("", (serial,))
