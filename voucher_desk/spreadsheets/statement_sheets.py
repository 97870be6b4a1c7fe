"""The donor's statement as sheets: a line for each transaction, its IATI type, and HXL tags on request.

The tags are names of the core schema of the Humanitarian Exchange Language; their attributes are ours.
"""

from collections.abc import Iterator
from gettext import NullTranslations
from typing import BinaryIO, NamedTuple

from voucher_desk.domain.donor_statement import StatementItem, StatementLine, statement_lines
from voucher_desk.domain.money import BOOK_CURRENCY, MINOR_DIGITS, Money, whole_units
from voucher_desk.queries.statement import DonorStatement
from voucher_desk.sentences.marking import N_
from voucher_desk.sentences.statement_words import item_word, rate_source_words
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.report_heading import heading_sheet
from voucher_desk.spreadsheets.sheets import Amount, Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook


class StatementColumn(NamedTuple):
    """A column: its key for machines, its heading for people, its HXL tag."""

    key: str
    heading: str
    tag: str


COLUMNS = (
    StatementColumn("donor", N_("Donateur"), "#org+funder+name"),
    StatementColumn("grant_ref", N_("Référence du don"), "#activity+code+grant"),
    StatementColumn("partner", N_("Association"), "#org+impl+name"),
    StatementColumn("item", N_("Nature"), "#value+type"),
    StatementColumn("iati_type", N_("Type de transaction IATI"), "#value+type+code+iati"),
    StatementColumn("amount", N_("Montant en devise du don"), "#value+grant"),
    StatementColumn("currency", N_("Devise du don"), "#currency+code+grant"),
    StatementColumn("amount_mad", N_("Montant en MAD"), "#value+mad"),
    StatementColumn("rate", N_("Taux (MAD pour une unité)"), "#value+rate"),
    StatementColumn("rate_date", N_("Date du taux"), "#date+rate"),
    StatementColumn("rate_source", N_("Source du taux"), "#meta+source+rate"),
    StatementColumn("date", N_("Date"), "#date+received"),
    StatementColumn("reference", N_("Référence"), "#meta+id"),
)


def write_statement(
    statement: DonorStatement, output: BinaryIO, translations: NullTranslations, *, hxl: bool
) -> None:
    """Write the statement as an XLSX workbook: what it covers, the transactions, and one line a donation."""
    right_to_left = translations.info().get("language") == "ar"
    _ = translations.gettext
    lines = statement_table(statement, translations, hxl=hxl)
    totals = Sheet(
        name=_("Dons en MAD"),
        header=_total_header(translations),
        rows=tuple(_total_rows(statement, translations)),
        right_to_left=right_to_left,
    )
    write_workbook((heading_sheet(statement.heading, (), translations), lines, totals), output)


def statement_table(statement: DonorStatement, translations: NullTranslations, *, hxl: bool) -> Sheet:
    """Return the transactions as a sheet."""
    return Sheet(
        name=translations.gettext("Transactions"),
        header=_header(translations, hxl=hxl),
        rows=tuple(_rows(statement, translations)),
        right_to_left=translations.info().get("language") == "ar",
    )


def write_statement_csv(
    statement: DonorStatement, output: BinaryIO, translations: NullTranslations, *, hxl: bool
) -> None:
    """Write the transactions as CSV."""
    write_csv((*_header(translations, hxl=hxl), *_rows(statement, translations)), output)


def _header(translations: NullTranslations, *, hxl: bool) -> tuple[tuple[str, ...], ...]:
    headings = tuple(translations.gettext(column.heading) for column in COLUMNS)
    tags = (tuple(column.tag for column in COLUMNS),) if hxl else ()
    return (headings, tuple(column.key for column in COLUMNS), *tags)


def _rows(statement: DonorStatement, translations: NullTranslations) -> Iterator[tuple[Cell, ...]]:
    for account in statement.accounts:
        for line in statement_lines(account):
            yield _row(line, translations)


def _row(line: StatementLine, translations: NullTranslations) -> tuple[Cell, ...]:
    account = line.account
    return (
        account.donor,
        account.code,
        account.association,
        item_word(line.item, translations),
        line.iati,
        _amount(line.grant),
        account.currency,
        Amount(line.mad),
        line.rate,
        line.rate_on,
        rate_source_words(line, translations),
        line.on,
        line.reference,
    )


def _amount(money: Money | None) -> Cell:
    """Return an amount as its currency is counted: yen have no decimals."""
    if money is None:
        return None
    if MINOR_DIGITS[money.currency] == MINOR_DIGITS[BOOK_CURRENCY]:
        return Amount(money.minor)
    return whole_units(money)


def _total_header(translations: NullTranslations) -> tuple[tuple[str, ...], ...]:
    _ = translations.gettext
    return (
        (_("Référence du don"), *(item_word(item, translations) for item in StatementItem)),
        ("grant_ref", *(item.value for item in StatementItem)),
    )


def _total_rows(statement: DonorStatement, translations: NullTranslations) -> Iterator[tuple[Cell, ...]]:
    for account in statement.accounts:
        yield (account.code, *(Amount(account.amount(item)) for item in StatementItem))
    sums = (sum(account.amount(item) for account in statement.accounts) for item in StatementItem)
    yield (translations.gettext("Total"), *map(Amount, sums))
