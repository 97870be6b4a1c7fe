"""The figures of the reconciliation: flows summed from the event log, stocks counted in the tables.

No row is fetched to be added up here: each table is grouped once, over an index that covers what is summed.
Only what is available comes from the accounts; the checker compares the other accounts with the figures.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, SQLColumnExpression, and_, func, select

from db.models.claims import ClaimLineRow, ClaimRow, PaymentRow
from db.models.log import EventRow
from db.models.programme import AccountRow, DonationRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_claimed, is_reversed
from db.queries.keys import donation_key
from db.queries.totals import total
from voucher_desk.domain.claims import UNCLAIMED_STATES, ClaimState, LineState
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.reconciliation import Figures, Reconciliation
from voucher_desk.domain.vouchers import OUTSTANDING_STATES, VoucherState

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])
Part = Iterator[tuple[int, str, int]]
"""A donation's key, the name of one of its figures, and what is to be added to it."""

FLOWS = {
    EventKind.DONATION_RECEIVED: ("received", 1),
    EventKind.DONATION_RETURNED: ("returned", 1),
    EventKind.VOUCHER_ISSUED: ("issued", 1),
    EventKind.VOUCHER_EXTENDED: ("reinstated", 1),
    EventKind.VOUCHER_VOIDED: ("void", 1),
    EventKind.VOUCHER_REDEEMED: ("redeemed", 1),
    EventKind.REDEMPTION_REVERSED: ("reversed", 1),
    EventKind.VOUCHER_FORFEITED: ("forfeited", 1),
    EventKind.FORFEIT_UNDONE: ("forfeited", -1),
    EventKind.VOUCHER_EXPIRED: ("expired", 1),
    EventKind.DISPUTE_REJECTED: ("rejected", 1),
}
"""Which figure each kind of event adds its amount to, or takes it from."""
UNDECIDED = frozenset({ClaimState.SUBMITTED, ClaimState.IN_REVIEW})
DECIDED_LINES = {
    LineState.ACCEPTED: "payable",
    LineState.UPHELD: "payable",
    LineState.DISALLOWED: "disputed",
    LineState.DISPUTED: "disputed",
}
"""Where the money of a decided line sits; a line finally rejected is a flow, back to the donation."""


def read_reconciliation(connection: Connection, donation: str | None = None) -> Reconciliation:
    """Return the figures of each donation by code, or of one. Raises UnknownDonation."""
    key = None if donation is None else donation_key(connection, donation)
    donations = select(DonationRow.id, DonationRow.code).order_by(DonationRow.code)
    codes = dict(connection.execute(_only(donations, DonationRow.id, key)).all())
    sums: dict[int, Counter[str]] = {donation_id: Counter() for donation_id in codes}
    for part in (_flows, _vouchers, _destroyed, _unclaimed, _claim_lines, _payments, _available):
        for donation_id, name, amount in part(connection, key):
            sums[donation_id][name] += amount
    return Reconciliation({code: Figures(**sums[donation_id]) for donation_id, code in codes.items()})


def read_accounts(connection: Connection) -> dict[str, dict[Account, int]]:
    """Return the balances kept of each donation's accounts, in centimes, by the donation's code."""
    balances: dict[str, dict[Account, int]] = {}
    query = select(DonationRow.code, AccountRow.account, AccountRow.balance).join_from(
        DonationRow, AccountRow, AccountRow.donation_id == DonationRow.id
    )
    for code, account, balance in connection.execute(query.order_by(DonationRow.code)):
        balances.setdefault(code, {})[account] = balance
    return balances


def _only(query: Query, column: SQLColumnExpression[Any], key: int | None) -> Query:
    """Return the query of one donation, or as it is where no key is given."""
    return query if key is None else query.where(column == key)


def _flows(connection: Connection, key: int | None) -> Part:
    query = (
        select(DonationRow.id, EventRow.kind, total(EventRow.amount), func.count())
        .join(EventRow, EventRow.donation_id == DonationRow.id)
        .group_by(DonationRow.id, EventRow.kind)
    )
    for donation_id, kind, amount, count in connection.execute(_only(query, DonationRow.id, key)):
        if kind in FLOWS:
            name, sign = FLOWS[kind]
            yield donation_id, name, sign * amount
        elif kind is EventKind.STOCK_SPOILED:
            yield donation_id, "spoiled", count


