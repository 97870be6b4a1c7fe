"""Stock: blanks printed, spoiled, handed over, counted back; none is ever in two places."""

from typing import Any

import pytest

from voucher_desk.domain.distributions import (
    DistributionState,
    DistributionStateForbids,
    PrintMode,
    TakesNoBlanks,
)
from voucher_desk.domain.reconciliation import failing
from voucher_desk.domain.stock import CountDiffers, PrintRunTooLarge, StockShort
from voucher_desk.domain.vouchers import VoidReason, VoucherState, VoucherStateForbids
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
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


def printed(field: Any, count: int, batch: str = "LOT-CAS") -> list[str]:
    return [paper.serial for paper in field.do("stock", print_stock, PrintStock(batch, count))]


def opened(field: Any, people: int = 1, code: str = "1", batch: str = "LOT-CAS") -> str:
    field.session(f"S{code}", people)
    name: str = field.distribution(f"D{code}", f"S{code}", batch, PrintMode.FROM_STOCK)
    return name


def take(field: Any, count: int, code: str = "D1") -> tuple[str, ...]:
    serials: tuple[str, ...] = field.do("stock", hand_over, HandOver(code, count))
    return serials


def close(field: Any, counted: int, explanation: str = "", code: str = "D1") -> Any:
    return field.do("coordination", close_distribution, CloseDistribution(code, counted, explanation))


def issue(field: Any, code: str = "D1") -> tuple[str, ...]:
    serials: tuple[str, ...] = field.do("distribution", issue_vouchers, IssueVouchers(code)).serials
    return serials


@pytest.mark.parametrize("count", [0, -1, 20_001])
def test_a_print_run_has_a_sensible_size(field: Any, count: int) -> None:
    with pytest.raises(PrintRunTooLarge):
        printed(field, count)


def test_serials_go_on_where_the_last_run_ended(any_field: Any) -> None:
    first, second = printed(any_field, 3), printed(any_field, 2, "LOT-RAB")

    assert sorted({*first, *second}) == [*first, *second]


def test_blanks_are_worth_nothing_until_issued(field: Any) -> None:
    printed(field, 5)

    assert field.figures().available == 10_000_00
    assert field.figures().in_custody == 5


def test_a_handed_over_blank_is_in_one_place(field: Any) -> None:
    opened(field, code="1")
    opened(field, code="2")
    printed(field, 5)

    one, other = take(field, 3, "D1"), take(field, 2, "D2")

    assert not {*one} & {*other}
    with pytest.raises(StockShort) as refused:
        take(field, 1, "D2")
    assert (refused.value.wanted, refused.value.held) == (1, 0)


@pytest.mark.parametrize("count", [0, -1])
def test_something_is_handed_over(field: Any, count: int) -> None:
    """A limit of -1 once meant every blank of the safe."""
    opened(field)
    printed(field, 5)

    with pytest.raises(PrintRunTooLarge):
        take(field, count)


def test_a_distribution_on_the_spot_takes_no_blanks(field: Any) -> None:
    field.session("S1", 1)
    field.distribution()
    printed(field, 5)

    with pytest.raises(TakesNoBlanks):
        take(field, 1)


def test_blanks_of_another_lot_are_not_handed_over(field: Any) -> None:
    opened(field)
    printed(field, 5, "LOT-PARTOUT")

    with pytest.raises(StockShort):
        take(field, 1)


def test_issuing_from_stock_takes_the_distributions_own_blanks(any_field: Any) -> None:
    opened(any_field, 2)
    printed(any_field, 5)
    mine = take(any_field, 3)

    assert {*issue(any_field)} <= {*mine}
    assert failing(any_field.figures()) == ()


def test_too_few_blanks_issue_none(field: Any) -> None:
    opened(field, 3)
    printed(field, 5)
    take(field, 2)

    with pytest.raises(StockShort):
        issue(field)

    assert field.figures().issued_count == 0


def test_a_spoiled_blank_is_never_issued(field: Any) -> None:
    opened(field, 2)
    spoiled, *_ = printed(field, 2)
    field.do("stock", spoil_blanks, MarkBlanks((spoiled,), "bourrage"))

    with pytest.raises(StockShort):
        take(field, 2)
    with pytest.raises(VoucherStateForbids):
        field.do("stock", spoil_blanks, MarkBlanks((spoiled,)))


