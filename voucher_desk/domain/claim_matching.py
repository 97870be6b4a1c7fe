"""The three-way match of a claim: what the system holds, the papers handed in and the provider's invoice.

Every voucher stands in exactly one cell, so that counts and amounts of the cells add up to the claim, to the
invoice and to the papers (equation E8).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from voucher_desk.domain.claim_sheets import SheetLine
from voucher_desk.domain.vouchers import VoucherState


class Cell(StrEnum):
    """Where a voucher stands between the system, the papers and the invoice."""

    REDEEMED_AND_INVOICED = "REDEEMED_AND_INVOICED"
    REDEEMED_NOT_INVOICED = "REDEEMED_NOT_INVOICED"
    INVOICED_NOT_REDEEMED = "INVOICED_NOT_REDEEMED"
    TWICE = "TWICE"
    VOID = "VOID"
    EXPIRED = "EXPIRED"
    UNKNOWN = "UNKNOWN"
    OTHER_PROVIDER = "OTHER_PROVIDER"


@dataclass(frozen=True, slots=True)
class ClaimedVoucher:
    """What the system has on the claim for one voucher: its redemptions, `amount` in centimes together."""

    redemptions: int
    amount: int


@dataclass(frozen=True, slots=True)
class KnownVoucher:
    """What the desk knows of a voucher that an invoice or a paper names, beside the claim itself."""

    state: VoucherState
    expired: bool
    claimed_before: bool
    of_other_provider: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """One voucher in its cell: centimes redeemed on the claim and invoiced, lines of the invoice, papers.

    `named` is the serial, or what was written where no voucher has it.
    """

    named: str
    cell: Cell
    redeemed: int
    invoiced: int
    invoice_lines: int
    papers: int

    @property
    def differs(self) -> bool:
        """Return whether the invoice asks another amount than was redeemed on the claim."""
        return self.redeemed > 0 and self.invoice_lines > 0 and self.invoiced != self.redeemed


@dataclass(frozen=True, slots=True)
class CellSum:
    """What stands in one cell, or in all: vouchers, papers, and centimes redeemed and invoiced."""

    vouchers: int
    papers: int
    redeemed: int
    invoiced: int


@dataclass(frozen=True, slots=True)
class Match:
    """All vouchers of a claim, its papers and its invoice, each in one cell.

    `counted` and `itemised` tell whether the papers were counted and the invoice's lines entered at all.
    """

    vouchers: tuple[Matched, ...]
    counted: bool
    itemised: bool

    def of(self, cell: Cell) -> tuple[Matched, ...]:
        """Return the vouchers of one cell."""
        return tuple(one for one in self.vouchers if one.cell is cell)

    def sum_of(self, cell: Cell | None = None) -> CellSum:
        """Return what stands in a cell, or in all of them."""
        rows = self.vouchers if cell is None else self.of(cell)
        return CellSum(
            len(rows),
            sum(row.papers for row in rows),
            sum(row.redeemed for row in rows),
            sum(row.invoiced for row in rows),
        )

    @property
    def without_paper(self) -> tuple[str, ...]:
        """Return the serials on the claim of which no paper was counted; none before a count."""
        if not self.counted:
            return ()
        return tuple(row.named for row in self.vouchers if row.redeemed and not row.papers)


def matched(
    claimed: Mapping[str, ClaimedVoucher],
    invoice: Sequence[SheetLine] | None,
    papers: Sequence[SheetLine] | None,
    known: Mapping[str, KnownVoucher],
) -> Match:
    """Return every voucher in its one cell; a sheet is None where nobody entered it yet.

    `claimed` and `known` are by serial; `known` holds each serial that a sheet names.
    """
    lines, sums = Counter[str](), defaultdict[str, int](int)
    for line in invoice or ():
        lines[line.named] += 1
        sums[line.named] += line.amount or 0
    counts = Counter(line.named for line in papers or ())
    rows = []
    for named in _each_once((*claimed, *lines, *counts)):
        mine = claimed.get(named, ClaimedVoucher(0, 0))
        cell = _cell(mine, known.get(named), lines[named], counts[named])
        rows.append(Matched(named, cell, mine.amount, sums[named], lines[named], counts[named]))
    return Match(tuple(rows), counted=papers is not None, itemised=invoice is not None)


def _each_once(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(names)


def _cell(mine: ClaimedVoucher, known: KnownVoucher | None, lines: int, papers: int) -> Cell:
    """Return the cell of one voucher: the claim speaks first, then the gravest thing known of it."""
    if mine.redemptions:
        if papers > 1 or lines > mine.redemptions:
            return Cell.TWICE
        return Cell.REDEEMED_AND_INVOICED if lines else Cell.REDEEMED_NOT_INVOICED
    if known is None:
        return Cell.UNKNOWN
    graver = (
        (known.claimed_before, Cell.TWICE),
        (known.of_other_provider, Cell.OTHER_PROVIDER),
        (known.state is VoucherState.VOID, Cell.VOID),
        (known.expired, Cell.EXPIRED),
    )
    return next((cell for holds, cell in graver if holds), Cell.INVOICED_NOT_REDEEMED)
