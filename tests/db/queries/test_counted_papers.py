"""E8 compares what was accepted with the papers that were counted, and a difference names the paper."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text

from db.engine import reading
from voucher_desk.domain.claim_sheets import PapersMissing, SheetKind, WrittenLine
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.reconciliation import Equation, Level, equations_of
from voucher_desk.queries.pieces import PieceFilter, PieceKind, PieceRow
from voucher_desk.usecases import settle_claim as claims
from voucher_desk.usecases.dispute_line import DecideDispute, DisputeLine, decide_dispute, dispute_line
from voucher_desk.usecases.enter_claim_sheet import EnterClaimSheet, enter_claim_sheet

(OF_PAPERS,) = (one for one in equations_of(Level.DONATION) if one.name == "E8" and one.counts)
NAMES = ("papers", "papers_accepted", "papers_disallowed")
Decided = tuple[int, int, int]

LAID = """
SELECT sheet.claim_id, line.place, voucher.serial, line.written
FROM claim_sheet AS sheet
JOIN claim_sheet_line AS line ON line.sheet_id = sheet.id
LEFT JOIN voucher ON voucher.id = line.voucher_id
WHERE sheet.kind = 'PAPERS' AND sheet.number = (
    SELECT MAX(later.number) FROM claim_sheet AS later
    WHERE later.claim_id = sheet.claim_id AND later.kind = 'PAPERS')
