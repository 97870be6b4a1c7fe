"""One performance of the worked example, in a home that nothing was done in before."""

from datetime import timedelta
from gettext import NullTranslations
from pathlib import Path

from voucher_desk.app import open_desk, utc_now
from voucher_desk.demo.play import Calendar, Play
from voucher_desk.domain.reconciliation import Reconciliation
from voucher_desk.home import open_home
from voucher_desk.ports.faults import HomeInUse

BEGINS_BEFORE = timedelta(days=130)


def perform(folder: Path, translations: NullTranslations, database: str | None = None) -> Reconciliation:
    """Play the example in a home and return its reconciliation. Raises HomeInUse."""
    home = open_home(folder)
    if home.database.exists():
        raise HomeInUse(folder=str(folder))
    today = utc_now()
    calendar = Calendar(today - BEGINS_BEFORE)
    desk = open_desk(folder, database=database, create=True, clock=calendar)
    try:
        Play(desk, folder, calendar, today, translations).all()
        return desk.read(lambda queries: queries.reconciliation())
    finally:
        desk.close()
