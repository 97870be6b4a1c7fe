"""Files saved where the person says, written in the background with their progress."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.background import Progress
from ui.messages import Offer
from ui.questions import FileKind
from ui.workplace import Workplace
from voucher_desk.desk import Desk, Outcome


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

    def task(desk: Desk, progress: Progress) -> Outcome[None]:
        write(desk, path, progress)
        return Outcome(None, frozenset())

    said = place.wording.gettext("Enregistré : {file}.").format(file=place.wording.isolated(path.name))
    offer = Offer(place.wording.gettext("Ouvrir"), lambda: place.open_file(path))
    place.make(owner, task, lambda _done: place.messages.done(said, offer))
