"""One transaction as the use cases see it: the books on one connection, and the log."""

from datetime import date, datetime
from functools import cached_property

from sqlalchemy import Connection

from db.books.bank import SqlBankBook
from db.books.claims import SqlClaimBook
from db.books.count_backs import SqlCountBackBook
from db.books.directory import SqlDirectoryBook
from db.books.distributions import SqlDistributionBook
from db.books.donations import SqlDonationBook
from db.books.examinations import SqlExaminationBook
from db.books.imports import SqlImportBook
from db.books.logos import SqlLogoBook
from db.books.monitoring import SqlMonitoringBook
from db.books.papers import SqlPaperBook
from db.books.periods import SqlPeriodBook
from db.books.print_jobs import SqlPrintJobBook
from db.books.programme import SqlProgrammeBook
from db.books.redemptions import SqlRedemptionBook
from db.books.sessions import SqlSessionBook
from db.books.signed_lists import SqlSignedListBook
from db.books.stock import SqlStockBook
from db.books.vouchers import SqlVoucherBook
from db.books.writing import Stamp
from db.log import LogBook
from db.means import Means
from voucher_desk.domain.duties import FIRST_ACTOR, Actor, UserNotNamed
from voucher_desk.domain.events import Event
from voucher_desk.domain.local_time import local_date
from voucher_desk.ports.means import Lots, Seals


class SqlWork:
    """The transaction of one use case."""

    def __init__(self, connection: Connection, means: Means, user: str | None, now: datetime) -> None:
        """Take a connection inside a transaction; find who acts. Raises UnknownUser, UserNotNamed."""
        self._connection = connection
        self._means = means
        self.now = now.replace(microsecond=0)
        self.programme = SqlProgrammeBook(connection)
        self.actor = self._actor(user)
        self.log = LogBook(connection, means.station, self.now, self.actor.code)
        self._stamp = Stamp(self.now, self.actor.code, means.station)

    def _actor(self, user: str | None) -> Actor:
        if user is not None:
            return self.programme.user(user)
        if self.programme.has_users():
            raise UserNotNamed
        return FIRST_ACTOR

    @property
    def station(self) -> str:
        """Return the code of this desk."""
        return self._means.station

    @property
    def lots(self) -> Lots:
        """Return the random draws."""
        return self._means.lots

    @property
    def seals(self) -> Seals:
        """Return the signing keys."""
        return self._means.seals

    @cached_property
    def today(self) -> date:
        """Return the Moroccan day of this transaction."""
        return local_date(self.now)

    @cached_property
    def donations(self) -> SqlDonationBook:
        """Return the book of donations."""
        return SqlDonationBook(self._connection, self._stamp)

    @cached_property
    def logos(self) -> SqlLogoBook:
        """Return the book of donors' logos."""
        return SqlLogoBook(self._connection, self._stamp)

    @cached_property
    def bank(self) -> SqlBankBook:
        """Return the book of bank statements."""
        return SqlBankBook(self._connection, self._stamp)

    @cached_property
    def directory(self) -> SqlDirectoryBook:
        """Return the directory of services."""
        return SqlDirectoryBook(self._connection)

    @cached_property
    def monitoring(self) -> SqlMonitoringBook:
        """Return the book of post-distribution monitoring."""
        return SqlMonitoringBook(self._connection, self._stamp)

    @cached_property
    def periods(self) -> SqlPeriodBook:
        """Return the book of months closed."""
        return SqlPeriodBook(self._connection, self._stamp)

    @cached_property
    def sessions(self) -> SqlSessionBook:
        """Return the session book."""
        return SqlSessionBook(self._connection, self._stamp)

    @cached_property
    def imports(self) -> SqlImportBook:
        """Return the book of imports."""
        return SqlImportBook(self._connection, self._stamp)

    @cached_property
    def distributions(self) -> SqlDistributionBook:
        """Return the distribution book."""
        return SqlDistributionBook(self._connection, self._stamp)

    @cached_property
    def stock(self) -> SqlStockBook:
        """Return the book of blanks."""
        return SqlStockBook(self._connection, self._stamp)

    @cached_property
    def count_backs(self) -> SqlCountBackBook:
        """Return the book of count-backs."""
        return SqlCountBackBook(self._connection, self._stamp)

    @cached_property
    def signed_lists(self) -> SqlSignedListBook:
        """Return the book of signed lists."""
        return SqlSignedListBook(self._connection, self._stamp)

    @cached_property
    def vouchers(self) -> SqlVoucherBook:
        """Return the voucher book."""
        return SqlVoucherBook(self._connection, self._stamp)

    @cached_property
    def papers(self) -> SqlPaperBook:
        """Return the paper book."""
        return SqlPaperBook(self._connection, self._stamp)

    @cached_property
    def print_jobs(self) -> SqlPrintJobBook:
        """Return the book of print jobs."""
        return SqlPrintJobBook(self._connection, self._stamp)

    @cached_property
    def redemptions(self) -> SqlRedemptionBook:
        """Return the redemption book."""
        return SqlRedemptionBook(self._connection, self._stamp)

    @cached_property
    def claims(self) -> SqlClaimBook:
        """Return the claim book."""
        return SqlClaimBook(self._connection, self._stamp)

    @cached_property
    def examinations(self) -> SqlExaminationBook:
        """Return the book of examinations."""
        return SqlExaminationBook(self._connection)

    def record(self, event: Event) -> None:
        """Tell the log."""
        self.log.record(event)
