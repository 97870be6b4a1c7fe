"""`session add`, `session list`, `session lock`, `session reopen` and `session cancel`."""

from datetime import date, datetime, time, timedelta
from typing import Any

import click

from voucher_desk.cli.days import MOMENT
from voucher_desk.cli.station import DeskGroup, Station, pass_station
from voucher_desk.desk import UseCase
from voucher_desk.domain.dates import written
from voucher_desk.domain.local_time import HourTwice, instant_of, is_twice, local
from voucher_desk.domain.sessions import Session, SessionKind
from voucher_desk.sentences.words import word_of
from voucher_desk.usecases.hold_session import (
    AddSession,
    ChangeSession,
    add_session,
    cancel_session,
    lock_session,
    reopen_session,
)


@click.group(cls=DeskGroup)
def session() -> None:
    """Awareness sessions, and the trainings, workshops and restitutions counted apart."""


@session.command()
@click.argument("code")
@click.option("--association", required=True, help="Code of the partner association.")
@click.option("--city", required=True)
@click.option("--at", type=MOMENT, required=True, help="When it begins, Moroccan time: 18/12/2026 10:00.")
@click.option("--minutes", type=click.IntRange(10, 720), default=120, show_default=True, help="How long.")
@click.option("--theme", default="", help="What it is about.")
@click.option("--kind", type=click.Choice([kind.value for kind in SessionKind]), default="awareness")
@click.option(
    "--first-time/--second-time", default=None, help="Which of two equal hours, where the clocks went back."
)
@pass_station
def add(
    station: Station,
    /,
    code: str,
    *,
    first_time: bool | None,
    **planned: Any,  # noqa: ANN401  click hands the options by name
) -> None:
    """Plan a session under CODE; only `awareness` sessions entitle to vouchers."""
    begins = _instant(*planned["at"], first_time=first_time)
    request = AddSession(
        code=code,
        kind=SessionKind(planned["kind"]),
        association=planned["association"],
        city=planned["city"],
        theme=planned["theme"],
        starts_at=begins,
        ends_at=begins + timedelta(minutes=planned["minutes"]),
    )
    with station.desk() as desk:
        _tell(station, desk.do(add_session, request).value)


def _instant(day: date, clock: time, *, first_time: bool | None) -> datetime:
    if first_time is None and is_twice(day, clock):
        raise HourTwice(local=f"{written(day)} {clock:%H:%M}")
    return instant_of(day, clock, second_time=first_time is False)


@session.command(name="list")
@pass_station
def list_sessions(station: Station) -> None:
    """List the sessions, with how many were present and how many vouchers hang on them."""
    with station.desk() as desk:
        rows = desk.read(lambda queries: queries.sessions())
    facts = [
        {
            "code": row.code,
            "kind": row.kind.value,
            "city": row.city,
            "starts_at": row.starts_at.isoformat(),
            "state": row.state.value,
            "present": row.present,
            "waived": row.waived,
            "vouchers": row.vouchers,
        }
        for row in rows
    ]
    lines = [
        f"{row.code}  {local(row.starts_at):%d/%m/%Y %H:%M}  {row.city}  "
        f"{word_of(row.state, station.translations)}  {row.present}  {row.vouchers}"
        for row in rows
    ]
    station.answer({"sessions": facts}, "\n".join(lines))


@session.command()
@click.argument("code")
@pass_station
def lock(station: Station, code: str) -> None:
    """Lock the attendance of session CODE: it is final."""
    _change(station, lock_session, ChangeSession(code))


@session.command()
@click.argument("code")
@click.option("--reason", required=True)
@pass_station
def reopen(station: Station, code: str, reason: str) -> None:
    """Reopen the locked session CODE; the reason stays in the log."""
    _change(station, reopen_session, ChangeSession(code, reason))


@session.command()
@click.argument("code")
@pass_station
def cancel(station: Station, code: str) -> None:
    """Cancel session CODE, which did not take place."""
    _change(station, cancel_session, ChangeSession(code))


def _change(station: Station, use_case: UseCase[ChangeSession, Session], request: ChangeSession) -> None:
    with station.desk() as desk:
        _tell(station, desk.do(use_case, request).value)


def _tell(station: Station, changed: Session) -> None:
    station.answer(
        {"session": changed.code, "state": changed.state.value},
        station.translations.gettext("Séance {session} : {state}.").format(
            session=changed.code, state=word_of(changed.state, station.translations)
        ),
    )
