"""Columns of the list of claims, and of the lines of one: redemptions, without a person anywhere in them."""

from collections.abc import Mapping

from ui.tables.columns import Column
from ui.tables.kinds import amount_column, count_column, day_column, moment_column
from ui.wording import Wording
from voucher_desk.domain.claims import REFUSED, DisallowReason, LineState
from voucher_desk.domain.local_time import local_date
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow

_SIGNS = {
    LineState.CLAIMED: "·",
    LineState.ACCEPTED: "✓",
    LineState.DISALLOWED: "✗",
    LineState.DISPUTED: "?",
    LineState.UPHELD: "✓",
    LineState.REJECTED_FINAL: "✗",
}
REFUSED_LINES = frozenset(REFUSED)
Decisions = Mapping[str, DisallowReason]
"""The reason of each disallowed line by the voucher's serial; a line that is not named is accepted."""


def claim_columns(wording: Wording) -> tuple[Column[ClaimRow], ...]:
    """Return the columns of the list of claims."""
    _ = wording.gettext
    return (
        Column(_("Code"), lambda row: wording.isolated(row.code)),
        Column(_("Prestataire"), lambda row: wording.isolated(row.provider), gives_way=True),
        Column(_("Don"), lambda row: wording.isolated(row.donation)),
        Column(_("État"), lambda row: wording.title(row.state)),
        day_column(_("Préparée le"), wording, lambda row: local_date(row.drafted_at)),
        Column(_("Facture"), lambda row: wording.isolated(row.invoice or ""), gives_way=True),
        count_column(_("Lignes"), wording, lambda row: row.lines),
        amount_column(_("Réclamé"), wording, lambda row: row.claimed),
        amount_column(_("Approuvé"), wording, lambda row: row.approved),
        amount_column(_("Payé"), wording, lambda row: row.paid),
    )


def line_columns(wording: Wording) -> tuple[Column[ClaimLineRow], ...]:
    """Return the columns of a claim's lines, with what was decided of each."""
    _ = wording.gettext
    return (
        *_redemption_columns(wording),
        Column(
            _("Décision"),
            lambda line: _decision(line.state, wording),
            fails=lambda line: line.state in REFUSED_LINES,
        ),
        Column(_("Motif"), lambda line: wording.title(line.reason) if line.reason else "", gives_way=True),
    )


def review_columns(wording: Wording, decisions: Decisions) -> tuple[Column[ClaimLineRow], ...]:
    """Return the columns of a review under way: the decisions are those of now, not yet kept."""
    _ = wording.gettext

    def state(line: ClaimLineRow) -> LineState:
        return LineState.DISALLOWED if line.serial in decisions else LineState.ACCEPTED

    def why(line: ClaimLineRow) -> str:
        return wording.title(decisions[line.serial]) if line.serial in decisions else ""

    return (
        *_redemption_columns(wording),
        Column(
            _("Décision"),
            lambda line: _decision(state(line), wording),
            fails=lambda line: line.serial in decisions,
        ),
        Column(_("Motif"), why, gives_way=True),
    )


def _redemption_columns(wording: Wording) -> tuple[Column[ClaimLineRow], ...]:
    _ = wording.gettext
    return (
        Column(_("Bon"), lambda line: wording.isolated(line.serial)),
        moment_column(_("Échangé le"), wording, lambda line: line.at),
        amount_column(_("Montant"), wording, lambda line: line.amount),
    )


def _decision(state: LineState, wording: Wording) -> str:
    return f"{_SIGNS[state]} {wording.title(state)}"
