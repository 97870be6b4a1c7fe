"""What is explained, disputed, sent back and returned on paper stays, whatever tool writes."""

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.count_back import VarianceReason
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.signed_lists import LineMark
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.dispute_line import DisputeLine, dispute_line
from voucher_desk.usecases.explain_variance import (
    ExplainVariance,
    WithdrawExplanation,
    explain_variance,
    withdraw_explanation,
)
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import (
    HandOver,
    PrintStock,
    ReceiveBlanks,
    hand_over,
    print_stock,
    receive_blanks,
)
from voucher_desk.usecases.open_distribution import (
    DraftDistribution,
    NamedDistribution,
    draft_distribution,
    freeze_list,
)
from voucher_desk.usecases.return_page import ReturnPage, return_page
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    review_claim,
    submit_claim,
)


def refuse(engine: Engine, rule: str, statement: str) -> None:
    """Show that a statement which would change something is refused by this rule."""
    with engine.connect() as connection, pytest.raises(DBAPIError, match=rule):
        connection.execute(text(statement))


@pytest.fixture
def counted(any_field: Any) -> Any:
    """Return the field with a distribution closed with a difference, one paper of it explained."""
    any_field.session("S1", 1)
    any_field.distribution("D1", "S1", "LOT-CAS", PrintMode.FROM_STOCK)
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 5))
    serials = any_field.do("stock", hand_over, HandOver("D1", 4, "A"))
    any_field.do("distribution", receive_blanks, ReceiveBlanks(1, 4))
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1", "A"))
    any_field.do("distribution", close_distribution, CloseDistribution("D1", 0, "écart", {"A": 2}))
    for serial in serials[-2:]:
        lost = ExplainVariance("D1", VarianceReason.LOST, (serial,))
        any_field.do("distribution", explain_variance, lost)
    any_field.do("distribution", withdraw_explanation, WithdrawExplanation("D1", 1))
    return any_field


@pytest.mark.parametrize(
    "table",
    ["stock_move", "stock_move_line", "stock_receipt", "desk_count", "variance_line", "variance_withdrawal"],
)
def test_what_was_handed_over_counted_and_explained_is_only_added_to(
    counted: Any, any_engine: Engine, table: str
) -> None:
    column = "voucher_id" if table == "stock_move_line" else "counted" if table == "desk_count" else '"at"'
    refuse(any_engine, f"{table} is only added to", f"UPDATE {table} SET {column} = {column}")
    refuse(any_engine, f"{table} is only added to", f"DELETE FROM {table}")
    if any_engine.dialect.name == "sqlite":
        again = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"
        refuse(any_engine, f"a key of {table} is taken already|one float|another person", again)


SIGNED_BY_THE_SAME = (
    'INSERT INTO sign_off (distribution_id, at, "by")'
    ' SELECT distribution_id, at, "by" FROM variance_line WHERE number = 2'
)
RECEIVED_BY_THE_SAME = 'INSERT INTO stock_receipt (move_id, at, "by") SELECT id, at, "by" FROM stock_move'
IN_NO_FLOAT = (
    "INSERT INTO stock_move_line (move_id, voucher_id) SELECT stock_move.id, voucher.id"
    " FROM stock_move, voucher WHERE voucher.distribution_id IS NULL"
)


@pytest.mark.parametrize(
    ("rule", "statement"),
    [
        ("a difference is signed off before", "UPDATE distribution SET state = 'RECONCILED'"),
        ("signed off by another person", SIGNED_BY_THE_SAME),
        ("blanks are received by another person", RECEIVED_BY_THE_SAME),
        ("a blank is in one float", IN_NO_FLOAT),
        ("a voucher issued stays of its desk", "UPDATE voucher SET desk = 'B' WHERE state = 'ISSUED'"),
    ],
)
def test_two_persons_and_one_float_whatever_tool_writes(
    counted: Any, any_engine: Engine, rule: str, statement: str
) -> None:
    refuse(any_engine, rule, statement)


def test_a_difference_is_explained_only_while_the_distribution_is_closed(
    counted: Any, any_engine: Engine
) -> None:
    counted.session("S2", 1)
    counted.distribution("D2", "S2", "LOT-CAS", PrintMode.FROM_STOCK)
    line = (
        "INSERT INTO variance_line (distribution_id, number, voucher_id, desk, side, reason, words, at,"
        " \"by\") SELECT (SELECT id FROM distribution WHERE code = 'D2'), 1, voucher_id, desk, side,"
        ' reason, words, at, "by" FROM variance_line WHERE number = 2'
    )
    refuse(any_engine, "a difference is explained while closed", line)


