"""The reconciliation as sheets: the figures of each line, and the equations with both their sides."""

import gettext
from dataclasses import replace
from typing import BinaryIO

from voucher_desk.domain.reconciliation import (
    COUNT_NAMES,
    Equation,
    Figures,
    Reconciliation,
    equations_of,
    names_of,
)
from voucher_desk.sentences.equations import left_out, named_lines, side_words
from voucher_desk.sentences.words import figure_word, word_of
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Amount, Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook


def write_reconciliation(
    found: Reconciliation, output: BinaryIO, translations: gettext.NullTranslations
) -> None:
    """Write the reconciliation as an XLSX workbook.

    The first sheet holds one line per donation (association, city, distribution) and the total; its columns
    have people's headings and, below them, the keys of `Figures`. The second holds every equation for every
    line, with both sides and a verdict. Where a level has not every equation, a third sheet says why.
    """
    _ = translations.gettext
    sheets = [
        _sheet(_("Chiffres"), _figure_header(found, translations), _figure_rows(found, translations)),
        _sheet(_("Équations"), _equation_header(found, translations), _equation_rows(found, translations)),
    ]
    note = left_out(found.level, translations)
    if note:
        sheets.append(_sheet(_("Lecture"), ((_("Lecture"),),), ((note,),)))
    if translations.info().get("language") == "ar":
        sheets = [replace(sheet, right_to_left=True) for sheet in sheets]
    write_workbook(sheets, output)


def write_reconciliation_csv(
    found: Reconciliation, output: BinaryIO, translations: gettext.NullTranslations
) -> None:
    """Write the figures as CSV: people's headings, keys, one row per line, the total."""
    write_csv((*_figure_header(found, translations), *_figure_rows(found, translations)), output)


def _sheet(name: str, header: tuple[tuple[str, ...], ...], rows: tuple[tuple[Cell, ...], ...]) -> Sheet:
    return Sheet(name=name, header=header, rows=rows)


def _figure_header(
    found: Reconciliation, translations: gettext.NullTranslations
) -> tuple[tuple[str, ...], ...]:
    names, _ = names_of(found.level), translations.gettext
    words = (figure_word(name, translations) for name in names)
    headings = (
        _capital(word_of(found.level, translations)),
        *map(_capital, words),
        _("Équations non vérifiées"),
    )
    return headings, (found.level.value, *names, "failing")


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _figure_rows(
    found: Reconciliation, translations: gettext.NullTranslations
) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (line, *_figure_cells(figures, found), _failing(equations, figures))
        for line, figures, equations in _with_equations(found, translations)
    )


def _figure_cells(figures: Figures, found: Reconciliation) -> tuple[Cell, ...]:
    return tuple(_cell(getattr(figures, name), counts=name in COUNT_NAMES) for name in names_of(found.level))


def _failing(equations: tuple[Equation, ...], figures: Figures) -> str:
    return ", ".join(dict.fromkeys(one.name for one in equations if not one.holds(figures)))


def _with_equations(
    found: Reconciliation, translations: gettext.NullTranslations
) -> tuple[tuple[str, Figures, tuple[Equation, ...]], ...]:
    """Return each line with what it must satisfy, the total last."""
    *lines, (total, figures) = named_lines(found, translations)
    equations = equations_of(found.level)
    asked = ((line, of_line, equations) for line, of_line in lines)
    return (*asked, (total, figures, found.equations_of_total))


def _equation_header(
    found: Reconciliation, translations: gettext.NullTranslations
) -> tuple[tuple[str, ...], ...]:
    _ = translations.gettext
    headings = (
        *(_capital(word_of(found.level, translations)), _("Équation"), _("Côté gauche")),
        *(_("Valeur gauche"), _("Signe"), _("Côté droit"), _("Valeur droite"), _("Écart"), _("Verdict")),
    )
    keys = (found.level.value, "equation", "left", "left_value", "sign", "right", "right_value")
    return headings, (*keys, "difference", "verdict")


def _equation_rows(
    found: Reconciliation, translations: gettext.NullTranslations
) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (line, *_equation_cells(equation, figures, translations))
        for line, figures, equations in _with_equations(found, translations)
        for equation in equations
    )


def _equation_cells(
    equation: Equation, figures: Figures, translations: gettext.NullTranslations
) -> tuple[Cell, ...]:
    _ = translations.gettext
    left, right = equation.left(figures), equation.right(figures)
    return (
        equation.name,
        side_words(equation.left_names, translations),
        _cell(left, counts=equation.counts),
        equation.sign,
        side_words(equation.right_names, translations),
        _cell(right, counts=equation.counts),
        _cell(left - right, counts=equation.counts),
        _("équilibré") if equation.holds(figures) else _("écart"),
    )


def _cell(figure: int, *, counts: bool) -> Cell:
    """Return a figure as a cell: a count of papers or people, or money."""
    return figure if counts else Amount(figure)
