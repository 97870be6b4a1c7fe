"""Load a programme file: declare who gives, distributes, serves and works here; again without harm."""

from dataclasses import dataclass

from voucher_desk.domain.donations import TrancheDiffers, booked_amount, require_receiving
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.programme import DonationDeclaration, ProgrammeDeclaration
from voucher_desk.domain.programme_terms import told_terms
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class LoadProgramme:
    """What a programme file declares."""

    declaration: ProgrammeDeclaration


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
