"""The reconciliation statement (État de rapprochement): figures and equations by donation and in total."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.amount_in_words import in_arabic, in_french
from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import shown_text
from voucher_desk.domain.reconciliation import (
    COUNT_NAMES,
    EQUATIONS,
    FIGURE_NAMES,
    Equation,
    Figures,
    Reconciliation,
)
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.sentences.equations import equation_words
from voucher_desk.sentences.words import figure_word

COLUMNS_PER_PAGE = 4
_NAME_WIDTH = 42.0
_WIDEST_COLUMN = 48.0
_TABLE_TOP = 253.0
_ROW = 5.1
_HEAD = 6.0
_EQUATION_ROW = 9.0
_SIGNATURE = (90.5, 19.0)
_SIGNATURE_STEP = 95.5
_HEADING_WIDTH = frame.RIGHT - frame.LEFT


def reconciliation_statement(
    reconciliation: Reconciliation,
    heading: StatementHeading,
    output: BinaryIO,
    translations: NullTranslations,
) -> int:
    """Print the statement, up to four columns to a page with the total last; return the number of pages."""
    _ = translations.gettext
    columns = [*reconciliation.donations.items(), (_("Total"), reconciliation.total)]
    pages = [columns[start : start + COLUMNS_PER_PAGE] for start in range(0, len(columns), COLUMNS_PER_PAGE)]
    language = document_language(translations)
    with Document(output, title=_("État de rapprochement"), language=language) as document:
        for number, page in enumerate(pages, start=1):
            drawing = Drawing(document)
            _draw_heading(drawing, heading, reconciliation, translations)
            _draw_figures(drawing, page, translations)
            _draw_equations(drawing, page, translations)
            if number == len(pages):
                _draw_end(drawing, reconciliation, translations)
            _draw_foot(drawing, heading, f"{number}/{len(pages)}", translations)
            document.add_page(A4, drawing.operators())
    return len(pages)


def _draw_heading(
    drawing: Drawing,
    heading: StatementHeading,
    reconciliation: Reconciliation,
    translations: NullTranslations,
) -> None:
    _ = translations.gettext
    if heading.training:
        frame.draw_training(drawing, _("EXERCICE"))
    frame.draw_title(drawing, _("État de rapprochement"), heading.donor_mark, _HEADING_WIDTH)
    verdict = (
        _("toutes les équations sont justes") if reconciliation.balanced else _("des équations sont fausses")
    )
    made = f"{local(heading.made_at):%d/%m/%Y %H:%M}"
    frame.draw_pairs(
        drawing, (frame.LEFT, 268), 93, (Pair(_("Projet"), heading.project), Pair(_("Résultat"), verdict))
    )
    frame.draw_pairs(
        drawing, (frame.LEFT + 93, 268), 93, (Pair(_("Établi le"), made), Pair(_("Montants"), _("en MAD")))
    )


def _table_columns(page: Sequence[tuple[str, Figures]]) -> list[Column]:
    width = min(_WIDEST_COLUMN, (_HEADING_WIDTH - _NAME_WIDTH) / len(page))
    columns = [Column("", frame.LEFT, _NAME_WIDTH)]
    for place, (code, _figures) in enumerate(page):
        columns.append(Column(code, frame.LEFT + _NAME_WIDTH + place * width, width, Align.RIGHT))
    return columns


def _draw_figures(
    drawing: Drawing, page: Sequence[tuple[str, Figures]], translations: NullTranslations
) -> None:
    columns = _table_columns(page)
    frame.draw_column_heads(drawing, columns, _TABLE_TOP, _HEAD)
    top = _TABLE_TOP - _HEAD
    for name in FIGURE_NAMES:
        texts = (figure_word(name, translations), *(_figure_text(name, figures) for _code, figures in page))
        for column, text in zip(columns, texts, strict=True):
            frame.draw_cell(drawing, column, top, _ROW, text, frame.CELL)
        top -= _ROW


def _figure_text(name: str, figures: Figures) -> str:
    number: int = getattr(figures, name)
    return str(number) if name in COUNT_NAMES else shown_text(number)


def _draw_equations(
    drawing: Drawing, page: Sequence[tuple[str, Figures]], translations: NullTranslations
) -> None:
    top = _TABLE_TOP - _HEAD - _ROW * len(FIGURE_NAMES) - 5
    columns = _table_columns(page)
    for equation in EQUATIONS:
        _draw_equation(drawing, columns, top, equation, translations)
        for column, (_code, figures) in zip(columns[1:], page, strict=True):
            text = _sides_text(equation, figures, translations)
            holds = equation.holds(figures)
            style = frame.SMALL if holds else frame.STRONG_CELL
            place = frame.at(column.x + column.width - 1.2, top - _EQUATION_ROW + 2)
            drawing.text_within(place, text, style, dots(column.width - 2), Align.RIGHT)
        top -= _EQUATION_ROW


def _draw_equation(
    drawing: Drawing,
    columns: Sequence[Column],
    top: float,
    equation: Equation,
    translations: NullTranslations,
) -> None:
    end = columns[-1].x + columns[-1].width
    drawing.rule(frame.at(frame.LEFT, top), frame.at(end, top), frame.HAIRLINE, frame.BORDER_GREY)
    line = top - 3.4
    drawing.text(frame.at(frame.LEFT, line), equation.name, frame.STRONG_CELL)
    words = equation_words(equation, translations)
    drawing.text_within(frame.at(frame.LEFT + 8, line), words, frame.SMALL, dots(_HEADING_WIDTH - 8))


def _sides_text(equation: Equation, figures: Figures, translations: NullTranslations) -> str:
    """Return both sides as `a = b, juste`, or `a ≠ b, faux`."""
    _ = translations.gettext
    shown = str if set(equation.left_names.split()) & set(COUNT_NAMES) else shown_text
    left, right = shown(equation.left(figures)), shown(equation.right(figures))
    sentence = _("{left} = {right} : juste") if equation.holds(figures) else _("{left} ≠ {right} : faux")
    return sentence.format(left=left, right=right)


def _draw_end(drawing: Drawing, reconciliation: Reconciliation, translations: NullTranslations) -> None:
    _ = translations.gettext
    total = reconciliation.total
    redeemed = total.redeemed - total.reversed
    say = in_arabic if document_language(translations) == "ar" else in_french
    amount = _("Total échangé : {figures} MAD, soit {words}.").format(
        figures=shown_text(redeemed), words=say(redeemed)
    )
    drawing.text_within(frame.at(frame.LEFT, 43), amount, frame.VALUE, dots(_HEADING_WIDTH))
    for place, who in enumerate((_("Établi par"), _("Vérifié par"))):
        corner = (frame.LEFT + place * _SIGNATURE_STEP, 19)
        frame.draw_signature(drawing, corner, _SIGNATURE, Pair(who, _("Nom, date, signature")))


def _draw_foot(
    drawing: Drawing, heading: StatementHeading, page: str, translations: NullTranslations
) -> None:
    _ = translations.gettext
    journal = _("Journal : {count} événements, empreinte {anchor}").format(
        count=heading.anchor_count, anchor=heading.anchor
    )
    frame.draw_foot(drawing, journal, _("Page {page}").format(page=page))
