"""What became of each donation, for its donor."""

from dataclasses import dataclass

from voucher_desk.domain.donor_statement import DonationAccount
from voucher_desk.queries.reports import ReportHeading


@dataclass(frozen=True, slots=True)
class DonorStatement:
    """The donations a statement covers, by code."""

    heading: ReportHeading
    accounts: tuple[DonationAccount, ...]
