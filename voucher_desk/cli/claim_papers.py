"""`claim print`: the slip a provider signs, the remittance advice, the receipt of a payment."""

from enum import StrEnum
from pathlib import Path

import click

from voucher_desk.cli.station import DeskCommand, Station, pass_station
from voucher_desk.printing.claim_files import draw_claim_slip, draw_payment_receipt, draw_remittance_advice
from voucher_desk.printing.files import spooled


class ClaimPaperKind(StrEnum):
    """Which paper of a claim is printed."""

    SLIP = "slip"
    ADVICE = "advice"
    RECEIPT = "receipt"


@click.command(name="print", cls=DeskCommand)
@click.argument("code")
@click.option("--paper", type=click.Choice([kind.value for kind in ClaimPaperKind]), default="slip")
@click.option("--reference", help="Of this payment; the last if left out. For a receipt.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@pass_station
def print_claim(station: Station, code: str, paper: str, reference: str | None, output: Path) -> None:
    """Print a paper of claim CODE: the slip, the remittance advice, or the receipt of a payment."""
    words = station.translations
    with station.desk() as desk, spooled(output) as file:
        if paper == ClaimPaperKind.RECEIPT:
            pages = draw_payment_receipt(desk, code, reference, file, words)
        else:
            draw = draw_claim_slip if paper == ClaimPaperKind.SLIP else draw_remittance_advice
            pages = draw(desk, code, file, words)
    said = words.ngettext("{n} page dans {file}.", "{n} pages dans {file}.", pages)
    station.answer({"claim": code, "paper": paper, "pages": pages}, said.format(n=pages, file=output.name))
