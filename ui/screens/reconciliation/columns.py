"""Rows and columns of the reconciliation: its lines, the equations of one, and the terms of an equation."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.tables.columns import Column
from ui.tables.kinds import amount_column
from ui.wording import Wording
from voucher_desk.domain.reconciliation import (
    COUNT_NAMES,
    Equation,
    Figures,
    Reconciliation,
    equations_of,
)
from voucher_desk.domain.terms import Term, terms_of
from voucher_desk.sentences.equations import equation_words, line_word
from voucher_desk.spreadsheets.sheets import Amount


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a level, or the total, whose code is None, with the equations it is asked."""

    code: str | None
    word: str
    figures: Figures
    equations: tuple[Equation, ...]

    @property
    def failing(self) -> tuple[str, ...]:
        """Return the names of the equations that fail, each once."""
        return tuple(dict.fromkeys(one.name for one in self.equations if not one.holds(self.figures)))


@dataclass(frozen=True, slots=True)
class EquationLine:
    """One equation of one line: both sides in centimes, vouchers or people."""

    equation: Equation
    figures: Figures

    @property
    def left(self) -> int:
        """Return what the left side comes to."""
        return self.equation.left(self.figures)

    @property
    def right(self) -> int:
        """Return what the right side comes to."""
        return self.equation.right(self.figures)

    @property
    def holds(self) -> bool:
        """Return whether both sides agree."""
        return self.equation.holds(self.figures)


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term of an equation, or the difference of its sides, which has no term."""

    side: int
    term: Term | None
    value: int
    line: EquationLine

    @property
    def behind(self) -> str | Equation:
        """Return what to ask the pieces of."""
        return self.term.name if self.term else self.line.equation

    @property
    def counts(self) -> bool:
        """Return whether the value counts vouchers or people."""
        return self.term.name in COUNT_NAMES if self.term else self.line.equation.counts


def lines_of(found: Reconciliation, wording: Wording) -> list[Line]:
    """Return the lines of a reconciliation, the total last."""
    equations = equations_of(found.level)
    lines = [
        Line(code, line_word(code, found.level, wording.translations), figures, equations)
        for code, figures in found.lines.items()
    ]
    return [*lines, Line(None, wording.gettext("Total"), found.total, found.equations_of_total)]


def equation_lines(line: Line) -> list[EquationLine]:
    """Return the equations of a line, those that fail first."""
    lines = [EquationLine(equation, line.figures) for equation in line.equations]
    return sorted(lines, key=lambda line: line.holds)


def term_lines(line: EquationLine) -> list[TermLine]:
    """Return the terms of both sides, and the difference: last, or first where it is what one looks for."""
    sides = ((-1, line.equation.left_names), (1, line.equation.right_names))
    terms = [
        TermLine(side, term, getattr(line.figures, term.name), line)
        for side, names in sides
        for term in terms_of(names)
    ]
    difference = TermLine(0, None, line.left - line.right, line)
    return [*terms, difference] if line.holds else [difference, *terms]


def line_columns(title: str, wording: Wording) -> tuple[Column[Line], ...]:
    """Return the columns of the lines of a level."""
    _ = wording.gettext
    return (
        Column(title, lambda line: wording.isolated(line.word), gives_way=True),
        amount_column(_("Émis"), wording, lambda line: line.figures.issued),
        amount_column(_("Échangé, net"), wording, lambda line: line.figures.redeemed - line.figures.reversed),
        Column(
            _("Verdict"),
            lambda line: _line_verdict(line, wording),
            lambda line: len(line.failing),
            fails=lambda line: bool(line.failing),
        ),
    )


def equation_columns(wording: Wording) -> tuple[Column[EquationLine], ...]:
    """Return the columns of the equations of one line."""
    _ = wording.gettext

    def words(line: EquationLine) -> str:
        return equation_words(line.equation, wording.translations)

    def side(heading: str, value: Callable[[EquationLine], int]) -> Column[EquationLine]:
        return Column(
            heading,
            lambda line: shown(value(line), wording, counts=line.equation.counts),
            value,
            is_number=True,
            fails=lambda line: not line.holds,
            explained=words,
        )

    return (
        Column(_("Égalité"), lambda line: line.equation.name, explained=words),
        Column(_("En toutes lettres"), words, gives_way=True, explained=words),
        side(_("À gauche"), lambda line: line.left),
        Column(_("Signe"), _sign, fails=lambda line: not line.holds),
        side(_("À droite"), lambda line: line.right),
        Column(
            _("Verdict"),
            lambda line: _verdict(line, wording),
            fails=lambda line: not line.holds,
            explained=words,
        ),
    )


def term_columns(wording: Wording) -> tuple[Column[TermLine], ...]:
    """Return the columns of the terms of one equation."""
    _ = wording.gettext
    sides = {-1: _("Gauche"), 1: _("Droite"), 0: ""}
    return (
        Column(_("Côté"), lambda line: sides[line.side], lambda line: line.side),
        Column(_("Terme"), lambda line: _term(line, wording), gives_way=True, fails=_differs),
        Column(
            _("Valeur"),
            lambda line: shown(line.value, wording, counts=line.counts),
            lambda line: line.value,
            is_number=True,
            fails=_differs,
            cell=lambda line: line.value if line.counts else Amount(line.value),
        ),
    )


def shown(value: int, wording: Wording, *, counts: bool) -> str:
    """Return a count as a number and an amount with its centimes."""
    return wording.count(value) if counts else wording.amount(value)


def _term(line: TermLine, wording: Wording) -> str:
    if line.term is None:
        return wording.gettext("Écart des deux côtés")
    sign = "+" if line.term.sign > 0 else "–"
    return f"{wording.isolated(sign)} {wording.figure(line.term.name)}"


def _differs(line: TermLine) -> bool:
    return line.term is None and not line.line.holds


def _sign(line: EquationLine) -> str:
    if line.equation.at_most:
        return "≤" if line.holds else ">"
    return "=" if line.holds else "≠"


def _line_verdict(line: Line, wording: Wording) -> str:
    if not line.failing:
        return wording.gettext("✓ juste")
    return wording.gettext("✗ {equations}").format(equations=wording.isolated(", ".join(line.failing)))


def _verdict(line: EquationLine, wording: Wording) -> str:
    if line.holds:
        return wording.gettext("✓ juste")
    difference = shown(line.left - line.right, wording, counts=line.equation.counts)
    return wording.gettext("✗ écart de {difference}").format(difference=difference)
