"""A voucher's history, read off the event log."""

from typing import Any

import pytest

from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.vouchers import UnknownVoucher, VoidReason
from voucher_desk.queries.vouchers import HistoryRow
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import (
    HandOver,
    MarkBlanks,
    PrintStock,
    destroy_blanks,
    hand_over,
    print_stock,
    spoil_blanks,
)
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


def history(field: Any, serial: str) -> tuple[HistoryRow, ...]:
    """Return everything that happened to a voucher."""
    found: tuple[HistoryRow, ...] = field.desk.read(lambda queries: queries.voucher_history(serial))
    return found


def kinds(field: Any, serial: str) -> list[EventKind]:
    """Return what happened to a voucher, oldest first."""
    return [row.kind for row in history(field, serial)]


def test_a_history_tells_a_voucher_from_its_issue_to_its_end(any_field: Any) -> None:
    serial, other = any_field.issued(people=2)
    any_field.do("distribution", reprint_voucher, ReprintVoucher(serial, "mouillé"))
    any_field.redeem(serial)
    any_field.do("distribution", propose_void, ProposeVoid(other, VoidReason.LOST))
    any_field.do("coordination", approve_void, ApproveVoid(other))

    told = history(any_field, serial)

    assert [row.kind for row in told] == [
        EventKind.VOUCHER_ISSUED,
        EventKind.VOUCHERS_PRINTED,
        EventKind.VOUCHER_REPRINTED,
        EventKind.SCAN_ANSWERED,
    ]
    assert (told[0].actor, told[0].amount, told[0].facts["distribution"]) == ("distribution", 250_00, "D1")
    assert told[1].facts == {"distribution": "D1"}
    assert told[2].facts == {"copy": 2, "reason": "mouillé", "job": 2}
    assert told[3].facts["code"] == "QR-09"
    assert [row.at for row in told] == sorted(row.at for row in told)
    assert len({row.station for row in told}) == 1


def test_a_history_tells_which_scans_took_what(field: Any) -> None:
    serial, *_ = field.issued(people=1)
    field.redeem(serial, amount=100_00)

    *_, redeemed, forfeited = history(field, serial)

    assert (redeemed.kind, redeemed.amount, redeemed.actor) == (
        EventKind.VOUCHER_REDEEMED,
        100_00,
        "guichet-cas",
    )
    assert (forfeited.kind, forfeited.amount) == (EventKind.VOUCHER_FORFEITED, 150_00)


def test_a_blank_remembers_its_ways_from_stock_to_the_desk_and_back(any_field: Any) -> None:
    any_field.session("S1", people=1)
    papers = any_field.do("stock", print_stock, PrintStock("LOT-CAS", 4))
    issued, returned, kept, spoiled = (paper.serial for paper in papers)
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 4))
    any_field.distribution("D1", "S1", mode=PrintMode.FROM_STOCK)
    any_field.do("stock", spoil_blanks, MarkBlanks((spoiled,), "bourrage"))
    any_field.do("stock", hand_over, HandOver("D1", 2))
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    any_field.do("distribution", close_distribution, CloseDistribution("D1", counted_back=1))
    any_field.do("stock", destroy_blanks, MarkBlanks((returned, spoiled)))

    printed, handed = EventKind.STOCK_PRINTED, EventKind.STOCK_HANDED_OVER
    assert kinds(any_field, issued) == [printed, handed, EventKind.VOUCHER_ISSUED]
    assert kinds(any_field, returned) == [
        printed,
        handed,
        EventKind.STOCK_RETURNED,
        EventKind.STOCK_DESTROYED,
    ]
    assert kinds(any_field, kept) == [printed]
    assert kinds(any_field, spoiled) == [printed, EventKind.STOCK_SPOILED, EventKind.STOCK_DESTROYED]
    assert history(any_field, kept)[0].facts == {"batch": "LOT-CAS"}


def test_the_history_of_an_unknown_voucher_is_refused(field: Any) -> None:
    with pytest.raises(UnknownVoucher):
        history(field, "ZZZZ-000001")
