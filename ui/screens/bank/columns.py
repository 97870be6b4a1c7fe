"""Columns of the bank beside the books, of a statement's lines, and of what is wrong in one."""

from collections.abc import Callable

from ui.tables.columns import Column
from ui.tables.kinds import amount_column, day_column
from ui.wording import Wording
from voucher_desk.domain.attendance_list.table import column_of, row_of
from voucher_desk.domain.bank import BankLine
from voucher_desk.domain.bank_matching import Cell, Pairing
from voucher_desk.domain.bank_statement import StatementProblem
from voucher_desk.sentences.bank import entries_words
from voucher_desk.spreadsheets.sheets import Amount

OPEN = frozenset({Cell.AMOUNT_DIFFERS, Cell.DATE_DIFFERS, Cell.BANK_ONLY, Cell.BOOKS_ONLY})
"""Cells that somebody has to look into."""
_ROW_WEIGHT = 1000


def pairing_columns(wording: Wording) -> tuple[Column[Pairing], ...]:
    """Return the columns of lines beside entries; a side that is missing stays blank."""
    _ = wording.gettext

    def entries(row: Pairing) -> str:
        return wording.isolated(entries_words(row, wording.translations))

    return (
        Column(
            _("Cas"),
            lambda row: wording.title(row.cell),
            lambda row: list(Cell).index(row.cell),
            gives_way=True,
            fails=lambda row: row.cell in OPEN,
            explained=lambda row: wording.title(row.cell),
        ),
        day_column(_("Date"), wording, lambda row: row.day),
        Column(
            _("Relevé"),
            lambda row: wording.isolated(_words(row.line)),
            gives_way=True,
            explained=lambda row: _words(row.line),
        ),
        _side(_("Banque"), wording, there=lambda row: row.line is not None, of=lambda row: row.bank),
        Column(_("Livres"), entries, gives_way=True, explained=entries),
        _side(_("Montant"), wording, there=lambda row: bool(row.entries), of=lambda row: row.books),
        amount_column(_("Écart"), wording, lambda row: row.bank - row.books),
    )


def line_columns(wording: Wording) -> tuple[Column[BankLine], ...]:
    """Return the columns of the lines of a statement."""
    _ = wording.gettext
    return (
        day_column(_("Date de valeur"), wording, lambda line: line.day),
        Column(_("Référence"), lambda line: wording.isolated(line.reference), gives_way=True),
        Column(_("Libellé"), lambda line: wording.isolated(line.label), gives_way=True),
        amount_column(_("Montant"), wording, lambda line: line.amount),
    )


def problem_columns(wording: Wording) -> tuple[Column[StatementProblem], ...]:
    """Return the columns of what must be put right in a statement, ordered by line."""
    _ = wording.gettext
    return (
        Column(
            _("Cellule"),
            lambda problem: wording.isolated(problem.cell),
            lambda problem: row_of(problem.cell) * _ROW_WEIGHT + column_of(problem.cell),
            fails=lambda _problem: True,
        ),
        Column(_("À corriger"), wording.sentence, gives_way=True, explained=wording.sentence),
    )


def _words(line: BankLine | None) -> str:
    return " ".join(part for part in (line.reference, line.label) if part) if line else ""


def _side(
    heading: str, wording: Wording, *, there: Callable[[Pairing], bool], of: Callable[[Pairing], int]
) -> Column[Pairing]:
    return Column(
        heading,
        lambda row: wording.amount(of(row)) if there(row) else "",
        of,
        is_number=True,
        cell=lambda row: Amount(of(row)) if there(row) else None,
    )
