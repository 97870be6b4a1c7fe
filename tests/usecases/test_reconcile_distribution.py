"""The end of a distribution: its difference explained line by line, and signed off by another person."""

from typing import Any

import pytest

from voucher_desk.domain.count_back import (
    AlreadyExplained,
    ReasonUnfit,
    Side,
    UnknownVarianceLine,
    VarianceLeft,
    VarianceReason,
)
from voucher_desk.domain.distributions import DistributionState, DistributionStateForbids, PrintMode
from voucher_desk.domain.duties import SamePerson
from voucher_desk.domain.reconciliation import failing
from voucher_desk.domain.vouchers import ReasonMissing, UnknownVoucher, VoucherState, VoucherStateForbids
from voucher_desk.queries.count_backs import CountBack
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.explain_variance import (
    ExplainVariance,
    WithdrawExplanation,
    explain_variance,
    withdraw_explanation,
)
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import (
    HandOver,
    MarkBlanks,
    PrintStock,
    hand_over,
    print_stock,
    spoil_blanks,
)
from voucher_desk.usecases.open_distribution import NamedDistribution
from voucher_desk.usecases.reconcile_distribution import reconcile_distribution

D1 = NamedDistribution("D1")


def closed_with(field: Any, counted: int, blanks: int = 5, people: int = 2) -> tuple[str, ...]:
    """Close a distribution from stock where so many blanks were counted; return those expected back."""
    field.session("S1", people)
    field.distribution("D1", "S1", "LOT-CAS", PrintMode.FROM_STOCK)
    field.do("stock", print_stock, PrintStock("LOT-CAS", blanks + 1))
    field.do("stock", hand_over, HandOver("D1", blanks))
    field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    field.do("distribution", close_distribution, CloseDistribution("D1", counted, "compté deux fois"))
    return tuple(row.serial for row in count_back(field).blanks)


def count_back(field: Any) -> CountBack:
    found: CountBack = field.desk.read(lambda queries: queries.count_back("D1"))
    return found


def explain(
    field: Any, reason: VarianceReason, *serials: str, words: str = "", user: str = "distribution"
) -> Any:
    return field.do(user, explain_variance, ExplainVariance("D1", reason, serials, words))


def state(field: Any) -> DistributionState:
    [row] = field.desk.read(lambda queries: queries.distributions())
    found: DistributionState = row.state
    return found


def test_a_difference_is_explained_by_one_person_and_signed_off_by_another(any_field: Any) -> None:
    first, torn, last = closed_with(any_field, counted=1)

    explain(any_field, VarianceReason.LOST, last)
    explain(any_field, VarianceReason.TORN, torn)
    any_field.do("coordination", reconcile_distribution, D1)

    assert state(any_field) is DistributionState.RECONCILED
    assert [any_field.state_of(serial).value for serial in (first, torn, last)] == [
        "RETURNED",
        "SPOILED",
        "SPOILED",
    ]
    figures = any_field.figures()
    assert (figures.printed, figures.spoiled, figures.returned_stock, figures.in_custody) == (6, 2, 1, 1)
    assert failing(figures) == ()
    assert any_field.desk.read(lambda queries: queries.differences()) == ()
    found = count_back(any_field)
    assert (found.closed_by, found.signed_by, found.unexplained) == ("distribution", "coordination", {})


def test_who_explained_a_line_does_not_sign_it_off(any_field: Any) -> None:
    *_, last = closed_with(any_field, counted=2)
    explain(any_field, VarianceReason.LOST, last, user="coordination")

    with pytest.raises(SamePerson) as refused:
        any_field.do("coordination", reconcile_distribution, D1)

    assert (refused.value.first, refused.value.second) == ("explain", "reconcile")
    any_field.do("stock", reconcile_distribution, D1)
    assert state(any_field) is DistributionState.RECONCILED


@pytest.mark.parametrize("reason", [VarianceReason.COUNTED_WRONG, VarianceReason.OTHER_DESK])
def test_a_blank_that_is_found_after_all_goes_back_into_stock(field: Any, reason: VarianceReason) -> None:
    *_, last = closed_with(field, counted=2)

    explain(field, reason, last)
    field.do("stock", reconcile_distribution, D1)

    assert field.state_of(last) is VoucherState.RETURNED
    assert field.figures().spoiled == 0


def test_a_blank_written_off_is_never_issued(field: Any) -> None:
    *_, last = closed_with(field, counted=2)
    explain(field, VarianceReason.LOST, last)
    field.do("stock", reconcile_distribution, D1)
    field.session("S2", 4)
    field.distribution("D2", "S2", "LOT-CAS", PrintMode.FROM_STOCK)

    handed = field.do("stock", hand_over, HandOver("D2", 3))

    assert last not in handed
    with pytest.raises(VoucherStateForbids):
        field.do("stock", spoil_blanks, MarkBlanks((last,)))


