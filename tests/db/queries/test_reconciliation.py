"""The figures of the reconciliation, from two records that know nothing of each other."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, select, text

from db.engine import reading, writing
from db.models.log import EventRow
from db.queries.reconciliation import read_accounts
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.donations import UnknownDonation
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.reconciliation import Figures, failing
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.expire_vouchers import (
    ExpireVouchers,
    ExtendVoucher,
    expire_vouchers,
    extend_voucher,
)
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
from voucher_desk.usecases.suspend_voucher import NamedVoucher, suspend_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

UNTIL = date(2027, 12, 31)
Damage = Callable[[Connection], None]
STOCKS = (
    Account.AVAILABLE,
    Account.OUTSTANDING,
    Account.UNCLAIMED,
    Account.IN_REVIEW,
    Account.DISPUTED,
    Account.PAYABLE,
    Account.PAID,
    Account.RETURNED,
)


def void(field: Any, serial: str) -> None:
    """Make a voucher void because it was lost."""
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.LOST))
    field.do("coordination", approve_void, ApproveVoid(serial))


def claim(field: Any, invoice: str, disallowed: str | None = None) -> str:
    """Claim all that is unclaimed and have it reviewed; return the claim's code."""
    code: str = field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", UNTIL)).code
    field.do("guichet-cas", submit_claim, SubmitClaim(code, invoice))
    refused = {disallowed: DisallowReason.NO_PAPER} if disallowed else {}
    field.do("rapprochement", review_claim, ReviewClaim(code, refused))
    return code


def steps_of_a_donation(field: Any) -> Iterator[None]:
    """Take a donation of 10 000,00 through everything that moves its money, pausing after each step."""
    used, part, undone, lost, refused, left, held, kept = field.issued(people=8)
    yield
    field.redeem(used)
    field.redeem(part, amount=100_00)
    yield
    mistake = field.redeem(undone, amount=50_00)
    yield
    field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(mistake.op_id, "erreur"))
    yield
    void(field, lost)
    yield
    field.do("distribution", replace_voucher, ReplaceVoucher(lost))
    yield
    yield from steps_of_claims(field, refused, kept)
    field.do("distribution", suspend_voucher, NamedVoucher(held, "doute"))
    field.redeem(undone)
    field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", UNTIL))
    yield
    field.clock.now = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
    field.do("coordination", expire_vouchers, ExpireVouchers())
    yield
    field.do("finance", extend_voucher, ExtendVoucher(left, date(2027, 3, 31)))
    yield


def steps_of_claims(field: Any, refused: str, kept: str) -> Iterator[None]:
    """Claim what is redeemed, refuse one line, pay a part; then hand another claim in."""
    field.redeem(refused)
    first = claim(field, "F-1", disallowed=refused)
    yield
    field.do("finance", approve_claim, ApproveClaim(first))
    yield
    field.do("tresorerie", pay_claim, PayClaim(first, "VIR-1", 300_00))
    yield
    field.redeem(kept)
    claim(field, "F-2")
    yield


AFTERWARDS = Figures(
    received=10_000_00,
    issued=9 * 250_00,
    reinstated=250_00,
    void=250_00,
    redeemed=4 * 250_00 + 100_00 + 50_00,
    reversed=50_00,
    forfeited=150_00,
    expired=3 * 250_00,
    outstanding=250_00,
    available=10_000_00 - 9 * 250_00 + 250_00 + 150_00 + 3 * 250_00 - 250_00,
    unclaimed=250_00,
    in_review=250_00,
    disputed=250_00,
    payable=50_00,
    paid=300_00,
    claim_lines=4 * 250_00 + 100_00,
    claimed=4 * 250_00 + 100_00,
    accepted=2 * 250_00 + 100_00,
    disallowed=250_00,
    pending=250_00,
    printed=9,
    issued_count=9,
    replacements=1,
    first_issues=8,
    papers=3,
    papers_accepted=3,
    present=8,
    persons=8,
    women=8,
)


def test_every_figure_of_a_donation_is_what_was_done_to_it(any_field: Any) -> None:
    for _ in steps_of_a_donation(any_field):
        pass

    assert any_field.figures("DON-CAS") == AFTERWARDS
    assert any_field.figures("DON-RAB") == Figures(received=6_650_00, available=6_650_00)


def test_tables_log_and_accounts_agree_after_every_step(any_field: Any, any_engine: Engine) -> None:
    for _ in steps_of_a_donation(any_field):
        assert disagreements(any_field, any_engine) == []


def disagreements(field: Any, engine: Engine) -> list[str]:
    """Return the equations that fail, and the accounts that do not hold what the tables say."""
    with reading(engine) as connection:
        accounts = read_accounts(connection)
    found = []
    for code, figures in field.desk.read(lambda queries: queries.reconciliation()).donations.items():
        found += [f"{code} {equation.name}" for equation in failing(figures)]
        for account in STOCKS:
            if accounts[code].get(account, 0) != getattr(figures, account.value.lower()):
                found.append(f"{code} {account.value}")
        if sum(accounts[code].values()):
            found.append(f"{code} sum")
    return found


def test_one_donation_is_told_alone_and_as_it_is_told_among_others(any_field: Any) -> None:
    any_field.issued(2, "LOT-CAS", "1")
    any_field.issued(1, "LOT-RAB", "2")

    every = any_field.desk.read(lambda queries: queries.reconciliation())
    alone = any_field.desk.read(lambda queries: queries.reconciliation("DON-RAB"))

    assert list(every.donations) == ["DON-CAS", "DON-RAB"]
    assert alone.donations == {"DON-RAB": every.donations["DON-RAB"]}
    assert alone.total.issued == 187_50
    assert every.total.issued == 2 * 250_00 + 187_50


