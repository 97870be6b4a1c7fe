"""The three-way match is a partition: each voucher in one cell, and the cells add up to every side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.claim_matching import Cell, ClaimedVoucher, KnownVoucher, Match, matched
from voucher_desk.domain.claim_sheets import SheetLine
from voucher_desk.domain.vouchers import VoucherState

SERIALS = [f"X-{number:06d}" for number in range(1, 9)]
WRITTEN = ["illisible", "ZZZZ", "9999"]

claimed_vouchers = st.dictionaries(
    st.sampled_from(SERIALS), st.builds(ClaimedVoucher, st.integers(1, 3), st.integers(1, 500_00))
)
known_vouchers = st.builds(
    KnownVoucher, st.sampled_from(VoucherState), st.booleans(), st.booleans(), st.booleans()
)


def sheets(amounts: st.SearchStrategy[int | None]) -> st.SearchStrategy[list[SheetLine] | None]:
    of_voucher = st.builds(SheetLine, st.just("code"), st.sampled_from(SERIALS), amounts)
    of_nothing = st.builds(SheetLine, st.sampled_from(WRITTEN), st.none(), amounts)
    return st.none() | st.lists(of_voucher | of_nothing, max_size=20)


invoices, piles = sheets(st.integers(1, 500_00)), sheets(st.none())
knowledge = st.fixed_dictionaries(dict.fromkeys(SERIALS, known_vouchers))


@given(claimed_vouchers, invoices, piles, knowledge)
def test_every_voucher_stands_in_one_cell_and_the_sums_agree(
    claimed: dict[str, ClaimedVoucher],
    invoice: list[SheetLine] | None,
    papers: list[SheetLine] | None,
    known: dict[str, KnownVoucher],
) -> None:
    match = matched(claimed, invoice, papers, known)

    names = [row.named for row in match.vouchers]
    written = {line.serial or line.written for line in (*(invoice or ()), *(papers or ()))}
    assert len(names) == len(set(names))
    assert set(names) == {*claimed, *written}
    assert sorted(row.named for cell in Cell for row in match.of(cell)) == sorted(names)
    total = match.sum_of()
    assert total.redeemed == sum(one.amount for one in claimed.values())
    assert total.invoiced == sum(line.amount or 0 for line in invoice or ())
    assert total.papers == len(papers or ())
    cells = [match.sum_of(cell) for cell in Cell]
    for side in ("vouchers", "papers", "redeemed", "invoiced"):
        assert sum(getattr(one, side) for one in cells) == getattr(total, side)


@given(claimed_vouchers, invoices, piles, knowledge)
def test_what_is_on_the_claim_is_only_ever_in_a_cell_of_redeemed_vouchers(
    claimed: dict[str, ClaimedVoucher],
    invoice: list[SheetLine] | None,
    papers: list[SheetLine] | None,
    known: dict[str, KnownVoucher],
) -> None:
    match = matched(claimed, invoice, papers, known)

    redeemed = {Cell.REDEEMED_AND_INVOICED, Cell.REDEEMED_NOT_INVOICED, Cell.TWICE}
    assert {row.cell for row in match.vouchers if row.named in claimed} <= redeemed
    assert all(row.redeemed == 0 for row in match.vouchers if row.named not in claimed)
    missing = {row.named for row in match.vouchers if row.redeemed and not row.papers}
    assert set(match.without_paper) == (missing if papers is not None else set())


def one(*, redemptions: int = 0, lines: int = 0, papers: int = 0, known: KnownVoucher | None = None) -> Match:
    claimed = {"X": ClaimedVoucher(redemptions, 100_00 * redemptions)} if redemptions else {}
    invoice = [SheetLine("X", "X" if known or redemptions else None, 100_00)] * lines
    pile = [SheetLine("X", "X" if known or redemptions else None, None)] * papers
    return matched(claimed, invoice, pile, {"X": known} if known else {})


def knows(
    state: VoucherState = VoucherState.ISSUED,
    *,
    expired: bool = False,
    before: bool = False,
    other: bool = False,
) -> KnownVoucher:
    return KnownVoucher(state, expired, before, other)


@pytest.mark.parametrize(
    ("match", "cell"),
    [
        (one(redemptions=1, lines=1, papers=1), Cell.REDEEMED_AND_INVOICED),
        (one(redemptions=1, lines=1), Cell.REDEEMED_AND_INVOICED),
        (one(redemptions=2, lines=2, papers=1), Cell.REDEEMED_AND_INVOICED),
        (one(redemptions=1, papers=1), Cell.REDEEMED_NOT_INVOICED),
        (one(redemptions=1, lines=2), Cell.TWICE),
        (one(redemptions=1, lines=1, papers=2), Cell.TWICE),
        (one(lines=1, known=knows(VoucherState.REDEEMED, before=True)), Cell.TWICE),
        (one(lines=1, known=knows()), Cell.INVOICED_NOT_REDEEMED),
        (one(papers=1, known=knows()), Cell.INVOICED_NOT_REDEEMED),
        (one(lines=1, known=knows(VoucherState.VOID)), Cell.VOID),
        (one(lines=1, known=knows(VoucherState.EXPIRED, expired=True)), Cell.EXPIRED),
        (one(lines=1, known=knows(VoucherState.REDEEMED, other=True)), Cell.OTHER_PROVIDER),
        (one(lines=1), Cell.UNKNOWN),
    ],
)
def test_a_voucher_stands_where_a_person_looks_for_it(match: Match, cell: Cell) -> None:
    assert [row.cell for row in match.vouchers] == [cell]


def test_another_amount_on_the_invoice_is_seen() -> None:
    invoice = [SheetLine("X", "X", 90_00)]

    (row,) = matched({"X": ClaimedVoucher(1, 100_00)}, invoice, None, {}).vouchers

    assert row.differs
    assert not one(redemptions=1, lines=1).vouchers[0].differs
    assert not one(redemptions=1).vouchers[0].differs
