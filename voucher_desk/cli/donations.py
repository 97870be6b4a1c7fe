"""`donation`: what is set aside, given back, given in kind, and how a donation ends."""

from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.days import DAY
from voucher_desk.cli.logos import logo, logo_facts
from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.desk import UseCase
from voucher_desk.domain.donations import Donation
from voucher_desk.domain.gifts import Gift
from voucher_desk.domain.money import exact_text, read_amount, shown_text
from voucher_desk.printing.files import draw_closing_certificate, spooled
from voucher_desk.sentences.words import word_of
from voucher_desk.usecases.allocate_donation import AllocateDonation, allocate_donation
from voucher_desk.usecases.close_donation import NamedDonation, close_donation, propose_closing
from voucher_desk.usecases.record_gift import record_gift
from voucher_desk.usecases.return_donation import ReturnDonation, return_donation


@click.group(cls=DeskGroup)
def donation() -> None:
    """A donation beside its vouchers: set aside, given back, given in kind, closed."""


donation.add_command(logo)


@donation.command()
@click.argument("code")
@pass_station
def show(station: Station, code: str) -> None:
    """Show donation CODE: what was agreed, its tranches, what is set aside and given back."""
    with station.desk() as desk:
        agreed = desk.read(lambda queries: queries.donation(code))
        tranches = desk.read(lambda queries: queries.tranches(code))
        allocations = desk.read(lambda queries: queries.allocations(code))
        returns = desk.read(lambda queries: queries.returns(code))
    facts = {
        "donation": agreed.code,
        "donor": agreed.donor,
        "association": agreed.association,
        "state": agreed.state.value,
        "agreement": agreed.agreement,
        "agreed_on": agreed.agreed_on,
        "currency": agreed.currency,
        "pledged": agreed.pledged and agreed.pledged.minor,
        "logo": agreed.logo and logo_facts(agreed.logo),
        "tranches": {str(row.number): exact_text(row.booked) for row in tranches},
        "allocations": {
            row.distribution: {"amount": exact_text(row.amount), "issued": exact_text(row.issued)}
            for row in allocations
        },
        "returns": [
            {"reference": row.reference, "amount": exact_text(row.amount), "to": row.target}
            for row in returns
        ],
    }
    state = word_of(agreed.state, station.translations)
    lines = [
        f"{agreed.code}: {agreed.donor} → {agreed.association}, {state}",
        *(f"  {row.received_on:%d/%m/%Y}  +{shown_text(row.booked)} MAD" for row in tranches),
        *(
            f"  {row.distribution}: {shown_text(row.issued)} / {shown_text(row.amount)} MAD"
            for row in allocations
        ),
        *(
            f"  {row.reference}: -{shown_text(row.amount)} MAD → {row.target or agreed.donor}"
            for row in returns
        ),
    ]
    station.answer(facts, "\n".join(lines))


@donation.command()
@click.argument("code")
@click.option("--distribution", required=True)
@click.option("--amount", required=True, help="In all; 0 for no limit again.")
@pass_station
def allocate(station: Station, code: str, distribution: str, amount: str) -> None:
    """Set an amount of donation CODE aside for a distribution, before others spend it."""
    centimes = 0 if amount == "0" else read_amount(amount)
    with station.desk() as desk:
        done = desk.do(allocate_donation, AllocateDonation(code, distribution, centimes)).value
    facts = {
        "donation": done.donation,
        "distribution": done.distribution,
        "amount": exact_text(done.amount),
        "left": exact_text(done.left),
    }
    said = station.translations.gettext(
        "{donation} : {amount} MAD affectés à {distribution}, il en reste {left} à émettre."
    )
    station.answer(
        facts,
        said.format(
            donation=done.donation,
            distribution=done.distribution,
            amount=shown_text(done.amount),
            left=shown_text(done.left),
        ),
    )


@donation.command(name="return")
@click.argument("code")
@click.option("--amount", required=True)
@click.option("--reference", required=True, help="The transfer's own reference, used once.")
@click.option("--to", help="Another donation; without it the donor.")
@pass_station
def give_back(station: Station, code: str, amount: str, reference: str, to: str | None) -> None:
    """Give back a part of what donation CODE has left, to its donor or to another donation."""
    with station.desk() as desk:
        request = ReturnDonation(code, read_amount(amount), reference, to)
        done = desk.do(return_donation, request).value
    facts = {
        "donation": done.donation,
        "amount": exact_text(done.amount),
        "available": exact_text(done.available),
        "to": done.to,
    }
    said = station.translations.gettext("{donation} : {amount} MAD rendus, {available} MAD disponibles.")
    station.answer(
        facts,
        said.format(
            donation=done.donation, amount=shown_text(done.amount), available=shown_text(done.available)
        ),
    )


@donation.command()
@click.option("--donor", required=True)
@click.option("--association", required=True)
@click.option("--what", required=True, help="The goods.")
@click.option("--quantity", required=True, type=click.IntRange(min=0))
@click.option("--unit", default="", help="What is counted: boxes, beds, kits.")
@click.option("--on", "given_on", required=True, type=DAY, help="The day they were given.")
@click.option("--value", help="What they are worth in MAD, where it is known.")
@click.option("--reference", default="", help="The receipt's.")
@click.option("--corrects", type=int, help="The number of a gift noted wrongly; quantity 0 takes it back.")
@pass_station
def gift(station: Station, /, value: str | None, **facts: Any) -> None:  # noqa: ANN401  as click read them
    """Note goods that a donor gave an association; they enter no equation."""
    request = Gift(value=None if value is None else read_amount(value), **facts)
    with station.desk() as desk:
        number = desk.do(record_gift, request).value
    said = station.translations.gettext("Don en nature {number} noté : {quantity} {unit} {what}.")
    station.answer(
        {"gift": number},
        said.format(number=number, quantity=request.quantity, unit=request.unit, what=request.what),
    )


@donation.command()
@pass_station
def gifts(station: Station) -> None:
    """List the gifts in kind."""
    with station.desk() as desk:
        rows = desk.read(lambda queries: queries.gifts())
    facts = [
        {
            "gift": row.number,
            "donor": row.donor,
            "association": row.association,
            "what": row.what,
            "quantity": row.quantity,
            "unit": row.unit,
            "value": None if row.value is None else exact_text(row.value),
            "given_on": row.given_on,
            "reference": row.reference,
        }
        for row in rows
    ]
    lines = [
        f"{row.number}  {row.given_on:%d/%m/%Y}  {row.donor} → {row.association}  "
        f"{row.quantity} {row.unit} {row.what}"
        for row in rows
    ]
    station.answer({"gifts": facts}, "\n".join(lines))


@donation.command()
@click.argument("code")
@click.option("--approve", is_flag=True, help="Close a donation whose closing another person proposed.")
@pass_station
def close(station: Station, code: str, *, approve: bool) -> None:
    """Propose to close donation CODE, which stops its vouchers; or close it, once all is settled."""
    use_case: UseCase[NamedDonation, Donation] = close_donation if approve else propose_closing
    with station.desk() as desk:
        done = desk.do(use_case, NamedDonation(code)).value
    sentence = f"{done.code} : {word_of(done.state, station.translations)}"
    station.answer({"donation": done.code, "state": done.state.value}, sentence)


@donation.command()
@click.argument("code")
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
@pass_station
def certificate(station: Station, code: str, output: Path) -> None:
    """Print the closing certificate of donation CODE: what came in, what became of it, to the centime."""
    with station.desk() as desk, spooled(output) as file:
        pages = draw_closing_certificate(desk, code, file, station.translations)
    station.answer({"donation": code, "pages": pages, "file": output.name}, output.name)
