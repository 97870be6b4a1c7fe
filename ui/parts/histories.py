"""The history of a voucher as a table: what happened to it, when, by whom, and with how much money."""

from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.vouchers import HistoryRow

_REASONS_IN_WORDS = frozenset({EventKind.VOID_PROPOSED, EventKind.VOUCHER_VOIDED})


def history_columns(wording: Wording) -> tuple[Column[HistoryRow], ...]:
    """Return the columns of a voucher's history."""
    _ = wording.gettext
    return (
        Column(_("Quand"), lambda row: wording.moment(row.at), lambda row: row.at.isoformat()),
        Column(
            _("Ce qui s'est passé"),
            lambda row: _told(row, wording),
            gives_way=True,
            explained=lambda row: _told(row, wording),
        ),
        Column(
            _("Montant"),
            lambda row: wording.amount(row.amount) if row.amount else "",
            lambda row: row.amount,
            is_number=True,
        ),
        Column(_("Par"), lambda row: wording.isolated(row.actor), gives_way=True),
    )


def _told(row: HistoryRow, wording: Wording) -> str:
    word, reason = wording.title(row.kind), row.facts.get("reason")
    if not isinstance(reason, str) or not reason:
        return word
    why = wording.word(VoidReason(reason)) if row.kind in _REASONS_IN_WORDS else reason
    return wording.gettext("{what} : {why}").format(what=word, why=why)
