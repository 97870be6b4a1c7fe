"""Open a distribution: draft it, freeze its list, open its desks."""

from collections.abc import Sequence
from dataclasses import dataclass

from voucher_desk.domain import distributions
from voucher_desk.domain.distributions import (
    BatchElsewhere,
    Distribution,
    DistributionExists,
    NobodyEntitled,
    PrintMode,
    require_entitling,
)
from voucher_desk.domain.donations import require_active
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.programme import code_given
from voucher_desk.domain.sessions import Session
from voucher_desk.domain.stock import Batch, require_usable_batch
from voucher_desk.ports.books import Holder
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class DraftDistribution:
    """A distribution of a batch's vouchers to those who attended a session."""

    distribution: str
    session: str
    batch: str
    mode: PrintMode = PrintMode.ON_THE_SPOT


@dataclass(frozen=True, slots=True)
class NamedDistribution:
    """A distribution by its code."""

    distribution: str


def draft_distribution(work: Work, request: DraftDistribution) -> Distribution:
    """Draft a distribution; the same one again changes nothing.

    Raises BatchElsewhere, DistributionExists, BatchExpired: nobody is invited for what cannot be given.
    """
    work.actor.require(Duty.DISTRIBUTE)
    code = code_given(request.distribution)
    if work.distributions.exists(code):
        known = work.distributions.find(code)
        if (known.session, known.batch, known.mode) != (request.session, request.batch, request.mode):
            raise DistributionExists(distribution=code)
        return known
    session = work.sessions.find(request.session)
    batch = work.programme.batch(request.batch)
    _require_together(session, batch)
    require_usable_batch(batch, work.today)
    require_active(work.programme.donation(batch.donation))
    drafted = work.distributions.add(code, session, batch, request.mode)
    work.record(
        Event(
            EventKind.DISTRIBUTION_DRAFTED,
            drafted.code,
            {"session": session.code, "batch": batch.code, "mode": request.mode.value},
        )
    )
    return drafted


def freeze_list(work: Work, request: NamedDistribution) -> Distribution:
    """Fix the list of those entitled now, hashed as its next version; nothing new makes no new version.

    Raises NobodyEntitled where nobody is present.
    """
    work.actor.require(Duty.DISTRIBUTE)
    before = work.distributions.find(request.distribution)
    added = work.distributions.unlisted(before)
    if not added:
        if before.list_version == 0:
            raise NobodyEntitled(session=before.session)
        return before
    return extend_list(work, before, added)


def extend_list(work: Work, before: Distribution, added: Sequence[Holder]) -> Distribution:
    """Return the distribution with a further list version that also names `added`."""
    listed = [*work.distributions.listed(before), *added]
    after = distributions.frozen(before, [holder.person_code for holder in listed])
    work.distributions.put(before, after)
    work.distributions.add_list_version(after, added)
    work.record(
        Event(
            EventKind.DISTRIBUTION_FROZEN,
            after.code,
            {
                "version": after.list_version,
                "sha256": after.list_sha256,
                "people": [holder.person_code for holder in added],
            },
        )
    )
    return after


def open_distribution(work: Work, request: NamedDistribution) -> Distribution:
    """Open the desks of a frozen distribution; opening an open one changes nothing."""
    work.actor.require(Duty.DISTRIBUTE)
    before = work.distributions.find(request.distribution)
    if before.state is distributions.DistributionState.OPEN:
        return before
    after = distributions.opened(before, work.now)
    work.distributions.put(before, after)
    work.record(Event(EventKind.DISTRIBUTION_OPENED, after.code))
    return after


def _require_together(session: Session, batch: Batch) -> None:
    if (session.association, session.city) != (batch.association, batch.city):
        raise BatchElsewhere(session=session.code, batch=batch.code)
    require_entitling(session)
