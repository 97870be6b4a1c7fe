"""`attendance import`, `attendance undo`, `attendance waive` and `attendance correct`."""

from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.station import REFUSED, DeskGroup, Station, pass_station
from voucher_desk.domain.attendance_list.columns import Choice
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.understanding import UnderstoodList
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.sessions import UnknownSession, WaiverReason
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.attendance_files import AttendanceFile, read_attendance_file, read_list
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.import_attendance import AttendanceImported, import_attendance
from voucher_desk.usecases.undo_import import UndoImport, undo_import
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)


@click.group(cls=DeskGroup)
def attendance() -> None:
    """Who attended a session: imported from a list, corrected, or waived with a reason."""


@attendance.command(name="import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--session", "session", required=True, help="Code of the session attended.")
@click.option("--map", "mapped", multiple=True, metavar="FIELD=COLUMN", help="Name a column by hand.")
@click.option("--sheet", help="Name of the sheet to read, where it is not the first.")
@click.option("--check", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--valid-rows-only", is_flag=True, help="Import the lines without a problem, leave the others.")
@click.pass_context
def import_list(
    context: click.Context,
    file: Path,
    session: str,
    mapped: tuple[str, ...],
    *,
    sheet: str | None,
    check: bool,
    valid_rows_only: bool,
) -> None:
    """Import the attendance list FILE (XLSX, ODS, CSV): all of it, or nothing with every problem by its cell.

    Columns are found by their headings in French, Arabic and English, in any order. Fields for --map:
    code, sex, birth_date, birth_year, age, minor, adult, presence.
    """
    station = context.ensure_object(Station)
    mapping = _mapping(mapped)
    with station.desk() as desk:
        rows = {row.code: row for row in desk.read(lambda queries: queries.sessions())}
        if session not in rows:
            raise UnknownSession(session=session)
        read = read_attendance_file(file, local_date(rows[session].starts_at), mapping, sheet=sheet)
        if read.understood.problems and not (valid_rows_only and read.understood.people):
            _refuse_list(station, read.understood)
            context.exit(REFUSED)
        request = read.request_for(session)
        if check:
            imported = desk.rehearse(import_attendance, request)
        else:
            imported = desk.do(import_attendance, request).value
    _tell(station, imported, read, check=check)


def _mapping(mapped: tuple[str, ...]) -> dict[Field, Choice]:
    mapping: dict[Field, Choice] = {}
    for pair in mapped:
        name, sign, column = pair.partition("=")
        if not sign or name not in {field.value for field in Field}:
            known = f"{pair} (FIELD: {', '.join(field.value for field in Field)})"
            raise click.BadParameter(known, param_hint="--map")
        mapping[Field(name)] = column
    return mapping


def _understood(station: Station, understood: UnderstoodList) -> dict[str, Any]:
    return {
        "columns": {
            field.value: f"{column.letters} {column.heading}" for field, column in understood.columns.items()
        },
        "ignored": list(understood.ignored),
        "forbidden": [station.told(problem) for problem in understood.forbidden],
        "notices": [station.told(notice) for notice in understood.notices],
    }


def _refuse_list(station: Station, understood: UnderstoodList) -> None:
    problems = understood.problems
    first = station.told(problems[0])
    facts = {
        "refused": {**first, "problems": [station.told(problem) for problem in problems]},
        **_understood(station, understood),
    }
    lines = [station.said(problem) for problem in problems]
    if station.as_json:
        station.answer(facts, "")
    else:
        nothing = station.translations.gettext("Rien n'a été importé.")
        click.echo("\n".join([*lines, nothing]), err=True)


def _tell(station: Station, imported: AttendanceImported, read: AttendanceFile, *, check: bool) -> None:
    _ = station.translations
    understood = read.understood
    facts = {
        "session": imported.session,
        "checked_only": check,
        "rows": imported.rows,
        "new_people": imported.new_people,
        "present": imported.present,
        "absent": imported.absent,
        "left_out": [station.told(problem) for problem in understood.problems],
        **_understood(station, understood),
    }
    columns = ", ".join(
        f"{word_of(field, _)} = {column.letters}" for field, column in understood.columns.items()
    )
    done = (
        _.gettext(
            "Vérifié, rien n'est écrit."
            " Présents : {present}, absents : {absent}, nouvelles personnes : {new}."
        )
        if check
        else _.gettext("Importé. Présents : {present}, absents : {absent}, nouvelles personnes : {new}.")
    )
    remarks: list[Refused | Notice] = [*understood.problems, *understood.forbidden, *understood.notices]
    lines = [
        done.format(present=imported.present, absent=imported.absent, new=imported.new_people),
        _.gettext("Colonnes comprises : {columns}").format(columns=columns),
        *(station.said(remark) for remark in remarks),
    ]
    station.answer(facts, "\n".join(lines))


@attendance.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--session", "session", required=True, help="Code of the session.")
@click.option("--sheet", help="Name of the sheet, where it was not the first.")
@pass_station
def undo(station: Station, file: Path | None, session: str, sheet: str | None) -> None:
    """Take back everything the list FILE brought to a session; without FILE, the list imported last.

    Nothing is taken back once a voucher, a frozen list, a waiver, a later list or a correction hangs on it.
    """
    file_sha256 = read_list(file, sheet).sha256 if file else None
    with station.desk() as desk:
        undone = desk.do(undo_import, UndoImport(session, file_sha256)).value
    said = station.translations.gettext(
        "Import annulé. Lignes retirées : {removed}, remises comme avant : {restored},"
        " personnes sorties du programme : {people}."
    )
    station.answer(
        {
            "session": undone.session,
            "removed": undone.removed,
            "restored": undone.restored,
            "people_gone": undone.people_gone,
        },
        said.format(removed=undone.removed, restored=undone.restored, people=undone.people_gone),
    )


@attendance.command()
@click.argument("person")
@click.option("--session", "session", required=True)
@click.option("--present/--absent", required=True)
@pass_station
def correct(station: Station, person: str, session: str, *, present: bool) -> None:
    """Correct whether PERSON (a code) attended, before a voucher hangs on it."""
    with station.desk() as desk:
        presence = desk.do(correct_attendance, CorrectAttendance(session, person, present)).value
    station.answer(
        {"session": session, "person": person, "presence": presence.value},
        f"{person} : {word_of(presence, station.translations)}",
    )


@attendance.command()
@click.argument("person")
@click.option("--session", "session", required=True)
@click.option("--reason", type=click.Choice([reason.value for reason in WaiverReason]), help="To propose.")
@click.option("--sex", type=click.Choice([sex.value for sex in Sex]), default=Sex.UNKNOWN.value)
@click.option("--age", type=click.Choice([group.value for group in AgeGroup]), default=AgeGroup.UNKNOWN.value)
@click.option("--approve", is_flag=True, help="Approve what another person proposed.")
@pass_station
def waive(
    station: Station, person: str, *, session: str, reason: str | None, sex: str, age: str, approve: bool
) -> None:
    """Waive the attendance of PERSON (a code): one person proposes with a reason, another approves."""
    if approve == bool(reason):
        raise click.UsageError(station.translations.gettext("Donnez --reason, ou bien --approve."))
    with station.desk() as desk:
        if reason:
            who = Person(0, person, Sex(sex), None, AgeGroup(age))
            desk.do(propose_waiver, ProposeWaiver(session, who, WaiverReason(reason)))
        else:
            desk.do(approve_waiver, ApproveWaiver(session, person))
    sentence = (
        station.translations.gettext("Dérogation approuvée : {person}.")
        if approve
        else station.translations.gettext(
            "Dérogation proposée, à approuver par une autre personne : {person}."
        )
    )
    station.answer(
        {"session": session, "person": person, "approved": approve}, sentence.format(person=person)
    )
