"""One consistent reading of the database for lists and reports."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from db.books.bank import read_bank
from db.queries import (
    bulletin,
    claim_matches,
    claim_papers,
    claims,
    count_backs,
    counter,
    directory,
    distributions,
    donations,
    entitlements,
    histories,
    home,
    log,
    monitoring,
    papers,
    periods,
    pieces,
    print_jobs,
    programme,
    reconciliation,
    sadd,
    samples,
    sessions,
    signed_lists,
    statement,
    vouchers,
)
from db.queries.exceptions.reading import examine
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
from voucher_desk.queries.queries import Step, unheard
from voucher_desk.queries.sadd import SaddCounts
from voucher_desk.queries.samples import Sample, SampleRow
from voucher_desk.queries.sessions import AttendanceRow, ImportRow, SessionRow
from voucher_desk.queries.signed_lists import SignedList, SignedPage
from voucher_desk.queries.statement import DonorStatement
from voucher_desk.queries.vouchers import HistoryRow, VoucherFilter, VoucherRow


class SqlQueries:
    """The questions of `Queries`, each answered by the module of its subject on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Take a connection whose transaction sees one state of the database."""
        self._connection = connection

    def programme(self) -> Programme | None:
        """Return the programme, None before one is loaded."""
        return programme.read_programme(self._connection)

    def home(self, today: date) -> Home:
        """Return what waits for somebody, and what is of a Moroccan calendar day."""
        return home.read_home(self._connection, today)

    def home_figures(self) -> HomeFigures:
        """Return where the programme stands."""
        return home.read_home_figures(self._connection)

    def donations(self) -> Sequence[DonationRow]:
        """Return the donations by code."""
        return programme.list_donations(self._connection)

    def donation(self, code: str) -> AgreedDonation:
        """Return what was agreed of a donation."""
        return donations.read_donation(self._connection, code)

    def allocations(self, donation: str) -> Sequence[AllocationRow]:
        """Return what is set aside of a donation."""
        return donations.list_allocations(self._connection, donation)

    def returns(self, donation: str) -> Sequence[ReturnRow]:
        """Return what a donation gave back."""
        return donations.list_returns(self._connection, donation)

    def bank(self) -> Bank:
        """Return the bank beside the books."""
        return read_bank(self._connection)

    def gifts(self) -> Sequence[GiftRow]:
        """Return the gifts in kind by the day they were given."""
        return donations.list_gifts(self._connection)

    def tranches(self, donation: str) -> Sequence[TrancheRow]:
        """Return what a donation received, by number. Raises UnknownDonation."""
        return programme.list_tranches(self._connection, donation)

    def directory(self) -> Sequence[DirectoryEntry]:
        """Return the directory of services."""
        return directory.list_directory(self._connection)

    def monitoring_rounds(self) -> Sequence[RoundRow]:
        """Return the rounds of monitoring, the latest first."""
        return monitoring.list_rounds(self._connection)

    def monitoring_results(self, code: str) -> RoundResults:
        """Return what may be told of a closed round. Raises UnknownRound, RoundOpen."""
        return monitoring.read_results(self._connection, code)

    def batches(self) -> Sequence[BatchRow]:
        """Return the batches by code."""
        return programme.list_batches(self._connection)

    def providers(self) -> Sequence[ProviderRow]:
        """Return the providers by city and name."""
        return programme.list_providers(self._connection)

    def prices(self, provider: str) -> Sequence[PriceRow]:
        """Return the service families of a provider's contract with their prices. Raises UnknownProvider."""
        return programme.list_prices(self._connection, provider)

    def users(self) -> Sequence[UserRow]:
        """Return the users by code."""
        return programme.list_users(self._connection)

    def people_reached(self) -> Sequence[PeopleCount]:
        """Return how many people hold or held a voucher."""
        return programme.count_people(self._connection)

    def sessions(self) -> Sequence[SessionRow]:
        """Return the sessions, latest first."""
        return sessions.list_sessions(self._connection)

    def attendance(self, session: str) -> Sequence[AttendanceRow]:
        """Return a session's people by code. Raises UnknownSession."""
        return sessions.list_attendance(self._connection, session)

    def imports(self, session: str) -> Sequence[ImportRow]:
        """Return the lists imported into a session, latest first. Raises UnknownSession."""
        return sessions.list_imports(self._connection, session)

    def distributions(self) -> Sequence[DistributionRow]:
        """Return the distributions, the one drafted last first."""
        return distributions.list_distributions(self._connection)

    def entitlements(self, distribution: str) -> Entitlements:
        """Return whom a distribution would issue a voucher to. Raises UnknownDistribution."""
        return entitlements.read_entitlements(self._connection, distribution)

    def handings(self, distribution: str) -> Sequence[HandingRow]:
        """Return the vouchers of a distribution that somebody holds. Raises UnknownDistribution."""
        return distributions.list_handings(self._connection, distribution)

    def count_back(self, distribution: str) -> CountBack:
        """Return everything about the blanks of a distribution. Raises UnknownDistribution."""
        return count_backs.read_count_back(self._connection, distribution)

    def signed_list(self, distribution: str) -> SignedList:
        """Return a list beside what came back of it signed. Raises UnknownDistribution."""
        return signed_lists.read_signed_list(self._connection, distribution)

    def signed_page(self, marks: Sequence[PageMark], *, older: bool = False) -> SignedPage:
        """Return the page to read off, by the first of these marks that is of a distribution here."""
        return signed_lists.read_signed_page(self._connection, marks, older=older)

    def distribution_list(
        self, distribution: str, printed_at: datetime
    ) -> tuple[ListHeading, Sequence[ListLine], ListFoot]:
        """Return what a distribution list is printed from. Raises UnknownDistribution."""
        return papers.read_distribution_list(self._connection, distribution, printed_at)

    def statement_heading(self, made_at: datetime) -> StatementHeading:
        """Return the head of a reconciliation statement, with its anchor. Raises NoProgramme."""
        return papers.read_statement_heading(self._connection, made_at)

    def sheet_terms(self, batch: str) -> SheetTerms:
        """Return what all vouchers of a batch say alike. Raises UnknownBatch."""
        return papers.read_sheet_terms(self._connection, batch)

    def print_jobs(self, serial: str | None = None) -> Sequence[PrintJobRow]:
        """Return the print jobs, newest first; only those of one voucher where its serial is given."""
        return print_jobs.list_print_jobs(self._connection, serial)

    def vouchers(self, wanted: VoucherFilter) -> Sequence[VoucherRow]:
        """Return one page of vouchers in order. Raises UnknownDistribution or UnknownDonation."""
        return vouchers.list_vouchers(self._connection, wanted)

    def voucher_count(self, wanted: VoucherFilter) -> int:
        """Return how many vouchers a filter finds. Raises UnknownDistribution or UnknownDonation."""
        return vouchers.count_vouchers(self._connection, wanted)

    def voucher(self, serial: str) -> VoucherRow:
        """Return one voucher. Raises UnknownVoucher."""
        return vouchers.read_voucher(self._connection, serial)

    def voucher_history(self, serial: str) -> Sequence[HistoryRow]:
        """Return everything that happened to a voucher, oldest first. Raises UnknownVoucher."""
        return histories.read_history(self._connection, serial)

    def counter_day(self, provider: str, day: date) -> Sequence[CounterRow]:
        """Return a provider's scans of one Moroccan day, newest first. Raises UnknownProvider."""
        return counter.list_counter_day(self._connection, provider, day)

    def counter_totals(self, provider: str) -> CounterTotals:
        """Return what a provider's redemptions come to. Raises UnknownProvider."""
        return counter.read_counter_totals(self._connection, provider)

    def claims(self, provider: str | None = None) -> Sequence[ClaimRow]:
        """Return all claims, or one provider's, latest first. Raises UnknownProvider."""
        return claims.list_claims(self._connection, provider)

    def claim_lines(self, claim: str) -> Sequence[ClaimLineRow]:
        """Return the redemptions on a claim, oldest first. Raises UnknownClaim."""
        return claims.list_claim_lines(self._connection, claim)

    def reconciliation(self, donation: str | None = None, level: Level = Level.DONATION) -> Reconciliation:
        """Return the figures of each line of a level, of one donation or of all. Raises UnknownDonation."""
        return reconciliation.read_reconciliation(self._connection, donation, level)

    def periods(self, today: date) -> Periods:
        """Return the months proposed or closed."""
        return periods.read_periods(self._connection, today)

    def closing(self, month: Month) -> KeptClosing:
        """Return what the closing of a month froze. Raises UnknownClosing, ClosingDamaged."""
        return periods.read_closing(self._connection, month)

    def closing_text(self, month: Month) -> ClosingText:
        """Return the text kept of a month. Raises UnknownClosing."""
        return periods.read_closing_text(self._connection, month)

    def pieces(self, wanted: PieceFilter) -> Sequence[PieceRow]:
        """Return one page of what stands behind a figure or a difference, by key."""
        return pieces.list_pieces(self._connection, wanted)

    def every_piece(self, wanted: PieceFilter) -> Iterator[PieceRow]:
        """Yield what stands behind a figure or a difference, piece by piece, while the reading lasts."""
        return pieces.every_piece(self._connection, wanted)

    def piece_sum(self, wanted: PieceFilter) -> PieceSum:
        """Return how many pieces there are on all pages together, and what they come to."""
        return pieces.sum_pieces(self._connection, wanted)

    def examination(
        self, rules: Collection[Rule] = (), values: Mapping[str, int] | None = None
    ) -> Examination:
        """Return what some reports of exceptions find, or all. Raises ThresholdUnknown, ThresholdWrong."""
        return examine(self._connection, rules, values or {})

    def samples(self) -> Sequence[SampleRow]:
        """Return the verification samples, newest first."""
        return samples.list_samples(self._connection)

    def sample(self, number: int) -> Sample:
        """Return a verification sample, drawn again. Raises UnknownSample."""
        return samples.read_sample(self._connection, number)

    def claim_paper(self, claim: str, made_at: datetime) -> ClaimPaper:
        """Return what a claim's papers are printed from. Raises UnknownClaim, NoProgramme."""
        return claim_papers.read_claim_paper(self._connection, claim, made_at)

    def claim_match(self, claim: str) -> Match:
        """Return the three-way match of a claim. Raises UnknownClaim."""
        return claim_matches.read_claim_match(self._connection, claim)

    def claim_sheet(self, claim: str, kind: SheetKind) -> Sequence[SheetLine]:
        """Return the invoice's lines or the papers counted. Raises UnknownClaim."""
        return claim_matches.read_sheet(self._connection, claim, kind)

    def sadd(self, scope: ReportScope, made_at: datetime) -> SaddCounts:
        """Return counts by sex and age, not yet masked. Raises UnknownDonation, NoProgramme."""
        return sadd.read_sadd(self._connection, scope, made_at)

    def statement(self, scope: ReportScope, made_at: datetime) -> DonorStatement:
        """Return what became of each donation. Raises UnknownDonation, NoProgramme."""
        return statement.read_statement(self._connection, scope, made_at)

    def bulletin(self, scope: ReportScope, made_at: datetime) -> BulletinFacts:
        """Return what the bulletin tells beside the people. Raises UnknownDonation, NoProgramme."""
        return bulletin.read_bulletin(self._connection, scope, made_at)

    def chain_head(self, station: str) -> ChainHead:
        """Return where a station's chain of events stands."""
        return log.read_chain_head(self._connection, station)

    def differences(self, tell: Step = unheard) -> Sequence[Difference]:
        """Return where the chain of events is broken, and where the tables differ from what it tells."""
        from db.replaying import differences  # noqa: PLC0415  a proof is asked for now and then

        return differences(self._connection, tell)
