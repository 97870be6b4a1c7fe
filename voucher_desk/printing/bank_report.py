"""The bank beside the books on paper: the cash equation, what explains it, and every line."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.bank_matching import Cell, Comparison, Pairing
from voucher_desk.domain.dates import written
from voucher_desk.domain.money import shown_text
from voucher_desk.printing.drawing import Align
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.report_pages import ReportPages, Sheaf, columns_of
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.sentences.bank import CASH, cash_word, entries_words
from voucher_desk.sentences.words import word_of


def bank_report(
    found: Comparison, heading: StatementHeading, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print the comparison; return the number of pages."""
    _ = translations.gettext
    facts = (
        Pair(_("Solde de clôture"), shown_text(found.cash.closing)),
        Pair(_("Solde des livres"), shown_text(found.cash.books)),
        Pair(_("Écart"), shown_text(found.cash.difference)),
    )
    with ReportPages(Sheaf(_("Rapprochement bancaire"), heading, facts), output, translations) as pages:
        pages.section(_("Caisse, en MAD"), 12)
        pages.table(
            columns_of(((_("Chiffre"), 120, Align.LEFT), (_("Montant"), 66, Align.RIGHT))),
            [(cash_word(name, translations), shown_text(getattr(found.cash, name))) for name in CASH],
        )
        pages.section(_("Ce qui explique l'écart"), 12)
        pages.table(columns_of(_sums_columns(translations)), _sums_rows(found, translations))
        for cell in Cell:
            own = [one for one in found.pairings if one.cell is cell]
            if own:
                word = word_of(cell, translations)
                pages.section(word[:1].upper() + word[1:], 12)
                pages.table(columns_of(_columns(translations)), [_row(one, translations) for one in own])
        return pages.count


def _sums_columns(translations: NullTranslations) -> Sequence[tuple[str, float, Align]]:
    _ = translations.gettext
    return (
        (_("Cas"), 72, Align.LEFT),
        (_("Nombre"), 20, Align.RIGHT),
        (_("Banque"), 32, Align.RIGHT),
        (_("Livres"), 32, Align.RIGHT),
        (_("Écart"), 30, Align.RIGHT),
    )


def _sums_rows(found: Comparison, translations: NullTranslations) -> list[tuple[str, ...]]:
    return [
        (
            word_of(one.cell, translations),
            str(one.count),
            shown_text(one.bank),
            shown_text(one.books),
            shown_text(one.bank - one.books),
        )
        for one in found.sums
    ]


def _columns(translations: NullTranslations) -> Sequence[tuple[str, float, Align]]:
    _ = translations.gettext
    return (
        (_("Ligne"), 12, Align.RIGHT),
        (_("Date"), 20, Align.LEFT),
        (_("Référence ou libellé"), 46, Align.LEFT),
        (_("Banque"), 26, Align.RIGHT),
        (_("Écritures"), 52, Align.LEFT),
        (_("Livres"), 26, Align.RIGHT),
    )


def _row(one: Pairing, translations: NullTranslations) -> tuple[str, ...]:
    line = one.line
    return (
        str(line.number) if line else "",
        written(one.day),
        (line.reference or line.label) if line else "",
        shown_text(one.bank) if line else "",
        entries_words(one, translations),
        shown_text(one.books) if one.entries else "",
    )
