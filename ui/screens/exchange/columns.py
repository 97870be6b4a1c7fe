"""Columns of a provider's last scans; without a person anywhere in them."""

from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.queries.counter import CounterRow

_SIGNS = {Verdict.VALID: "·", Verdict.REDEEMED: "✓", Verdict.REFUSED: "✗"}


def counter_columns(wording: Wording) -> tuple[Column[CounterRow], ...]:
    """Return the columns of the last scans."""
    _ = wording.gettext
    return (
        Column(_("Heure"), lambda row: wording.clock(row.at), lambda row: row.at.isoformat()),
        Column(_("Bon"), lambda row: wording.isolated(row.serial or "–")),
        Column(_("Réponse"), lambda row: _answer(row, wording), gives_way=True),
        Column(
            _("Montant"),
            lambda row: wording.amount(row.amount) if row.verdict is Verdict.REDEEMED else "",
            lambda row: row.amount,
            is_number=True,
        ),
    )


def _answer(row: CounterRow, wording: Wording) -> str:
    if row.reversed:
        return wording.gettext("échange annulé")
    said = f"{_SIGNS[row.verdict]} {wording.word(row.verdict)}"
    return f"{said} {wording.isolated(row.code)}" if row.code else said
