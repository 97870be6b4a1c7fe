"""`verify`, `redeem` and `reverse`: what happens at a provider's counter."""

from typing import Any
from uuid import UUID, uuid4

import click

from voucher_desk.cli.station import REFUSED, DeskCommand, Station, pass_station
from voucher_desk.desk import UseCase
from voucher_desk.domain.events import utc_text
from voucher_desk.domain.money import exact_text, read_amount, shown_text
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.sentences.words import word_of
from voucher_desk.usecases.redeem_voucher import Scan, ScanAnswer, redeem_voucher, verify_voucher
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption


@click.command(cls=DeskCommand)
@click.argument("text")
@click.option("--provider", help="Also answer whether it may be used there.")
@click.option("--service", help="Code of the service family: what it costs there is asked for.")
@click.pass_context
def verify(context: click.Context, text: str, provider: str | None, service: str | None) -> None:
    """Answer whether a voucher may be used today: TEXT is what a scanner typed, or the code under the QR."""
    _scan(context, verify_voucher, Scan(text, provider, str(uuid4()), service=service))


@click.command(cls=DeskCommand)
@click.argument("text")
@click.option("--provider", required=True, help="Code of the provider at whose counter it is used.")
@click.option("--amount", help="A part only, such as 100.00; without it the price, or all that is left.")
@click.option("--service", help="Code of the service family: its price is taken, and kept.")
@click.option("--op-id", type=click.UUID, help="Number of the operation: the same again changes nothing.")
@click.pass_context
def redeem(
    context: click.Context,
    text: str,
    provider: str,
    *,
    amount: str | None,
    service: str | None,
    op_id: UUID | None,
) -> None:
    """Redeem a voucher, once: TEXT is what a scanner typed, or the twelve symbols under the QR."""
    centimes = read_amount(amount) if amount is not None else None
    _scan(context, redeem_voucher, Scan(text, provider, str(op_id or uuid4()), centimes, service))


@click.command(cls=DeskCommand)
@click.argument("op_id", type=click.UUID)
@click.option("--reason", required=True)
@pass_station
def reverse(station: Station, op_id: UUID, reason: str) -> None:
    """Undo the redemption OP_ID made by mistake: within a day, by a second person, before it is claimed."""
    with station.desk() as desk:
        voucher = desk.do(reverse_redemption, ReverseRedemption(str(op_id), reason)).value
    station.answer(
        {"serial": voucher.serial, "state": voucher.state.value, "remaining": exact_text(voucher.rest)},
        f"{voucher.serial} : {word_of(voucher.state, station.translations)}",
    )


def _scan(context: click.Context, use_case: UseCase[Scan, ScanAnswer], scan: Scan) -> None:
    station = context.ensure_object(Station)
    with station.desk() as desk:
        answer = desk.do(use_case, scan).value
    if answer.refusal:
        station.refuse(answer.refusal, _facts(answer))
        context.exit(REFUSED)
    station.answer(_facts(answer), _sentence(station, answer))


def _facts(answer: ScanAnswer) -> dict[str, Any]:
    return {
        "verdict": answer.verdict.value,
        "code": answer.refusal.code if answer.refusal else None,
        "serial": answer.serial,
        "amount": exact_text(answer.amount),
        "forfeited": exact_text(answer.forfeited),
        "remaining": exact_text(answer.remaining),
        "at": utc_text(answer.at),
        "op_id": answer.op_id,
    }


def _sentence(station: Station, answer: ScanAnswer) -> str:
    _ = station.translations.gettext
    if answer.verdict is Verdict.VALID:
        return _("Bon valable : {amount} MAD.").format(amount=shown_text(answer.amount))
    if answer.forfeited:
        return _("Échangé : {amount} MAD ; reste abandonné : {forfeited} MAD.").format(
            amount=shown_text(answer.amount), forfeited=shown_text(answer.forfeited)
        )
    return _("Échangé : {amount} MAD ; reste {remaining} MAD.").format(
        amount=shown_text(answer.amount), remaining=shown_text(answer.remaining)
    )
