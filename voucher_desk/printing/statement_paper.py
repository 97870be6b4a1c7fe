"""The donor's statement on paper: each donation's transactions with their rates, then all in MAD."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.dates import written
from voucher_desk.domain.donor_statement import (
    DonationAccount,
    StatementItem,
    StatementLine,
    statement_lines,
)
from voucher_desk.domain.money import own_text, shown_text
from voucher_desk.domain.reports import ReportKind
from voucher_desk.printing.drawing import Align
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.report_pages import ReportPages, Sheaf, columns_of
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.queries.statement import DonorStatement
from voucher_desk.sentences.report_words import donation_words, period_words
from voucher_desk.sentences.statement_words import item_word, rate_source_words
from voucher_desk.sentences.words import word_of

_ROOM = 55.0
"""Millimetres a donation needs below its name, so that few of its lines go over the page."""
_SIDE_BY_SIDE = 4


def statement_paper(
    statement: DonorStatement, heading: StatementHeading, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print the statement; return the number of pages."""
    _ = translations.gettext
    scope = statement.heading.scope
    facts = (
        Pair(_("Période"), period_words(scope, translations)),
        Pair(_("Don"), donation_words(scope, translations)),
    )
    sheaf = Sheaf(
        word_of(ReportKind.STATEMENT, translations).capitalize(),
        heading,
        facts,
        logos=statement.heading.logos,
    )
    with ReportPages(sheaf, output, translations) as pages:
        for account in statement.accounts:
            _draw_account(pages, account, translations)
        _draw_totals(pages, statement, translations)
        return pages.count


def _draw_account(pages: ReportPages, account: DonationAccount, translations: NullTranslations) -> None:
    _ = translations.gettext
    lines = statement_lines(account)
    pages.section(f"{account.code} · {account.donor} · {account.association}", _ROOM)
    columns = columns_of(
        (
            (_("Nature"), 46, Align.LEFT),
            ("IATI", 10, Align.RIGHT),
            (_("Date"), 19, Align.RIGHT),
            (_("Montant ({currency})").format(currency=account.currency), 31, Align.RIGHT),
            (_("Taux"), 22, Align.RIGHT),
            (_("MAD"), 29, Align.RIGHT),
            (_("Référence"), 29, Align.LEFT),
        )
    )
    pages.table(columns, [_texts(line, translations) for line in lines])
    for sentence in dict.fromkeys(_rate_words(line, translations) for line in lines if line.rate is not None):
        pages.paragraph(sentence, small=True)


def _texts(line: StatementLine, translations: NullTranslations) -> tuple[str, ...]:
    return (
        item_word(line.item, translations),
        line.iati,
        written(line.on) if line.on else "",
        "" if line.grant is None else own_text(line.grant),
        _rate(line),
        shown_text(line.mad),
        line.reference,
    )


def _rate(line: StatementLine) -> str:
    return "" if line.rate is None else f"{line.rate.normalize():f}".replace(".", ",")


def _rate_words(line: StatementLine, translations: NullTranslations) -> str:
    """Return where a rate comes from and of which day it is."""
    said = translations.gettext("Taux de {rate} MAD pour une unité : {source}, {day}.")
    source, day = rate_source_words(line, translations), written(line.rate_on) if line.rate_on else ""
    return said.format(rate=_rate(line), source=source, day=day)


def _draw_totals(pages: ReportPages, statement: DonorStatement, translations: NullTranslations) -> None:
    """Draw a column for each donation, a few side by side, and their sum in the last."""
    _ = translations.gettext
    pages.section(_("Dons en MAD"), _ROOM)
    sums = [(account.code, account.amount) for account in statement.accounts]
    sums.append((_("Total"), lambda item: sum(account.amount(item) for account in statement.accounts)))
    for start in range(0, len(sums), _SIDE_BY_SIDE):
        part = sums[start : start + _SIDE_BY_SIDE]
        columns = columns_of((("", 50, Align.LEFT), *((code, 34, Align.RIGHT) for code, _of in part)))
        rows = (
            (item_word(item, translations), *(shown_text(amount(item)) for _code, amount in part))
            for item in StatementItem
        )
        pages.table(columns, tuple(rows))
