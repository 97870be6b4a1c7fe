"""Papers made at the desk: drawn in the background with their progress, shown, then printed or saved."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar, overload

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.background import Progress
from ui.messages import Offer
from ui.preview.paper import Paper
from ui.preview.paper_preview import PaperPreview
from ui.questions import FileKind
from ui.workplace import Workplace
from voucher_desk.desk import Desk, Outcome, UseCase
from voucher_desk.ports.work import Work
from voucher_desk.printing.files import Printing, recorded_sheets, rehearsed_sheets
from voucher_desk.printing.pages import Pages
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.queries.print_jobs import PrintJobRow
from voucher_desk.usecases.confirm_print import ConfirmPrint, PrintRest, confirm_print, print_rest

Request = TypeVar("Request")
_STEP = 8


class Counted(Sequence[VoucherPaper]):
    """Papers that tell how many of them were drawn, and let the drawing be stopped."""

    def __init__(self, papers: Sequence[VoucherPaper], progress: Progress) -> None:
        self._papers = papers
        self._progress = progress

    def __len__(self) -> int:
        return len(self._papers)

    @overload
    def __getitem__(self, place: int) -> VoucherPaper: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[VoucherPaper]: ...

    def __getitem__(self, place: int | slice) -> VoucherPaper | Sequence[VoucherPaper]:
        return self._papers[place]

    def __iter__(self) -> Iterator[VoucherPaper]:
        for number, paper in enumerate(self._papers):
            if number % _STEP == 0:
                self._progress.step(number, len(self._papers))
            yield paper


def show_sheets(
    place: Workplace,
    owner: QWidget,
    use_case: UseCase[Request, Sequence[VoucherPaper]],
    request: Request,
    batch: str,
    name: str,
) -> None:
    """Show what a use case would print; it is done when the person prints or saves the sheets."""

    def draw(desk: Desk, progress: Progress) -> bytes:
        return rehearsed_sheets(desk, _counted(use_case, progress), request, batch)

    def record(desk: Desk, progress: Progress, file: BinaryIO) -> Outcome[str]:
        return recorded_sheets(desk, _counted(use_case, progress), request, batch, file)

    show_paper(place, owner, Paper(name, draw, record, lambda serial: _ask_count(place, owner, serial)))


def count_print(place: Workplace, owner: QWidget, job: PrintJobRow) -> None:
    """Ask what came out of the printer; what did not is shown again, to be printed with new codes."""
    count = place.questions.ask_print_count(job.sheets, blanks=job.distribution is None)
    if count is None:
        return
    if count.lost:
        request = PrintRest(job.number, count.lost, count.reason)
        show_sheets(place, owner, print_rest, request, job.batch, f"suite-{job.number}")
        return
    said = place.wording.gettext("Impression {job} comptée : tout est sorti.")
    if count.spoiled:
        said = place.wording.gettext("Impression {job} comptée ; bons vierges mis au rebut : {n}.")
    told = said.format(job=job.number, n=len(count.spoiled))
    confirmed = ConfirmPrint(job.number, count.spoiled, count.reason)
    place.do(owner, confirm_print, confirmed, lambda _job: place.messages.done(told))


def _ask_count(place: Workplace, owner: QWidget, serial: str) -> None:
    place.read(
        owner,
        lambda queries: queries.print_jobs(serial),
        lambda jobs: count_print(place, owner, jobs[0]),
    )


def show_paper(place: Workplace, owner: QWidget, paper: Paper) -> None:
    """Draw a paper in the background, then show it in a window of its own above the owner's."""

    def drawn(desk: Desk, progress: Progress) -> Pages:
        return Pages(paper.draw(desk, progress), coloured=paper.coloured)

    def show(pages: Pages) -> None:
        preview = PaperPreview(place, paper, pages, owner.window())
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()

    if paper.record is None:
        place.draw_up(owner, drawn, show)
    else:  # what would be written is rehearsed in a transaction, which is a writer's
        place.make(owner, lambda desk, progress: Outcome(drawn(desk, progress), frozenset()), show)


def save_file(
    place: Workplace, owner: QWidget, suggested: str, kind: FileKind, write: Callable[[Desk, Path], object]
) -> None:
    """Ask where to, then let `write` make the file; it changes nothing in the books."""
    save_long_file(place, owner, suggested, kind, lambda desk, path, _progress: write(desk, path))


def save_long_file(
    place: Workplace,
    owner: QWidget,
    suggested: str,
    kind: FileKind,
    write: Callable[[Desk, Path, Progress], object],
) -> None:
    """Save a file as `save_file` does, by work that tells its steps and can be cancelled."""
    path = place.questions.choose_where_to_save(suggested, kind)
    if path is None:
        return

    said = place.wording.gettext("Enregistré : {file}.").format(file=place.wording.isolated(path.name))
    offer = Offer(place.wording.gettext("Ouvrir"), lambda: place.open_file(path))
    place.draw_up(
        owner,
        lambda desk, progress: write(desk, path, progress),
        lambda _done: place.messages.done(said, offer),
    )


def _counted(use_case: Printing[Request], progress: Progress) -> Printing[Request]:
    def counted(work: Work, wanted: Request) -> Sequence[VoucherPaper]:
        return Counted(use_case(work, wanted), progress)

    return counted
