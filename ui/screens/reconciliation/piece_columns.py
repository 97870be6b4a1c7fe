"""Columns of what stands behind a figure."""

from ui.screens.reconciliation.columns import shown
from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.domain.local_time import local
from voucher_desk.queries.pieces import PieceRow
from voucher_desk.spreadsheets.sheets import Amount


def piece_columns(wording: Wording, *, counts: bool) -> tuple[Column[PieceRow], ...]:
    """Return the columns of pieces; `counts` where they are counted and are no amounts."""
    _ = wording.gettext
    return (
        Column(_("Pièce"), lambda piece: wording.isolated(piece.of or "")),
        Column(_("Nature"), lambda piece: wording.title(piece.kind)),
        Column(_("État ou fait"), lambda piece: _state(piece, wording)),
        Column(_("Bon"), lambda piece: wording.isolated(piece.serial or "")),
        Column(
            _("Quand"),
            lambda piece: wording.moment(piece.at) if piece.at else "",
            cell=lambda piece: local(piece.at).replace(tzinfo=None, microsecond=0) if piece.at else None,
        ),
        Column(_("Don"), lambda piece: wording.isolated(piece.donation or ""), gives_way=True),
        Column(_("Ville"), lambda piece: wording.isolated(piece.city or ""), gives_way=True),
        Column(_("Distribution"), lambda piece: wording.isolated(piece.distribution or ""), gives_way=True),
        Column(_("Par ou chez"), lambda piece: wording.isolated(piece.by or ""), gives_way=True),
        Column(
            _("Nombre") if counts else _("Montant"),
            lambda piece: shown(piece.amount, wording, counts=counts),
            lambda piece: piece.amount,
            is_number=True,
            cell=lambda piece: piece.amount if counts else Amount(piece.amount),
        ),
    )


def _state(piece: PieceRow, wording: Wording) -> str:
    return wording.title(piece.state) if piece.state else ""
