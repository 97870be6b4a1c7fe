"""`monitoring`: rounds of interviews after a distribution, what was answered, and what may be told of it."""

from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.days import DAY
from voucher_desk.cli.output_files import written_by_ending
from voucher_desk.cli.readers import reader_of
from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.desk import Desk
from voucher_desk.domain.dates import written
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.monitoring import (
    AnswerWrong,
    Interview,
    Moment,
    Question,
    Round,
    UnknownRound,
)
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.printing.files import draw_monitoring_form, draw_monitoring_report
from voucher_desk.queries.monitoring import RoundResults, RoundRow
from voucher_desk.sentences.monitoring import (
    count_words,
    discretion_words,
    group_words,
    question_words,
    share_words,
)
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.attendance_files import read_list
from voucher_desk.spreadsheets.monitoring_sheets import read_interviews, write_results, write_results_csv
from voucher_desk.usecases.monitor import (
    NamedRound,
    NoteInterviews,
    close_round,
    note_interviews,
    open_round,
)

OUTPUT = click.Path(dir_okay=False, path_type=Path)


@click.group(cls=DeskGroup)
def monitoring() -> None:
    """Post-distribution monitoring: what people say, told of five answers or more alone."""


@monitoring.command(name="open")
@click.argument("code")
@click.option("--from", "begins", type=DAY, required=True, help="First day of the interviews.")
@click.option("--to", "ends", type=DAY, required=True, help="Last day.")
@click.option("--before", is_flag=True, help="Asked before the distribution, to compare with.")
@click.option("--city", default="", help="Of one city only.")
@pass_station
def open_(station: Station, /, code: str, *, before: bool, **facts: Any) -> None:  # noqa: ANN401  as click read them
    """Open round CODE."""
    moment = Moment.BEFORE if before else Moment.AFTER
    with station.desk() as desk:
        opened = desk.do(open_round, Round(code, moment, **facts)).value
    said = station.translations.gettext("Suivi {round} ouvert.").format(round=opened.code)
    station.answer(_told(RoundRow(opened, 0)), said)


@monitoring.command()
@click.argument("code")
@pass_station
def close(station: Station, code: str) -> None:
    """Close round CODE: no more interviews, and its results are read."""
    with station.desk() as desk:
        desk.do(close_round, NamedRound(code))
        row = _row(desk, code)
    said = station.translations.gettext("Suivi {round} clos : ses résultats se lisent.").format(round=code)
    station.answer(_told(row), said)


@monitoring.command(name="list")
@pass_station
def list_(station: Station) -> None:
    """List the rounds, the latest first."""
    with station.desk() as desk:
        rows = desk.read(lambda queries: queries.monitoring_rounds())
    said = "\n".join(_said(row, station) for row in rows)
    station.answer({"rounds": [_told(row) for row in rows]}, said)


@monitoring.command()
@click.argument("code")
@click.option("--sex", type=click.Choice([one.value for one in Sex]), default=Sex.UNKNOWN.value)
@click.option("--age", type=click.Choice([one.value for one in AgeGroup]), default=AgeGroup.UNKNOWN.value)
@click.option("--city", default="")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="QUESTION=NUMBER",
    help="received=1 for yes, received=0 for no, who5_1=0 to 5; repeat.",
)
@pass_station
def answer(station: Station, code: str, sex: str, age: str, city: str, answers: tuple[str, ...]) -> None:
    """Note one interview in round CODE; nobody can open it again."""
    given = dict(map(_read_answer, answers))
    _note(station, code, (Interview(Sex(sex), AgeGroup(age), city, given),))


@monitoring.command(name="import")
@click.argument("file", type=OUTPUT)
@click.option("--round", "code", required=True, help="The round they were made in.")
@pass_station
def import_(station: Station, file: Path, code: str) -> None:
    """Note the interviews of a list (XLSX, ODS, CSV), one a line: all or nothing."""
    with station.desk() as desk:
        one = _row(desk, code).round
    _note(station, code, read_interviews(read_list(file), one))


