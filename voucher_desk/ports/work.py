"""Work: one transaction as a use case sees it."""

from datetime import date, datetime
from typing import Protocol

from voucher_desk.domain.duties import Actor
from voucher_desk.domain.events import Event
from voucher_desk.ports.books import (
    BankBook,
    ClaimBook,
    CountBackBook,
    DirectoryBook,
    DistributionBook,
    DonationBook,
    ExaminationBook,
    ImportBook,
    LogoBook,
    MonitoringBook,
    PaperBook,
    PeriodBook,
    PrintJobBook,
    ProgrammeBook,
    RedemptionBook,
    SessionBook,
    SignedListBook,
    StockBook,
    VoucherBook,
)
from voucher_desk.ports.means import Lots, Seals


class Work(Protocol):
    """One transaction of one station: who acts, when, the books, and the log that every write is told to.

    Nothing is saved unless the desk commits; a refusal raised in between leaves no trace.
    """

    @property
    def now(self) -> datetime:
        """Return the instant of this transaction, UTC, to the second."""
        ...

    @property
    def today(self) -> date:
        """Return the Moroccan calendar day of `now`."""
        ...

    @property
    def actor(self) -> Actor:
        """Return the person acting."""
        ...

    @property
    def station(self) -> str:
        """Return the code of this installed desk; its vouchers' serials begin with it."""
        ...

    @property
    def lots(self) -> Lots:
        """Return the random draws."""
        ...

    @property
    def seals(self) -> Seals:
        """Return the signing keys."""
        ...

    @property
    def programme(self) -> ProgrammeBook: ...

    @property
    def donations(self) -> DonationBook: ...

    @property
    def logos(self) -> LogoBook: ...

    @property
    def bank(self) -> BankBook: ...

    @property
    def directory(self) -> DirectoryBook: ...

    @property
    def monitoring(self) -> MonitoringBook: ...

    @property
    def periods(self) -> PeriodBook: ...

    @property
    def sessions(self) -> SessionBook: ...

    @property
    def imports(self) -> ImportBook: ...

    @property
    def distributions(self) -> DistributionBook: ...

    @property
    def stock(self) -> StockBook: ...

    @property
    def count_backs(self) -> CountBackBook: ...

    @property
    def signed_lists(self) -> SignedListBook: ...

    @property
    def vouchers(self) -> VoucherBook: ...

    @property
    def papers(self) -> PaperBook: ...

    @property
    def print_jobs(self) -> PrintJobBook: ...

    @property
    def redemptions(self) -> RedemptionBook: ...

    @property
    def claims(self) -> ClaimBook: ...

    @property
    def examinations(self) -> ExaminationBook: ...

    def record(self, event: Event) -> None:
        """Tell the log what happened; the ledger move of its kind and amount goes with it."""
        ...