def test_blanks_are_marked_all_or_none(field: Any) -> None:
    one, other = printed(field, 2)
    field.do("stock", spoil_blanks, MarkBlanks((other,)))

    with pytest.raises(VoucherStateForbids):
        field.do("stock", spoil_blanks, MarkBlanks((one, other)))

    assert field.state_of(one) is VoucherState.PRINTED


def test_only_what_came_back_or_was_spoiled_is_destroyed(field: Any) -> None:
    spoiled, kept = printed(field, 2)
    field.do("stock", spoil_blanks, MarkBlanks((spoiled,)))

    assert field.do("stock", destroy_blanks, MarkBlanks((spoiled,))) == 1
    with pytest.raises(VoucherStateForbids):
        field.do("stock", destroy_blanks, MarkBlanks((kept,)))
    assert failing(field.figures()) == ()


def test_a_count_that_agrees_returns_the_blanks_and_reconciles(field: Any) -> None:
    opened(field, 2)
    printed(field, 5)
    mine = take(field, 4)
    issue(field)

    closed = close(field, 2)

    assert closed.distribution.state is DistributionState.RECONCILED
    assert [field.state_of(serial) for serial in mine[2:]] == [VoucherState.RETURNED] * 2
    assert failing(field.figures()) == ()


def test_returned_blanks_are_handed_over_again(any_field: Any) -> None:
    opened(any_field, code="1")
    opened(any_field, code="2")
    printed(any_field, 3)
    first = take(any_field, 3, "D1")
    issue(any_field, "D1")
    close(any_field, 2)

    again = take(any_field, 2, "D2")

    assert {*again} <= {*first}
    assert [any_field.state_of(serial) for serial in again] == [VoucherState.PRINTED] * 2
    assert len(issue(any_field, "D2")) == 1
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


@pytest.mark.parametrize("counted", [0, 3, -1])
def test_a_difference_needs_an_explanation(field: Any, counted: int) -> None:
    opened(field)
    printed(field, 2)
    take(field, 2)

    with pytest.raises(CountDiffers) as refused:
        close(field, counted, " \u200b")

    assert (refused.value.expected, refused.value.counted) == (2, counted)


def test_nobody_counts_fewer_than_none(field: Any) -> None:
    opened(field)

    with pytest.raises(CountDiffers):
        close(field, -1, "une erreur")


def test_an_explained_difference_closes_and_leaves_the_blanks_in_custody(field: Any) -> None:
    opened(field)
    printed(field, 2)
    mine = take(field, 2)

    closed = close(field, 1, "un bon égaré dans la salle")

    assert closed.distribution.state is DistributionState.CLOSED
    assert [field.state_of(serial) for serial in mine] == [VoucherState.PRINTED] * 2
    assert failing(field.figures()) == ()


@pytest.mark.parametrize("counted", [0, 1])
def test_a_closed_distribution_takes_and_issues_nothing(field: Any, counted: int) -> None:
    opened(field)
    printed(field, 3)
    take(field, 1)
    close(field, counted, "compté deux fois")

    for act in (lambda: take(field, 1), lambda: issue(field), lambda: close(field, counted, "x")):
        with pytest.raises(DistributionStateForbids):
            act()


def test_a_blank_missing_at_closing_replaces_nobodys_voucher(field: Any) -> None:
    """Whoever picks up the missing sheet must find it worthless: the replacement is printed anew."""
    opened(field)
    printed(field, 2)
    take(field, 2)
    (lost,) = issue(field)
    close(field, 0, "un bon égaré")
    field.do("distribution", propose_void, ProposeVoid(lost, VoidReason.LOST))
    field.do("coordination", approve_void, ApproveVoid(lost))

    new = field.do("distribution", replace_voucher, ReplaceVoucher(lost))

    assert new.serial not in {"", lost}
    assert field.figures().in_custody == 1
    assert field.state_of(new.serial) is VoucherState.ISSUED
    assert not field.desk.read(lambda queries: queries.voucher(new.serial)).printed
