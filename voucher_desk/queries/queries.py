"""What can be asked of the database for lists and reports, beside the rules."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from voucher_desk.domain.bank import Bank
from voucher_desk.domain.claim_matching import Match
from voucher_desk.domain.claim_sheets import SheetKind, SheetLine
from voucher_desk.domain.directory import DirectoryEntry
from voucher_desk.domain.events import ChainHead
from voucher_desk.domain.exception_rules import Rule
from voucher_desk.domain.periods import Month
from voucher_desk.domain.programme import Programme
from voucher_desk.domain.reconciliation import Level, Reconciliation
from voucher_desk.domain.replay import Difference
from voucher_desk.domain.reports import ReportScope
from voucher_desk.domain.signed_lists import PageMark
from voucher_desk.queries.bulletin import BulletinFacts
from voucher_desk.queries.claim_papers import ClaimPaper
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow
from voucher_desk.queries.count_backs import CountBack
from voucher_desk.queries.counter import CounterRow, CounterTotals
from voucher_desk.queries.distributions import DistributionRow, HandingRow
from voucher_desk.queries.donations import AgreedDonation, AllocationRow, GiftRow, ReturnRow
from voucher_desk.queries.entitlements import Entitlements
from voucher_desk.queries.exceptions import Examination
from voucher_desk.queries.home import Home, HomeFigures
from voucher_desk.queries.monitoring import RoundResults, RoundRow
from voucher_desk.queries.papers import ListFoot, ListHeading, ListLine, SheetTerms, StatementHeading
from voucher_desk.queries.periods import ClosingText, KeptClosing, Periods
from voucher_desk.queries.pieces import PieceFilter, PieceRow, PieceSum
from voucher_desk.queries.print_jobs import PrintJobRow
from voucher_desk.queries.programme import (
    BatchRow,
    DonationRow,
    PeopleCount,
    PriceRow,
    ProviderRow,
    TrancheRow,
    UserRow,
)
from voucher_desk.queries.sadd import SaddCounts
from voucher_desk.queries.samples import Sample, SampleRow
from voucher_desk.queries.sessions import AttendanceRow, ImportRow, SessionRow
from voucher_desk.queries.signed_lists import SignedList, SignedPage
from voucher_desk.queries.statement import DonorStatement
from voucher_desk.queries.vouchers import HistoryRow, VoucherFilter, VoucherRow

Step = Callable[[int, int], None]
"""Hears how many steps of a long reading are done, and of how many."""


def unheard(_done: int, _of: int) -> None:
    """Hear a step where nobody waits for it."""


class Queries(Protocol):
    """One consistent reading; every answer is frozen and ordered as people expect it."""

    def programme(self) -> Programme | None:
        """Return the programme, None before one is loaded."""
        ...

    def home(self, today: date) -> Home:
        """Return what waits for somebody, and what is of a Moroccan calendar day."""
        ...

    def home_figures(self) -> HomeFigures:
        """Return where the programme stands."""
        ...

    def donations(self) -> Sequence[DonationRow]: ...

    def donation(self, code: str) -> AgreedDonation:
        """Return what was agreed of a donation and how it ended. Raises UnknownDonation."""
        ...

    def allocations(self, donation: str) -> Sequence[AllocationRow]:
        """Return what is set aside of a donation, by distribution. Raises UnknownDonation."""
        ...

    def returns(self, donation: str) -> Sequence[ReturnRow]:
        """Return what a donation gave back, in the order it did. Raises UnknownDonation."""
        ...

    def gifts(self) -> Sequence[GiftRow]: ...

    def tranches(self, donation: str) -> Sequence[TrancheRow]:
        """Return what a donation received, by number. Raises UnknownDonation."""
        ...

    def bank(self) -> Bank:
        """Return every line of a statement, every entry of the books, and which are matched."""
        ...

    def directory(self) -> Sequence[DirectoryEntry]:
        """Return every service by city, kind of care and name; providers under contract are among them."""
        ...

    def monitoring_rounds(self) -> Sequence[RoundRow]:
        """Return the rounds of post-distribution monitoring, the latest first."""
        ...

    def monitoring_results(self, code: str) -> RoundResults:
        """Return what may be told of a closed round. Raises UnknownRound, RoundOpen."""
        ...

    def batches(self) -> Sequence[BatchRow]: ...

    def providers(self) -> Sequence[ProviderRow]: ...

    def prices(self, provider: str) -> Sequence[PriceRow]:
        """Return the service families of a provider's contract with their prices. Raises UnknownProvider."""
        ...

    def users(self) -> Sequence[UserRow]: ...

    def people_reached(self) -> Sequence[PeopleCount]: ...

    def sessions(self) -> Sequence[SessionRow]: ...

    def attendance(self, session: str) -> Sequence[AttendanceRow]: ...

    def imports(self, session: str) -> Sequence[ImportRow]:
        """Return the lists imported into a session, latest first. Raises UnknownSession."""
        ...

    def distributions(self) -> Sequence[DistributionRow]: ...

    def entitlements(self, distribution: str) -> Entitlements:
        """Return whom a distribution would issue a voucher to. Raises UnknownDistribution."""
        ...

    def handings(self, distribution: str) -> Sequence[HandingRow]:
        """Return the vouchers of a distribution that somebody holds. Raises UnknownDistribution."""
        ...

    def count_back(self, distribution: str) -> CountBack:
        """Return everything about the blanks of a distribution. Raises UnknownDistribution."""
        ...

    def signed_list(self, distribution: str) -> SignedList:
        """Return a list beside what came back of it signed. Raises UnknownDistribution."""
        ...

    def signed_page(self, marks: Sequence[PageMark], *, older: bool = False) -> SignedPage:
        """Return the page to read off, by the first of these marks that is of a distribution here.

        Raises PageOfOtherProgramme, PageNotOfList, NoSuchPage, OlderListVersion unless `older`.
        """
        ...

    def distribution_list(
        self, distribution: str, printed_at: datetime
    ) -> tuple[ListHeading, Sequence[ListLine], ListFoot]:
        """Return what a distribution list is printed from. Raises UnknownDistribution."""
        ...

    def statement_heading(self, made_at: datetime) -> StatementHeading:
        """Return the head of a reconciliation statement, with its anchor. Raises NoProgramme."""
        ...

    def sheet_terms(self, batch: str) -> SheetTerms:
        """Return what all vouchers of a batch say alike. Raises UnknownBatch."""
        ...

    def print_jobs(self, serial: str | None = None) -> Sequence[PrintJobRow]:
        """Return the print jobs, newest first; only those of one voucher where its serial is given."""
        ...

    def vouchers(self, wanted: VoucherFilter) -> Sequence[VoucherRow]: ...

    def voucher_count(self, wanted: VoucherFilter) -> int:
        """Return how many vouchers a filter finds on all its pages together."""
        ...

    def voucher(self, serial: str) -> VoucherRow:
        """Return one voucher. Raises UnknownVoucher."""
        ...

    def voucher_history(self, serial: str) -> Sequence[HistoryRow]:
        """Return everything that happened to a voucher, oldest first. Raises UnknownVoucher."""
        ...

    def counter_day(self, provider: str, day: date) -> Sequence[CounterRow]:
        """Return a provider's scans of one Moroccan day, newest first."""
        ...

    def counter_totals(self, provider: str) -> CounterTotals: ...

    def claims(self, provider: str | None = None) -> Sequence[ClaimRow]: ...

    def claim_lines(self, claim: str) -> Sequence[ClaimLineRow]: ...

    def reconciliation(self, donation: str | None = None, level: Level = Level.DONATION) -> Reconciliation:
        """Return the figures of each line of a level, of one donation or of all. Raises UnknownDonation."""
        ...

    def periods(self, today: date) -> Periods:
        """Return the months proposed or closed, and whose turn it is on a Moroccan day."""
        ...

    def closing(self, month: Month) -> KeptClosing:
        """Return what the closing of a month froze. Raises UnknownClosing, ClosingDamaged."""
        ...

    def closing_text(self, month: Month) -> ClosingText:
        """Return the text kept of a month, unproved. Raises UnknownClosing."""
        ...

    def pieces(self, wanted: PieceFilter) -> Sequence[PieceRow]:
        """Return one page of what stands behind a figure or a difference, by key."""
        ...

    def every_piece(self, wanted: PieceFilter) -> Iterator[PieceRow]:
        """Yield what stands behind a figure or a difference, piece by piece, while the reading lasts."""
        ...

    def piece_sum(self, wanted: PieceFilter) -> PieceSum:
        """Return how many pieces there are on all pages together, and what they come to."""
        ...

    def examination(
        self, rules: Collection[Rule] = (), values: Mapping[str, int] | None = None
    ) -> Examination:
        """Return what some reports of exceptions find, or all; `values` are tried instead of thresholds.

        Raises ThresholdUnknown, ThresholdWrong.
        """
        ...

    def samples(self) -> Sequence[SampleRow]:
        """Return the verification samples, newest first."""
        ...

    def sample(self, number: int) -> Sample:
        """Return a verification sample, drawn again. Raises UnknownSample."""

    def claim_paper(self, claim: str, made_at: datetime) -> ClaimPaper:
        """Return what a claim's papers are printed from. Raises UnknownClaim."""
        ...

    def claim_match(self, claim: str) -> Match:
        """Return the three-way match of a claim. Raises UnknownClaim."""
        ...

    def claim_sheet(self, claim: str, kind: SheetKind) -> Sequence[SheetLine]:
        """Return the invoice's lines or the papers counted; none before they are. Raises UnknownClaim."""
        ...

    def sadd(self, scope: ReportScope, made_at: datetime) -> SaddCounts:
        """Return counts by sex and age, not yet masked. Raises UnknownDonation, NoProgramme."""
        ...

    def statement(self, scope: ReportScope, made_at: datetime) -> DonorStatement:
        """Return what became of each donation. Raises UnknownDonation, NoProgramme."""
        ...

    def bulletin(self, scope: ReportScope, made_at: datetime) -> BulletinFacts:
        """Return what the bulletin tells beside the people. Raises UnknownDonation, NoProgramme."""
        ...

    def chain_head(self, station: str) -> ChainHead:
        """Return where a station's chain of events stands: the anchor printed on lists (invariant 54)."""
        ...

    def differences(self, tell: Step = unheard) -> Sequence[Difference]:
        """Return where the chain is broken, and where the tables differ from what it tells (E11).

        It takes a while: `tell` hears how many steps of how many are done, and may raise to stop.
        """
        ...