def _vouchers(connection: Connection, key: int | None) -> Part:
    issued, replaces = VoucherRow.issued_by, VoucherRow.replaces_id
    query = select(
        VoucherRow.donation_id,
        VoucherRow.state,
        func.count(),
        total(VoucherRow.face - VoucherRow.redeemed - VoucherRow.forfeited),
        func.count(issued),
        func.count(replaces),
        func.count().filter(issued.is_not(None), replaces.is_(None)),
    ).group_by(VoucherRow.donation_id, VoucherRow.state)
    for row in connection.execute(_only(query, VoucherRow.donation_id, key)):
        donation_id, state, count, rest, issued_count, replacements, first_issues = row
        yield donation_id, "issued_count", issued_count
        yield donation_id, "replacements", replacements
        yield donation_id, "first_issues", first_issues
        if state in OUTSTANDING_STATES:
            yield donation_id, "outstanding", rest
        if state is not VoucherState.GENERATED:
            yield donation_id, "printed", count
        if state is VoucherState.PRINTED:
            yield donation_id, "in_custody", count
        if state is VoucherState.RETURNED:
            yield donation_id, "returned_stock", count


def _destroyed(connection: Connection, key: int | None) -> Part:
    """Count what was destroyed after it had come back; what was spoiled before stays spoiled (E1)."""
    was_spoiled = (
        select(EventRow.seq)
        .where(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.STOCK_SPOILED)
        .exists()
    )
    query = (
        select(DonationRow.id, func.count())
        .join(
            VoucherRow,
            and_(VoucherRow.donation_id == DonationRow.id, VoucherRow.state == VoucherState.DESTROYED),
        )
        .where(~was_spoiled)
        .group_by(DonationRow.id)
    )
    for donation_id, count in connection.execute(_only(query, DonationRow.id, key)):
        yield donation_id, "returned_stock", count


def _unclaimed(connection: Connection, key: int | None) -> Part:
    query = (
        select(RedemptionRow.donation_id, total(RedemptionRow.amount))
        .where(~is_reversed(), ~is_claimed())
        .group_by(RedemptionRow.donation_id)
    )
    for donation_id, amount in connection.execute(_only(query, RedemptionRow.donation_id, key)):
        yield donation_id, "unclaimed", amount


def _claim_lines(connection: Connection, key: int | None) -> Part:
    lines = (
        select(ClaimLineRow.claim_id, ClaimLineRow.state, total(ClaimLineRow.amount).label("amount"))
        .where(ClaimLineRow.live == 1)
        .group_by(ClaimLineRow.claim_id, ClaimLineRow.state)
        .subquery()
    )
    query = (
        select(ClaimRow.donation_id, ClaimRow.state, lines.c.state, total(lines.c.amount))
        .join(lines, lines.c.claim_id == ClaimRow.id)
        .where(ClaimRow.state.not_in(UNCLAIMED_STATES))
        .group_by(ClaimRow.donation_id, ClaimRow.state, lines.c.state)
    )
    for donation_id, claim, line, amount in connection.execute(_only(query, ClaimRow.donation_id, key)):
        if claim in UNDECIDED:
            yield donation_id, "in_review", amount
        elif line in DECIDED_LINES:
            yield donation_id, DECIDED_LINES[line], amount


def _payments(connection: Connection, key: int | None) -> Part:
    query = (
        select(ClaimRow.donation_id, total(PaymentRow.amount))
        .join(PaymentRow, PaymentRow.claim_id == ClaimRow.id)
        .group_by(ClaimRow.donation_id)
    )
    for donation_id, amount in connection.execute(_only(query, ClaimRow.donation_id, key)):
        yield donation_id, "paid", amount
        yield donation_id, "payable", -amount


def _available(connection: Connection, key: int | None) -> Part:
    query = select(AccountRow.donation_id, AccountRow.balance).where(AccountRow.account == Account.AVAILABLE)
    for donation_id, balance in connection.execute(_only(query, AccountRow.donation_id, key)):
        yield donation_id, "available", balance
