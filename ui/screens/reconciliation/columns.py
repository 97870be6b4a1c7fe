"""Columns of the figures of donations and of the equations they must satisfy."""

import re
from dataclasses import dataclass

from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.domain.reconciliation import (
    COUNT_NAMES,
    Equation,
    Figures,
    Level,
    Reconciliation,
    equations_of,
    names_of,
)
from voucher_desk.sentences.equations import equation_words

_FIGURE = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure for each donation, and in total."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EquationLine:
    """One equation for one donation, or in total: both sides in centimes or vouchers."""

    donation: str
    equation: Equation
    left: int
    right: int

    @property
    def holds(self) -> bool:
        """Return whether both sides are equal."""
        return self.left <= self.right if self.equation.at_most else self.left == self.right


def named_figures(reconciliation: Reconciliation, wording: Wording) -> tuple[tuple[str, Figures], ...]:
    """Return the figures of each donation by its code, the total last."""
    return (*reconciliation.donations.items(), (wording.gettext("Total"), reconciliation.total))


def figure_lines(named: tuple[tuple[str, Figures], ...]) -> list[FigureLine]:
    """Return one line for each figure."""
    return [
        FigureLine(name, tuple(getattr(figures, name) for _code, figures in named))
        for name in names_of(Level.DONATION)
    ]


def equation_lines(named: tuple[tuple[str, Figures], ...]) -> list[EquationLine]:
    """Return every equation for every donation and the total, failing ones first."""
    lines = [
        EquationLine(code, equation, equation.left(figures), equation.right(figures))
        for code, figures in named
        for equation in equations_of(Level.DONATION)
    ]
    return sorted(lines, key=lambda line: line.holds)


def figure_columns(named: tuple[tuple[str, Figures], ...], wording: Wording) -> list[Column[FigureLine]]:
    """Return the columns of the figures: their name, one for each donation, the total."""
    first: Column[FigureLine] = Column(wording.gettext("Chiffre"), lambda line: wording.figure(line.name))
    return [first, *(_figure_column(at, code, wording) for at, (code, _figures) in enumerate(named))]


def equation_columns(wording: Wording) -> tuple[Column[EquationLine], ...]:
    """Return the columns of the equations."""
    _ = wording.gettext

    def words(line: EquationLine) -> str:
        return equation_words(line.equation, wording.translations)

    return (
        Column(_("Égalité"), lambda line: line.equation.name, explained=words),
        Column(_("Don"), lambda line: wording.isolated(line.donation), gives_way=True, explained=words),
        Column(
            _("À gauche"),
            lambda line: _shown(line.equation.left_names, line.left, wording),
            lambda line: line.left,
            is_number=True,
            explained=words,
        ),
        Column(
            _("À droite"),
            lambda line: _shown(line.equation.left_names, line.right, wording),
            lambda line: line.right,
            is_number=True,
            explained=words,
        ),
        Column(
            _("Verdict"),
            lambda line: _verdict(line, wording),
            fails=lambda line: not line.holds,
            explained=words,
        ),
    )


def _figure_column(at: int, code: str, wording: Wording) -> Column[FigureLine]:
    return Column(
        wording.isolated(code),
        lambda line: _shown(line.name, line.values[at], wording),
        lambda line: line.values[at],
        is_number=True,
    )


def _verdict(line: EquationLine, wording: Wording) -> str:
    if line.holds:
        return wording.gettext("✓ juste")
    difference = _shown(line.equation.left_names, line.left - line.right, wording)
    return wording.gettext("✗ écart de {difference}").format(difference=difference)


def _shown(names: str, value: int, wording: Wording) -> str:
    """Return a count as a number and an amount with its centimes."""
    found = _FIGURE.search(names)
    is_count = found is not None and found.group() in COUNT_NAMES
    return str(value) if is_count else wording.amount(value)
