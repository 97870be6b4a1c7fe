"""The root of the command line; without a command it opens the desktop."""

import sys

import click

from voucher_desk import __version__
from voucher_desk.cli.desktop import open_window
from voucher_desk.cli.station import DeskGroup, Station


class Root(DeskGroup):
    """The commands, loaded once one of them is asked for: the desktop starts without them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, None where there is none."""
        self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        from voucher_desk.cli.every_command import COMMANDS  # noqa: PLC0415  see above

        for command in COMMANDS:
            self.add_command(command)


@click.group(
    cls=Root,
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
      voucher-desk backup --output /media/usb
      voucher-desk report bulletin --output bulletin.pdf

    Exit: 0 done, 1 refused by a rule, 2 wrong usage, 3 the machine.
    """  # noqa: D301  the sign itself tells click to keep the lines, a backslash and a letter would not
    if context.invoked_subcommand is None:
        sys.exit(open_window(context.ensure_object(Station)))
