"""`voucher prints` and `voucher count`: the journal of what was printed, and what came out of the printer."""

from pathlib import Path

import click

from voucher_desk.cli.station import DeskCommand, Station, pass_station
from voucher_desk.desk import Desk
from voucher_desk.domain.events import utc_text
from voucher_desk.domain.print_jobs import UnknownPrintJob, read_sheets
from voucher_desk.printing.files import print_sheets
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.sentences.words import word_of
from voucher_desk.usecases.confirm_print import ConfirmPrint, PrintRest, confirm_print, print_rest


@click.command(cls=DeskCommand)
@pass_station
def prints(station: Station) -> None:
    """List the print jobs, newest first, and whether their sheets were counted."""
    with station.desk() as desk:
        jobs = desk.read(lambda queries: queries.print_jobs())
    told = [
        {
            "job": job.number,
            "batch": job.batch,
            "distribution": job.distribution,
            "vouchers": job.vouchers,
            "sheets": job.sheets,
            "first": job.first,
            "last": job.last,
            "at": utc_text(job.at),
            "by": job.by,
            "state": job.state.value,
            "spoiled": job.spoiled,
        }
        for job in jobs
    ]
    lines = [
        f"{job.number}  {job.first} – {job.last}  {word_of(job.state, station.translations)}" for job in jobs
    ]
    station.answer({"prints": told}, "\n".join(lines))


@click.command(cls=DeskCommand)
@click.argument("job", type=click.IntRange(1))
@click.option("--again", metavar="SHEETS", help="Sheets to print again, such as 2,4-6.")
@click.option("--set-aside", multiple=True, metavar="SERIAL", help="A spoiled blank; again for another.")
@click.option("--reason", default="")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to print again.")
@pass_station
def count(
    station: Station,
    job: int,
    *,
    again: str | None,
    set_aside: tuple[str, ...],
    reason: str,
    output: Path | None,
) -> None:
    """Say what came out of print JOB: all of it, unless sheets are to be printed again or blanks set aside.

    What is printed again has new codes; the papers it stands for are worthless, even if they come out late.
    """
    if bool(again) != bool(output) or (again and set_aside):
        raise click.UsageError(
            station.translations.gettext("Donnez --again avec --output, ou bien --set-aside, ou rien.")
        )
    with station.desk() as desk:
        papers: tuple[VoucherPaper, ...] = ()
        if again and output:
            papers = _printed_again(desk, PrintRest(job, read_sheets(again), reason), output)
        else:
            desk.do(confirm_print, ConfirmPrint(job, set_aside, reason))
    station.answer(
        {"job": job, "printed": len(papers), "serials": [paper.serial for paper in papers]},
        station.translations.gettext("Impression {job} comptée.").format(job=job),
    )


def _printed_again(desk: Desk, request: PrintRest, output: Path) -> tuple[VoucherPaper, ...]:
    batches = {job.number: job.batch for job in desk.read(lambda queries: queries.print_jobs())}
    if request.job not in batches:
        raise UnknownPrintJob(job=request.job)
    return tuple(print_sheets(desk, print_rest, request, batches[request.job], output))
