"""Record a gift in kind to an association, or correct one."""

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.gifts import Gift, require_given, understood
from voucher_desk.ports.work import Work


def record_gift(work: Work, request: Gift) -> int:
    """Note goods that a donor gave an association; return the gift's number.

    It moves no money and counts nobody (the ledger is of vouchers alone). Raises GiftIncomplete,
    GiftInTheFuture, UnknownDonor, UnknownAssociation, UnknownGift.
    """
    work.actor.require(Duty.DESIGN)
    gift = understood(request)
    require_given(gift, work.today)
    number = work.donations.add_gift(gift)
    facts: dict[str, Fact] = {
        "donor": gift.donor,
        "association": gift.association,
        "what": gift.what,
        "quantity": gift.quantity,
        "unit": gift.unit,
        "given_on": gift.given_on.isoformat(),
        "value": gift.value,
        "corrects": gift.corrects,
    }
    work.record(Event(EventKind.GIFT_RECORDED, str(number), facts))
    return number
