"""Arabic beside French: joined, in order, with digits and brackets the right way round."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from voucher_desk.domain.money import shown_text
from voucher_desk.printing.document import Document
from voucher_desk.printing.drawing import Drawing, Style, text_width
from voucher_desk.printing.measures import A4
from voucher_desk.printing.shaping import shaped
from voucher_desk.printing.typefaces import Face

Scanner = Callable[[bytes], list[Image.Image]]


def seen(text: str) -> list[str]:
    return [glyph.character for glyph in shaped(text, Face.REGULAR).glyphs]


def stretches_of_ink(pages: list[Image.Image]) -> int:
    """Count the pieces of ink along a line: letters that touch, above one another or joined, make one."""
    (page,) = pages
    columns = [min(page.crop((x, 0, x + 1, page.height)).tobytes()) < 128 for x in range(page.width)]
    return sum(ink and not before for before, ink in zip([False, *columns], columns, strict=False))


def page_with(text: str) -> bytes:
    output = BytesIO()
    with Document(output, title="Essai", language="fr") as document:
        drawing = Drawing(document)
        drawing.text((300, 1700), text, Style(Face.REGULAR, 90))
        document.add_page(A4, drawing.operators())
    return output.getvalue()


def test_a_letter_takes_its_initial_middle_and_final_form() -> None:
    alone = seen("ب")
    final, middle, initial = seen("ببب")
    assert len({*alone, final, middle, initial}) == 4


def test_joined_letters_touch_on_paper(scanned: Scanner) -> None:
    assert stretches_of_ink(scanned(page_with("محمد"))) == 1
    assert stretches_of_ink(scanned(page_with("م ح م د"))) == 4


def test_lam_and_alef_become_one_form() -> None:
    lam_alef = seen("لا")
    lam, alef = seen("ل"), seen("\u0627")
    assert lam_alef not in (lam + alef, alef + lam)


def test_arabic_is_seen_from_the_right_and_french_from_the_left() -> None:
    assert seen("دال")[-1] == seen("د")[0]
    assert seen("abc") == ["a", "b", "c"]


@pytest.mark.parametrize("number", ["664", "\u0666\u0666\u0664"])
def test_a_number_inside_arabic_keeps_its_order(number: str) -> None:
    glyphs = "".join(seen(f"عدد {number} بون"))
    assert "".join(seen(number)) in glyphs
    assert "".join(reversed(seen(number))) not in glyphs


def test_a_date_after_an_arabic_label_keeps_its_order() -> None:
    assert "".join(seen("صالحة إلى غاية 31/12/2026")).startswith("31/12/2026")


def test_the_groups_of_an_amount_keep_their_order_beside_arabic() -> None:
    amount = shown_text(1_237_776_55)
    assert "".join(seen(f"المجموع {amount} درهم")).count("".join(seen(amount))) == 1


def test_brackets_around_arabic_open_towards_it() -> None:
    assert seen("(محمد)")[0] == "("
    assert seen("(محمد)")[-1] == ")"


def test_a_mark_stands_on_its_letter() -> None:
    (mark, letter) = shaped("لً", Face.REGULAR).glyphs
    assert mark.advance == 0
    assert letter.advance > 0


@example("\U00018cd6")  # not assigned
@example("\u2029\u001cA\u05d0")
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_is_drawn_on_one_line(text: str) -> None:
    line = shaped(text, Face.REGULAR)
    assert line.width >= 0
    assert not any(ord(character) < 0x20 for character in line.text)
    with Document(BytesIO(), title="Essai", language="fr") as document:
        drawing = Drawing(document)
        drawing.text((0, 0), text, Style(Face.REGULAR, 10))
        document.add_page(A4, drawing.operators())


def test_invisible_marks_take_no_room() -> None:
    style = Style(Face.REGULAR, 10)
    assert text_width("A\u202eli\u2066\u200b", style) == text_width("Ali", style)
    assert text_width("A\u2069", style) == text_width("A", style)


def test_a_fingerprint_is_copied_out_letter_by_letter() -> None:
    text = "30c04e3b4fb39cca"
    assert "".join(glyph.character for glyph in shaped(text, Face.REGULAR).glyphs) == text
