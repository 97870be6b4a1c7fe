"""Disputes: a provider contests a line that was disallowed; its money waits until somebody decides (39)."""

from dataclasses import replace
from typing import Any, ClassVar

from voucher_desk.domain.claims import (
    SETTLED_STATES,
    Claim,
    ClaimLine,
    LineState,
    require_lines,
    require_state,
    settled,
)
from voucher_desk.domain.refusals import Refused, reason


@reason
class LineStateForbids(Refused):
    """Only a disallowed line is disputed, and only a disputed one decided."""

    code: ClassVar[str] = "DEM-18"
    claim: str
    serial: str
    state: str


@reason
class ArgumentMissing(Refused):
    """A dispute, its decision and a claim sent back say why."""

    code: ClassVar[str] = "DEM-19"
    claim: str


def disputed(claim: Claim, serial: str, by: str) -> Claim:
    """Return the claim with a voucher's disallowed lines in dispute.

    Raises LineNotOfClaim, LineStateForbids.
    """
    require_state(claim, SETTLED_STATES, "dispute")
    lines = _stepped(claim, serial, LineState.DISALLOWED, LineState.DISPUTED, disputed_by=by)
    return replace(claim, lines=lines)


def decided(claim: Claim, serial: str, by: str, *, upheld: bool) -> Claim:
    """Return the claim with a voucher's dispute decided; what is upheld can be paid from now on.

    Raises LineNotOfClaim, LineStateForbids.
    """
    require_state(claim, SETTLED_STATES, "decide")
    outcome = LineState.UPHELD if upheld else LineState.REJECTED_FINAL
    after = replace(claim, lines=_stepped(claim, serial, LineState.DISPUTED, outcome, decided_by=by))
    return settled(after) if upheld else after


def _stepped(
    claim: Claim,
    serial: str,
    before: LineState,
    after: LineState,
    **who: Any,  # noqa: ANN401  two fields of a line
) -> tuple[ClaimLine, ...]:
    """Return the claim's lines, those of one voucher a step further: its money is contested as a whole."""
    require_lines(claim, [serial])
    for line in claim.lines:
        if line.serial == serial and line.state is not before:
            raise LineStateForbids(claim=claim.code, serial=serial, state=line.state.value)
    return tuple(replace(line, state=after, **who) if line.serial == serial else line for line in claim.lines)
