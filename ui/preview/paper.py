"""What a preview shows: a paper that is drawn, and how it is recorded where printing it is itself an act."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from ui.background import Progress
from voucher_desk.desk import Desk, Outcome

Drawing = Callable[[Desk, Progress], bytes]
Recording = Callable[[Desk, Progress, BinaryIO], Outcome[str]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper and the name its file would have, without an ending.

    `draw` returns its pages and changes nothing. `record`, for vouchers, writes the pages into a file within
    the transaction that counts them as printed, at the first printing or saving and never before, and returns
    a serial of them; `count`, given it, asks what came out once all was sent. `coloured` papers are shown and
    printed in colour.
    """

    name: str
    draw: Drawing
    record: Recording | None = None
    count: Callable[[str], None] | None = None
    coloured: bool = False


def drawn_by(write: Callable[[Desk, BinaryIO], object]) -> Drawing:
    """Return the drawing of a paper that `write` puts into a file at once."""

    def draw(desk: Desk, _progress: Progress) -> bytes:
        file = BytesIO()
        write(desk, file)
        return file.getvalue()

    return draw
