"""`report exceptions`: the thirteen reports of fraud and error."""

from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.output_files import written_by_ending
from voucher_desk.cli.readers import reader_of
from voucher_desk.cli.station import DeskCommand, Station, pass_station
from voucher_desk.desk import Desk
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import utc_text
from voucher_desk.domain.exception_rules import Rule
from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import exact_text
from voucher_desk.domain.thresholds import read_setting
from voucher_desk.printing.exceptions_report import exceptions_report
from voucher_desk.queries.exceptions import Examination, ExceptionRow
from voucher_desk.sentences.findings import code_words, figure_words, hand_words, limit_words, rule_words
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.exception_sheets import write_exceptions, write_exceptions_csv
from voucher_desk.usecases.set_thresholds import SetThresholds, set_thresholds


@click.command(cls=DeskCommand)
@click.option("--rule", "rules", multiple=True, type=click.Choice([*Rule]), help="Only this report; repeat.")
@click.option(
    "--set", "settings", multiple=True, metavar="NAME=NUMBER", help="Another threshold: bursts.minutes=10."
)
@click.option("--remember", is_flag=True, help="Keep the thresholds set, for everybody of the programme.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Also write a .xlsx, .csv or .pdf file."
)
@pass_station
def exceptions(
    station: Station,
    rules: tuple[Rule, ...],
    settings: tuple[str, ...],
    output: Path | None,
    *,
    remember: bool,
) -> None:
    """Report what fraud and error leave behind: thirteen rules, each in words with what it cannot know.

    A finding is a question to ask, not a verdict. For IOM and auditors.
    """
    values = dict(map(read_setting, settings))
    with station.desk() as desk:
        reader_of(desk).require(Duty.EXAMINE)
        found = _examined(desk, rules, values, remember=remember)
        if output:
            _write(desk, found, output, station)
    station.answer(facts_of(found, station), text_of(found, station))


def _examined(desk: Desk, rules: tuple[Rule, ...], values: dict[str, int], *, remember: bool) -> Examination:
    wanted = [Rule(rule) for rule in rules]
    if remember:
        desk.do(set_thresholds, SetThresholds(values))
    return desk.read(lambda queries: queries.examination(wanted, values))


def _write(desk: Desk, found: Examination, output: Path, station: Station) -> None:
    words = station.translations
    made_at = desk.now()
    heading = desk.read(lambda queries: queries.statement_heading(made_at))
    written_by_ending(
        output,
        {
            ".xlsx": lambda file: write_exceptions(found, file, words),
            ".csv": lambda file: write_exceptions_csv(found, file, words),
            ".pdf": lambda file: exceptions_report(found, heading, file, words),
        },
    )


def facts_of(found: Examination, station: Station) -> dict[str, Any]:
    """Return the reports as JSON has them, by rule: its words, thresholds and findings."""
    words = station.translations
    return {
        rule.value: {
            "title": word_of(rule, words),
            "words": rule_words(rule, found.thresholds, words),
            "limits": limit_words(rule, words, strict=found.strict),
            "thresholds": dict(found.thresholds.values_of(rule)),
            "count": len(rows),
            "findings": [_fact(row) for row in rows],
        }
        for rule, rows in found.found.items()
    }


def _fact(row: ExceptionRow) -> dict[str, Any]:
    return {
        "finding": row.finding.value,
        "weight": row.finding.weight.value,
        "place": row.place,
        "at": utc_text(row.at) if row.at else None,
        "until": utc_text(row.until) if row.until else None,
        "by": [{"user": hand.user, "duty": hand.duty.value} for hand in row.by],
        "serials": list(row.serials),
        "claims": list(row.claims),
        "people": list(row.people),
        "figure": row.figure,
        "measure": row.finding.measure.value,
        "amount": None if row.amount is None else exact_text(row.amount),
        "reference": row.reference,
    }


def text_of(found: Examination, station: Station) -> str:
    """Return the reports for people: each rule with its count, its words and what it found."""
    words = station.translations
    lines: list[str] = []
    for rule, rows in found.found.items():
        lines.append(f"{rule.value}  {word_of(rule, words)} : {len(rows)}")
        lines.append(f"    {rule_words(rule, found.thresholds, words)}")
        lines.append(f"    {limit_words(rule, words, strict=found.strict)}")
        lines.extend(f"    - {_line(row, station)}" for row in rows)
    return "\n".join(lines)


def _line(row: ExceptionRow, station: Station) -> str:
    words = station.translations
    parts = (
        word_of(row.finding, words),
        row.place,
        f"{local(row.at):%d/%m/%Y %H:%M}" if row.at else "",
        figure_words(row, words),
        code_words(row.serials or row.claims or row.people, words),
        hand_words(row, words),
    )
    return " · ".join(part for part in parts if part)
