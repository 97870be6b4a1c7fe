"""Columns and words of the signed list: the lines of a page, the cells of the difference."""

from collections.abc import Callable

from ui.tables.columns import Column
from ui.tables.kinds import count_column, naming_column
from ui.wording import Wording
from voucher_desk.domain.signed_lists import Cell, LineMark
from voucher_desk.queries.signed_lists import SignedLine

CellCount = tuple[Cell, int]


def pages_back_words(back: int, pages: int, wording: Wording) -> str:
    """Return how many pages of a list came back: `2 pages sur 3`; nothing before there is a list."""
    if not pages:
        return ""
    return wording.ngettext("{back} page sur {pages}", "{back} pages sur {pages}", back).format(
        back=back, pages=pages
    )


def page_columns(
    wording: Wording, mark_of: Callable[[SignedLine], LineMark]
) -> tuple[Column[SignedLine], ...]:
    """Return the columns of a page that is read off; `mark_of` says what a line shows so far."""
    _ = wording.gettext

    def shown(line: SignedLine) -> str:
        mark = mark_of(line)
        return f"✓ {wording.word(mark)}" if mark.is_received else f"– {wording.word(mark)}"

    return (*_line(wording), Column(_("Papier"), shown, gives_way=True))


def line_columns(wording: Wording) -> tuple[Column[SignedLine], ...]:
    """Return the columns of the lines of one cell."""
    _ = wording.gettext
    return (
        *_line(wording),
        Column(_("Remise notée"), lambda line: _("oui") if line.noted else _("non")),
        Column(_("Papier"), lambda line: wording.word(line.mark) if line.mark else "–", gives_way=True),
    )


def cell_columns(wording: Wording) -> tuple[Column[CellCount], ...]:
    """Return the columns of the difference."""
    _ = wording.gettext
    return (
        Column(_("Écart"), lambda row: wording.title(row[0]), lambda row: [*Cell].index(row[0])),
        count_column(_("Lignes"), wording, lambda row: row[1]),
    )


def _line(wording: Wording) -> tuple[Column[SignedLine], ...]:
    _ = wording.gettext
    return (
        naming_column(_("N°"), lambda line: line.number),
        Column(_("Personne"), lambda line: wording.isolated(line.person)),
        Column(_("Bon"), lambda line: wording.isolated(line.serial or "") or "–"),
    )
