"""Load a programme file: declare who gives, distributes, serves and works here; again without harm."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from voucher_desk.domain.donations import TrancheDiffers, booked_amount, require_receiving
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.logos import Logo
from voucher_desk.domain.programme import DonationDeclaration, ProgrammeDeclaration
from voucher_desk.domain.programme_terms import told_terms
from voucher_desk.ports.work import Work
from voucher_desk.usecases.choose_logo import ShowLogo, TakeLogoOff, show_logo, take_logo_off


@dataclass(frozen=True, slots=True)
class LoadProgramme:
    """What a programme file declares, with the logos it names, by their file."""

    declaration: ProgrammeDeclaration
    logos: Mapping[str, Logo] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProgrammeLoaded:
    """What was new: how many tranches were received and their sum in centimes of MAD."""

    programme: str
    tranches: int
    received: int


def load_programme(work: Work, request: LoadProgramme) -> ProgrammeLoaded:
    """Put the declaration into the books and receive the tranches not yet received.

    Raises TrancheDiffers where a tranche already received has another amount, TermsDiffer where vouchers
    were made on other terms, OtherProgrammeLoaded for another programme's database.
    """
    work.actor.require(Duty.DESIGN)
    declaration = request.declaration
    work.programme.save(declaration)
    received = [amount for donation in declaration.donations for amount in _receive(work, donation)]
    for donation in declaration.donations:
        _show_logo(work, donation, request.logos)
    work.record(
        Event(
            EventKind.PROGRAMME_LOADED,
            declaration.programme.code,
            {
                "file": declaration.sha256,
                "tranches": len(received),
                "terms": told_terms(declaration),
            },
        )
    )
    return ProgrammeLoaded(declaration.programme.code, len(received), sum(received))


def _show_logo(work: Work, donation: DonationDeclaration, logos: Mapping[str, Logo]) -> None:
    """Show the logo a donation declares, or none where it declares an empty one."""
    declared = donation.logo
    if declared is None:
        return
    if declared.file:
        logo = logos[declared.file]
        show_logo(work, ShowLogo(donation.code, logo, declared.on_vouchers, declared.on_lists))
    elif work.logos.chosen(work.programme.donation(donation.code)).sha256:
        take_logo_off(work, TakeLogoOff(donation.code))


def _receive(work: Work, donation: DonationDeclaration) -> list[int]:
    known = work.programme.tranche_amounts(donation.code)
    received = []
    for tranche in donation.tranches:
        amount = booked_amount(donation.code, tranche)
        if tranche.number in known:
            if known[tranche.number] != amount:
                raise TrancheDiffers(donation=donation.code, tranche=tranche.number)
            continue
        require_receiving(work.programme.donation(donation.code))
        work.programme.add_tranche(donation.code, tranche, amount)
        work.record(
            Event(
                EventKind.DONATION_RECEIVED,
                donation.code,
                {
                    "tranche": tranche.number,
                    "currency": tranche.amount.currency,
                    "minor": tranche.amount.minor,
                },
                donation=donation.code,
                amount=amount,
            )
        )
        received.append(amount)
    return received
