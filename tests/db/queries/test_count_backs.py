"""What is read of the blanks of a distribution, also of one that closed before desks were counted apart."""

from typing import Any

from sqlalchemy import Engine, text

from db.engine import writing
from voucher_desk.domain.count_back import VarianceReason
from voucher_desk.domain.distributions import DistributionState, PrintMode
from voucher_desk.usecases.explain_variance import ExplainVariance, explain_variance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import HandOver, PrintStock, hand_over, print_stock
from voucher_desk.usecases.open_distribution import NamedDistribution
from voucher_desk.usecases.reconcile_distribution import reconcile_distribution


def opened(field: Any) -> None:
    field.session("S1", 2)
    field.distribution("D1", "S1", "LOT-CAS", PrintMode.FROM_STOCK)
    field.do("stock", print_stock, PrintStock("LOT-CAS", 6))
    field.do("stock", hand_over, HandOver("D1", 5))
    field.do("distribution", issue_vouchers, IssueVouchers("D1"))


def test_an_open_distribution_has_blanks_and_nothing_counted(any_field: Any) -> None:
    opened(any_field)

    found = any_field.desk.read(lambda queries: queries.count_back("D1"))

    [desk], [move] = found.desks, found.moves
    assert (desk.desk, desk.given, desk.issued, desk.left, desk.counted) == ("", 5, 2, 3, None)
    assert (move.vouchers, [run.count for run in move.runs], move.by) == (5, [5], "stock")
    assert len(found.blanks) == 3
    assert (found.unexplained, found.closed_by, found.signed_by) == ({}, None, None)


def test_one_that_closed_before_desks_were_counted_apart_is_explained_and_reconciled(
    any_field: Any, any_engine: Engine
) -> None:
    opened(any_field)
    with writing(any_engine) as connection:
        connection.execute(text("UPDATE distribution SET state = 'CLOSED', counted_back = 2"))
        connection.commit()
    found = any_field.desk.read(lambda queries: queries.count_back("D1"))
    assert found.unexplained == {"": 1}

    lost = ExplainVariance("D1", VarianceReason.LOST, (found.blanks[-1].serial,))
    any_field.do("distribution", explain_variance, lost)
    any_field.do("coordination", reconcile_distribution, NamedDistribution("D1"))

    [row] = any_field.desk.read(lambda queries: queries.distributions())
    assert row.state is DistributionState.RECONCILED
    assert any_field.figures().spoiled == 1
