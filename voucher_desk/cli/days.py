"""Days and hours on the command line, read as everywhere else: neither century nor month is guessed."""

import re
from datetime import date, time

import click

from voucher_desk.domain.dates import read_date

_MOMENT = re.compile(r"(.+?)[T ]\s*(\d{1,2})[:h](\d{2})")


class Day(click.ParamType[date]):
    """A day as people write it: 18/12/2026 or 2026-12-18. Refused as a rule refuses it (DAT-01, DAT-02)."""

    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, context: click.Context | None
    ) -> date:
        """Return the day."""
        del param, context
        return value if isinstance(value, date) else read_date(value)


class Moment(click.ParamType[tuple[date, time]]):
    """A day and an hour by the Moroccan clock: "18/12/2026 10:00"."""

    name = "day hour"

    def convert(
        self, value: str, param: click.Parameter | None, context: click.Context | None
    ) -> tuple[date, time]:
        """Return the day and the hour; wrong usage where no hour stands behind the day."""
        found = _MOMENT.fullmatch(value.strip())
        if found is None:
            self.fail(f"{value} (18/12/2026 10:00)", param, context)
        day = read_date(found[1])
        try:
            return day, time(int(found[2]), int(found[3]))
        except ValueError:
            self.fail(f"{value} (18/12/2026 10:00)", param, context)


DAY, MOMENT = Day(), Moment()
