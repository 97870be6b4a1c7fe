"""The figures of claims as documents (E8): the totals they bear, and what was decided of their lines."""

from sqlalchemy import Connection, and_, func, select

from db.models.claims import ClaimLineRow, ClaimRow
from db.queries.figures.counted import HAS_COUNT
from db.queries.figures.scope import Part, Scope
from db.queries.totals import total
from voucher_desk.domain.claims import DisallowReason, LineState

DECISIONS = {
    LineState.CLAIMED: ("pending", None),
    LineState.ACCEPTED: ("accepted", "papers_accepted"),
    LineState.UPHELD: ("accepted", "papers_accepted"),
    LineState.DISALLOWED: ("disallowed", "papers_disallowed"),
    LineState.DISPUTED: ("disallowed", "papers_disallowed"),
    LineState.REJECTED_FINAL: ("disallowed", "papers_disallowed"),
}
"""Where a line counts by what was decided of it, and where its paper does."""
WITHOUT_PAPER = and_(ClaimLineRow.reason == DisallowReason.NO_PAPER, ClaimLineRow.state != LineState.UPHELD)
"""A line whose paper was missing at the review and did not come to light in a dispute."""


def claimed(connection: Connection, scope: Scope) -> Part:
    """Yield the totals that the claims bear."""
    query = select(ClaimRow.donation_id, total(ClaimRow.claimed)).group_by(ClaimRow.donation_id)
    for line, amount in connection.execute(scope.only(query, ClaimRow.donation_id)):
        yield line, "claimed", amount


def decisions(connection: Connection, scope: Scope) -> Part:
    """Yield the sums of all lines, by what was decided, and their papers.

    A line left out when its claim was taken up again is none. Papers that were counted speak for themselves
    (`counted_papers`). Where nobody entered a count, a paper was seen at the review unless the line was
    marked as one without; an accepted line always has one, so that the two sides part where a line without
    paper was accepted.
    """
    lines = (
        select(
            ClaimLineRow.claim_id,
            ClaimLineRow.state,
            total(ClaimLineRow.amount).label("amount"),
            func.count().filter(~HAS_COUNT).label("lines"),
            func.count().filter(and_(WITHOUT_PAPER, ~HAS_COUNT)).label("missing"),
        )
        .where(ClaimLineRow.live == 1)
        .group_by(ClaimLineRow.claim_id, ClaimLineRow.state)
        .subquery()
    )
    query = (
        select(
            ClaimRow.donation_id,
            lines.c.state,
            total(lines.c.amount),
            total(lines.c.lines),
            total(lines.c.missing),
        )
        .join(lines, lines.c.claim_id == ClaimRow.id)
        .group_by(ClaimRow.donation_id, lines.c.state)
    )
    for line, state, amount, count, missing in connection.execute(scope.only(query, ClaimRow.donation_id)):
        decided, paper = DECISIONS[state]
        yield line, "claim_lines", amount
        yield line, decided, amount
        if paper:
            yield line, "papers", count - missing
            yield line, paper, count if decided == "accepted" else count - missing