def test_an_unknown_donation_is_refused(field: Any) -> None:
    with pytest.raises(UnknownDonation):
        field.desk.read(lambda queries: queries.reconciliation("DON-9"))


def test_every_blank_is_counted_where_it_ended(any_field: Any) -> None:
    any_field.session("S1", people=3)
    serials = [paper.serial for paper in any_field.do("stock", print_stock, PrintStock("LOT-CAS", 20))]
    any_field.do("stock", spoil_blanks, MarkBlanks(tuple(serials[:3])))
    any_field.distribution("D1", "S1", mode=PrintMode.FROM_STOCK)
    any_field.do("stock", hand_over, HandOver("D1", 8))
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    any_field.do("distribution", close_distribution, CloseDistribution("D1", counted_back=5))
    any_field.do("stock", destroy_blanks, MarkBlanks((serials[0], serials[10])))

    figures = any_field.figures()

    assert (figures.printed, figures.spoiled, figures.returned_stock) == (20, 3, 5)
    assert (figures.in_custody, figures.issued_count) == (9, 3)
    assert failing(figures) == ()


DAMAGES = {
    "an account grew by itself": (
        (
            "UPDATE account SET balance = balance + 1 WHERE account = 'AVAILABLE' AND donation_id ="
            " (SELECT id FROM donation WHERE code = 'DON-CAS')"
        ),
        ["E5", "E6", "E7", "sum"],
    ),
    "money was moved between accounts without an event": (
        (
            "UPDATE account SET balance = balance + CASE account WHEN 'PAID' THEN 1 ELSE -1 END"
            " WHERE account IN ('PAID', 'EXTERNAL') AND donation_id ="
            " (SELECT id FROM donation WHERE code = 'DON-CAS')"
        ),
        ["PAID"],
    ),
    "a voucher lost a centime": (
        "UPDATE voucher SET redeemed = 1 WHERE state = 'ISSUED'",
        ["E3", "E5", "E6", "OUTSTANDING"],
    ),
    "nobody issued a voucher that is void": (
        "UPDATE voucher SET issued_by = NULL WHERE state = 'VOID'",
        ["E1", "E2"],
    ),
    "a blank replaces a voucher": (
        "UPDATE voucher SET replaces_id = (SELECT MIN(id) FROM voucher) WHERE state = 'PRINTED'",
        ["E2"],
    ),
    "a replacement passes for a first issue": (
        "UPDATE voucher SET replaces_id = NULL WHERE replaces_id IS NOT NULL",
        ["E9"],
    ),
    "a line was accepted though its paper was missing": (
        "UPDATE claim_line SET state = 'ACCEPTED' WHERE state = 'DISALLOWED'",
        ["E8", "DISPUTED", "PAYABLE"],
    ),
    "a line grew after it was approved": (
        "UPDATE claim_line SET amount = amount + 1 WHERE id = (SELECT MIN(id) FROM claim_line)",
        ["E4", "E5", "E6", "E8", "E8", "PAYABLE"],
    ),
    "a disputed line could be claimed anew": (
        "UPDATE claim_line SET live = 0 WHERE state = 'DISALLOWED'",
        ["E8", "E8", "UNCLAIMED", "DISPUTED"],
    ),
    "a claim went back without an event": (
        "UPDATE claim SET state = 'DRAFT' WHERE state = 'IN_REVIEW'",
        ["UNCLAIMED", "IN_REVIEW"],
    ),
    "a payment was written past the desk": (
        (
            "INSERT INTO payment (claim_id, amount, reference, at, by)"
            " SELECT claim_id, 1, 'VIR-2', at, by FROM payment"
        ),
        ["PAYABLE", "PAID"],
    ),
    "a redemption was reversed past the desk": (
        (
            "INSERT INTO reversal (redemption_id, reason, at, by)"
            " SELECT MAX(id), 'x', MAX(at), 'x' FROM redemption"
        ),
        ["E4", "E5", "E6", "UNCLAIMED"],
    ),
}


@pytest.fixture
def settled(field: Any) -> Any:
    """Return the field after everything was done that moves money, with a blank in stock."""
    for _ in steps_of_a_donation(field):
        pass
    field.do("stock", print_stock, PrintStock("LOT-CAS", 1))
    return field


@pytest.mark.parametrize(("statement", "told"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_changed_behind_the_desk_is_seen(
    settled: Any, engine: Engine, without_guards: Damage, statement: str, told: list[str]
) -> None:
    with writing(engine) as connection:
        without_guards(connection)
        connection.execute(text(statement))
        connection.commit()

    assert disagreements(settled, engine) == [f"DON-CAS {name}" for name in told]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ["E3", "E7"]),
        ({"kind": EventKind.STOCK_SPOILED, "amount": 0, "source": None, "target": None}, ["E1"]),
    ],
    ids=["an issue told twice", "a voucher said to be spoiled that is not"],
)
def test_an_event_told_behind_the_desk_is_seen(
    settled: Any, engine: Engine, without_guards: Damage, changes: dict[str, Any], told: list[str]
) -> None:
    issue = select(EventRow.__table__).where(EventRow.kind == EventKind.VOUCHER_ISSUED).limit(1)
    with writing(engine) as connection:
        without_guards(connection)
        event = connection.execute(issue).mappings().one()
        place = {"seq": event["seq"] + 1000, "position": event["position"] + 1000, "hash": "x"}
        connection.execute(insert(EventRow), {**event, **place, **changes})
        connection.commit()

    assert disagreements(settled, engine) == [f"DON-CAS {name}" for name in told]
