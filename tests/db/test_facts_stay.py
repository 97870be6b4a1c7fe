"""What was written stays, whatever statement tries to write over it, with whatever tool."""

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.engine import writing
from voucher_desk.domain.count_back import VarianceReason
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.gifts import Gift
from voucher_desk.domain.monitoring import Interview, Moment, Question, Round
from voucher_desk.usecases.allocate_donation import AllocateDonation, allocate_donation
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
    PrintStock,
    ReceiveBlanks,
    hand_over,
    print_stock,
    receive_blanks,
)
from voucher_desk.usecases.monitor import (
    NamedRound,
    NoteInterviews,
    close_round,
    note_interviews,
    open_round,
)
from voucher_desk.usecases.record_gift import record_gift
from voucher_desk.usecases.return_donation import ReturnDonation, return_donation
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    PayClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    pay_claim,
    review_claim,
    submit_claim,
)

ADDED_ONLY = (
    *("redemption", "scan", "payment", "tranche", "list_version", "list_entry", "serial_range"),
    *("allocation", "donation_return", "gift"),
)
KEPT = ("voucher", "paper", "claim", "claim_line", "account", "donation")


@pytest.fixture
def settled(any_field: Any) -> Any:
    """Return the field with two vouchers redeemed, one of them claimed and paid in part."""
    claimed, unclaimed, *_ = any_field.issued(2)
    any_field.redeem(claimed)
    day = any_field.clock.now.date()
    code = any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", day)).code
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    any_field.do("rapprochement", review_claim, ReviewClaim(code))
    any_field.do("finance", approve_claim, ApproveClaim(code))
    any_field.do("tresorerie", pay_claim, PayClaim(code, "V-1", 100))
    any_field.redeem(unclaimed)
    any_field.do("finance", allocate_donation, AllocateDonation("DON-CAS", "D1", 500_00))
    any_field.do("finance", return_donation, ReturnDonation("DON-CAS", 100, "R-1"))
    any_field.do("finance", record_gift, Gift("DONATEUR", "ASSO-CAS", "Lits", 3, "pièces", day))
    return any_field


def refuse(engine: Engine, rule: str, statement: str) -> None:
    """Show that a statement which would change something is refused by this rule."""
    with engine.connect() as connection, pytest.raises(DBAPIError, match=rule):
        connection.execute(text(statement))


@pytest.mark.parametrize("table", ADDED_ONLY + KEPT)
def test_no_row_is_replaced_by_another_under_its_key(settled: Any, any_engine: Engine, table: str) -> None:
    if any_engine.dialect.name == "sqlite":
        again = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"
        refuse(any_engine, "taken already|serial ranges overlap", again)
    else:
        again = f"INSERT INTO {table} SELECT * FROM {table} LIMIT 1"
        refuse(any_engine, "duplicate key|serial ranges overlap", again)


@pytest.mark.parametrize("table", KEPT)
def test_no_row_of_money_is_deleted(settled: Any, any_engine: Engine, table: str) -> None:
    refuse(any_engine, f"a row of {table} is never deleted", f"DELETE FROM {table}")


def test_a_server_does_not_empty_a_table_of_facts(settled: Any, any_engine: Engine) -> None:
    if any_engine.dialect.name == "postgresql":
        refuse(any_engine, "scan is only added to", "TRUNCATE scan")
    else:
        refuse(any_engine, "scan is only added to", "DELETE FROM scan")


@pytest.fixture
def interviewed(any_field: Any) -> Any:
    """Return the field with a closed round of monitoring, of one interview."""
    day = any_field.clock.now.date()
    any_field.do("coordination", open_round, Round("E1", Moment.AFTER, day, day))
    said = Interview(answers={Question.RECEIVED: 1})
    any_field.do("animation", note_interviews, NoteInterviews("E1", (said,)))
    any_field.do("coordination", close_round, NamedRound("E1"))
    return any_field


@pytest.mark.parametrize(
    ("table", "column"),
    [("monitoring_round", "city"), ("interview", "received"), ("monitoring_closing", "at")],
)
def test_what_people_said_is_only_added_to(
    interviewed: Any, any_engine: Engine, table: str, column: str
) -> None:
    rule = f"{table} is only added to"
    refuse(any_engine, rule, f"UPDATE {table} SET {column} = {column}")
    refuse(any_engine, rule, f"DELETE FROM {table}")
    again = "OR REPLACE " if any_engine.dialect.name == "sqlite" else ""
    taken = "taken already|duplicate key|people answer in an open round"
    refuse(any_engine, taken, f"INSERT {again}INTO {table} SELECT * FROM {table}")


def test_a_closed_round_takes_no_interview_from_any_tool(interviewed: Any, any_engine: Engine) -> None:
    line = "INSERT INTO interview (round_id, number, sex, age_group, city)"
    refuse(
        any_engine,
        "people answer in an open round",
        f"{line} SELECT round_id, 2, 'F', 'ADULT', '' FROM interview",
    )


