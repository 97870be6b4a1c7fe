"""`claim send-back`, `claim reopen`, `claim dispute` and `claim decide`."""

import click

from voucher_desk.cli.claims import change
from voucher_desk.cli.station import DeskCommand, Station, pass_station
from voucher_desk.usecases.dispute_line import DecideDispute, DisputeLine, decide_dispute, dispute_line
from voucher_desk.usecases.send_claim_back import ReopenClaim, SendClaimBack, reopen_claim, send_claim_back

REASON = click.option("--reason", required=True, help="In a few words, without a name.")


@click.command(name="send-back", cls=DeskCommand)
@click.argument("code")
@REASON
@pass_station
def send_back(station: Station, code: str, reason: str) -> None:
    """Send claim CODE back to its provider: its money is unclaimed until it is handed in again."""
    change(station, send_claim_back, SendClaimBack(code, reason))


@click.command(cls=DeskCommand)
@click.argument("code")
@click.option("--without", multiple=True, metavar="SERIAL", help="Leave this voucher out of the claim.")
@pass_station
def reopen(station: Station, code: str, without: tuple[str, ...]) -> None:
    """Take claim CODE, which was sent back, up again as a draft."""
    change(station, reopen_claim, ReopenClaim(code, without))


@click.command(cls=DeskCommand)
@click.argument("code")
@click.argument("serial")
@REASON
@pass_station
def dispute(station: Station, code: str, serial: str, reason: str) -> None:
    """Dispute that voucher SERIAL of claim CODE was disallowed."""
    change(station, dispute_line, DisputeLine(code, serial, reason))


@click.command(cls=DeskCommand)
@click.argument("code")
@click.argument("serial")
@click.option("--uphold/--reject", "upheld", required=True, help="Pay it after all, or never.")
@REASON
@pass_station
def decide(station: Station, code: str, serial: str, *, upheld: bool, reason: str) -> None:
    """Decide the dispute of voucher SERIAL of claim CODE, by another person than who reviewed it."""
    change(station, decide_dispute, DecideDispute(code, serial, upheld, reason))
