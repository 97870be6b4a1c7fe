"""Papers made at the desk: drawn in the background with their progress, saved, and offered to be opened."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar, overload

from PySide6.QtCore import QObject

from ui.background import Progress
from ui.messages import Offer
from ui.questions import FileKind
from ui.workplace import Workplace
from voucher_desk.desk import Desk, Outcome, UseCase
from voucher_desk.ports.work import Work
from voucher_desk.printing.files import print_sheets
from voucher_desk.queries.papers import VoucherPaper

Request = TypeVar("Request")
_PRINTED = frozenset({"voucher", "stock", "distribution"})
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


def print_to_file(
    place: Workplace,
    owner: QObject,
    use_case: UseCase[Request, Sequence[VoucherPaper]],
    request: Request,
    batch: str,
    suggested: str,
) -> None:
    """Ask where to, then print what a use case gives; stopped or failed, nothing counts as printed."""
    path = place.questions.choose_where_to_save(suggested, FileKind.PDF)
    if path is None:
        return

    def task(desk: Desk, progress: Progress) -> Outcome[int]:
        def counted(work: Work, wanted: Request) -> Sequence[VoucherPaper]:
            return Counted(use_case(work, wanted), progress)

        return Outcome(len(print_sheets(desk, counted, request, batch, path)), _PRINTED)

    def printed(count: int) -> None:
        said = place.wording.ngettext(
            "{count} bon mis en page dans {file}.", "{count} bons mis en page dans {file}.", count
        )
        tell_saved(place, path, said.format(count=count, file=place.wording.isolated(path.name)))

    place.make(owner, task, printed)


def save_file(
    place: Workplace, owner: QObject, suggested: str, kind: FileKind, write: Callable[[Desk, Path], object]
) -> None:
    """Ask where to, then let `write` make the file; it changes nothing in the books."""
    path = place.questions.choose_where_to_save(suggested, kind)
    if path is None:
        return

    def task(desk: Desk, _progress: Progress) -> Outcome[None]:
        write(desk, path)
        return Outcome(None, frozenset())

    said = place.wording.gettext("Enregistré : {file}.").format(file=place.wording.isolated(path.name))
    place.make(owner, task, lambda _done: tell_saved(place, path, said))


def tell_saved(place: Workplace, path: Path, said: str) -> None:
    """Say that a file is there, and offer to open it."""
    place.messages.done(said, Offer(place.wording.gettext("Ouvrir"), lambda: place.open_file(path)))
