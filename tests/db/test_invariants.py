"""What the database itself refuses, whoever writes to it with whatever tool: one test for each invariant."""

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.engine import writing
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases.confirm_print import ConfirmPrint, confirm_print
from voucher_desk.usecases.keep_stock import MarkBlanks, PrintStock, print_stock, spoil_blanks
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
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
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

ONE_ISSUED = "WHERE id = (SELECT MIN(id) FROM voucher WHERE state = 'ISSUED')"


def refuse(engine: Engine, rule: str, *statements: str) -> None:
    """Show that the last statement breaks this rule; those before it, and itself otherwise, are lawful."""
    with writing(engine) as connection:
        for statement in statements[:-1]:
            assert connection.execute(text(statement)).rowcount != 0
        with pytest.raises(DBAPIError, match=rule):
            connection.execute(text(statements[-1]))


def copied(table: str, columns: str, values: str, where: str = "") -> str:
    """Return a statement that inserts a row copied from the first of its table, with other values."""
    return " ".join(("INSERT INTO", table, f"({columns})", "SELECT", values, "FROM", table, where))


def changed(table: str, change: str, where: str = "") -> str:
    """Return a statement that changes rows of a table."""
    return f"UPDATE {table} SET {change} {where}"


BOUND = (
    "state = 'ISSUED', held = 1, issued_by = 'x', entitlement = 2, (person_id, attendance_id, session_id) ="
    " (SELECT person_id, attendance_id, session_id FROM voucher one WHERE one.held = 1)"
)
VOUCHER = (
    "donation_id, batch_id, state, face, redeemed, forfeited, expires_on, remainder, scope, distribution_id,"
    " session_id, person_id, attendance_id, held, entitlement, issued_by"
)


def reviewed(field: Any) -> str:
    """Return a claim of one redemption, reviewed and not approved."""
    serial, *_ = field.issued(1)
    field.redeem(serial)
    request = DraftClaim("PHARMA-CAS", "DON-CAS", field.clock.now.date())
    code: str = field.do("guichet-cas", draft_claim, request).code
    field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    field.do("rapprochement", review_claim, ReviewClaim(code))
    return code


def settled(field: Any) -> str:
    """Return the same claim approved, and not paid."""
    code = reviewed(field)
    field.do("finance", approve_claim, ApproveClaim(code))
    return code


def test_1_a_serial_exists_once(any_field: Any, any_engine: Engine) -> None:
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 1))

    again = copied("voucher", f"serial, {VOUCHER}", f"serial, {VOUCHER}")
    refuse(any_engine, "a key of voucher is taken|uq_voucher_serial", again)


def test_2_ranges_of_serials_do_not_overlap(any_field: Any, any_engine: Engine) -> None:
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 5))
    columns = "station, first, last, batch_id"

    beside = copied("serial_range", columns, "station, 6, 9, batch_id")
    across = copied("serial_range", columns, "station, 5, 12, batch_id", "WHERE first = 1")
    refuse(any_engine, "serial ranges overlap", beside, across)
    refuse(any_engine, "serial ranges overlap", copied("serial_range", columns, "station, 2, 3, batch_id"))


@pytest.mark.parametrize("state", ["SPOILED", "DESTROYED", "RETURNED"])
def test_5_a_blank_set_aside_is_never_issued(any_field: Any, any_engine: Engine, state: str) -> None:
    any_field.issued(1)
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 1))
    way = {"DESTROYED": ["RETURNED", "DESTROYED"]}.get(state, [state])
    blank = "WHERE id = (SELECT MAX(id) FROM voucher)"
    issue = changed("voucher", BOUND, blank)
    steps = [changed("voucher", f"state = '{step}'", blank) for step in way]

    refuse(any_engine, "no such step in a voucher", *steps, issue)
    with writing(any_engine) as connection:
        assert connection.execute(text(issue)).rowcount == 1  # printed, it may be


def test_6_a_replacement_is_of_a_void_voucher_and_made_once(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(3)
    link = changed("voucher", "replaces_id = (SELECT MAX(id) FROM voucher)", ONE_ISSUED)

    refuse(any_engine, "replaces no void voucher", link)


def test_6_no_chain_of_replacements_is_a_ring(any_field: Any, any_engine: Engine) -> None:
    """A void voucher never replaces anything, so that a chain cannot come back to its beginning."""
    serial, *_ = any_field.issued(2)
    any_field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.LOST))
    any_field.do("coordination", approve_void, ApproveVoid(serial))
    link = "replaces_id = (SELECT MIN(id) FROM voucher WHERE state = '{}')"

    forth = changed("voucher", link.format("VOID"), ONE_ISSUED)
    back = changed("voucher", link.format("ISSUED"), "WHERE state = 'VOID'")
    refuse(any_engine, "replaces no void voucher", forth, back)


