"""The reconciliation as sheets: the figures of each donation, and the equations with both their sides."""

import gettext
import re
from typing import BinaryIO

from voucher_desk.domain.reconciliation import (
    COUNT_NAMES,
    EQUATIONS,
    FIGURE_NAMES,
    Equation,
    Figures,
    Reconciliation,
    failing,
)
from voucher_desk.sentences.equations import side_words
from voucher_desk.sentences.words import figure_word
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Amount, Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

_FIGURE_KEYS = ("donation", *FIGURE_NAMES, "failing")
_NAME = re.compile(r"[a-z_]+")


def write_reconciliation(
    reconciliation: Reconciliation, output: BinaryIO, translations: gettext.NullTranslations
) -> None:
    """Write the reconciliation as an XLSX workbook of two sheets.

    The first holds one line per donation and the total; its columns have people's headings and, below them,
    the keys of `Figures`. The second holds every equation for every donation, with both sides and a verdict.
    """
    right_to_left = translations.info().get("language") == "ar"
    _ = translations.gettext
    figures = Sheet(
        name=_("Chiffres"),
        header=(_figure_headings(translations), _FIGURE_KEYS),
        rows=_figure_rows(reconciliation, translations),
        right_to_left=right_to_left,
    )
    equations = Sheet(
        name=_("Équations"),
        header=(_equation_headings(translations),),
        rows=_equation_rows(reconciliation, translations),
        right_to_left=right_to_left,
    )
    write_workbook((figures, equations), output)


def write_reconciliation_csv(
    reconciliation: Reconciliation, output: BinaryIO, translations: gettext.NullTranslations
) -> None:
    """Write the figures as CSV: people's headings, keys, one line per donation, the total."""
    rows = _figure_rows(reconciliation, translations)
    write_csv((_figure_headings(translations), _FIGURE_KEYS, *rows), output)


def _figure_headings(translations: gettext.NullTranslations) -> tuple[str, ...]:
    _ = translations.gettext
    return (_("Don"), *(_heading(key, translations) for key in FIGURE_NAMES), _("Équations non vérifiées"))


def _heading(key: str, translations: gettext.NullTranslations) -> str:
    word = figure_word(key, translations)
    return word[:1].upper() + word[1:]


def _figure_rows(
    reconciliation: Reconciliation, translations: gettext.NullTranslations
) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_figure_row(*named) for named in _with_total(reconciliation, translations))


def _figure_row(name: str, figures: Figures) -> tuple[Cell, ...]:
    cells = (_cell(key, getattr(figures, key)) for key in FIGURE_NAMES)
    return (name, *cells, ", ".join(equation.name for equation in failing(figures)))


def _with_total(
    reconciliation: Reconciliation, translations: gettext.NullTranslations
) -> list[tuple[str, Figures]]:
    _ = translations.gettext
    return [*reconciliation.donations.items(), (_("Total"), reconciliation.total)]


def _equation_headings(translations: gettext.NullTranslations) -> tuple[str, ...]:
    _ = translations.gettext
    return (
        *(_("Don"), _("Équation"), _("Côté gauche"), _("Valeur gauche")),
        *(_("Côté droit"), _("Valeur droite"), _("Écart"), _("Verdict")),
    )


def _equation_rows(
    reconciliation: Reconciliation, translations: gettext.NullTranslations
) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (name, *_equation_cells(equation, figures, translations))
        for name, figures in _with_total(reconciliation, translations)
        for equation in EQUATIONS
    )


def _equation_cells(
    equation: Equation, figures: Figures, translations: gettext.NullTranslations
) -> tuple[Cell, ...]:
    _ = translations.gettext
    left, right = equation.left(figures), equation.right(figures)
    key = _NAME.findall(equation.left_names)[0]
    return (
        equation.name,
        side_words(equation.left_names, translations),
        _cell(key, left),
        side_words(equation.right_names, translations),
        _cell(key, right),
        _cell(key, left - right),
        _("équilibré") if equation.holds(figures) else _("écart"),
    )


def _cell(key: str, figure: int) -> Cell:
    """Return a figure as a cell: a count of papers, or money."""
    return figure if key in COUNT_NAMES else Amount(figure)
