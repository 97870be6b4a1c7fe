"""The root of the command line; without a command it opens the desktop."""

import sys

import click

from voucher_desk import __version__
from voucher_desk.cli.attendance import attendance
from voucher_desk.cli.claims import claim
from voucher_desk.cli.counter import redeem, reverse, verify
from voucher_desk.cli.demonstration import demo
from voucher_desk.cli.desktop import open_window
from voucher_desk.cli.distributions import distribution
from voucher_desk.cli.keeping import check, migrate
from voucher_desk.cli.programme import programme
from voucher_desk.cli.reconciling import reconcile
from voucher_desk.cli.reports import report
from voucher_desk.cli.sessions import session
from voucher_desk.cli.station import DeskGroup, Station
from voucher_desk.cli.vouchers import voucher


@click.group(
    cls=DeskGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="voucher-desk")
@click.pass_context
def voucher_desk(context: click.Context) -> None:
    """Issue, print, redeem and reconcile wellbeing vouchers.

    Without a command the desktop opens. A first try, in a folder of its own:

    \b
      voucher-desk --home ./essai demo

    The way of a voucher, command by command:

    \b
      voucher-desk programme load programme.toml
      voucher-desk --as HOST session add S1 --association A --city Casablanca --at "2026-12-18 10:00"
      voucher-desk --as HOST attendance import liste.xlsx --session S1
      voucher-desk --as DISTRIBUTOR distribution open D1 --session S1 --batch LOT
      voucher-desk --as DISTRIBUTOR voucher issue --distribution D1
      voucher-desk --as DISTRIBUTOR voucher print --distribution D1 --output bons.pdf
      voucher-desk --as DISTRIBUTOR distribution list-pdf D1 --output liste.pdf
      voucher-desk --as COUNTER redeem CODE --provider P
      voucher-desk reconcile
      voucher-desk report bulletin --output bulletin.pdf

    Exit: 0 done, 1 refused by a rule, 2 wrong usage, 3 the machine.
    """  # noqa: D301  the sign itself tells click to keep the lines, a backslash and a letter would not
    if context.invoked_subcommand is None:
        sys.exit(open_window(context.ensure_object(Station)))


for command in (
    attendance,
    check,
    claim,
    demo,
    distribution,
    migrate,
    programme,
    reconcile,
    redeem,
    report,
    reverse,
    session,
    verify,
    voucher,
):
    voucher_desk.add_command(command)
