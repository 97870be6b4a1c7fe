"""The bank beside the books as sheets: every pairing on a line, and the cash equation explained."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.bank_matching import Comparison, Pairing
from voucher_desk.sentences.bank import CASH, cash_word, entries_words
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Amount, Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook


def write_comparison(found: Comparison, output: BinaryIO, translations: NullTranslations) -> None:
    """Write the comparison as an XLSX workbook: the lines, the cells with their sums, the equation."""
    _ = translations.gettext
    right_to_left = translations.info().get("language") == "ar"
    parts = (
        (_("Rapprochement bancaire"), _headings(translations), _rows(found, translations)),
        (
            _("Cas"),
            (_("Cas"), _("Nombre"), _("Banque"), _("Livres"), _("Écart")),
            tuple(
                (word_of(one.cell, translations), one.count, *_sides(one.bank, one.books))
                for one in found.sums
            ),
        ),
        (
            _("Caisse"),
            (_("Chiffre"), _("Montant")),
            tuple((cash_word(name, translations), Amount(getattr(found.cash, name))) for name in CASH),
        ),
    )
    sheets = tuple(
        Sheet(name=name, header=(header,), rows=rows, right_to_left=right_to_left)
        for name, header, rows in parts
    )
    write_workbook(sheets, output)


def write_comparison_csv(found: Comparison, output: BinaryIO, translations: NullTranslations) -> None:
    """Write every pairing as a line of CSV."""
    write_csv((_headings(translations), *_rows(found, translations)), output)


def _headings(translations: NullTranslations) -> tuple[str, ...]:
    _ = translations.gettext
    return (
        *(_("Cas"), _("Ligne"), _("Compte"), _("Date de valeur"), _("Référence"), _("Libellé"), _("Banque")),
        *(_("Écritures"), _("Date des livres"), _("Don"), _("Livres"), _("Écart"), _("Rapprochement")),
    )


def _rows(found: Comparison, translations: NullTranslations) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_cells(one, translations) for one in found.pairings)


def _cells(one: Pairing, translations: NullTranslations) -> tuple[Cell, ...]:
    line, first = one.line, one.entries[0] if one.entries else None
    of_bank: tuple[Cell, ...] = (None,) * 5
    if line:
        of_bank = (line.number, line.account, line.day, line.reference, line.label)
    bank, books, difference = _sides(one.bank, one.books)
    return (
        word_of(one.cell, translations),
        *of_bank,
        bank if line else None,
        entries_words(one, translations),
        first.day if first else None,
        first.donation if first else None,
        books if first else None,
        difference,
        one.match or None,
    )


def _sides(bank: int, books: int) -> tuple[Amount, Amount, Amount]:
    return Amount(bank), Amount(books), Amount(bank - books)
