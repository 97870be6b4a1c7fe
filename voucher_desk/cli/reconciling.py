"""`reconcile`: the equations, per donation and in total."""

from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.reconciliation_files import write_reconciliation_file
from voucher_desk.cli.station import REFUSED, DeskCommand, Station
from voucher_desk.domain.money import exact_text, shown_text
from voucher_desk.domain.reconciliation import (
    AMOUNT_NAMES,
    COUNT_NAMES,
    EQUATIONS,
    FIGURE_NAMES,
    Figures,
    Reconciliation,
    failing,
)
from voucher_desk.sentences.words import figure_word

COLUMN = 16


@click.command(cls=DeskCommand)
@click.option("--donation", help="Of one donation only.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Also write a .xlsx, .csv or .pdf file."
)
@click.pass_context
def reconcile(context: click.Context, donation: str | None, output: Path | None) -> None:
    """Reconcile the donations to the centime: what came in, what became of it, and seven equations.

    Exit 1 where an equation fails.
    """
    station = context.ensure_object(Station)
    with station.desk() as desk:
        found = desk.read(lambda queries: queries.reconciliation(donation))
        if output:
            write_reconciliation_file(desk, found, output, station.translations)
    station.answer(facts_of(found), table_of(found, station))
    if not found.balanced:
        context.exit(REFUSED)


def facts_of(reconciliation: Reconciliation) -> dict[str, Any]:
    """Return a reconciliation as JSON has it: amounts as decimal strings, counts as integers."""
    parts = {code: _figures(figures) for code, figures in reconciliation.donations.items()}
    fails = sorted({name for part in parts.values() for name in part["failing"]})
    total = _figures(reconciliation.total)
    return {**parts, "total": total, "balanced": reconciliation.balanced, "failing": fails}


def _figures(figures: Figures) -> dict[str, Any]:
    fails = [equation.name for equation in failing(figures)]
    return {
        **{name: exact_text(getattr(figures, name)) for name in AMOUNT_NAMES},
        **{name: getattr(figures, name) for name in COUNT_NAMES},
        "balanced": not fails,
        "failing": fails,
    }


def table_of(reconciliation: Reconciliation, station: Station) -> str:
    """Return a reconciliation as a table for people: one column a donation, the total last."""
    _ = station.translations
    columns = [*reconciliation.donations.items(), (_.gettext("Total"), reconciliation.total)]
    names = {name: figure_word(name, _) for name in FIGURE_NAMES}
    width = max(map(len, names.values())) + 2
    lines = [" " * width + "".join(code.rjust(COLUMN) for code, _figures in columns)]
    for name, word in names.items():
        show = shown_text if name in AMOUNT_NAMES else str
        lines.append(
            word.ljust(width)
            + "".join(show(getattr(figures, name)).rjust(COLUMN) for _code, figures in columns)
        )
    lines.append("")
    for equation in EQUATIONS:
        marks = "".join(("✓" if equation.holds(figures) else "✗").rjust(COLUMN) for _code, figures in columns)
        lines.append(equation.name.ljust(width) + marks)
    return "\n".join(lines)
