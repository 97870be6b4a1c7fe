"""`demo`: the worked example in a fresh home."""

from pathlib import Path

import click

from voucher_desk.cli.desktop import has_display, open_window
from voucher_desk.cli.reconciling import facts_of, table_of
from voucher_desk.cli.station import DeskCommand, Station
from voucher_desk.demo.performance import perform
from voucher_desk.home import open_home


@click.command(cls=DeskCommand)
@click.option("--no-window", is_flag=True, help="Print the reconciliation, open no window.")
@click.pass_context
def demo(context: click.Context, *, no_window: bool) -> None:
    """Build the worked example in a fresh home: 664 people, 669 vouchers, Casablanca and Rabat.

    Everything goes through the ordinary commands' use cases. The sheets of vouchers, the distribution lists
    and the attendance lists are left in the home, to be looked at and scanned. Then the desktop opens.
    """
    station = context.ensure_object(Station)
    station.home = open_home(station.home or _fresh_home()).folder
    reconciliation = perform(station.home, station.translations, station.database)
    papers = station.translations.gettext("Papiers et listes : {folder}").format(folder=station.home)
    facts = {**facts_of(reconciliation), "home": str(station.home)}
    station.answer(facts, f"{table_of(reconciliation, station)}\n\n{papers}")
    if not no_window and has_display():
        context.exit(open_window(station))


def _fresh_home() -> Path:
    """Return a folder beside the real home, so that the example is never mixed with real work."""
    standard = open_home(None).folder
    number = 1
    while (folder := standard.with_name(f"{standard.name}-demo-{number}")).exists():
        number += 1
    return folder