def test_7_one_paper_of_a_voucher_is_current(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(1)
    columns = "voucher_id, copy_number, current, key_id, drawn_at"
    paper = copied(
        "paper",
        f"paper_id, human_code, {columns}",
        "paper_id + 1, '000000000000', voucher_id, 2, 1, key_id, drawn_at",
    )

    refuse(any_engine, "paper.voucher_id|uq_paper_current", paper)


def test_8_nobody_absent_holds_a_voucher(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(1)
    any_field.session("S2", 1)
    absent = "UPDATE attendance SET state = 'ABSENT', entitles = 0 WHERE session_id = 2"
    ghost = copied(
        "voucher",
        f"serial, {VOUCHER}",
        "'X-1', donation_id, batch_id, state, face, redeemed, forfeited, expires_on, remainder, scope, NULL,"
        " 2, 2, 2, 1, 1, issued_by",
    )

    refuse(any_engine, "(?i)foreign key", absent, ghost)
    with writing(any_engine) as connection:
        assert connection.execute(text(ghost)).rowcount == 1  # had they been there


def test_9_a_distribution_is_of_one_place(any_field: Any, any_engine: Engine) -> None:
    any_field.session("S1", 1)
    any_field.distribution()

    moved = "UPDATE distribution SET batch_id = (SELECT id FROM batch WHERE code = 'LOT-RAB')"
    refuse(any_engine, "(?i)foreign key", moved)


def test_10_a_person_holds_one_voucher_of_a_donation(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(1)

    second = copied("voucher", f"serial, {VOUCHER}", f"'X-1', {VOUCHER}")
    refuse(any_engine, "voucher.entitlement|uq_voucher_entitlement", second)


def test_13_a_presence_that_holds_a_voucher_is_not_taken_back(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(1)

    refuse(any_engine, "(?i)foreign key", "UPDATE attendance SET state = 'ABSENT', entitles = 0")
    refuse(any_engine, "presence_entitles", "UPDATE attendance SET state = 'ABSENT'")


def test_16_no_voucher_gives_more_than_its_face(any_field: Any, any_engine: Engine) -> None:
    serial, *_ = any_field.issued(1, "LOT-RAB")
    any_field.redeem(serial, amount=100_00, provider="PHARMA-RAB", user="guichet-rab")
    columns = 'op_id, voucher_id, donation_id, provider_id, amount, forfeited, at, "by", station'
    again = 'voucher_id, donation_id, provider_id, {}, 0, at, "by", station'

    refuse(any_engine, "within_face", changed("voucher", "redeemed = face + 1"))
    refuse(
        any_engine,
        "used beyond the face value",
        copied("redemption", columns, "'x', " + again.format("8750")),
        copied("redemption", columns, "'y', " + again.format("1"), "WHERE op_id = 'x'"),
    )
    refuse(any_engine, "positive", copied("redemption", columns, "'x', " + again.format("0")))


def test_18_an_operation_is_done_once(any_field: Any, any_engine: Engine) -> None:
    serial, *_ = any_field.issued(1, "LOT-RAB")
    any_field.redeem(serial, amount=1_00, provider="PHARMA-RAB", user="guichet-rab")
    columns = 'op_id, voucher_id, donation_id, provider_id, amount, forfeited, at, "by", station'

    refuse(
        any_engine, "a key of redemption is taken|uq_redemption_op_id", copied("redemption", columns, columns)
    )


def test_24_a_redemption_is_reversed_once(any_field: Any, any_engine: Engine) -> None:
    serial, *_ = any_field.issued(1)
    op_id = any_field.redeem(serial).op_id
    any_field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(op_id, "erreur"))
    columns = 'redemption_id, reason, at, "by"'

    refuse(any_engine, "a key of reversal is taken|uq_reversal", copied("reversal", columns, columns))


@pytest.mark.parametrize(
    "change", ["source = target", "source = NULL", "amount = -1", "donation_id = NULL", "amount = 0"]
)
def test_26_money_moves_between_two_accounts_of_a_donation(field: Any, engine: Engine, change: str) -> None:
    field.issued(1)

    refuse(
        engine,
        "moves_between",
        "DROP TRIGGER event_is_only_added_to_update",
        changed("event", change, "WHERE kind = 'voucher.issued'"),
    )


def test_27_only_the_donors_side_is_negative(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(1)

    for account in ("AVAILABLE", "OUTSTANDING", "UNCLAIMED", "PAID"):
        refuse(any_engine, "not_negative", changed("account", "balance = -1", f"WHERE account = '{account}'"))


def test_33_a_redemption_is_on_one_claim(any_field: Any, any_engine: Engine) -> None:
    settled(any_field)
    columns = "provider_id, donation_id, state, claimed, approved, paid, drafted_by, drafted_at"
    second = copied("claim", f"code, {columns}", f"'X', {columns}")
    line = copied(
        "claim_line",
        "claim_id, redemption_id, amount, state, live",
        "(SELECT MAX(id) FROM claim), redemption_id, amount, state, live",
    )

    refuse(any_engine, "claim_line.redemption_id|uq_claim_line_live", second, line)


def test_36_a_claim_is_reviewed_and_approved_by_two(any_field: Any, any_engine: Engine) -> None:
    reviewed(any_field)

    refuse(any_engine, "approver_is_not_reviewer", "UPDATE claim SET approved_by = reviewed_by")
    refuse(any_engine, "approver_is_not_reviewer", "UPDATE claim SET approved_by = 'x', reviewed_by = NULL")


def test_37_no_more_is_paid_than_approved_and_each_reference_once(any_field: Any, any_engine: Engine) -> None:
    code = settled(any_field)
    any_field.do("tresorerie", pay_claim, PayClaim(code, "VIR-1", 100_00))
    columns = 'claim_id, amount, reference, at, "by"'

    refuse(any_engine, "paid_within_approved", "UPDATE claim SET paid = approved + 1")
    refuse(any_engine, "a key of payment is taken|uq_payment_reference", copied("payment", columns, columns))


def test_38_an_invoice_number_is_used_once(any_field: Any, any_engine: Engine) -> None:
    settled(any_field)
    columns = "provider_id, donation_id, state, invoice, claimed, approved, paid, drafted_by, drafted_at"

    refuse(
        any_engine,
        "a key of claim is taken|uq_claim_provider_id_invoice",
        copied("claim", f"code, {columns}", f"'X', {columns}"),
    )


def test_42_nothing_is_issued_against_a_donation_that_is_not_active(field: Any, engine: Engine) -> None:
    field.issued(1)
    field.do("stock", print_stock, PrintStock("LOT-CAS", 1))
    issue = changed("voucher", BOUND, "WHERE state = 'PRINTED'")

    refuse(engine, "the donation is not active", changed("donation", "state = 'CLOSING'"), issue)


def test_42_a_donation_with_moves_is_not_deleted(any_field: Any, any_engine: Engine) -> None:
    refuse(any_engine, "a row of donation is never deleted", "DELETE FROM donation WHERE code = 'DON-CAS'")


@pytest.mark.parametrize("proposer", ["'coordination'", "NULL"])
def test_44_a_void_is_proposed_and_approved_by_two(field: Any, engine: Engine, proposer: str) -> None:
    serial, *_ = field.issued(1)
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.LOST))
    field.do("coordination", approve_void, ApproveVoid(serial))

    refuse(engine, "void_by_two", changed("voucher", f"void_proposed_by = {proposer}"))
    refuse(engine, "void_is_approved", "UPDATE voucher SET void_approved_by = NULL")


def test_53_the_log_is_only_added_to(any_field: Any, any_engine: Engine) -> None:
    serial, *_ = any_field.issued(2)
    any_field.redeem(serial)

    for table in ("event", "tranche", "redemption", "scan", "list_version", "list_entry"):
        refuse(any_engine, "is only added to", f"DELETE FROM {table}")
    refuse(any_engine, "event is only added to", "UPDATE event SET actor = 'x'")
    refuse(any_engine, "redemption is only added to", "UPDATE redemption SET amount = 1")


EVENT = 'station_id, kind, "of", amount, facts, at, utc_offset, actor'


@pytest.mark.parametrize(
    ("seq", "previous"), [("seq + 2", "hash"), ("seq + 1", "previous"), ("seq", "previous")]
)
def test_53_an_event_follows_the_last(any_field: Any, any_engine: Engine, seq: str, previous: str) -> None:
    columns = f"seq, position, previous, hash, {EVENT}"
    last = "WHERE position = (SELECT MAX(position) FROM event)"

    follows = copied("event", columns, f"seq + 1, position + 1, hash, 'x', {EVENT}", last)
    broken = copied("event", columns, f"{seq}, position + 1, {previous}, 'y', {EVENT}", last)
    refuse(any_engine, "does not follow the last", broken)
    refuse(any_engine, "does not follow the last", follows, broken)


def test_a_blank_never_stands_for_somebody(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(1)
    (paper,) = any_field.do("stock", print_stock, PrintStock("LOT-CAS", 1))
    any_field.do("stock", spoil_blanks, MarkBlanks((paper.serial,)))

    refuse(any_engine, "held_by_somebody", "UPDATE voucher SET person_id = 1 WHERE state = 'SPOILED'")
    refuse(any_engine, "held_by_somebody", changed("voucher", "person_id = NULL", ONE_ISSUED))


def test_a_paper_is_of_one_print_job_and_a_job_is_counted_once(any_field: Any, any_engine: Engine) -> None:
    any_field.issued(2)
    [job] = any_field.desk.read(lambda queries: queries.print_jobs())
    any_field.do("distribution", confirm_print, ConfirmPrint(job.number))
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 1))
    other = "(SELECT MAX(id) FROM print_job)"
    line = copied(
        "print_line", "job_id, place, voucher_id, copy_number", f"{other}, 9, voucher_id, copy_number"
    )
    counted = copied("print_count", 'job_id, spoiled, at, "by"', 'job_id, 1, at, "by"')

    refuse(any_engine, "print_line", line)
    refuse(any_engine, "print_count", counted)
    for table in ("print_line", "print_count"):
        refuse(any_engine, "is only added to", f"DELETE FROM {table}")
    refuse(any_engine, "is only added to", "UPDATE print_count SET spoiled = 0")
