"""Verify and redeem: the answer to one scan at a provider's counter, given once and never twice.

Every scan leaves a row with its reason (invariant 22); the answer tells nothing of the person (invariant 23).
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.papers import NotAVoucherCode
from voucher_desk.domain.providers import (
    Provider,
    ProviderNotNamed,
    require_contracted,
    require_in_scope,
    require_offered,
    require_under_cap,
)
from voucher_desk.domain.redemptions import OldPaper, OperationReused, Verdict, require_usable
from voucher_desk.domain.refusals import Refused, refusal_of, stored_data
from voucher_desk.domain.vouchers import Use, used
from voucher_desk.ports.books import Agreed, Scanned, ScanRecord
from voucher_desk.ports.work import Work
from voucher_desk.scanning.reading import scan_fingerprint
from voucher_desk.usecases.meet_paper import meet_paper


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan: the text as it came, who scans, and a number that makes a repeated one harmless.

    `provider` None is that of the person acting, if they work for one. `amount` in centimes, None for the
    price of the `service` family named, or for all that is left where none is named or no price is agreed.
    """

    text: str
    provider: str | None
    op_id: str
    amount: int | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """What the person at the counter is told; amounts in centimes, `at` UTC.

    `refusal` is the reason where the verdict is REFUSED; `forfeited` what is lost with a part use.
    """

    verdict: Verdict
    op_id: str
    at: datetime
    serial: str | None = None
    amount: int = 0
    forfeited: int = 0
    remaining: int = 0
    refusal: Refused | None = None


def verify_voucher(work: Work, request: Scan) -> ScanAnswer:
    """Answer whether a paper may be used here today, and for how much; the voucher stays as it is.

    Raises as `redeem_voucher` does, but needs no provider.
    """
    return _answer(work, request, redeeming=False)


def redeem_voucher(work: Work, request: Scan) -> ScanAnswer:
    """Redeem a voucher, whole or in part, exactly once; a refusal is an answer, not an error.

    Raises OperationReused where the operation number was used for another scan (invariant 18),
    NotAVoucherCode for an empty one, ProviderNotNamed, UnknownProvider, or a refusal of the person acting;
    then no scan is kept.
    """
    work.actor.require(Duty.REDEEM)
    if not (request.provider or work.actor.provider):
        raise ProviderNotNamed
    return _answer(work, request, redeeming=True)


def _answer(work: Work, request: Scan, *, redeeming: bool) -> ScanAnswer:
    if not request.text.strip():
        raise NotAVoucherCode
    request = replace(request, provider=request.provider or work.actor.provider)
    provider = work.programme.provider(request.provider) if request.provider else None
    if provider:
        work.actor.require_acting_for(provider.code)
    digest, length = scan_fingerprint(request.text)
    stored = work.redemptions.answered(request.op_id)
    if stored:
        return _repeated(stored, request, digest, redeeming=redeeming)
    met: Scanned | None = None
    try:
        met = meet_paper(work, request.text)
        agreed = _agreed(work, met, provider, request.service)
        use = _use(work, met, provider, _asked(met, request.amount, agreed))
    except Refused as refusal:
        answer = ScanAnswer(
            Verdict.REFUSED, request.op_id, work.now, met.voucher.serial if met else None, refusal=refusal
        )
        _note(work, request, answer, digest, length, met, provider)
        return answer
    if redeeming and provider:
        answer = _given(Verdict.REDEEMED, request, work.now, use)
        work.vouchers.put(met.voucher, use.voucher)
        work.redemptions.add(_record(request, answer, digest, length), use.voucher, provider, agreed)
        _tell(work, answer, use, provider, agreed)
        return answer
    answer = _given(Verdict.VALID, request, work.now, use)
    _note(work, request, answer, digest, length, met, provider)
    return answer


def _agreed(work: Work, met: Scanned, provider: Provider | None, service: str | None) -> Agreed:
    """Return the service named and its price today, which the redemption keeps. Raises ServiceNotOffered."""
    if provider is None or service is None:
        return Agreed()
    require_offered(provider, met.scope, service)
    return Agreed(service, work.programme.price(provider, service))


def _asked(met: Scanned, amount: int | None, agreed: Agreed) -> int | None:
    """Return the amount asked for; a price above what is left takes what is left."""
    if amount is not None or agreed.price is None:
        return amount
    return min(agreed.price, met.voucher.rest) or None


def _use(work: Work, met: Scanned, provider: Provider | None, amount: int | None) -> Use:
    if not met.paper.current:
        raise OldPaper
    require_usable(met.voucher, work.today, met.last_used_at)
    use = used(met.voucher, amount)
    if provider:
        require_contracted(provider, work.today)
        require_in_scope(provider, met.scope, met.association)
        if provider.monthly_cap is not None:
            require_under_cap(provider, work.redemptions.used_this_month(provider, work.today), use.amount)
    return use


def _given(verdict: Verdict, request: Scan, at: datetime, use: Use) -> ScanAnswer:
    voucher = use.voucher
    return ScanAnswer(verdict, request.op_id, at, voucher.serial, use.amount, use.forfeited, voucher.rest)


def _tell(work: Work, answer: ScanAnswer, use: Use, provider: Provider, agreed: Agreed) -> None:
    voucher = use.voucher
    facts: dict[str, Fact] = {"op": answer.op_id, "provider": provider.code}
    told = {**facts, "service": agreed.service, "price": agreed.price} if agreed.service else facts
    work.record(Event(EventKind.VOUCHER_REDEEMED, voucher.serial, told, voucher.donation, use.amount))
    if use.forfeited:
        work.record(
            Event(EventKind.VOUCHER_FORFEITED, voucher.serial, facts, voucher.donation, use.forfeited)
        )


def _note(
    work: Work,
    request: Scan,
    answer: ScanAnswer,
    digest: str,
    length: int,
    met: Scanned | None,
    provider: Provider | None,
) -> None:
    record = _record(request, answer, digest, length)
    work.redemptions.note(record, met.voucher.id if met else None, provider.id if provider else None)
    work.record(
        Event(
            EventKind.SCAN_ANSWERED,
            record.serial or "",
            {"op": record.op_id, "verdict": record.verdict.value, "code": record.code, "text": digest},
        )
    )


def _record(request: Scan, answer: ScanAnswer, digest: str, length: int) -> ScanRecord:
    refusal = answer.refusal
    return ScanRecord(
        op_id=request.op_id,
        text_sha256=digest,
        text_length=length,
        asked=request.amount,
        provider=request.provider,
        serial=answer.serial,
        verdict=answer.verdict,
        code=refusal.code if refusal else "",
        data=json.dumps(stored_data(refusal)) if refusal else "",
        amount=answer.amount,
        forfeited=answer.forfeited,
        remaining=answer.remaining,
        at=answer.at,
    )


def _repeated(stored: ScanRecord, request: Scan, digest: str, *, redeeming: bool) -> ScanAnswer:
    """Return the answer given before: the same scan again changes nothing and hears the same."""
    asked = (digest, request.provider, request.amount)
    other_question = stored.verdict is (Verdict.VALID if redeeming else Verdict.REDEEMED)
    if other_question or asked != (stored.text_sha256, stored.provider, stored.asked):
        raise OperationReused(op_id=request.op_id)
    return ScanAnswer(
        stored.verdict,
        stored.op_id,
        stored.at,
        stored.serial,
        stored.amount,
        stored.forfeited,
        stored.remaining,
        refusal_of(stored.code, json.loads(stored.data)) if stored.code else None,
    )
