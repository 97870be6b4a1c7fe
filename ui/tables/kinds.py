"""Kinds of columns: what is a number, money or a day on the screen is one in a spreadsheet too."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.domain.local_time import local
from voucher_desk.spreadsheets.sheets import Amount

Row = TypeVar("Row")


def count_column(heading: str, wording: Wording, count: Callable[[Row], int]) -> Column[Row]:
    """Return a column of how many there are."""
    return Column(heading, lambda row: wording.number(count(row)), count, is_number=True, cell=count)


def naming_column(heading: str, number: Callable[[Row], int]) -> Column[Row]:
    """Return a column of numbers that name rows, in Latin digits as papers and the command line have them."""
    return Column(heading, lambda row: str(number(row)), number, is_number=True, cell=number)


def amount_column(heading: str, wording: Wording, centimes: Callable[[Row], int]) -> Column[Row]:
    """Return a column of money in centimes of MAD; the currency stands in the heading of the page."""
    return Column(
        heading,
        lambda row: wording.amount(centimes(row)),
        centimes,
        is_number=True,
        cell=lambda row: Amount(centimes(row)),
    )


def day_column(heading: str, wording: Wording, day: Callable[[Row], date | None]) -> Column[Row]:
    """Return a column of calendar days, blank where there is none."""

    def shown(row: Row) -> str:
        found = day(row)
        return wording.day(found) if found else ""

    return Column(heading, shown, lambda row: str(day(row) or ""), cell=day)


def moment_column(heading: str, wording: Wording, instant: Callable[[Row], datetime]) -> Column[Row]:
    """Return a column of UTC instants, shown and exported as Moroccan clock time."""
    return Column(
        heading,
        lambda row: wording.moment(instant(row)),
        lambda row: instant(row).isoformat(),
        cell=lambda row: local(instant(row)).replace(tzinfo=None, microsecond=0),
    )
