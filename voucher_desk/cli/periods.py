"""`period`: months closed by two persons, shown, printed, and proved against what a paper says."""

import re
from pathlib import Path
from typing import Any

import click

from voucher_desk.cli.output_files import written_by_ending
from voucher_desk.cli.station import REFUSED, DeskGroup, Station, pass_station
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.money import exact_text, shown_text
from voucher_desk.domain.periods import movements, read_month, sha256_of
from voucher_desk.domain.reconciliation import AMOUNT_NAMES, LEDGER_NAMES, Figures, total_of
from voucher_desk.printing.files import draw_period_closing
from voucher_desk.printing.period_closing import SHOWN
from voucher_desk.queries.periods import KeptClosing, PeriodRow
from voucher_desk.sentences.words import figure_word
from voucher_desk.usecases.close_period import NamedMonth, close_period, propose_period

_HASH = re.compile(r"[0-9a-fA-F]{64}")
_CELL = 18


@click.group(cls=DeskGroup)
def period() -> None:
    """Months closed in order: figures frozen with a hash, by two persons."""


@period.command()
@click.argument("month")
@click.option("--approve", is_flag=True, help="Close a month whose closing another person proposed.")
@pass_station
def close(station: Station, month: str, *, approve: bool) -> None:
    """Propose to close MONTH (2026-10), once it is over; or close it: its figures never change again."""
    _ = station.translations.gettext
    with station.desk() as desk:
        if not approve:
            proposed = desk.do(propose_period, NamedMonth(month)).value.text
            said = _("Clôture de {month} proposée : une autre personne l'approuve.")
            station.answer({"month": proposed, "state": "PROPOSED"}, said.format(month=proposed))
            return
        text = desk.do(close_period, NamedMonth(month)).value.text
    sha256, closed = sha256_of(text), read_month(month).text
    said = _("Mois {month} clos. Empreinte {sha256}").format(month=closed, sha256=sha256)
    station.answer({"month": closed, "state": "CLOSED", "sha256": sha256}, said)


@period.command(name="list")
@pass_station
def list_(station: Station) -> None:
    """List the months proposed and closed, the latest first, and the one whose turn it is."""
    with station.desk() as desk:
        today = local_date(desk.now())
        found = desk.read(lambda queries: queries.periods(today))
    said = station.translations.gettext("À clore ensuite : {month}").format(month=found.upcoming.text)
    lines = [*(_line(row, station) for row in found.rows), said]
    facts = {"months": [_told(row) for row in found.rows], "upcoming": found.upcoming.text}
    station.answer(facts, "\n".join(lines))


@period.command()
@click.argument("month")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Also write a .pdf to sign.")
@pass_station
def show(station: Station, month: str, output: Path | None) -> None:
    """Show what the closing of MONTH froze, and what moved since the closing before."""
    wanted = read_month(month)
    with station.desk() as desk:
        kept = desk.read(lambda queries: queries.closing(wanted))
        if output:
            words = station.translations
            written_by_ending(output, {".pdf": lambda file: draw_period_closing(desk, wanted, file, words)})
    station.answer(_closing_facts(kept), _table(kept, station))


@period.command()
@click.argument("month")
@click.option("--sha256", metavar="HEX", help="The hash that a paper says; without it, the one kept.")
@click.pass_context
def verify(context: click.Context, month: str, sha256: str | None) -> None:
    """Compute the hash of the text kept of MONTH again. Exit 1 where it is another than the paper says."""
    station = context.ensure_object(Station)
    if sha256 is not None and not _HASH.fullmatch(sha256.strip()):
        raise click.BadParameter(sha256, param_hint="--sha256")
    wanted = read_month(month)
    with station.desk() as desk:
        kept = desk.read(lambda queries: queries.closing_text(wanted))
    computed = sha256_of(kept.text)
    claimed = kept.sha256 if sha256 is None else sha256.strip().lower()
    matches = computed == claimed
    _ = station.translations.gettext
    said = (
        _("Clôture de {month} : l'empreinte concorde.")
        if matches
        else _("Clôture de {month} : l'empreinte ne concorde pas. Le texte gardé donne {sha256}.")
    )
    facts = {"month": wanted.text, "matches": matches, "computed": computed, "expected": claimed}
    station.answer(facts, said.format(month=wanted.text, sha256=computed))
    if not matches:
        context.exit(REFUSED)


def _told(row: PeriodRow) -> dict[str, Any]:
    return {
        "month": row.month.text,
        "state": "PROPOSED" if row.closed_by is None else "CLOSED",
        "proposed_by": row.proposed_by,
        "proposed_at": row.proposed_at,
        "closed_by": row.closed_by,
        "closed_at": row.closed_at,
        "sha256": row.sha256,
    }


def _line(row: PeriodRow, station: Station) -> str:
    _ = station.translations.gettext
    if row.closed_by is None:
        return _("{month}  proposé par {user}").format(month=row.month.text, user=row.proposed_by)
    return f"{row.month.text}  {row.proposed_by} → {row.closed_by}  {row.sha256}"


def _closing_facts(kept: KeptClosing) -> dict[str, Any]:
    closing = kept.closing
    moved = movements(closing, kept.before)
    return {
        "month": closing.month.text,
        "proposed_by": closing.proposal.by,
        "proposed_at": closing.proposal.at,
        "closed_by": closing.by,
        "closed_at": closing.at,
        "log": {"station": closing.head.station, "seq": closing.head.seq, "hash": closing.head.hash},
        "sha256": kept.sha256,
        "text": kept.text,
        "before": kept.before.month.text if kept.before else None,
        "donations": {code: _figures(figures) for code, figures in closing.donations.items()},
        "total": _figures(total_of(closing.donations.values())),
        "movements": {code: _figures(figures) for code, figures in moved.items()},
        "moved_in_total": _figures(total_of(moved.values())),
    }


def _figures(figures: Figures) -> dict[str, str | int]:
    values = {name: getattr(figures, name) for name in LEDGER_NAMES}
    return {name: exact_text(value) if name in AMOUNT_NAMES else value for name, value in values.items()}


def _table(kept: KeptClosing, station: Station) -> str:
    """Return the total of each amount beside its movement, and the hash."""
    _ = station.translations.gettext
    total = total_of(kept.closing.donations.values())
    moved = total_of(movements(kept.closing, kept.before).values())
    heads = (_("à la clôture"), _("mouvements"))
    words = {name: figure_word(name, station.translations) for name in SHOWN}
    width = max(map(len, words.values())) + 2
    lines = [" " * width + "".join(head.rjust(_CELL) for head in heads)]
    lines += [
        word.ljust(width)
        + "".join(shown_text(getattr(figures, name)).rjust(_CELL) for figures in (total, moved))
        for name, word in words.items()
    ]
    return "\n".join([*lines, f"{kept.closing.month.text}  SHA-256 {kept.sha256}"])
