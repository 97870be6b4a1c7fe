"""A verification sample on paper: what was drawn, room to note what was found, and how to draw again."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.printing.drawing import Align
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.report_pages import ReportPages, Sheaf, columns_of
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.queries.samples import Sample
from voucher_desk.sentences.samples import algorithm_words, changed_words, terms_words


def sample_list(
    found: Sample,
    heading: StatementHeading,
    output: BinaryIO,
    translations: NullTranslations,
    *,
    people: bool,
) -> int:
    """Print the list of a sample, people's codes only where `people`; return the number of pages."""
    _, row = translations.gettext, found.row
    facts = (
        Pair(_("De"), row.of or _("tout le programme")),
        Pair(_("Taille"), _("{size} sur {population}").format(size=row.size, population=row.population)),
        Pair(_("Sûreté"), terms_words(row, translations)),
        Pair(_("Graine"), row.seed),
    )
    title = _("Échantillon {number}").format(number=row.number)
    with ReportPages(Sheaf(title, heading, facts), output, translations) as pages:
        if not found.intact:
            pages.paragraph(changed_words(translations))
        person = ((_("Personne"), 40, Align.LEFT),) if people else ()
        columns = columns_of(
            (
                (_("N°"), 10, Align.RIGHT),
                (_("Bon"), 34, Align.LEFT),
                *person,
                (_("Vérifié le"), 26, Align.LEFT),
                (_("Résultat"), 76, Align.LEFT),
            )
        )
        shown = [
            (str(line.place), line.serial, *((line.person,) if people else ()), "", "")
            for line in found.lines
        ]
        pages.table(columns, shown)
        pages.section(_("Comment refaire le tirage"), 12)
        pages.paragraph(algorithm_words(row, translations), small=True)
        pages.paragraph(
            _("Empreinte de la population : {hash}").format(hash=row.population_sha256), small=True
        )
        return pages.count
