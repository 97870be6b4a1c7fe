"""Distributions as they are listed."""

from datetime import date
from typing import Any

from voucher_desk.domain.distributions import DistributionState, PrintMode
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import HandOver, PrintStock, hand_over, print_stock
from voucher_desk.usecases.open_distribution import DraftDistribution, draft_distribution


def test_a_distribution_counts_people_vouchers_and_blanks(any_field: Any) -> None:
    any_field.session("S1", people=3)
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 8))
    any_field.distribution("D1", "S1", mode=PrintMode.FROM_STOCK)
    opened_at = any_field.clock.now
    any_field.do("stock", hand_over, HandOver("D1", 5))
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))

    (row,) = any_field.desk.read(lambda queries: queries.distributions())

    assert row == DistributionRow(
        "D1",
        "S1",
        "LOT-CAS",
        "DON-CAS",
        "ASSO-CAS",
        "Casablanca",
        PrintMode.FROM_STOCK,
        DistributionState.OPEN,
        list_version=1,
        opened_at=opened_at,
        face=250_00,
        expires_on=date(2026, 12, 31),
        entitled=3,
        issued=3,
        printed=3,
        blanks=2,
        collected=0,
        uncollected=3,
        list_lines=3,
        pages_back=0,
    )


def test_vouchers_issued_on_the_spot_wait_to_be_printed(any_field: Any) -> None:
    any_field.session("S1", people=2)
    any_field.distribution("D1", "S1")
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))

    (row,) = any_field.desk.read(lambda queries: queries.distributions())

    assert (row.issued, row.printed, row.blanks) == (2, 0, 0)


def test_the_distribution_drafted_last_stands_first(any_field: Any) -> None:
    any_field.session("S1", people=2)
    any_field.distribution("D2", "S1")
    any_field.do("distribution", draft_distribution, DraftDistribution("D1", "S1", "LOT-PARTOUT"))

    drafted, opened = any_field.desk.read(lambda queries: queries.distributions())

    assert (drafted.code, drafted.state, drafted.opened_at) == ("D1", DistributionState.DRAFT, None)
    assert (drafted.entitled, drafted.issued, drafted.blanks) == (2, 0, 0)
    assert opened.code == "D2"
