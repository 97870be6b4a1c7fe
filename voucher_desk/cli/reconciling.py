"""`reconcile`: the equations, per donation, association, city or distribution, and in total."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.keeping import difference_facts, replayed
from voucher_desk.cli.reconciliation_files import write_reconciliation_file
from voucher_desk.cli.station import REFUSED, DeskCommand, Station
from voucher_desk.domain.money import exact_text, shown_text
from voucher_desk.domain.reconciliation import (
    AMOUNT_NAMES,
    LEDGER_NAMES,
    REPLAY,
    Equation,
    Figures,
    Level,
    Reconciliation,
    equations_of,
    names_of,
)
from voucher_desk.sentences.equations import equation_words, left_out, named_lines
from voucher_desk.sentences.words import figure_word

COLUMN = 16
NOWHERE = "-"
"""The key of the line that gathers what belongs to none."""


@click.command(cls=DeskCommand)
@click.option("--donation", help="Of one donation only.")
@click.option(
    "--by",
    "level",
    type=click.Choice([level.value for level in Level]),
    help="What the lines stand for; with it, JSON gives all figures of that level.",
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Also write a .xlsx, .csv or .pdf file."
)
@click.option("--replay", is_flag=True, help="Also rebuild everything from the log (E11): it takes a while.")
@click.pass_context
def reconcile(
    context: click.Context, *, donation: str | None, level: str | None, output: Path | None, replay: bool
) -> None:
    """Reconcile to the centime: what came in, what became of it, and the equations between.

    Exit 1 where an equation fails.
    """
    station = context.ensure_object(Station)
    wanted = Level(level or Level.DONATION)
    with station.desk() as desk:
        found = desk.read(lambda queries: queries.reconciliation(donation, wanted))
        differences = replayed(desk) if replay else None
        if differences is not None:
            found = replace(found, replayed=not differences)
        if output:
            write_reconciliation_file(desk, found, output, station.translations)
    names = names_of(wanted) if level else LEDGER_NAMES
    facts = facts_of(found, names)
    if differences is not None:
        facts["differences"] = [difference_facts(one) for one in differences]
    station.answer(facts, table_of(found, station))
    if not found.balanced:
        context.exit(REFUSED)


def facts_of(found: Reconciliation, names: tuple[str, ...] = LEDGER_NAMES) -> dict[str, Any]:
    """Return a reconciliation as JSON has it: amounts as decimal strings, counts as integers."""
    equations = equations_of(found.level)
    parts = {code or NOWHERE: _figures(figures, names, equations) for code, figures in found.lines.items()}
    total = _figures(found.total, names, found.equations_of_total)
    return {**parts, "total": total, "balanced": found.balanced, "failing": list(found.failing)}


def _figures(figures: Figures, names: tuple[str, ...], equations: tuple[Equation, ...]) -> dict[str, Any]:
    fails = dict.fromkeys(equation.name for equation in equations if not equation.holds(figures))
    values = {name: getattr(figures, name) for name in names}
    shown = {name: exact_text(value) if name in AMOUNT_NAMES else value for name, value in values.items()}
    return {**shown, "balanced": not fails, "failing": list(fails)}


def table_of(found: Reconciliation, station: Station) -> str:
    """Return a reconciliation as a table for people: one column a line, the total last."""
    columns = named_lines(found, station.translations)
    cell = max(COLUMN, *(len(code) + 2 for code, _figures in columns))
    names = {name: figure_word(name, station.translations) for name in names_of(found.level)}
    width = max(map(len, names.values())) + 2
    lines = [" " * width + "".join(code.rjust(cell) for code, _figures in columns)]
    for name, word in names.items():
        show = shown_text if name in AMOUNT_NAMES else str
        lines.append(
            word.ljust(width)
            + "".join(show(getattr(figures, name)).rjust(cell) for _code, figures in columns)
        )
    lines.append("")
    lines.extend(_equation_lines(found, station, width, cell))
    if found.replayed is not None:
        words = station.translations.gettext("journal rejoué = tables")
        mark = "✓" if found.replayed else "✗"
        lines.append(f"{REPLAY.ljust(width)}{mark.rjust(cell * len(columns))}   {words}")
    lines.append(left_out(found.level, station.translations))
    return "\n".join(lines).rstrip()


def _equation_lines(found: Reconciliation, station: Station, width: int, cell: int) -> list[str]:
    """Return a line for each equation: a sign for each line it is asked of, and its words."""
    lines = []
    for equation in found.equations_of_total:
        asked = [None if equation.of_the_total else figures for figures in found.lines.values()]
        marks = "".join(_mark(equation, figures).rjust(cell) for figures in (*asked, found.total))
        words = equation_words(equation, station.translations)
        lines.append(f"{equation.name.ljust(width)}{marks}   {words}")
    return lines


def _mark(equation: Equation, figures: Figures | None) -> str:
    if figures is None:
        return "·"
    return "✓" if equation.holds(figures) else "✗"
