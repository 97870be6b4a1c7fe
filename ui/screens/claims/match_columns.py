"""Columns of a claim's match and of its sheets: vouchers, papers and money, no person anywhere."""

from dataclasses import dataclass

from ui.tables.columns import Column
from ui.tables.kinds import amount_column, count_column
from ui.wording import Wording
from voucher_desk.domain.claim_matching import Cell, CellSum, Matched
from voucher_desk.domain.claim_sheets import SheetKind, SheetLine

_AGREED = frozenset({Cell.REDEEMED_AND_INVOICED, None})


@dataclass(frozen=True, slots=True)
class CellRow:
    """One cell with what stands in it; all cells together where `cell` is None."""

    cell: Cell | None
    sums: CellSum


def cell_columns(wording: Wording) -> tuple[Column[CellRow], ...]:
    """Return the columns of the eight cells and their total, in their own order unless asked otherwise."""
    _ = wording.gettext

    def name(row: CellRow) -> str:
        return wording.title(row.cell) if row.cell else _("Total")

    def place(row: CellRow) -> int:
        return [*Cell].index(row.cell) if row.cell else len(Cell)

    return (
        Column(
            _("Case"),
            lambda row: f"! {name(row)}" if _is_open(row) else name(row),
            place,
            gives_way=True,
            fails=_is_open,
        ),
        count_column(_("Bons"), wording, lambda row: row.sums.vouchers),
        amount_column(_("Échangé"), wording, lambda row: row.sums.redeemed),
        count_column(_("Papiers"), wording, lambda row: row.sums.papers),
        amount_column(_("Facturé"), wording, lambda row: row.sums.invoiced),
    )


def _is_open(row: CellRow) -> bool:
    return row.cell not in _AGREED and row.sums.vouchers > 0


def voucher_columns(wording: Wording) -> tuple[Column[Matched], ...]:
    """Return the columns of the vouchers of a cell, each with what differs about it."""
    _ = wording.gettext

    def remark(row: Matched) -> str:
        told = [
            *([_("montants différents")] if row.differs else []),
            *([_("papier absent")] if row.redeemed and not row.papers else []),
        ]
        return wording.listed(told)

    return (
        Column(_("Bon"), lambda row: wording.isolated(row.named)),
        amount_column(_("Échangé"), wording, lambda row: row.redeemed),
        count_column(_("Papiers"), wording, lambda row: row.papers),
        amount_column(_("Facturé"), wording, lambda row: row.invoiced),
        Column(_("Remarque"), remark, gives_way=True),
    )


def sheet_columns(wording: Wording, kind: SheetKind) -> tuple[Column[SheetLine], ...]:
    """Return the columns of the lines of a sheet being entered; only an invoice has amounts."""
    _ = wording.gettext
    columns: tuple[Column[SheetLine], ...] = (
        Column(_("Écrit"), lambda line: wording.isolated(line.written), gives_way=True),
        Column(
            _("Bon"),
            lambda line: wording.isolated(line.serial) if line.serial else _("! inconnu"),
            fails=lambda line: line.serial is None,
        ),
    )
    if kind is SheetKind.INVOICE:
        columns = (*columns, amount_column(_("Montant"), wording, lambda line: line.amount or 0))
    return columns
