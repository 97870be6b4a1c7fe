"""Papers counted for claims (E8): where a count was entered it speaks, and no longer the review.

A paper counts once its claim is decided on. It backs its voucher's accepted lines, once; every other paper
of the count is set aside: of a line that is disallowed, of no line of the claim, or a second one of its
voucher. An accepted voucher wants its paper unless a rest of it was to be used elsewhere, when it stays with
its person. A line upheld in a dispute for want of a paper brought it then.
"""

from sqlalchemy import ColumnElement, Connection, Exists, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from db.models.claims import ClaimLineRow, ClaimRow, ClaimSheetLineRow, ClaimSheetRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.figures.scope import Part, Scope
from db.queries.totals import total
from voucher_desk.domain.claim_sheets import SheetKind
from voucher_desk.domain.claims import GRANTED, DisallowReason, LineState

OTHER, REDEEMED = aliased(ClaimLineRow, name="other"), aliased(RedemptionRow, name="redeemed")
LAID = aliased(ClaimSheetLineRow, name="laid")
COUNTS = (
    select(func.max(ClaimSheetRow.id))
    .where(ClaimSheetRow.kind == SheetKind.PAPERS)
    .group_by(ClaimSheetRow.claim_id)
)
"""The count of each claim that speaks: the last one."""
HAS_COUNT = ClaimLineRow.claim_id.in_(
    select(ClaimSheetRow.claim_id).where(ClaimSheetRow.kind == SheetKind.PAPERS)
)
"""Whether the papers of a line's claim were counted at all: asked of all lines at once."""
IS_DECIDED = (
    select(OTHER.id)
    .where(OTHER.claim_id == ClaimRow.id, OTHER.live == 1, OTHER.state != LineState.CLAIMED)
    .exists()
)


def _beside(*conditions: ColumnElement[bool]) -> Select[int]:
    """Return the lines of the same voucher on the same claim as a line, itself among them."""
    return (
        select(OTHER.id)
        .join(REDEEMED, REDEEMED.id == OTHER.redemption_id)
        .where(
            OTHER.claim_id == ClaimLineRow.claim_id,
            OTHER.live == 1,
            REDEEMED.voucher_id == RedemptionRow.voucher_id,
            *conditions,
        )
    )


def _shown(line: type[ClaimLineRow]) -> ColumnElement[bool]:
    return and_(line.state == LineState.UPHELD, line.reason == DisallowReason.NO_PAPER)


def _laid(voucher: ColumnElement[int]) -> Exists:
    """Return whether a voucher's paper lay among those of the claim of a line."""
    sheet = aliased(ClaimSheetRow)
    return (
        select(LAID.place)
        .join(sheet, sheet.id == LAID.sheet_id)
        .where(sheet.id.in_(COUNTS), sheet.claim_id == ClaimLineRow.claim_id, LAID.voucher_id == voucher)
        .exists()
    )


_GRANTED_HERE = OTHER.state.in_(GRANTED)
_ON_CLAIM = _beside().with_only_columns(total(OTHER.amount)).scalar_subquery()
LIES = _laid(RedemptionRow.voucher_id.expression)
IS_SHOWN = _beside(_shown(OTHER)).exists()
"""Whether the paper of a line's voucher was brought in a dispute."""
IS_ACCEPTED = and_(
    HAS_COUNT,
    ClaimLineRow.state.in_(GRANTED),
    ~_beside(_GRANTED_HERE, OTHER.id < ClaimLineRow.id).exists(),
    or_(LIES, IS_SHOWN, _ON_CLAIM + VoucherRow.forfeited >= VoucherRow.face),
)
"""The first accepted line of a voucher whose paper counts, or should."""
CAME_LATE = and_(
    HAS_COUNT,
    _shown(ClaimLineRow),
    ~_beside(_shown(OTHER), OTHER.id < ClaimLineRow.id).exists(),
    ~LIES,
)
"""A line whose paper came to light in its dispute."""
IS_SET_ASIDE = ~and_(
    select(OTHER.id)
    .join(REDEEMED, REDEEMED.id == OTHER.redemption_id)
    .where(
        OTHER.claim_id == ClaimRow.id,
        OTHER.live == 1,
        _GRANTED_HERE,
        REDEEMED.voucher_id == ClaimSheetLineRow.voucher_id,
    )
    .exists(),
    ~select(LAID.place)
    .where(
        LAID.sheet_id == ClaimSheetLineRow.sheet_id,
        LAID.voucher_id == ClaimSheetLineRow.voucher_id,
        LAID.place < ClaimSheetLineRow.place,
    )
    .exists(),
)
"""A paper of a count that is not the one of an accepted voucher."""


def counted_papers(connection: Connection, scope: Scope) -> Part:
    """Yield the papers counted for decided claims, those accepted and those set aside."""
    laid = (
        select(ClaimRow.donation_id, func.count())
        .select_from(ClaimSheetLineRow)
        .join(ClaimSheetRow, ClaimSheetRow.id == ClaimSheetLineRow.sheet_id)
        .join(ClaimRow, ClaimRow.id == ClaimSheetRow.claim_id)
        .where(ClaimSheetRow.id.in_(COUNTS), IS_DECIDED)
        .group_by(ClaimRow.donation_id)
    )
    for line, papers in connection.execute(scope.only(laid, ClaimRow.donation_id)):
        yield line, "papers", papers
        yield line, "papers_disallowed", papers
    for line, wanted, lying, late in connection.execute(scope.only(_accepted(), ClaimRow.donation_id)):
        yield line, "papers", late
        yield line, "papers_accepted", wanted
        yield line, "papers_disallowed", -lying


def _accepted() -> Select[int, int, int, int]:
    """Return by donation how many accepted vouchers want a paper, have one, or brought it in a dispute."""
    vouchers = (
        select(
            ClaimLineRow.claim_id,
            RedemptionRow.voucher_id,
            total(ClaimLineRow.amount).label("amount"),
            func.max(case((_shown(ClaimLineRow), 1), else_=0)).label("shown"),
        )
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .where(ClaimLineRow.live == 1, HAS_COUNT)
        .group_by(ClaimLineRow.claim_id, RedemptionRow.voucher_id)
        .having(func.max(case((ClaimLineRow.state.in_(GRANTED), 1), else_=0)) == 1)
        .subquery()
    )
    papers = (
        select(ClaimSheetRow.claim_id, ClaimSheetLineRow.voucher_id)
        .join(ClaimSheetRow, ClaimSheetRow.id == ClaimSheetLineRow.sheet_id)
        .where(ClaimSheetRow.id.in_(COUNTS), ClaimSheetLineRow.voucher_id.is_not(None))
        .distinct()
        .subquery()
    )
    lies = papers.c.voucher_id.is_not(None)
    shown, used_up = vouchers.c.shown == 1, vouchers.c.amount + VoucherRow.forfeited >= VoucherRow.face
    return (
        select(
            ClaimRow.donation_id,
            func.count().filter(or_(lies, shown, used_up)),
            func.count().filter(lies),
            func.count().filter(and_(~lies, shown)),
        )
        .select_from(vouchers)
        .join(ClaimRow, ClaimRow.id == vouchers.c.claim_id)
        .join(VoucherRow, VoucherRow.id == vouchers.c.voucher_id)
        .outerjoin(
            papers,
            and_(papers.c.claim_id == vouchers.c.claim_id, papers.c.voucher_id == vouchers.c.voucher_id),
        )
        .group_by(ClaimRow.donation_id)
    )