@monitoring.command()
@click.argument("code")
@click.option("--output", type=OUTPUT, help="Also write a .xlsx, .csv or .pdf file.")
@pass_station
def results(station: Station, code: str, output: Path | None) -> None:
    """Tell what people said in round CODE, once it is closed; never of fewer than five answers."""
    words = station.translations
    with station.desk() as desk:
        reader_of(desk).require(Duty.MONITOR)
        found = desk.read(lambda queries: queries.monitoring_results(code))
        if output:
            written_by_ending(
                output,
                {
                    ".xlsx": lambda file: write_results(found, file, words),
                    ".csv": lambda file: write_results_csv(found, file, words),
                    ".pdf": lambda file: draw_monitoring_report(desk, code, file, words),
                },
            )
    station.answer(_facts(found), _text(found, station))


@monitoring.command()
@click.option("--round", "code", help="The round it is for; all questions without one.")
@click.option("--output", type=OUTPUT, required=True, help="The .pdf file to write.")
@pass_station
def form(station: Station, code: str | None, output: Path) -> None:
    """Print the questionnaire, one A4 page an interview."""
    words = station.translations
    with station.desk() as desk:
        one = _row(desk, code).round if code else None
        written_by_ending(output, {".pdf": lambda file: draw_monitoring_form(desk, one, file, words)})
    station.answer({"file": output.name}, words.gettext("Questionnaire : {file}").format(file=output.name))


def _note(station: Station, code: str, interviews: tuple[Interview, ...]) -> None:
    with station.desk() as desk:
        noted = desk.do(note_interviews, NoteInterviews(code, interviews)).value
    said = station.translations.ngettext("{n} entretien noté.", "{n} entretiens notés.", noted)
    station.answer({"round": code, "noted": noted}, said.format(n=noted))


def _read_answer(text: str) -> tuple[Question, int]:
    name, _, value = (part.strip() for part in text.partition("="))
    if name not in set(Question):
        known = f"{name} ({', '.join(Question)})"
        raise click.BadParameter(known, param_hint="--answer")
    question = Question(name)
    if not (value.isascii() and value.isdigit()):
        raise AnswerWrong(question=name, highest=question.highest)
    return question, int(value)


def _row(desk: Desk, code: str) -> RoundRow:
    for row in desk.read(lambda queries: queries.monitoring_rounds()):
        if row.round.code == code:
            return row
    raise UnknownRound(round=code)


def _told(row: RoundRow) -> dict[str, Any]:
    return {
        "round": row.round.code,
        "moment": row.round.moment.value,
        "from": row.round.begins.isoformat(),
        "to": row.round.ends.isoformat(),
        "city": row.round.city,
        "closed": row.round.closed,
        "interviews": row.interviews,
    }


def _said(row: RoundRow, station: Station) -> str:
    words, one = station.translations, row.round
    state = words.gettext("clos") if one.closed else words.gettext("ouvert")
    days = f"{written(one.begins)} – {written(one.ends)}"
    counted = words.ngettext("{n} entretien", "{n} entretiens", row.interviews).format(n=row.interviews)
    return "  ".join(
        part for part in (one.code, word_of(one.moment, words), days, one.city, state, counted) if part
    )


def _facts(found: RoundResults) -> dict[str, Any]:
    """Return the results as JSON has them: null for a count of one to four, the mean as a decimal string."""
    told = found.results
    return {
        **_told(RoundRow(found.round, told.interviews)),
        "answers": [
            {
                "question": tally.question.value,
                "group": tally.group.value if tally.group else None,
                "answered": tally.answered,
                "yes": tally.yes,
                "no": tally.no,
                "share": tally.share,
            }
            for tally in told.tallies
        ],
        "wellbeing": [
            {
                "group": index.group.value if index.group else None,
                "answered": index.answered,
                "mean": index.mean_text,
                "low": index.low,
                "low_share": index.low_share,
            }
            for index in told.wellbeing
        ],
    }


def _text(found: RoundResults, station: Station) -> str:
    words, told = station.translations, found.results
    lines = [_said(RoundRow(found.round, told.interviews), station)]
    for tally in told.tallies:
        name = "    " if tally.group else question_words(tally.question, words)
        yes, group = count_words(tally.yes), group_words(tally.group, words)
        lines.append(f"{name}  {group} : {yes} / {tally.answered}  {share_words(tally.share)}")
    for index in told.wellbeing:
        said = words.gettext("Indice de bien-être, {group} : {mean} ; 50 ou moins : {low} / {answered}")
        group = group_words(index.group, words)
        low = count_words(index.low)
        lines.append(said.format(group=group, mean=index.mean_text, low=low, answered=index.answered))
    return "\n".join([*lines, discretion_words(words)])
