"""`report sample draw`, `list` and `show`: verification samples that anybody can draw again."""

from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.output_files import written_by_ending
from voucher_desk.cli.readers import reader_of
from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.domain.events import utc_text
from voucher_desk.domain.samples import Drawn, SampleTerms, sees_people
from voucher_desk.printing.sample_list import sample_list
from voucher_desk.queries.samples import Sample, SampleRow
from voucher_desk.sentences.samples import algorithm_words, changed_words, terms_words
from voucher_desk.spreadsheets.sample_sheets import write_sample, write_sample_csv
from voucher_desk.usecases.draw_sample import DrawSample, draw_sample


@click.group(cls=DeskGroup)
def sample() -> None:
    """Samples to verify by: the seed is kept in the log, and the same seed draws the same again."""


@sample.command()
@click.option("--donation", help="Of one donation; the whole programme without this or --distribution.")
@click.option("--distribution", help="Of one distribution.")
@click.option("--vouchers", is_flag=True, help="Draw vouchers instead of the people who received them.")
@click.option("--confidence", type=int, default=95, show_default=True, help="90, 95 or 99 per cent.")
@click.option("--margin", type=int, default=5, show_default=True, help="Margin of error in per cent.")
@click.option("--seed", help="A seed thrown elsewhere, such as by dice; drawn at random if left out.")
@pass_station
def draw(station: Station, /, *, vouchers: bool, confidence: int, margin: int, **wanted: str | None) -> None:
    """Draw a sample; for IOM and auditors. Of 664 people 244 are drawn at 95 % and a margin of 5 %."""
    drawn = Drawn.VOUCHERS if vouchers else Drawn.PEOPLE
    request = DrawSample(drawn, terms=SampleTerms(confidence, margin), **wanted)
    with station.desk() as desk:
        number = desk.do(draw_sample, request).value.number
        found = desk.read(lambda queries: queries.sample(number))
    station.answer(_told(found.row), _said(found.row, station))


@sample.command(name="list")
@pass_station
def list_(station: Station) -> None:
    """List the samples drawn, newest first."""
    with station.desk() as desk:
        sees_people(reader_of(desk))
        rows = desk.read(lambda queries: queries.samples())
    station.answer({"samples": [_told(row) for row in rows]}, "\n".join(_said(row, station) for row in rows))


@sample.command()
@click.argument("number", type=click.IntRange(1))
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Also write a .xlsx, .csv or .pdf file."
)
@pass_station
def show(station: Station, number: int, output: Path | None) -> None:
    """Draw sample NUMBER again and show who is in it.

    The association sees serials and people's codes; IOM and auditors see serials alone.
    """
    words = station.translations
    with station.desk() as desk:
        people = sees_people(reader_of(desk))
        found = desk.read(lambda queries: queries.sample(number))
        if output:
            made_at = desk.now()
            heading = desk.read(lambda queries: queries.statement_heading(made_at))
            written_by_ending(
                output,
                {
                    ".xlsx": lambda file: write_sample(found, file, words, people=people),
                    ".csv": lambda file: write_sample_csv(found, file, words, people=people),
                    ".pdf": lambda file: sample_list(found, heading, file, words, people=people),
                },
            )
    station.answer(_facts(found, people=people), _text(found, station, people=people))


def _told(row: SampleRow) -> dict[str, Any]:
    return {
        "sample": row.number,
        "drawn": row.drawn.value,
        "donation": row.donation,
        "distribution": row.distribution,
        "confidence": row.confidence,
        "margin": row.margin,
        "population": row.population,
        "size": row.size,
        "seed": row.seed,
        "population_sha256": row.population_sha256,
        "at": utc_text(row.drawn_at),
        "by": row.drawn_by,
    }


def _facts(found: Sample, *, people: bool) -> dict[str, Any]:
    lines = [
        {"place": line.place, "serial": line.serial, **({"person": line.person} if people else {})}
        for line in found.lines
    ]
    return {**_told(found.row), "intact": found.intact, "lines": lines}


def _said(row: SampleRow, station: Station) -> str:
    words = station.translations
    said = words.gettext("Échantillon {number} ({of}) : {size} sur {population} ; {terms} ; graine {seed}")
    return said.format(
        number=row.number,
        of=row.of or words.gettext("tout le programme"),
        size=row.size,
        population=row.population,
        terms=terms_words(row, words),
        seed=row.seed,
    )


def _text(found: Sample, station: Station, *, people: bool) -> str:
    lines = [
        f"{line.place:>4}  {line.serial}" + (f"  {line.person}" if people else "") for line in found.lines
    ]
    proved = [] if found.intact else [changed_words(station.translations)]
    return "\n".join(
        [_said(found.row, station), *proved, *lines, algorithm_words(found.row, station.translations)]
    )
