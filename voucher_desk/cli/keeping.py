"""`check` and `migrate`: prove a database whole, and bring it up to date."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from voucher_desk.cli.station import REFUSED, DeskCommand, Station, pass_station
from voucher_desk.desk import Desk
from voucher_desk.domain.replay import Difference


@click.command(cls=DeskCommand)
@click.pass_context
def check(context: click.Context) -> None:
    """Prove the database whole: the chain of events unbroken, and the tables equal to what it tells."""
    station = context.ensure_object(Station)
    with station.desk() as desk:
        found = replayed(desk)
    facts = [difference_facts(one) for one in found]
    lines = [f"{one.table} {one.key} {one.column}: {one.stored} / {one.rebuilt}" for one in found]
    whole = station.translations.gettext("Base entière : le journal et les tables disent la même chose.")
    station.answer({"whole": not found, "differences": facts}, "\n".join(lines) or whole)
    if found:
        context.exit(REFUSED)


def replayed(desk: Desk) -> Sequence[Difference]:
    """Rebuild everything from the log, showing how far it is where somebody looks; Ctrl+C stops it."""
    with click.progressbar(length=0, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def tell(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        return desk.read(lambda queries: queries.differences(tell))


def difference_facts(one: Difference) -> dict[str, Any]:
    """Return a difference as JSON has it."""
    return {
        "table": one.table,
        "key": one.key,
        "column": one.column,
        "stored": one.stored,
        "rebuilt": one.rebuilt,
    }


@click.command(cls=DeskCommand)
@pass_station
def migrate(station: Station) -> None:
    """Bring the database up to date with this program; a copy of the file is made before."""
    with station.desk():
        pass  # opening is what migrates
    station.answer({"migrated": True}, station.translations.gettext("Base à jour."))
