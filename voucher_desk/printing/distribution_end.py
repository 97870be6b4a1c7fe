"""The end of a distribution list: totals by sex and age, what became of the vouchers, who vouches for it."""

from collections.abc import Sequence
from gettext import NullTranslations

from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.list_words import age_name, sex_name
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.queries.papers import ListFoot, ListLine

END_ROWS = 8
"""How many lines of the list the end takes the place of."""

_GAP = 5.0
_ROW = 6.0
_NAME_WIDTH = 26.0
_COUNT_WIDTH = 18.0
_OUTCOMES_X = 130.0
_SIGNATURE = (59.0, 27.0)
_SIGNATURE_STEP = 63.5


def draw_end(
    drawing: Drawing, top: float, lines: Sequence[ListLine], foot: ListFoot, translations: NullTranslations
) -> None:
    """Draw the end below `top`, in 74 mm."""
    start = top - _GAP
    _draw_totals(drawing, start, lines, translations)
    _draw_outcomes(drawing, start, foot, translations)
    _draw_signatures(drawing, start - 5 * _ROW - _GAP, translations)


def _draw_totals(
    drawing: Drawing, top: float, lines: Sequence[ListLine], translations: NullTranslations
) -> None:
    """Draw persons by sex and age bracket; every total is the sum of what stands before it (equation E10)."""
    _ = translations.gettext
    ages = [age_name(age, translations) for age in AgeGroup]
    columns = _total_columns((_("Personnes"), *ages, _("Total")))
    frame.draw_column_heads(drawing, columns, top, _ROW)
    all_persons = list(lines)
    rows = [(sex_name(sex, translations), [line for line in lines if line.sex is sex]) for sex in Sex]
    for name, persons in [*rows, (_("Total"), all_persons)]:
        top -= _ROW
        style = frame.STRONG_CELL if persons is all_persons else frame.CELL
        counts = [sum(line.age_group is age for line in persons) for age in AgeGroup]
        texts = (name, *(str(count) for count in (*counts, len(persons))))
        for column, text in zip(columns, texts, strict=True):
            frame.draw_cell(drawing, column, top, _ROW, text, style)


def _total_columns(headings: Sequence[str]) -> list[Column]:
    first, *others = headings
    columns = [Column(first, frame.LEFT, _NAME_WIDTH)]
    for place, heading in enumerate(others):
        x = frame.LEFT + _NAME_WIDTH + place * _COUNT_WIDTH
        columns.append(Column(heading, x, _COUNT_WIDTH, Align.RIGHT))
    return columns


def _draw_outcomes(drawing: Drawing, top: float, foot: ListFoot, translations: NullTranslations) -> None:
    _ = translations.gettext
    label = Column(_("Bons"), _OUTCOMES_X, frame.RIGHT - _OUTCOMES_X - _COUNT_WIDTH)
    count = Column("", frame.RIGHT - _COUNT_WIDTH, _COUNT_WIDTH, Align.RIGHT)
    frame.draw_column_heads(drawing, (label, count), top, _ROW)
    outcomes = (
        (_("émis"), foot.issued),
        (_("annulés sur place"), foot.void),
        (_("non retirés"), foot.not_collected),
        (_("rendus au stock"), foot.returned),
    )
    for name, number in outcomes:
        top -= _ROW
        frame.draw_cell(drawing, label, top, _ROW, name, frame.CELL)
        frame.draw_cell(drawing, count, top, _ROW, str(number), frame.CELL)


def _draw_signatures(drawing: Drawing, top: float, translations: NullTranslations) -> None:
    _ = translations.gettext
    below = _("Nom, date, signature")
    for place, who in enumerate((_("Distributeur"), _("Témoin"), _("Association"))):
        corner = (frame.LEFT + place * _SIGNATURE_STEP, top - _SIGNATURE[1])
        frame.draw_signature(drawing, corner, _SIGNATURE, Pair(who, below))