def test_nothing_is_signed_off_while_a_paper_has_no_line(field: Any) -> None:
    *_, last = closed_with(field, counted=1)
    explain(field, VarianceReason.LOST, last)

    with pytest.raises(VarianceLeft) as refused:
        field.do("stock", reconcile_distribution, D1)

    assert (refused.value.missing, refused.value.excess) == (1, 0)
    assert count_back(field).unexplained == {"": 1}
    assert state(field) is DistributionState.CLOSED


def test_more_lines_than_papers_missing_are_no_explanation(field: Any) -> None:
    first, *_, last = closed_with(field, counted=2)
    explain(field, VarianceReason.LOST, first, last)

    with pytest.raises(VarianceLeft) as refused:
        field.do("stock", reconcile_distribution, D1)

    assert (refused.value.missing, refused.value.excess) == (0, 1)


def test_a_paper_in_excess_is_named_by_its_number_and_stays_what_it_is(any_field: Any) -> None:
    closed_with(any_field, counted=4)
    issued = next(row.serial for row in any_field.desk.read(lambda queries: queries.handings("D1")))

    [line] = explain(any_field, VarianceReason.NOT_HANDED_OVER, issued)
    any_field.do("stock", reconcile_distribution, D1)

    assert (line.side, line.serial) == (Side.EXCESS, issued)
    assert any_field.state_of(issued) is VoucherState.ISSUED
    assert any_field.figures().returned_stock == 3


def test_a_paper_counted_once_too_often_has_no_number(any_field: Any) -> None:
    closed_with(any_field, counted=4)

    [line] = explain(any_field, VarianceReason.COUNTED_WRONG)
    any_field.do("stock", reconcile_distribution, D1)

    assert (line.side, line.serial) == (Side.EXCESS, None)
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_a_wrong_line_is_taken_back_and_another_written(any_field: Any) -> None:
    first, _middle, last = closed_with(any_field, counted=2)
    [wrong] = explain(any_field, VarianceReason.LOST, first)

    any_field.do("coordination", withdraw_explanation, WithdrawExplanation("D1", wrong.number))
    [right] = explain(any_field, VarianceReason.LOST, last)
    any_field.do("coordination", reconcile_distribution, D1)

    assert right.number == wrong.number + 1
    assert any_field.state_of(first) is VoucherState.RETURNED
    assert any_field.desk.read(lambda queries: queries.differences()) == ()
    with pytest.raises(DistributionStateForbids):
        any_field.do("distribution", withdraw_explanation, WithdrawExplanation("D1", right.number))


def test_a_line_is_taken_back_once(field: Any) -> None:
    *_, last = closed_with(field, counted=2)
    [line] = explain(field, VarianceReason.LOST, last)
    field.do("distribution", withdraw_explanation, WithdrawExplanation("D1", line.number))

    with pytest.raises(UnknownVarianceLine):
        field.do("distribution", withdraw_explanation, WithdrawExplanation("D1", line.number))


def test_what_makes_no_sense_is_not_written(field: Any) -> None:
    *_, last = closed_with(field, counted=2)
    explain(field, VarianceReason.LOST, last)

    for refusal, reason, serials, words in (
        (AlreadyExplained, VarianceReason.TORN, (last,), ""),
        (AlreadyExplained, VarianceReason.COUNTED_WRONG, (last,), ""),
        (UnknownVoucher, VarianceReason.LOST, ("CAS1-999999",), ""),
        (ReasonUnfit, VarianceReason.NOT_HANDED_OVER, (count_back(field).blanks[0].serial,), ""),
        (ReasonUnfit, VarianceReason.LOST, (), ""),
        (ReasonMissing, VarianceReason.OTHER, (count_back(field).blanks[0].serial,), " \u200b"),
    ):
        with pytest.raises(refusal):
            explain(field, reason, *serials, words=words)

    assert len(count_back(field).lines) == 1


def test_only_a_closed_distribution_is_explained(field: Any) -> None:
    field.session("S1", 1)
    field.distribution("D1", "S1", "LOT-CAS", PrintMode.FROM_STOCK)

    with pytest.raises(DistributionStateForbids):
        explain(field, VarianceReason.COUNTED_WRONG)
    with pytest.raises(DistributionStateForbids):
        field.do("stock", reconcile_distribution, D1)


def test_a_blank_set_aside_since_needs_no_line_any_more(any_field: Any) -> None:
    *_, last = closed_with(any_field, counted=2)
    explain(any_field, VarianceReason.LOST, last)
    any_field.do("stock", spoil_blanks, MarkBlanks((last,), "retrouvé déchiré"))

    any_field.do("coordination", reconcile_distribution, D1)

    assert state(any_field) is DistributionState.RECONCILED
    assert failing(any_field.figures()) == ()
    assert any_field.figures().spoiled == 1


def test_papers_counted_where_vouchers_are_printed_on_the_spot_are_explained_alike(field: Any) -> None:
    serial, *_ = field.issued(1)
    field.do("coordination", close_distribution, CloseDistribution("D1", 1, "une feuille en trop"))

    explain(field, VarianceReason.NOT_HANDED_OVER, serial)
    field.do("stock", reconcile_distribution, D1)

    assert state(field) is DistributionState.RECONCILED
