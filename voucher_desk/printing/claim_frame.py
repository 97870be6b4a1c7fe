"""What the papers of a claim have alike: heading, table over pages, an amount in figures and in words.

An amount in words is never cut: it takes as many lines as it needs, in French and in Arabic (invariant 32).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from gettext import NullTranslations
from typing import TypeVar

from voucher_desk.domain.amount_in_words import in_arabic, in_french
from voucher_desk.domain.dates import written
from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import shown_text
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import document_language
from voucher_desk.printing.drawing import Align, Drawing, Style, text_width, wrapped
from voucher_desk.printing.measures import dots
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.printing.typefaces import Face
from voucher_desk.queries.claim_papers import ClaimPaper

Row = TypeVar("Row")

TABLE_TOP = 243.0
ROW = 5.4
HEAD = 6.5
WIDTH = frame.RIGHT - frame.LEFT
AMOUNT = Style(Face.BOLD, 11)
LABEL = Style(Face.REGULAR, 11)
WORDS = Style(Face.REGULAR, 9)
TEXT = Style(Face.REGULAR, 8.5)
_FULL_PAGE = 40
_LEADING = 5.0
_GAP = 3.0
_HEADING_TOP = 268.0
_HALF = WIDTH / 2
_SIGNATURE_HEIGHT = 24.0


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table, and which of them hold codes."""

    columns: tuple[Column, ...]
    codes: frozenset[int]


def table_of(*columns: tuple[str, float, Align], codes: frozenset[int] = frozenset()) -> Table:
    """Return a table whose columns, with heading and width in millimetres, stand side by side."""
    placed: list[Column] = []
    x = frame.LEFT
    for heading, width, align in columns:
        placed.append(Column(heading, x, width, align))
        x += width
    return Table(tuple(placed), codes)


def pages_of(rows: Sequence[Row], last: int) -> list[Sequence[Row]]:
    """Return rows in pages, `last` of them at the most on the page where the end of the paper stands."""
    pages = [rows[start : start + _FULL_PAGE] for start in range(0, len(rows), _FULL_PAGE)] or [rows]
    return [*pages, ()] if len(pages[-1]) > last else pages


def draw_heading(
    drawing: Drawing, title: str, paper: ClaimPaper, right: Sequence[Pair], translations: NullTranslations
) -> None:
    """Draw the title, the provider and its contract to the left, what is said of the claim to the right."""
    _ = translations.gettext
    if paper.training:
        frame.draw_training(drawing, _("EXERCICE"))
    frame.draw_title(drawing, title, paper.project, WIDTH)
    left = (
        Pair(_("Prestataire"), f"{paper.provider} · {paper.provider_code}"),
        Pair(_("Ville"), paper.city),
        Pair(_("ICE"), paper.ice or "–"),
        Pair(_("Contrat"), paper.contract),
        Pair(_("Demande"), f"{paper.claim} · {paper.donation}"),
    )
    frame.draw_pairs(drawing, (frame.LEFT, _HEADING_TOP), _HALF, left)
    frame.draw_pairs(drawing, (frame.LEFT + _HALF, _HEADING_TOP), _HALF, right)


def draw_table(drawing: Drawing, table: Table, top: float, rows: Sequence[Sequence[str]]) -> float:
    """Draw the rows of one page below `top` and return where they end."""
    if not rows:
        return top
    frame.draw_column_heads(drawing, table.columns, top, HEAD)
    top -= HEAD
    for row in rows:
        for place, (column, text) in enumerate(zip(table.columns, row, strict=True)):
            style = frame.CODE_CELL if place in table.codes else frame.CELL
            frame.draw_cell(drawing, column, top, ROW, text, style)
        top -= ROW
    return top


def draw_sums(drawing: Drawing, top: float, sums: Sequence[tuple[str, str]]) -> float:
    """Draw labels with their figures to the right below `top`, and return where they end."""
    label, figure = Column("", 118.0, 46.0), Column("", 164.0, frame.RIGHT - 164.0, Align.RIGHT)
    for name, text in sums:
        frame.draw_cell(drawing, label, top, ROW, name, frame.CELL)
        frame.draw_cell(drawing, figure, top, ROW, text, frame.STRONG_CELL)
        top -= ROW
    return top


def draw_amount(
    drawing: Drawing, line: float, label: str, amount: int, translations: NullTranslations
) -> float:
    """Draw an amount in figures, in French and in Arabic words, and return the line below them."""
    drawing.text(frame.at(frame.LEFT, line), label, LABEL)
    beside = dots(frame.LEFT) + text_width(label, LABEL) + dots(_GAP)
    drawing.text((beside, dots(line)), f"{shown_text(amount)} MAD", AMOUNT)
    line -= _LEADING + 1
    words, other_words = in_french(amount), in_arabic(amount)
    if document_language(translations) == "ar":
        words, other_words = other_words, words
    for text in wrapped(words, WORDS, dots(WIDTH)):
        drawing.text(frame.at(frame.LEFT, line), text, WORDS)
        line -= _LEADING
    for text in wrapped(other_words, WORDS, dots(WIDTH)):
        drawing.text(frame.at(frame.RIGHT, line), text, WORDS, Align.RIGHT)
        line -= _LEADING
    return line


def draw_text(drawing: Drawing, line: float, text: str) -> float:
    """Draw a sentence over as many lines as it needs, and return the line below it."""
    for part in wrapped(text, TEXT, dots(WIDTH)):
        drawing.text(frame.at(frame.LEFT, line), part, TEXT)
        line -= _LEADING
    return line


def draw_signatures(drawing: Drawing, top: float, who: Sequence[str], translations: NullTranslations) -> None:
    """Draw a box to sign in for each below `top`, side by side over the whole width."""
    width = (WIDTH - 5.0 * (len(who) - 1)) / len(who)
    below = translations.gettext("Nom, date, signature et cachet")
    for place, name in enumerate(who):
        corner = (frame.LEFT + place * (width + 5.0), top - _SIGNATURE_HEIGHT)
        frame.draw_signature(drawing, corner, (width, _SIGNATURE_HEIGHT), Pair(name, below))


def day(value: date | None) -> str:
    """Return a day as people write it, empty where there is none."""
    return written(value) if value else ""


def local_day(instant: datetime) -> str:
    """Return the Moroccan day of an instant as people write it."""
    return written(local(instant).date())


def period(paper: ClaimPaper, translations: NullTranslations) -> str:
    """Return the period of a claim in words, empty where it has none."""
    if not (paper.since and paper.until):
        return ""
    said = translations.gettext("du {since} au {until}")
    return said.format(since=day(paper.since), until=day(paper.until))
