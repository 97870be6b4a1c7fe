"""How a signed list differs from what was noted at the desk, on paper: the counts, then every line."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.printing.drawing import Align
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.report_pages import ReportPages, Sheaf, columns_of
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.queries.signed_lists import SignedList
from voucher_desk.sentences.signed_lists import received_words
from voucher_desk.sentences.words import word_of


def signed_list_difference(
    found: SignedList, heading: StatementHeading, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print the difference of a list and return the number of pages."""
    _ = translations.gettext
    pages_back = _("{back} sur {pages}").format(back=len(found.back), pages=found.current.pages)
    missing = ", ".join(map(str, found.missing))
    facts = (
        Pair(_("Distribution"), found.distribution),
        Pair(_("Version de la liste"), str(found.current.version)),
        Pair(_("Pages revenues"), pages_back),
        Pair(_("Pages attendues"), missing or "–"),
    )
    title = _("Liste signée : écarts")
    with ReportPages(Sheaf(title, heading, facts), output, translations) as pages:
        _draw_counts(pages, found, translations)
        _draw_lines(pages, found, translations)
        return pages.count


def _draw_counts(pages: ReportPages, found: SignedList, translations: NullTranslations) -> None:
    _ = translations.gettext
    columns = columns_of(((_("Écart"), 120, Align.LEFT), (_("Lignes"), 24, Align.RIGHT)))
    counts = [(word_of(cell, translations), str(count)) for cell, count in found.cells.items()]
    pages.table(columns, [*counts, (_("Total"), str(len(found.lines)))])
    pages.paragraph(received_words(found, translations))


def _draw_lines(pages: ReportPages, found: SignedList, translations: NullTranslations) -> None:
    _ = translations.gettext
    columns = columns_of(
        (
            (_("N°"), 10, Align.RIGHT),
            (_("Personne"), 34, Align.LEFT),
            (_("Bon"), 32, Align.LEFT),
            (_("Papier"), 56, Align.LEFT),
            (_("Écart"), 54, Align.LEFT),
        )
    )
    pages.section(_("Lignes"), 12)
    pages.table(
        columns,
        [
            (
                str(line.number),
                line.person,
                line.serial or "–",
                word_of(line.mark, translations) if line.mark else "–",
                word_of(line.cell, translations),
            )
            for line in found.lines
        ],
    )
