"""What was written stays, whatever statement tries to write over it, with whatever tool."""

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.engine import writing
from voucher_desk.domain.bank import BankLine
from voucher_desk.domain.gifts import Gift
from voucher_desk.domain.monitoring import Interview, Moment, Question, Round
from voucher_desk.usecases.allocate_donation import AllocateDonation, allocate_donation
from voucher_desk.usecases.keep_bank import (
    ConfirmMatch,
    KeepLines,
    UndoMatch,
    confirm_bank_match,
    keep_bank_lines,
    undo_bank_match,
)
from voucher_desk.usecases.keep_stock import (
    PrintStock,
    print_stock,
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
    *("bank_line", "bank_match", "bank_match_entry", "bank_undo"),
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
    any_field.do(
        "finance", keep_bank_lines, KeepLines((BankLine("BMCE", day, -100), BankLine("B", day, -100)))
    )
    for number in (1, 2):
        any_field.do("finance", confirm_bank_match, ConfirmMatch(number, ("return:R-1",)))
        if number == 1:
            any_field.do("finance", undo_bank_match, UndoMatch(1, "autre compte"))
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
        refuse(any_engine, "duplicate key|serial ranges overlap|taken already", again)


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
        ("a claim approved stays as it is", "claim SET approved = approved - 1"),
        ("a claim approved stays as it is", "claim SET invoiced = 1"),
        ("a line of a claim stays as it is", "claim_line SET live = 0"),
        ("a line of a claim stays as it is", "claim_line SET state = 'UPHELD'"),
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


BANK = ("bank_line", "bank_match", "bank_match_entry", "bank_undo")
LINE_AGAIN = (
    'INSERT INTO bank_match (id, line_id, nth, "at", "by")'
    ' SELECT 9, line_id, 9, "at", "by" FROM bank_match WHERE id = 2'
)
ENTRY_AGAIN = (
    "INSERT INTO bank_match_entry (match_id, entry, nth, amount)"
    " SELECT 3, entry, 9, amount FROM bank_match_entry WHERE match_id = 2"
)


@pytest.mark.parametrize("table", BANK)
def test_what_the_bank_said_and_was_matched_with_is_only_added_to(
    settled: Any, any_engine: Engine, table: str
) -> None:
    column = "nth" if table != "bank_undo" else '"at"'
    refuse(any_engine, f"{table} is only added to", f"UPDATE {table} SET {column} = {column}")
    refuse(any_engine, f"{table} is only added to", f"DELETE FROM {table}")


@pytest.mark.parametrize(("what", "again"), [("bank line", LINE_AGAIN), ("book entry", ENTRY_AGAIN)])
def test_a_bank_line_and_an_entry_are_in_one_standing_match(
    settled: Any, any_engine: Engine, what: str, again: str
) -> None:
    refuse(any_engine, f"a {what} is taken already by a match", again)
