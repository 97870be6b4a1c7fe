"""The reconciliation statement (État de rapprochement): figures and equations by line and in total."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.amount_in_words import in_arabic, in_french
from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import shown_text
from voucher_desk.domain.reconciliation import (
    COUNT_NAMES,
    Equation,
    Figures,
    Reconciliation,
    equations_of,
    names_of,
)
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.logos import draw_logos
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.sentences.equations import equation_words, left_out, line_word
from voucher_desk.sentences.words import figure_word, word_of

COLUMNS_PER_PAGE = 4
_NAME_WIDTH = 42.0
_WIDEST_COLUMN = 48.0
_TABLE_TOP = 253.0
_ROW = 4.4
_HEAD = 6.0
_EQUATION_ROW = 9.0
_SIGNATURE = (90.5, 19.0)
_SIGNATURE_STEP = 95.5
_HEADING_WIDTH = frame.RIGHT - frame.LEFT


@dataclass(frozen=True, slots=True)
class _Line:
    """One column of the statement: its name, its figures, and the equations it is asked."""

    name: str
    figures: Figures
    equations: tuple[Equation, ...]


def reconciliation_statement(
    found: Reconciliation,
    heading: StatementHeading,
    output: BinaryIO,
    translations: NullTranslations,
) -> int:
    """Print the statement, up to four lines side by side with the total last; return the number of pages.

    Each group of lines has a page of figures and a page of equations.
    """
    _ = translations.gettext
    lines = _lines(found, translations)
    groups = [lines[start : start + COLUMNS_PER_PAGE] for start in range(0, len(lines), COLUMNS_PER_PAGE)]
    pages = 2 * len(groups)
    language = document_language(translations)
    with Document(output, title=_("État de rapprochement"), language=language) as document:
        for number in range(1, pages + 1):
            group = groups[(number - 1) // 2]
            drawing = frame.blank_page(document)
            _draw_heading(drawing, heading, found, translations)
            if number % 2:
                _draw_figures(drawing, group, found, translations)
            else:
                _draw_equations(drawing, group, found, translations)
            if number == pages:
                _draw_end(drawing, found, translations)
            frame.draw_journal_foot(drawing, heading, f"{number}/{pages}", translations)
            document.add_page(A4, drawing.operators())
    return pages


def _lines(found: Reconciliation, translations: NullTranslations) -> list[_Line]:
    equations = equations_of(found.level)
    lines = [
        _Line(line_word(code, found.level, translations), figures, equations)
        for code, figures in found.lines.items()
    ]
    return [*lines, _Line(translations.gettext("Total"), found.total, found.equations_of_total)]


def _draw_heading(
    drawing: Drawing,
    heading: StatementHeading,
    found: Reconciliation,
    translations: NullTranslations,
) -> None:
    _ = translations.gettext
    if heading.training:
        frame.draw_training(drawing, _("EXERCICE"))
    taken = draw_logos(drawing, heading.logos, frame.RIGHT)
    frame.draw_title(drawing, _("État de rapprochement"), heading.donor_mark, _HEADING_WIDTH - taken)
    verdict = _("toutes les équations sont justes") if found.balanced else _("des équations sont fausses")
    made = f"{local(heading.made_at):%d/%m/%Y %H:%M}"
    frame.draw_pairs(
        drawing, (frame.LEFT, 268), 93, (Pair(_("Projet"), heading.project), Pair(_("Résultat"), verdict))
    )
    level = word_of(found.level, translations)
    frame.draw_pairs(
        drawing,
        (frame.LEFT + 93, 268),
        93,
        (Pair(_("Établi le"), made), Pair(_("Par"), _("{level}, montants en MAD").format(level=level))),
    )


def _table_columns(group: Sequence[_Line]) -> list[Column]:
    width = min(_WIDEST_COLUMN, (_HEADING_WIDTH - _NAME_WIDTH) / len(group))
    columns = [Column("", frame.LEFT, _NAME_WIDTH)]
    for place, line in enumerate(group):
        columns.append(Column(line.name, frame.LEFT + _NAME_WIDTH + place * width, width, Align.RIGHT))
    return columns


def _draw_figures(
    drawing: Drawing, group: Sequence[_Line], found: Reconciliation, translations: NullTranslations
) -> None:
    columns = _table_columns(group)
    frame.draw_column_heads(drawing, columns, _TABLE_TOP, _HEAD)
    top = _TABLE_TOP - _HEAD
    for name in names_of(found.level):
        texts = (figure_word(name, translations), *(_figure_text(name, line.figures) for line in group))
        for column, text in zip(columns, texts, strict=True):
            frame.draw_cell(drawing, column, top, _ROW, text, frame.CELL)
        top -= _ROW


def _figure_text(name: str, figures: Figures) -> str:
    number: int = getattr(figures, name)
    return str(number) if name in COUNT_NAMES else shown_text(number)


def _draw_equations(
    drawing: Drawing, group: Sequence[_Line], found: Reconciliation, translations: NullTranslations
) -> None:
    columns = _table_columns(group)
    frame.draw_column_heads(drawing, columns, _TABLE_TOP, _HEAD)
    top = _TABLE_TOP - _HEAD
    for equation in found.equations_of_total:
        _draw_equation(drawing, columns, top, equation, translations)
        for column, line in zip(columns[1:], group, strict=True):
            if equation in line.equations:
                _draw_sides(drawing, column, top, (equation, line.figures), translations)
        top -= _EQUATION_ROW
    note = left_out(found.level, translations)
    for place, sentence in enumerate(note.split(". ")):
        at = frame.at(frame.LEFT, top - 4 - 4 * place)
        drawing.text_within(at, sentence.rstrip(".") + ".", frame.SMALL, dots(_HEADING_WIDTH))


def _draw_sides(
    drawing: Drawing,
    column: Column,
    top: float,
    asked: tuple[Equation, Figures],
    translations: NullTranslations,
) -> None:
    """Draw both sides of an equation and its verdict, stronger where it fails."""
    equation, figures = asked
    style = frame.SMALL if equation.holds(figures) else frame.STRONG_CELL
    place = frame.at(column.x + column.width - 1.2, top - _EQUATION_ROW + 2)
    text = _sides_text(equation, figures, translations)
    drawing.text_within(place, text, style, dots(column.width - 2), Align.RIGHT)


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
    """Return both sides as `a = b : juste`, or `a ≠ b : faux`."""
    _ = translations.gettext
    shown = str if equation.counts else shown_text
    left, right = shown(equation.left(figures)), shown(equation.right(figures))
    if equation.at_most:
        holding, failing = _("{left} ≤ {right} : juste"), _("{left} > {right} : faux")
    else:
        holding, failing = _("{left} = {right} : juste"), _("{left} ≠ {right} : faux")
    sentence = holding if equation.holds(figures) else failing
    return sentence.format(left=left, right=right)


def _draw_end(drawing: Drawing, found: Reconciliation, translations: NullTranslations) -> None:
    _ = translations.gettext
    total = found.total
    redeemed = total.redeemed - total.reversed
    say = in_arabic if document_language(translations) == "ar" else in_french
    amount = _("Total échangé : {figures} MAD, soit {words}.").format(
        figures=shown_text(redeemed), words=say(redeemed)
    )
    drawing.text_within(frame.at(frame.LEFT, 43), amount, frame.VALUE, dots(_HEADING_WIDTH))
    for place, who in enumerate((_("Établi par"), _("Vérifié par"))):
        corner = (frame.LEFT + place * _SIGNATURE_STEP, 19)
        frame.draw_signature(drawing, corner, _SIGNATURE, Pair(who, _("Nom, date, signature")))
