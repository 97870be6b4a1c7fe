"""The float of a desk: handed over by one, counted by another, issued by that desk alone, counted back."""

import random
from typing import Any

import pytest

from voucher_desk.domain.count_back import DeskNotCounted, UnknownDesk, VarianceReason
from voucher_desk.domain.distributions import DistributionState, PrintMode
from voucher_desk.domain.duties import SamePerson
from voucher_desk.domain.floats import AlreadyReceived, UnknownMove
from voucher_desk.domain.stock import CountDiffers, StockShort
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.count_backs import CountBack
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.explain_variance import ExplainVariance, explain_variance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import (
    HandOver,
    PrintStock,
    ReceiveBlanks,
    hand_over,
    print_stock,
    receive_blanks,
)
from voucher_desk.usecases.open_distribution import NamedDistribution
from voucher_desk.usecases.reconcile_distribution import reconcile_distribution
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


def opened(field: Any, people: int = 5, blanks: int = 12) -> None:
    field.session("S1", people)
    field.distribution("D1", "S1", "LOT-CAS", PrintMode.FROM_STOCK)
    field.do("stock", print_stock, PrintStock("LOT-CAS", blanks))


def hand(field: Any, desk: str, count: int) -> tuple[str, ...]:
    serials: tuple[str, ...] = field.do("stock", hand_over, HandOver("D1", count, desk))
    return serials


def issue(field: Any, desk: str = "", most: int | None = None) -> tuple[str, ...]:
    request = IssueVouchers("D1", desk, most)
    serials: tuple[str, ...] = field.do("distribution", issue_vouchers, request).serials
    return serials


def close(field: Any, counted_back: int = 0, **desks: int) -> DistributionState:
    request = CloseDistribution("D1", counted_back, "compté deux fois", desks)
    closed = field.do("distribution", close_distribution, request)
    state: DistributionState = closed.distribution.state
    return state


def count_back(field: Any) -> CountBack:
    found: CountBack = field.desk.read(lambda queries: queries.count_back("D1"))
    return found


def told(field: Any) -> list[tuple[str, int, int, int, int | None]]:
    return [(row.desk, row.given, row.issued, row.left, row.counted) for row in count_back(field).desks]


def test_each_desk_issues_its_own_float_and_its_way_is_seen(any_field: Any) -> None:
    opened(any_field)
    of_a, of_b = hand(any_field, "A", 4), hand(any_field, "B", 3)

    assert {*issue(any_field, "A", most=2)} <= {*of_a}
    assert {*issue(any_field, "B")} == {*of_b}
    assert told(any_field) == [("A", 4, 2, 2, None), ("B", 3, 3, 0, None)]

    assert close(any_field, A=2) is DistributionState.RECONCILED
    assert told(any_field) == [("A", 4, 2, 0, 2), ("B", 3, 3, 0, 0)]
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_what_is_in_the_float_of_a_desk_is_issued_by_no_other(field: Any) -> None:
    opened(field)
    hand(field, "A", 5)

    with pytest.raises(StockShort):
        issue(field)
    with pytest.raises(UnknownDesk):
        issue(field, "B")
    hand(field, "B", 1)
    assert len(issue(field, "B")) == 1
    with pytest.raises(StockShort):
        issue(field, "B")


def test_a_desk_serves_as_many_as_its_float_lasts_for_and_the_next_one_the_others(field: Any) -> None:
    opened(field)
    hand(field, "A", 2)
    hand(field, "B", 6)

    served = {*issue(field, "A")}
    others = issue(field, "B")

    rows = field.desk.read(lambda queries: queries.handings("D1"))
    assert [row.person for row in rows if row.serial in served] == ["S1-0001", "S1-0002"]
    assert len(others) == 3
    assert issue(field, "B") == ()


def test_a_replacement_comes_from_the_float_of_the_same_desk(field: Any) -> None:
    opened(field, people=2)
    hand(field, "A", 2)
    of_b = hand(field, "B", 3)
    issue(field, "A", most=1)
    [lost] = issue(field, "B")
    field.do("distribution", propose_void, ProposeVoid(lost, VoidReason.LOST))
    field.do("coordination", approve_void, ApproveVoid(lost))

    new = field.do("distribution", replace_voucher, ReplaceVoucher(lost)).serial

    assert new in of_b


def test_the_same_blank_is_in_one_float_however_they_are_dealt(field: Any) -> None:
    """Invariant 2."""
    opened(field, people=1, blanks=40)
    dice = random.Random(7)

    dealt = [hand(field, dice.choice("ABC"), dice.randint(1, 4)) for _ in range(9)]

    serials = [serial for part in dealt for serial in part]
    assert len(serials) == len({*serials})
    assert [run.first for move in count_back(field).moves for run in move.runs] == [part[0] for part in dealt]
    assert [run.last for move in count_back(field).moves for run in move.runs] == [part[-1] for part in dealt]


def test_blanks_given_by_one_are_counted_and_received_by_another(any_field: Any) -> None:
    opened(any_field)
    any_field.do("coordination", hand_over, HandOver("D1", 3, "A"))
    [move] = count_back(any_field).moves
    receive = ReceiveBlanks(move.number, 3)

    with pytest.raises(SamePerson):
        any_field.do("coordination", receive_blanks, receive)
    with pytest.raises(CountDiffers):
        any_field.do("distribution", receive_blanks, ReceiveBlanks(move.number, 2))
    any_field.do("distribution", receive_blanks, receive)

    [move] = count_back(any_field).moves
    assert (move.by, move.received_by) == ("coordination", "distribution")
    with pytest.raises(AlreadyReceived):
        any_field.do("distribution", receive_blanks, receive)
    with pytest.raises(UnknownMove):
        any_field.do("distribution", receive_blanks, ReceiveBlanks(99, 3))
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_every_desk_that_has_blanks_left_is_counted(field: Any) -> None:
    opened(field, people=1)
    hand(field, "A", 2)
    hand(field, "B", 1)
    issue(field, "B")

    with pytest.raises(DeskNotCounted) as refused:
        close(field)
    with pytest.raises(UnknownDesk):
        close(field, A=2, C=1)

    assert refused.value.desk == "A"
    assert close(field, A=2) is DistributionState.RECONCILED


def test_desks_that_differ_one_from_the_other_do_not_agree_in_all(any_field: Any) -> None:
    opened(any_field, people=1)
    *_, passed_on = hand(any_field, "A", 3)
    hand(any_field, "B", 2)

    assert close(any_field, A=2, B=3) is DistributionState.CLOSED
    assert count_back(any_field).unexplained == {"A": 1, "B": -1}

    for desk in ("A", "B"):
        wanted = ExplainVariance("D1", VarianceReason.OTHER_DESK, (passed_on,), desk=desk)
        any_field.do("distribution", explain_variance, wanted)
    any_field.do("stock", reconcile_distribution, NamedDistribution("D1"))

    assert any_field.figures().returned_stock == 5
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_blanks_in_no_desks_float_are_counted_beside_those_of_desks(field: Any) -> None:
    opened(field, people=1)
    hand(field, "A", 2)
    hand(field, "", 3)

    assert close(field, 3, A=2) is DistributionState.RECONCILED
    assert told(field) == [("", 3, 0, 0, 3), ("A", 2, 0, 0, 2)]
