"""The closing of a month on paper: figures frozen, movements since the one before, and the hash of both.

Everything on it comes from the frozen text, so that it is the same paper whenever it is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import shown_text
from voucher_desk.domain.periods import Closing, movements
from voucher_desk.domain.reconciliation import Figures, total_of
from voucher_desk.printing.drawing import Align
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.report_pages import ReportPages, Sheaf, columns_of
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.queries.periods import KeptClosing
from voucher_desk.sentences.words import figure_word

SHOWN = (
    *("received", "issued", "redeemed", "reversed", "void", "expired", "forfeited", "paid", "returned"),
    *("available", "outstanding", "unclaimed", "in_review", "disputed", "payable"),
)
"""The amounts on paper, in centimes; the frozen text has the others too."""
_DONATIONS_BESIDE = 5
_NAME, _AMOUNT = 40, 26
_TABLE = 92.0
"""Millimetres that one table takes."""


def period_closing(
    kept: KeptClosing, heading: StatementHeading, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print a closing and return the number of pages: one for up to five donations."""
    _ = translations.gettext
    closing = kept.closing
    head = closing.head
    frozen = replace(heading, made_at=closing.at, anchor=head.hash, anchor_count=head.seq)
    before = kept.before.month.text if kept.before else "–"
    facts = (Pair(_("Mois clos"), closing.month.text), Pair(_("Clôture d'avant"), before))
    sheaf = Sheaf(_("Clôture mensuelle"), frozen, facts, mark_of(kept))
    with ReportPages(sheaf, output, translations) as pages:
        pages.paragraph(_("Empreinte SHA-256 : {sha256}").format(sha256=kept.sha256))
        _draw_figures(pages, _("Chiffres à la clôture, en MAD"), closing.donations, translations)
        moved = movements(closing, kept.before)
        _draw_figures(pages, _moved_since(kept.before, translations), moved, translations)
        pages.signatures(
            (
                Pair(_("Proposé par"), _signer(closing.proposal.by, translations)),
                Pair(_("Clos par"), _signer(closing.by, translations)),
            )
        )
        return pages.count


def mark_of(kept: KeptClosing) -> str:
    """Return what the symbol of a page says: the month and the whole hash."""
    return f"VDC1:{kept.closing.month.text}:{kept.sha256}"


def _signer(user: str, translations: NullTranslations) -> str:
    return translations.gettext("{user} · nom, date, signature").format(user=user)


def _moved_since(before: Closing | None, translations: NullTranslations) -> str:
    _ = translations.gettext
    if before is None:
        return _("Mouvements depuis le début, en MAD")
    at = local(before.at)
    said = _("Mouvements depuis la clôture d'avant, faite le {day}, en MAD")
    return said.format(day=f"{at:%d/%m/%Y %H:%M}")


def _draw_figures(
    pages: ReportPages, title: str, donations: Mapping[str, Figures], translations: NullTranslations
) -> None:
    for part in _parts(donations, translations.gettext("Total")):
        columns = columns_of(
            (
                (translations.gettext("Montant"), _NAME, Align.LEFT),
                *((code, _AMOUNT, Align.RIGHT) for code, _figures in part),
            )
        )
        pages.section(title, _TABLE)
        pages.table(
            columns,
            [
                (
                    figure_word(name, translations),
                    *(shown_text(getattr(figures, name)) for _code, figures in part),
                )
                for name in SHOWN
            ],
        )


def _parts(donations: Mapping[str, Figures], total: str) -> Iterator[Sequence[tuple[str, Figures]]]:
    """Yield as many donations as stand beside each other, the total after the last."""
    lines = list(donations.items())
    starts = range(0, max(len(lines), 1), _DONATIONS_BESIDE)
    for start in starts:
        part = lines[start : start + _DONATIONS_BESIDE]
        yield [*part, (total, total_of(donations.values()))] if start == starts[-1] else part
