"""`report`: what is read of the programme by those who answer for it."""

import click

from voucher_desk.cli.exceptions import exceptions
from voucher_desk.cli.samples import sample
from voucher_desk.cli.station import DeskGroup


@click.group(cls=DeskGroup)
def report() -> None:
    """Reports: the exceptions that fraud and error leave behind, and samples to verify by."""


report.add_command(exceptions)
report.add_command(sample)
