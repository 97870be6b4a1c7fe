"""Labels: every line begins where its reader begins, whatever letters it is of."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ui.parts.labels import label, paragraph, selectable

WIDTH = 400
CODE = "DON-CAS"


@pytest.fixture
def mirrored(dressed: QApplication) -> Iterator[None]:
    dressed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def ink(shown: QLabel) -> list[int]:
    """Return the columns of pixels that letters stand in."""
    shown.resize(WIDTH, 30)
    picture = shown.grab().toImage()
    paper = picture.pixel(WIDTH // 2, 0)
    rows = range(picture.height())
    return [at for at in range(picture.width()) if any(picture.pixel(at, row) != paper for row in rows)]


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("made", [label, paragraph, selectable])
def test_a_code_alone_stands_at_the_right_of_an_arabic_screen(made: Callable[[str], QLabel]) -> None:
    assert min(ink(made(CODE))) > WIDTH // 2


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("made", [label, paragraph, selectable])
def test_a_code_alone_stands_at_the_left_of_a_french_screen(made: Callable[[str], QLabel]) -> None:
    assert max(ink(made(CODE))) < WIDTH // 2