"""
LINES = """
SELECT line.claim_id, voucher.serial, line.state, line.reason, line.amount, voucher.face, voucher.forfeited
FROM claim_line AS line
JOIN redemption ON redemption.id = line.redemption_id
JOIN voucher ON voucher.id = redemption.voucher_id
WHERE line.live = 1
"""


def by_hand(engine: Engine) -> Decided:
    """Count the papers of all claims row by row, as a person would with the sheets on a table."""
    with reading(engine) as connection:
        laid, lines = connection.execute(text(LAID)).all(), connection.execute(text(LINES)).all()
    counted, accepted, aside = 0, 0, 0
    for claim in {line.claim_id for line in lines if line.state != "CLAIMED"}:
        own = [line for line in lines if line.claim_id == claim]
        papers = [paper for paper in laid if paper.claim_id == claim]
        if not papers:
            missing = [line for line in own if line.reason == "NO_PAPER" and line.state != "UPHELD"]
            granted = [line for line in own if line.state in {"ACCEPTED", "UPHELD"}]
            counted += len(own) - len(missing)
            accepted += len(granted)
            aside += len(own) - len(granted) - sum(line not in granted for line in missing)
            continue
        heap = Counter(paper.serial or f"?{paper.written}" for paper in papers)
        for serial in {line.serial for line in own if line.state in {"ACCEPTED", "UPHELD"}}:
            of_it = [line for line in own if line.serial == serial]
            late = any(line.state == "UPHELD" and line.reason == "NO_PAPER" for line in of_it)
            spent = sum(line.amount for line in of_it) + of_it[0].forfeited >= of_it[0].face
            if heap[serial]:
                heap[serial] -= 1
                accepted, counted = accepted + 1, counted + 1
            elif late:
                accepted, counted = accepted + 1, counted + 1
            elif spent:
                accepted += 1
        aside, counted = aside + heap.total(), counted + heap.total()
    return counted, accepted, aside


def figures(field: Any, engine: Engine) -> Decided:
    """Return the three figures, once they are what a count by hand and their pieces come to."""
    found = field.desk.read(lambda queries: queries.reconciliation())
    told = tuple(getattr(found.total, name) for name in NAMES)
    assert told == by_hand(engine)
    for line, own in (*found.lines.items(), (None, found.total)):
        for name in NAMES:
            wanted = PieceFilter(name, Level.DONATION, line)
            assert field.desk.read(lambda queries, of=wanted: queries.piece_sum(of)).amount == getattr(
                own, name
            )
    return told[0], told[1], told[2]


def opened(field: Any, behind: str | Equation) -> tuple[PieceRow, ...]:
    found: tuple[PieceRow, ...] = field.desk.read(lambda queries: queries.pieces(PieceFilter(behind)))
    return found


def submitted(field: Any, donation: str = "DON-CAS") -> str:
    provider, user = ("PHARMA-CAS", "guichet-cas") if donation == "DON-CAS" else ("PHARMA-RAB", "guichet-rab")
    drafted = claims.DraftClaim(provider, donation, date(2027, 12, 31))
    code: str = field.do(user, claims.draft_claim, drafted).code
    field.do(user, claims.submit_claim, claims.SubmitClaim(code, f"F-{code}"))
    return code


def count(field: Any, claim: str, *papers: str) -> None:
    lines = tuple(WrittenLine(paper) for paper in papers)
    field.do("rapprochement", enter_claim_sheet, EnterClaimSheet(claim, SheetKind.PAPERS, lines))


def review(field: Any, claim: str, **disallowed: DisallowReason) -> None:
    field.do("rapprochement", claims.review_claim, claims.ReviewClaim(claim, disallowed))


@pytest.fixture
def serials(any_field: Any) -> tuple[str, ...]:
    """Return five vouchers, the first four of them redeemed."""
    issued: tuple[str, ...] = any_field.issued(5)
    for serial in issued[:4]:
        any_field.redeem(serial)
    return issued


def test_papers_count_once_their_claim_is_decided(
    any_field: Any, any_engine: Engine, serials: tuple[str, ...]
) -> None:
    claim = submitted(any_field)
    count(any_field, claim, *serials[:4])
    assert figures(any_field, any_engine) == (0, 0, 0)
    review(any_field, claim)
    assert figures(any_field, any_engine) == (4, 4, 0)
    assert any_field.desk.read(lambda queries: queries.reconciliation()).balanced


def test_a_line_accepted_without_its_paper_is_named(
    any_field: Any, any_engine: Engine, serials: tuple[str, ...]
) -> None:
    claim = submitted(any_field)
    count(any_field, claim, *serials[:3])
    review(any_field, claim)
    assert figures(any_field, any_engine) == (3, 4, 0)
    found = any_field.desk.read(lambda queries: queries.reconciliation())
    assert found.failing == ("E8",)
    (difference,) = opened(any_field, OF_PAPERS)
    assert (difference.of, difference.serial, difference.amount) == (claim, serials[3], -1)
    with pytest.raises(PapersMissing) as refusal:
        any_field.do("finance", claims.approve_claim, claims.ApproveClaim(claim))
    assert refusal.value.serials == (serials[3],)
    count(any_field, claim, *serials[:4])
    assert figures(any_field, any_engine) == (4, 4, 0)
    assert opened(any_field, OF_PAPERS) == ()
    any_field.do("finance", claims.approve_claim, claims.ApproveClaim(claim))


def test_a_line_disallowed_for_want_of_its_paper_balances(
    any_field: Any, any_engine: Engine, serials: tuple[str, ...]
) -> None:
    claim = submitted(any_field)
    count(any_field, claim, *serials[:3])
    review(any_field, claim, **{serials[3]: DisallowReason.NO_PAPER, serials[0]: DisallowReason.ILLEGIBLE})
    assert figures(any_field, any_engine) == (3, 2, 1)
    (aside,) = opened(any_field, "papers_disallowed")
    assert (aside.kind, aside.serial, aside.by) == (PieceKind.PAPER, serials[0], "rapprochement")


def test_papers_that_back_no_line_are_set_aside_and_shown(
    any_field: Any, any_engine: Engine, serials: tuple[str, ...]
) -> None:
    claim = submitted(any_field)
    count(any_field, claim, *serials, serials[1], "illisible", "illisible")
    review(any_field, claim)
    assert figures(any_field, any_engine) == (8, 4, 4)
    aside = [piece.serial or piece.of for piece in opened(any_field, "papers_disallowed")]
    assert sorted(aside) == sorted([serials[1], serials[4], "illisible", "illisible"])
    assert opened(any_field, OF_PAPERS) == ()


def test_a_paper_shown_in_a_dispute_counts(
    any_field: Any, any_engine: Engine, serials: tuple[str, ...]
) -> None:
    claim = submitted(any_field)
    count(any_field, claim, *serials[:3])
    review(any_field, claim, **{serials[3]: DisallowReason.NO_PAPER})
    any_field.do("finance", claims.approve_claim, claims.ApproveClaim(claim))
    any_field.do("guichet-cas", dispute_line, DisputeLine(claim, serials[3], "Retrouvé"))
    assert figures(any_field, any_engine) == (3, 3, 0)
    any_field.do("finance", decide_dispute, DecideDispute(claim, serials[3], upheld=True, why="Vu"))
    assert figures(any_field, any_engine) == (4, 4, 0)
    assert opened(any_field, OF_PAPERS) == ()


def test_a_voucher_with_a_rest_stays_with_its_person(any_field: Any, any_engine: Engine) -> None:
    first, second = any_field.issued(2, batch="LOT-RAB")
    for serial in (first, second):
        any_field.redeem(serial, provider="PHARMA-RAB", user="guichet-rab", amount=80_00)
    any_field.redeem(second, provider="PHARMA-RAB", user="guichet-rab", amount=107_50)
    claim = submitted(any_field, "DON-RAB")
    count(any_field, claim, second)
    review(any_field, claim)
    assert figures(any_field, any_engine) == (1, 1, 0)


def test_claims_whose_papers_nobody_counted_keep_the_word_of_their_review(
    any_field: Any, any_engine: Engine, serials: tuple[str, ...]
) -> None:
    review(any_field, submitted(any_field), **{serials[0]: DisallowReason.NO_PAPER})
    assert figures(any_field, any_engine) == (3, 3, 0)
    any_field.redeem(serials[4])
    counted = submitted(any_field)
    count(any_field, counted, serials[4])
    review(any_field, counted)
    assert figures(any_field, any_engine) == (4, 4, 0)
