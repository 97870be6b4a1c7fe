"""What is to do next: a sentence for each thing that waits for the person, in the order of the work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ui.wording import Wording
from voucher_desk.domain.claims import PAYABLE_STATES, ClaimState
from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.duties import Actor, Duty
from voucher_desk.queries.home import ClaimStage, DistributionTask, Home, Proposals

SESSIONS, DISTRIBUTIONS, VOUCHERS, CLAIMS, PROGRAMME = (
    "sessions",
    "distributions",
    "vouchers",
    "claims",
    "programme",
)
"""The signs of the screens that steps lead to."""

_TO_OPEN = frozenset({DistributionState.DRAFT, DistributionState.FROZEN})


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence and the sign of the screen where it is done."""

    sentence: str
    leads_to: str


def next_steps(home: Home, actor: Actor, wording: Wording) -> tuple[NextStep, ...]:
    """Return what waits for this person: nothing outside their duties, nothing a second person must do."""
    parts = (_sessions, _distributions, _prints, _proposals, _claims)
    return tuple(step for part in parts for step in part(home, actor, wording))


def _sessions(home: Home, actor: Actor, wording: Wording) -> Iterator[NextStep]:
    _ = wording.gettext
    if Duty.ATTENDANCE in actor.duties:
        for row in home.unrecorded:
            said = _("Séance {session}, {city}, {moment} : notez qui est présent.")
            yield NextStep(
                said.format(
                    session=wording.isolated(row.code),
                    city=row.city,
                    moment=wording.moment(row.starts_at),
                ),
                SESSIONS,
            )
    if Duty.DISTRIBUTE in actor.duties:
        for row in home.undistributed:
            entitled = row.present + row.waived
            said = wording.ngettext(
                "Séance {session} : {n} personne a droit à un bon, préparez la distribution.",
                "Séance {session} : {n} personnes ont droit à un bon, préparez la distribution.",
                entitled,
            )
            yield NextStep(said.format(session=wording.isolated(row.code), n=entitled), DISTRIBUTIONS)


def _distributions(home: Home, actor: Actor, wording: Wording) -> Iterator[NextStep]:
    for task in home.tasks:
        for duty, applies, sentence in _of_distribution(task, wording):
            if applies and duty in actor.duties:
                yield NextStep(sentence, DISTRIBUTIONS)


def _prints(home: Home, actor: Actor, wording: Wording) -> Iterator[NextStep]:
    if home.uncounted_prints and Duty.PRINT in actor.duties:
        said = wording.ngettext(
            "{n} impression attend que ses planches soient comptées.",
            "{n} impressions attendent que leurs planches soient comptées.",
            home.uncounted_prints,
        )
        yield NextStep(said.format(n=home.uncounted_prints), VOUCHERS)


def _of_distribution(task: DistributionTask, wording: Wording) -> tuple[tuple[Duty, bool, str], ...]:
    """Return each step of a distribution: whose duty, whether it is due now, and its sentence."""
    _, counted, code = wording.gettext, wording.ngettext, wording.isolated(task.code)
    is_open = task.state is DistributionState.OPEN
    freeze = _("Distribution {distribution} : figez la liste et ouvrez.")
    issue = counted(
        "Distribution {distribution} : {n} personne a droit à un bon et n'en a pas.",
        "Distribution {distribution} : {n} personnes ont droit à un bon et n'en ont pas.",
        task.due,
    )
    to_print = counted(
        "Distribution {distribution} : {n} bon émis n'est pas imprimé.",
        "Distribution {distribution} : {n} bons émis ne sont pas imprimés.",
        task.unprinted,
    )
    close = _("Distribution {distribution} : plus rien à émettre, clôturez-la.")
    differs = _("Distribution {distribution} : un écart reste à expliquer et à faire approuver.")
    done = is_open and not task.due and not task.unprinted
    return (
        (Duty.DISTRIBUTE, task.state in _TO_OPEN, freeze.format(distribution=code)),
        (Duty.ISSUE, is_open and task.due > 0, issue.format(distribution=code, n=task.due)),
        (Duty.PRINT, task.unprinted > 0, to_print.format(distribution=code, n=task.unprinted)),
        (Duty.DISTRIBUTE, done, close.format(distribution=code)),
        (
            Duty.DISTRIBUTE,
            task.state is DistributionState.CLOSED,
            differs.format(distribution=code),
        ),
    )


def _proposals(home: Home, actor: Actor, wording: Wording) -> Iterator[NextStep]:
    waivers = _of_others(home.waivers, actor)
    if waivers and Duty.LOCK in actor.duties:
        said = wording.ngettext(
            "{n} dérogation proposée attend votre accord.",
            "{n} dérogations proposées attendent votre accord.",
            waivers,
        )
        yield NextStep(said.format(n=waivers), SESSIONS)
    voids = _of_others(home.voids, actor)
    if voids and Duty.APPROVE_VOID in actor.duties:
        said = wording.ngettext(
            "{n} annulation de bon attend votre accord.",
            "{n} annulations de bons attendent votre accord.",
            voids,
        )
        yield NextStep(said.format(n=voids), VOUCHERS)


def _of_others(proposals: tuple[Proposals, ...], actor: Actor) -> int:
    """Count what others proposed: nobody approves their own proposal."""
    return sum(proposal.count for proposal in proposals if proposal.by != actor.code)


def _claims(home: Home, actor: Actor, wording: Wording) -> Iterator[NextStep]:
    counted = wording.ngettext
    if waiting := _claims_for(home, actor, Duty.REVIEW, lambda at: at.state is ClaimState.SUBMITTED):
        said = counted(
            "{n} demande de remboursement attend sa vérification.",
            "{n} demandes de remboursement attendent leur vérification.",
            waiting,
        )
        yield NextStep(said.format(n=waiting), CLAIMS)
    if waiting := _claims_for(home, actor, Duty.APPROVE, lambda at: at.state is ClaimState.IN_REVIEW):
        said = counted(
            "{n} demande de remboursement vérifiée attend votre approbation.",
            "{n} demandes de remboursement vérifiées attendent votre approbation.",
            waiting,
        )
        yield NextStep(said.format(n=waiting), CLAIMS)
    if home.programme and home.programme.training:
        return
    if waiting := _claims_for(home, actor, Duty.PAY, lambda at: at.state in PAYABLE_STATES):
        said = counted(
            "{n} demande de remboursement approuvée est à payer.",
            "{n} demandes de remboursement approuvées sont à payer.",
            waiting,
        )
        yield NextStep(said.format(n=waiting), CLAIMS)


def _claims_for(home: Home, actor: Actor, duty: Duty, stands: Callable[[ClaimStage], bool]) -> int:
    """Count the claims whose next step is this duty, where the person did none of those before (36)."""
    if duty not in actor.duties:
        return 0
    return sum(
        stage.claims
        for stage in home.claims
        if stands(stage) and actor.code not in {stage.reviewed_by, stage.approved_by}
    )
