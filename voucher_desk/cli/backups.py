"""`backup`, `backup list` and `restore`: keep a copy of the books, and get it back."""

from datetime import datetime
from pathlib import Path

import click

from ui.settings import SettingsFile
from voucher_desk.app import utc_now
from voucher_desk.backups import Backups, facts_of
from voucher_desk.cli.station import DeskCommand, DeskGroup, Station, pass_station
from voucher_desk.domain.backups import Backup, KeptByServer
from voucher_desk.domain.dates import written
from voucher_desk.domain.local_time import local
from voucher_desk.home import open_home
from voucher_desk.restoring import restore as give_back


@click.group(cls=DeskGroup, invoke_without_command=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="A file that is not there yet, or a folder (a USB stick).",
)
@click.option("--keep", type=click.IntRange(1, 1000), help="How many to keep in the home's own folder.")
@click.pass_context
def backup(context: click.Context, output: Path | None, keep: int | None) -> None:
    """Copy the database as it is now, while others may work on it, and prove the copy by opening it.

    Without --output it goes into the folder `backups` of the home, where the oldest are removed beyond the
    number to keep. What is printed is its anchor: write down the head and the SHA-256 where nobody can change
    them. Signing keys are not in a backup.
    """
    if context.invoked_subcommand is not None:
        return
    station = context.ensure_object(Station)
    home = open_home(station.home)
    kept = keep or SettingsFile(home.folder).read().backups_kept
    with station.desk() as desk:
        taken = Backups(home, kept).take(desk, output)
    removed = [old.file.name for old in taken.forgotten]
    facts = {"file": str(taken.backup.file), **facts_of(taken.backup), "removed": removed}
    said = _told(station, taken.backup)
    if taken.notice:
        facts["notice"] = station.told(taken.notice)
        said = f"{said}\n{station.said(taken.notice)}"
    station.answer(facts, said)


@backup.command("list")
@pass_station
def list_(station: Station) -> None:
    """List the backups in the home's own folder, newest first."""
    found = Backups(open_home(station.home)).listed()
    none = station.translations.gettext("Aucune sauvegarde.")
    lines = [_line(station, one) for one in found]
    facts = [{"file": str(one.file), **facts_of(one)} for one in found]
    station.answer({"backups": facts}, "\n".join(lines) or none)


@click.command(cls=DeskCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--older", is_flag=True, help="Agree to lose what was recorded after the backup.")
@click.option("--sha256", metavar="HASH", help="The SHA-256 that was written down when it was taken.")
@pass_station
def restore(station: Station, file: Path, sha256: str | None, *, older: bool) -> None:
    """Put a backup in the place of the database, once its hash, its schema and its chain are proved.

    The database of now is kept beside it under a dated name. A desk that may have gone on after the backup
    goes on under a new code: its old serials stay whose they were.
    """
    if station.database and "://" in station.database:
        raise KeptByServer
    home = open_home(station.home)
    done = give_back(home, file, utc_now(), older=older, sha256=sha256)
    head = done.contents.head
    facts = {
        "restored": str(file),
        "head": {"station": head.station, "seq": head.seq, "hash": head.hash},
        "events": done.contents.events,
        "lost": done.lost,
        "kept_aside": str(done.aside) if done.aside else None,
        "new_station": done.station,
    }
    _ = station.translations.gettext
    said = [_("Sauvegarde restaurée. Opérations : {events}.").format(events=done.contents.events)]
    if done.aside:
        said.append(_("La base d'avant est gardée : {file}").format(file=done.aside.name))
    if done.station:
        said.append(
            _("Ce poste s'appelle désormais {station} : aucun numéro de bon n'est donné deux fois.").format(
                station=done.station
            )
        )
    station.answer(facts, "\n".join(said))


def _told(station: Station, taken: Backup) -> str:
    _ = station.translations.gettext
    head = taken.contents.head
    return "\n".join(
        (
            _("Sauvegarde faite et relue : {file}").format(file=taken.file),
            _("Ancre : {station} {seq}, {hash}").format(
                station=head.station or "–", seq=head.seq, hash=head.hash
            ),
            _("Opérations : {events} · bons : {vouchers} · échanges : {redemptions}").format(
                events=taken.contents.events,
                vouchers=taken.contents.vouchers,
                redemptions=taken.contents.redemptions,
            ),
            f"SHA-256 : {taken.sha256}",
        )
    )


def _line(station: Station, one: Backup) -> str:
    said = station.translations.gettext("{moment} · opérations : {events} · {file}")
    return said.format(moment=_moment(one.taken_at), events=one.contents.events, file=one.file.name)


def _moment(instant: datetime) -> str:
    there = local(instant)
    return f"{written(there.date())} {there:%H:%M}"
