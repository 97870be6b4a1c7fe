"""Any table on paper: every word of every cell, headings on each page, the page as wide as it must be."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from gettext import NullTranslations
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import catalogue
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.drawing import text_width
from voucher_desk.printing.measures import dots
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.table_layout import (
    EDGE,
    LANDSCAPE,
    PORTRAIT,
    TableCell,
    TableColumn,
    broken,
    layout_of,
)
from voucher_desk.printing.table_pages import TablePaper, table_pages
from voucher_desk.queries.papers import StatementHeading

Reader = Callable[[bytes], list[str]]

HEADING = StatementHeading(
    "Bien-être",
    "Avec l'appui de <b>l'OIM",
    datetime(2026, 11, 4, 9, 30, tzinfo=UTC),
    "ab12",
    7,
    training=False,
)
NARROW = (TableColumn("Code"), TableColumn("Nombre", is_number=True))
LONG = "Le papier était mouillé et personne n'a pu lire le code, ni avec le lecteur, ni à l'œil. " * 3


def printed(
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[TableCell]],
    language: str = "fr",
    heading: StatementHeading = HEADING,
) -> bytes:
    output = BytesIO()
    words = catalogue(language) if language != "fr" else NullTranslations()
    paper = TablePaper("Bons", heading, (Pair("Lignes", str(len(rows))),), columns)
    table_pages(paper, iter(rows), output, words)
    return output.getvalue()


def counted(count: int) -> list[tuple[TableCell, ...]]:
    return [(TableCell(f"N-{number}"), TableCell(str(number * 1000))) for number in range(1, count + 1)]


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return {(round(page.get_width()), round(page.get_height())) for page in document}


def test_a_paper_says_what_it_is_of_when_and_how_much(read_text: Reader) -> None:
    (text,) = read_text(printed(NARROW, counted(3)))
    for told in ("Bons", "Avec l'appui de <b>l'OIM", "Bien-être", "04/11/2026 09:30", "Page 1/1", "ab12"):
        assert told in text.replace("/\r\n", "/")
    assert text.index("N-1") < text.index("N-2") < text.index("N-3")


def test_every_page_has_the_headings_and_its_number_of_all(read_text: Reader) -> None:
    pages = read_text(printed(NARROW, counted(120)))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Code" in page
        assert "Nombre" in page
        assert f"Page {number}/{len(pages)}" in page.replace("/\r\n", "/")
    assert sum(page.count("N-") for page in pages) == 120


def test_a_narrow_table_stands_upright_and_a_wide_one_lies(read_text: Reader) -> None:
    assert sizes(printed(NARROW, counted(3))) == {(595, 842)}
    wide = tuple(TableColumn(f"Colonne {at}") for at in range(9))
    rows = [tuple(TableCell(f"Distribution à Casablanca {at}") for at in range(9))]
    assert sizes(printed(wide, rows)) == {(842, 595)}


def test_a_long_cell_is_broken_into_lines_and_never_cut(read_text: Reader) -> None:
    wide = tuple(TableColumn(f"Colonne {at}") for at in range(8))
    row = tuple(TableCell(LONG if at % 2 else "W" * 90) for at in range(8))
    text = " ".join(" ".join(read_text(printed(wide, [row]))).split())
    assert "…" not in text
    assert text.replace(" ", "").count("W") == 4 * 90
    assert text.count("papier") == text.count("mouillé") == 4 * 3


def test_a_cell_longer_than_a_page_goes_on_over_the_next(read_text: Reader) -> None:
    words = " ".join(f"mot{number}" for number in range(3_000))
    pages = read_text(printed((TableColumn("Texte"),), [(TableCell(words),)]))
    assert len(pages) > 1
    told = " ".join(" ".join(pages).split()).split()
    assert {f"mot{number}" for number in range(3_000)} <= set(told)


def test_a_number_wider_than_any_that_was_judged_is_made_smaller_and_stays_whole(read_text: Reader) -> None:
    far = [*counted(600), (TableCell("N-601"), TableCell("1\u00a0234\u00a0567,50"))]
    columns = (*NARROW, *(TableColumn("Remarque") for _ in range(4)))
    rows = [(*row, *(TableCell(LONG[:80]) for _ in range(4))) for row in far]
    assert "1 234 567,50" in read_text(printed(columns, rows))[-1].replace("\u00a0", " ")


def test_arabic_is_mirrored_and_its_pages_are_counted_from_the_left(read_text: Reader) -> None:
    pdf = printed((TableColumn("الرقم"), TableColumn("المبلغ", is_number=True)), counted(3), "ar")
    (text,) = read_text(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        first, amount, number = (page.get_charbox(text.rindex(one))[0] for one in ("N-1", "1000", "1/"))
    assert number < amount < first


def test_numbers_stand_at_the_end_of_their_column(read_text: Reader) -> None:
    pdf = printed(NARROW, [(TableCell("N-1"), TableCell("7")), (TableCell("N-2"), TableCell("123456"))])
    (text,) = read_text(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        ends = {page.get_charbox(text.index(one) + len(one) - 1)[2] for one in (" 7", "123456")}
    assert max(ends) - min(ends) < 1


def test_signs_of_the_screen_are_drawn_by_signs_the_typeface_has(read_text: Reader) -> None:
    cells = [(TableCell("✓ juste"), TableCell("1")), (TableCell("✗ faux", fails=True), TableCell("2"))]
    (text,) = read_text(printed(NARROW, cells))
    assert "√ juste 1" in text
    assert "× faux 2" in text


def test_an_exercise_says_so_on_paper_too(read_text: Reader) -> None:
    assert "EXERCICE" not in read_text(printed(NARROW, counted(1)))[0]
    exercise = StatementHeading("P", "", HEADING.made_at, "ab12", 7, training=True)
    assert "EXERCICE" in read_text(printed(NARROW, counted(1), heading=exercise))[0]


def test_a_list_is_read_while_it_is_drawn() -> None:
    read: list[int] = []
    output = BytesIO()

    def rows() -> Iterator[Sequence[TableCell]]:
        for number, row in enumerate(counted(2_000)):
            read.append(number)
            if number == 1_999:
                assert output.tell() > 10_000, "pages leave memory before the list ends"
            yield row

    table_pages(TablePaper("Bons", HEADING, (), NARROW), rows(), output, NullTranslations())
    assert len(read) == 2_000


texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60)


@given(text=st.text(max_size=200), millimetres=st.integers(min_value=8, max_value=80))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(text: str, millimetres: int) -> None:
    width = dots(millimetres)
    lines = broken(text, frame.CELL, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert len(line) == 1 or text_width(line, frame.CELL) <= width * 1.02


@given(st.lists(texts, min_size=1, max_size=14))
def test_a_table_always_fits_its_page(cells: list[str]) -> None:
    columns = [TableColumn(cell[:20] or "-", is_number=at % 3 == 0) for at, cell in enumerate(cells)]
    layout = layout_of(columns, [[TableCell(cell) for cell in cells]])
    assert layout.page in {PORTRAIT, LANDSCAPE}
    assert sum(layout.widths) <= layout.page[0] - 2 * EDGE + 0.01


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_same_table_is_the_same_file(language: str) -> None:
    assert printed(NARROW, counted(40), language) == printed(NARROW, counted(40), language)
