"""Choose the logo a donation shows of its donor, and where; or take it off."""

from dataclasses import dataclass, replace

from voucher_desk.domain.donations import Donation
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.logos import Logo, LogoChoice, LogoMissing
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ShowLogo:
    """The logo of a donation, None for the one it has, and whether vouchers and lists carry it."""

    donation: str
    logo: Logo | None
    on_vouchers: bool = False
    on_lists: bool = False


@dataclass(frozen=True, slots=True)
class TakeLogoOff:
    """A donation that is to show no logo any more."""

    donation: str


def show_logo(work: Work, request: ShowLogo) -> LogoChoice:
    """Show a logo on the papers for the donor, and where chosen on vouchers and lists; again: nothing more.

    Raises LogoMissing where there is none to show.
    """
    work.actor.require(Duty.DESIGN)
    donation = work.programme.donation(request.donation)
    before, logo = work.logos.chosen(donation), request.logo
    after = replace(before, on_vouchers=request.on_vouchers, on_lists=request.on_lists)
    if logo and logo.source != before.source:
        after = replace(after, sha256=logo.sha256, source=logo.source)
        work.logos.keep(logo)
    if after.sha256 is None:
        raise LogoMissing(donation=donation.code)
    return _choose(work, donation, before, after)


def take_logo_off(work: Work, request: TakeLogoOff) -> LogoChoice:
    """Show no logo any more; the picture stays with the papers it was on. Raises LogoMissing."""
    work.actor.require(Duty.DESIGN)
    donation = work.programme.donation(request.donation)
    before = work.logos.chosen(donation)
    if before.sha256 is None:
        raise LogoMissing(donation=donation.code)
    return _choose(work, donation, before, LogoChoice(number=before.number))


def _choose(work: Work, donation: Donation, before: LogoChoice, after: LogoChoice) -> LogoChoice:
    """Put a choice that differs from the one before, and tell the log of it."""
    if after == before:
        return before
    choice = replace(after, number=before.number + 1)
    work.logos.choose(donation, choice)
    facts: dict[str, Fact] = {
        "number": choice.number,
        "sha256": choice.sha256,
        "source": choice.source,
        "on_vouchers": choice.on_vouchers,
        "on_lists": choice.on_lists,
    }
    work.record(Event(EventKind.LOGO_CHOSEN, donation.code, facts, donation.code))
    return choice
