"""`claim draft`, `submit`, `review`, `approve`, `pay` and `list`."""

from datetime import date
from typing import Any

import click

from voucher_desk.cli.days import DAY
from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.desk import UseCase
from voucher_desk.domain.claims import Claim, DisallowReason
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.money import exact_text, read_amount, shown_text
from voucher_desk.sentences.words import word_of
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    PayClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    pay_claim,
    review_claim,
    submit_claim,
)


@click.group(cls=DeskGroup)
def claim() -> None:
    """A provider's money: drafted from redemptions, submitted, reviewed, approved and paid."""


@claim.command()
@click.option("--provider", required=True)
@click.option("--donation", required=True)
@click.option("--since", type=DAY, help="First day of the period; of the first redemption if left out.")
@click.option("--until", type=DAY, help="Last day of the period; today if left out.")
@pass_station
def draft(station: Station, provider: str, donation: str, since: date | None, until: date | None) -> None:
    """Gather a provider's redemptions of one donation that no claim holds yet."""
    with station.desk() as desk:
        day = until or local_date(desk.now())
        _tell(station, desk.do(draft_claim, DraftClaim(provider, donation, day, since)).value)


@claim.command()
@click.argument("code")
@click.option("--invoice", required=True, help="The provider's own invoice number.")
@click.option("--dated", type=DAY, help="Day of the invoice; today if left out.")
@click.option("--amount", help="What the invoice asks; the sum of the claim if left out.")
@click.option("--papers", type=int, help="Paper vouchers attached; one for each voucher if left out.")
@click.option("--ice", help="The ICE on the invoice, compared with the provider's.")
@pass_station
def submit(station: Station, /, code: str, invoice: str, **said: Any) -> None:  # noqa: ANN401  options by name
    """Hand claim CODE in with what the invoice says."""
    amount = said.pop("amount")
    centimes = read_amount(amount) if amount is not None else None
    change(station, submit_claim, SubmitClaim(code, invoice, amount=centimes, **said))


@claim.command()
@click.argument("code")
@click.option("--disallow", multiple=True, metavar="SERIAL=REASON", help="Disallow one line.")
@pass_station
def review(station: Station, code: str, disallow: tuple[str, ...]) -> None:
    """Review claim CODE: every line is accepted but those disallowed.

    Reasons: NO_PAPER, PAPER_WITHOUT_REDEMPTION, DUPLICATE, AFTER_EXPIRY, OUT_OF_CONTRACT, WRONG_SERVICE,
    ILLEGIBLE.
    """
    change(station, review_claim, ReviewClaim(code, _reasons(disallow)))


def _reasons(pairs: tuple[str, ...]) -> dict[str, DisallowReason]:
    reasons = {}
    for pair in pairs:
        serial, _, why = pair.partition("=")
        if why not in {reason.value for reason in DisallowReason}:
            known = f"{pair} (REASON: {', '.join(reason.value for reason in DisallowReason)})"
            raise click.BadParameter(known, param_hint="--disallow")
        reasons[serial] = DisallowReason(why)
    return reasons


@claim.command()
@click.argument("code")
@pass_station
def approve(station: Station, code: str) -> None:
    """Approve claim CODE as it was reviewed, by another person than the reviewer."""
    change(station, approve_claim, ApproveClaim(code))


@claim.command()
@click.argument("code")
@click.option("--reference", required=True, help="The payment's own reference, used once.")
@click.option("--amount", help="A part only; without it all that is payable.")
@pass_station
def pay(station: Station, code: str, reference: str, amount: str | None) -> None:
    """Pay claim CODE, by a third person."""
    centimes = read_amount(amount) if amount is not None else None
    change(station, pay_claim, PayClaim(code, reference, centimes))


@claim.command(name="list")
@click.option("--provider", help="Of one provider only.")
@pass_station
def list_claims(station: Station, provider: str | None) -> None:
    """List the claims with their sums."""
    with station.desk() as desk:
        rows = desk.read(lambda queries: queries.claims(provider))
    facts = [
        {
            "claim": row.code,
            "provider": row.provider,
            "donation": row.donation,
            "state": row.state.value,
            "invoice": row.invoice,
            "invoiced": exact_text(row.invoiced) if row.invoiced is not None else None,
            "claimed": exact_text(row.claimed),
            "approved": exact_text(row.approved),
            "paid": exact_text(row.paid),
        }
        for row in rows
    ]
    lines = [
        f"{row.code}  {word_of(row.state, station.translations)}  "
        f"{shown_text(row.claimed)} / {shown_text(row.approved)} / {shown_text(row.paid)} MAD"
        for row in rows
    ]
    station.answer({"claims": facts}, "\n".join(lines))


def change(station: Station, use_case: UseCase[Any, Claim], request: object) -> None:
    """Do one step of a claim and say where it stands."""
    with station.desk() as desk:
        _tell(station, desk.do(use_case, request).value)


def _tell(station: Station, changed: Claim) -> None:
    facts = {
        "claim": changed.code,
        "state": changed.state.value,
        "lines": len(changed.lines),
        "claimed": exact_text(changed.claimed),
        "payable": exact_text(changed.payable),
        "paid": exact_text(changed.paid),
    }
    sentence = f"{changed.code} : {word_of(changed.state, station.translations)}"
    station.answer(facts, f"{sentence}, {shown_text(changed.claimed)} MAD")
