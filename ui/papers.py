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

    def record(desk: Desk, progress: Progress, file: BinaryIO) -> Outcome[int]:
        return recorded_sheets(desk, _counted(use_case, progress), request, batch, file)

    show_paper(place, owner, Paper(name, draw, record))


def show_paper(place: Workplace, owner: QWidget, paper: Paper) -> None:
    """Draw a paper in the background, then show it in a window of its own above the owner's."""

    def task(desk: Desk, progress: Progress) -> Outcome[Pages]:
        return Outcome(Pages(paper.draw(desk, progress)), frozenset())

    def show(pages: Pages) -> None:
        preview = PaperPreview(place, paper, pages, owner.window())
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()

    place.make(owner, task, show)


def save_file(
    place: Workplace, owner: QWidget, suggested: str, kind: FileKind, write: Callable[[Desk, Path], object]
) -> None:
    """Ask where to, then let `write` make the file; it changes nothing in the books."""
    path = place.questions.choose_where_to_save(suggested, kind)
    if path is None:
        return

    def task(desk: Desk, _progress: Progress) -> Outcome[None]:
        write(desk, path)
        return Outcome(None, frozenset())

    said = place.wording.gettext("Enregistré : {file}.").format(file=place.wording.isolated(path.name))
    offer = Offer(place.wording.gettext("Ouvrir"), lambda: place.open_file(path))
    place.make(owner, task, lambda _done: place.messages.done(said, offer))


def _counted(use_case: Printing[Request], progress: Progress) -> Printing[Request]:
    def counted(work: Work, wanted: Request) -> Sequence[VoucherPaper]:
        return Counted(use_case(work, wanted), progress)

    return counted
