"""The exceptions as sheets: the rules in words with their counts, and every finding on a line."""

from collections.abc import Iterator
from datetime import datetime
from gettext import NullTranslations
from itertools import chain
from typing import BinaryIO

from voucher_desk.domain.local_time import local
from voucher_desk.queries.exceptions import Examination, ExceptionRow
from voucher_desk.sentences.findings import figure_words, hand_words, limit_words, rule_words
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Amount, Cell, Line, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

_KEYS = (
    *("rule", "finding", "weight", "place", "at", "until", "by", "serials"),
    *("claims", "people", "figure", "measure", "amount", "reference"),
)


def write_exceptions(found: Examination, output: BinaryIO, translations: NullTranslations) -> None:
    """Write the exceptions as an XLSX workbook: a sheet of the rules, and one of all findings."""
    _ = translations.gettext
    right_to_left = translations.info().get("language") == "ar"
    rules = Sheet(
        name=_("Règles"),
        header=((_("Règle"), _("Titre"), _("Constats"), _("En toutes lettres"), _("Limites")),),
        rows=tuple(
            (
                rule.value,
                word_of(rule, translations),
                len(rows),
                rule_words(rule, found.thresholds, translations),
                limit_words(rule, translations, strict=found.strict),
            )
            for rule, rows in found.found.items()
        ),
        right_to_left=right_to_left,
    )
    findings = Sheet(
        name=_("Constats"),
        header=(_headings(translations), _KEYS),
        rows=_rows(found, translations),
        right_to_left=right_to_left,
    )
    write_workbook((rules, findings), output)


def write_exceptions_csv(found: Examination, output: BinaryIO, translations: NullTranslations) -> None:
    """Write every finding as a line of CSV, under people's headings and the keys."""
    write_csv(chain((_headings(translations), _KEYS), _rows(found, translations)), output)


def _headings(translations: NullTranslations) -> tuple[str, ...]:
    _ = translations.gettext
    return (
        *(_("Règle"), _("Constat"), _("Poids"), _("Où"), _("Du"), _("Au"), _("Qui"), _("Bons")),
        *(_("Demandes"), _("Personnes"), _("Mesure"), _("Mesure en mots"), _("Montant"), _("Référence")),
    )


def _rows(found: Examination, translations: NullTranslations) -> Iterator[Line]:
    """Yield the findings one by one: all the codes they name are long enough to be held once."""
    return (_cells(row, translations) for row in found.rows())


def _cells(row: ExceptionRow, translations: NullTranslations) -> Line:
    return (
        row.finding.rule.value,
        word_of(row.finding, translations),
        word_of(row.finding.weight, translations),
        row.place,
        _moment(row.at),
        _moment(row.until),
        hand_words(row, translations),
        " ".join(row.serials),
        " ".join(row.claims),
        " ".join(row.people),
        row.figure,
        figure_words(row, translations),
        None if row.amount is None else Amount(row.amount),
        row.reference,
    )


def _moment(instant: datetime | None) -> Cell:
    """Return an instant as Moroccan clock time, as a spreadsheet takes it."""
    return None if instant is None else local(instant).replace(tzinfo=None, microsecond=0)
