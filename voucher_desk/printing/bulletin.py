"""The project's bulletin: two pages a donor would circulate, every figure from one reading."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.printing.bulletin_frame import FOOT, PAGE, draw_foot
from voucher_desk.printing.bulletin_money import draw_second_page
from voucher_desk.printing.bulletin_people import draw_first_page
from voucher_desk.printing.canvas import Canvas
from voucher_desk.printing.document import Document, document_language
from voucher_desk.queries.bulletin import BulletinReport

GAP = 9.0
MOST_SPARE = 7.0
SECTIONS = 4
"""Sections stand further apart, up to so many millimetres each, where a page has less to tell."""


def bulletin(report: BulletinReport, output: BinaryIO, translations: NullTranslations) -> int:
    """Print the bulletin, mirrored in Arabic; return the number of pages."""
    pages = (draw_first_page, draw_second_page)
    language = document_language(translations)
    title = translations.gettext("Bulletin du projet")
    with Document(output, title=title, language=language) as document:
        for number, draw in enumerate(pages, start=1):
            tried = Canvas(document, PAGE, mirrored=language == "ar")
            spare = draw(tried, report, translations, GAP) - FOOT
            canvas = Canvas(document, PAGE, mirrored=language == "ar")
            draw(canvas, report, translations, GAP + min(MOST_SPARE, max(0.0, spare / SECTIONS)))
            draw_foot(canvas, report, f"{number}/{len(pages)}", translations)
            canvas.finish()
    return len(pages)