@pytest.mark.parametrize(
    ("table", "column"),
    [("voucher", "redeemed"), ("account", "balance"), ("claim", "paid"), ("batch", "face")],
)
@pytest.mark.parametrize("value", ["0.5", "'beaucoup'"])
def test_25_an_amount_is_a_whole_number(
    field: Any, engine: Engine, table: str, column: str, value: str
) -> None:
    serial, *_ = field.issued(1)
    field.redeem(serial)
    field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", field.clock.now.date()))

    refuse(engine, f"an amount of {table} is no whole number", f"UPDATE {table} SET {column} = {value}")


@pytest.mark.parametrize(
    "change", ["human_code = 'AAAAAAAAAAAA'", "paper_id = paper_id + 1", "copy_number = copy_number + 1"]
)
def test_3_the_codes_of_a_paper_are_never_rewritten(any_field: Any, any_engine: Engine, change: str) -> None:
    any_field.issued(1)

    refuse(any_engine, "a paper is never rewritten", f"UPDATE paper SET {change}")


def test_7_a_paper_revoked_is_not_current_again(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(1)
    with writing(any_engine) as connection:
        connection.execute(text("UPDATE paper SET current = 0"))
        connection.commit()

    refuse(any_engine, "a paper is never rewritten", "UPDATE paper SET current = 1")


@pytest.mark.parametrize("change", ["face = face + 100", "serial = 'X-000001'"])
def test_a_voucher_keeps_its_terms(any_field: Any, any_engine: Engine, change: str) -> None:
    any_field.issued(1)

    refuse(any_engine, "a voucher keeps its terms", f"UPDATE voucher SET {change}")


def test_5_a_blank_is_never_redeemed(any_field: Any, any_engine: Engine) -> None:
    serial, *_ = any_field.issued(1)
    any_field.redeem(serial)
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 1))

    refuse(
        any_engine,
        "never given to anybody",
        'INSERT INTO redemption (op_id, voucher_id, donation_id, provider_id, amount, forfeited, at, "by",'
        " station) SELECT 'x', (SELECT id FROM voucher WHERE state = 'PRINTED'), donation_id, provider_id, 1,"
        ' 0, at, "by", station FROM redemption',
    )


REVERSAL = (
    "INSERT INTO reversal (redemption_id, reason, at, \"by\") SELECT id, 'x', {at}, {by} FROM redemption"
    " WHERE {claimed} IN (SELECT redemption_id FROM claim_line)"
)


@pytest.mark.parametrize(
    ("at", "by", "claimed"),
    [
        ("at", '"by"', "id NOT"),  # by who redeemed it
        ("'2036-01-01 00:00:00'", "'autre'", "id NOT"),  # after more than a day
        ("at", "'autre'", "id"),  # once it is claimed
    ],
)
def test_24_a_redemption_is_reversed_in_time_by_another(
    settled: Any, any_engine: Engine, at: str, by: str, claimed: str
) -> None:
    statement = REVERSAL.format(at=at, by=by, claimed=claimed)

    refuse(any_engine, "reversed too late, by the same person, or claimed", statement)


def test_37_payments_together_stay_within_what_is_approved(settled: Any, any_engine: Engine) -> None:
    refuse(
        any_engine,
        "paid beyond what is approved",
        'INSERT INTO payment (claim_id, amount, reference, at, "by")'
        " SELECT claim_id, 10000000, 'V-2', at, \"by\" FROM payment",
    )


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("no such step in a claim", "claim SET state = 'DRAFT'"),
        ("a claim approved stays as it is", "claim SET claimed = claimed + 1"),
        ("a claim approved stays as it is", "claim SET invoice = 'F-2'"),
        ("a line of a claim stays as it is", "claim_line SET amount = amount - 1"),
        ("a line of a claim stays as it is", "claim_line SET state = 'DISALLOWED'"),
    ],
)
def test_40_a_claim_approved_or_paid_stays(settled: Any, any_engine: Engine, rule: str, change: str) -> None:
    refuse(any_engine, rule, f"UPDATE {change}")


@pytest.mark.parametrize(
    "change",
    [
        "state = 'CLOSED'",
        "state = 'AGREED'",
        "state = 'CLOSING', closing_proposed_by = 'a'; state = 'CLOSED', closed_by = 'b'",
    ],
)
def test_41_a_donation_is_not_closed_with_money_left(settled: Any, any_engine: Engine, change: str) -> None:
    before, _, last = change.rpartition("; ")
    with any_engine.connect() as connection:
        if before:
            connection.execute(text(f"UPDATE donation SET {before} WHERE code = 'DON-CAS'"))
        with pytest.raises(DBAPIError, match=r"no such step|money left"):
            connection.execute(text(f"UPDATE donation SET {last} WHERE code = 'DON-CAS'"))


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