DISPUTE = "INSERT INTO dispute (claim_line_id, why, at, \"by\") SELECT id, 'x', '2026-10-10', 'guichet-cas'"
DECISION = "INSERT INTO dispute_decision (dispute_id, upheld, why, at, \"by\") SELECT id, 1, 'x', at, {by}"


def test_only_a_disallowed_line_is_disputed_and_another_decides(any_field: Any, any_engine: Engine) -> None:
    serials = any_field.issued(2)
    for serial in serials:
        any_field.redeem(serial)
    day = any_field.clock.now.date()
    code = any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", day)).code
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    reasons = {serials[0]: DisallowReason.NO_PAPER}
    any_field.do("rapprochement", review_claim, ReviewClaim(code, reasons))
    any_field.do("finance", approve_claim, ApproveClaim(code))
    accepted = f"{DISPUTE} FROM claim_line WHERE state = 'ACCEPTED'"
    refuse(any_engine, "only a line disallowed is disputed", accepted)
    any_field.do("guichet-cas", dispute_line, DisputeLine(code, serials[0], "papier"))

    for by in ('"by"', "'rapprochement'"):
        rule = "decided by who disputed or reviewed it"
        refuse(any_engine, rule, f"{DECISION.format(by=by)} FROM dispute")
    refuse(any_engine, "dispute is only added to", "UPDATE dispute SET why = 'y'")
    sheet = (
        "INSERT INTO claim_sheet (claim_id, kind, number, at, \"by\") SELECT id, 'PAPERS', 9, drafted_at, 'x'"
    )
    refuse(any_engine, "a claim approved takes no sheet", f"{sheet} FROM claim")


def test_a_redemption_keeps_its_price(any_field: Any, any_engine: Engine) -> None:
    serial, *_ = any_field.issued(1)
    any_field.redeem(serial, service="CONSULTATION")

    refuse(any_engine, "redemption is only added to", "UPDATE redemption SET price = 1")


@pytest.fixture
def returned(any_field: Any) -> Any:
    """Return the field with a page of the signed list back, and another list that is only frozen."""
    any_field.issued(2)
    mark = any_field.desk.read(lambda queries: queries.signed_list("D1")).current.mark_of("D1", 1)
    any_field.do("distribution", return_page, ReturnPage(mark, {1: LineMark.SIGNED}))
    any_field.session("S2", 3)
    any_field.do("distribution", draft_distribution, DraftDistribution("D2", "S2", "LOT-CAS"))
    any_field.do("distribution", freeze_list, NamedDistribution("D2"))
    return any_field


@pytest.mark.parametrize(("table", "column"), [("page_return", "page"), ("line_return", "mark")])
def test_what_came_back_on_paper_is_only_added_to(
    returned: Any, any_engine: Engine, table: str, column: str
) -> None:
    refuse(any_engine, f"{table} is only added to", f"UPDATE {table} SET {column} = {column}")
    refuse(any_engine, f"{table} is only added to", f"DELETE FROM {table}")
    again = f"INSERT INTO {table} SELECT * FROM {table} LIMIT 1"
    refuse(any_engine, f"a key of {table} is taken already|duplicate key", again)


BEFORE_ITS_DESKS_OPENED = (
    'INSERT INTO page_return (distribution_id, number, version, page, at, "by")'
    " SELECT (SELECT id FROM distribution WHERE code = 'D2'), 1, 1, 1, at, \"by\" FROM page_return"
)
OF_ANOTHER_LIST = (
    "INSERT INTO line_return (distribution_id, number, line, mark) SELECT distribution_id, 1, 3, 'SIGNED'"
    " FROM page_return"
)


@pytest.mark.parametrize(
    ("rule", "statement"),
    [
        ("once its desks opened", BEFORE_ITS_DESKS_OPENED),
        ("a line stands on the version", OF_ANOTHER_LIST),
    ],
)
def test_a_page_comes_back_of_a_list_that_was_handed_out(
    returned: Any, any_engine: Engine, rule: str, statement: str
) -> None:
    refuse(any_engine, rule, statement)
