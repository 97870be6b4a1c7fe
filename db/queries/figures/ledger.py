"""The ledger's figures: flows summed from the event log, stocks from vouchers, claims and accounts."""

from sqlalchemy import Connection, Select, and_, func, select

from db.models.claims import ClaimLineRow, ClaimRow, PaymentRow
from db.models.log import EventRow
from db.models.programme import AccountRow, BatchRow, DonationRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_claimed, is_reversed
from db.queries.figures.scope import REPLACES_NONE, Part, Scope
from db.queries.totals import total
from voucher_desk.domain.claims import UNCLAIMED_STATES, ClaimState, LineState
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.vouchers import OUTSTANDING_STATES, VoucherState

FLOWS = {
    EventKind.DONATION_RECEIVED: ("received", 1),
    EventKind.DONATION_RETURNED: ("returned", 1),
    EventKind.DONATION_REALLOCATED: ("returned", 1),
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
OF_CLAIMS_AND_GIFTS = frozenset(
    {
        EventKind.DONATION_RECEIVED,
        EventKind.DONATION_RETURNED,
        EventKind.DONATION_REALLOCATED,
        EventKind.DISPUTE_REJECTED,
    }
)
"""The flows that happen to a donation or to a claim, and not to one voucher."""
VOUCHER_KINDS = (*(kind for kind in FLOWS if kind not in OF_CLAIMS_AND_GIFTS), EventKind.STOCK_SPOILED)
UNDECIDED = frozenset({ClaimState.SUBMITTED, ClaimState.IN_REVIEW})
DECIDED_LINES = {
    LineState.ACCEPTED: "payable",
    LineState.UPHELD: "payable",
    LineState.DISALLOWED: "disputed",
    LineState.DISPUTED: "disputed",
}
"""Where the money of a decided line sits; a line finally rejected is a flow, back to the donation."""


def flows(connection: Connection, scope: Scope) -> Part:
    """Yield what the log tells of money, and the blanks it tells to be spoiled."""
    query = select(func.count())
    if scope.of_money:
        key = DonationRow.id
        query = query.select_from(DonationRow).join(EventRow, EventRow.donation_id == DonationRow.id)
    else:
        key = scope.of_voucher
        query = (
            query.select_from(EventRow)
            .outerjoin(VoucherRow, VoucherRow.serial == EventRow.of)
            .where(EventRow.kind.in_(VOUCHER_KINDS))
        )
    query = scope.only(query, EventRow.donation_id)
    grouped = query.add_columns(key, EventRow.kind, total(EventRow.amount)).group_by(key, EventRow.kind)
    for count, line, kind, amount in connection.execute(grouped):
        if kind in FLOWS:
            name, sign = FLOWS[kind]
            yield line, name, sign * amount
        elif kind is EventKind.STOCK_SPOILED:
            yield line, "spoiled", count


def vouchers(connection: Connection, scope: Scope) -> Part:
    """Yield what the vouchers themselves tell: how many there are of each kind, and what is left on them."""
    key, issued, replaces = scope.of_voucher, VoucherRow.issued_by, VoucherRow.replaces_id
    query = select(
        key,
        VoucherRow.state,
        func.count(),
        total(VoucherRow.face - VoucherRow.redeemed - VoucherRow.forfeited),
        func.count(issued),
        func.count(replaces),
        func.count().filter(issued.is_not(None), replaces.is_(None)),
    ).group_by(key, VoucherRow.state)
    for row in connection.execute(scope.only(query, VoucherRow.donation_id)):
        line, state, count, rest, *issues = row
        for name, number in zip(ISSUES, issues, strict=True):
            yield line, name, number
        if state in OUTSTANDING_STATES:
            yield line, "outstanding", rest
        if state is not VoucherState.GENERATED:
            yield line, "printed", count
        if state in WAITING:
            yield line, WAITING[state], count


ISSUES = ("issued_count", "replacements", "first_issues")
WAITING = {VoucherState.PRINTED: "in_custody", VoucherState.RETURNED: "returned_stock"}


def additional(connection: Connection, scope: Scope) -> Part:
    """Yield the issues beyond a person's first entitlement, which are no first issues.

    They are looked for in batches that give more than one alone, so that all others are never read.
    """
    key = scope.of_voucher
    batches = connection.execute(select(BatchRow.id).where(BatchRow.entitlement > 1)).scalars().all()
    if not batches:
        return
    query = (
        select(key, func.count())
        .where(
            VoucherRow.batch_id.in_(batches),
            VoucherRow.entitlement > 1,
            VoucherRow.issued_by.is_not(None),
            REPLACES_NONE,
        )
        .group_by(key)
    )
    for line, count in connection.execute(scope.only(query, VoucherRow.donation_id)):
        yield line, "additional", count
        yield line, "first_issues", -count


def destroyed(connection: Connection, scope: Scope) -> Part:
    """Count what was destroyed after it had come back; what was spoiled before stays spoiled (E1)."""
    key = scope.of_voucher
    was_spoiled = (
        select(EventRow.seq)
        .where(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.STOCK_SPOILED)
        .exists()
    )
    query = (
        select(key, func.count())
        .select_from(DonationRow)
        .join(
            VoucherRow,
            and_(VoucherRow.donation_id == DonationRow.id, VoucherRow.state == VoucherState.DESTROYED),
        )
        .where(~was_spoiled)
        .group_by(key)
    )
    for line, count in connection.execute(scope.only(query, DonationRow.id)):
        yield line, "returned_stock", count


def unclaimed(connection: Connection, scope: Scope) -> Part:
    """Yield what was redeemed and is on no claim handed in."""
    key = RedemptionRow.donation_id if scope.of_money else scope.of_voucher
    query = (
        _with_voucher(select(key, total(RedemptionRow.amount)), scope)
        .where(~is_reversed(), ~is_claimed())
        .group_by(key)
    )
    for line, amount in connection.execute(scope.only(query, RedemptionRow.donation_id)):
        yield line, "unclaimed", amount


def _with_voucher(query: Select[int, int], scope: Scope) -> Select[int, int]:
    if scope.of_money:
        return query
    return query.outerjoin_from(RedemptionRow, VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)


def claim_lines(connection: Connection, scope: Scope) -> Part:
    """Yield where the money of the lines of claims stands; a draft claims nothing yet."""
    for line, claim, decision, amount in connection.execute(_lines(scope)):
        if claim in UNDECIDED:
            yield line, "in_review", amount
        elif decision in DECIDED_LINES:
            name = DECIDED_LINES[decision]
            yield line, "settled" if name == "payable" and not scope.of_money else name, amount
        elif decision is LineState.REJECTED_FINAL and not scope.of_money:
            yield line, "rejected", amount


def _lines(scope: Scope) -> Select[int, ClaimState, LineState, int]:
    """Return the query of live lines by line of the reconciliation, state of the claim and own state.

    By donation the lines are summed by claim before they meet it: a claim has one donation.
    """
    if scope.of_money:
        lines = (
            select(ClaimLineRow.claim_id, ClaimLineRow.state, total(ClaimLineRow.amount).label("amount"))
            .where(ClaimLineRow.live == 1)
            .group_by(ClaimLineRow.claim_id, ClaimLineRow.state)
            .subquery()
        )
        query = (
            select(ClaimRow.donation_id, ClaimRow.state, lines.c.state, total(lines.c.amount))
            .join(lines, lines.c.claim_id == ClaimRow.id)
            .group_by(ClaimRow.donation_id, ClaimRow.state, lines.c.state)
        )
    else:
        key = scope.of_voucher
        query = (
            select(key, ClaimRow.state, ClaimLineRow.state, total(ClaimLineRow.amount))
            .select_from(ClaimLineRow)
            .join(ClaimRow, ClaimRow.id == ClaimLineRow.claim_id)
            .outerjoin(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
            .outerjoin(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
            .where(ClaimLineRow.live == 1)
            .group_by(key, ClaimRow.state, ClaimLineRow.state)
        )
    return scope.only(query.where(ClaimRow.state.not_in(UNCLAIMED_STATES)), ClaimRow.donation_id)


def payments(connection: Connection, scope: Scope) -> Part:
    """Yield what was paid; it is payable no more."""
    query = (
        select(ClaimRow.donation_id, total(PaymentRow.amount))
        .join(PaymentRow, PaymentRow.claim_id == ClaimRow.id)
        .group_by(ClaimRow.donation_id)
    )
    for line, amount in connection.execute(scope.only(query, ClaimRow.donation_id)):
        yield line, "paid", amount
        yield line, "payable", -amount


def available(connection: Connection, scope: Scope) -> Part:
    """Yield the balance kept of what is available; the checker compares the other accounts."""
    query = select(AccountRow.donation_id, AccountRow.balance).where(AccountRow.account == Account.AVAILABLE)
    for line, balance in connection.execute(scope.only(query, AccountRow.donation_id)):
        yield line, "available", balance
