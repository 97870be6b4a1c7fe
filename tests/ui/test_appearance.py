"""Looks: enough contrast to be read by anybody, and every icon that is named exists."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from resources.palettes import DISABLED, PALETTES, Look
from resources.styles import VERDICT_INKS, style_sheet
from ui.appearance import palette_of, typeface
from ui.icons import drawn, icon
from ui.screens.exchange.verdict_panel import VerdictPanel

UI = Path(__file__).parents[2] / "ui"
READABLE, SEEN = 4.5, 3.0
READ_TOGETHER = (
    ("WindowText", "Window"),
    ("WindowText", "Base"),
    ("Text", "Base"),
    ("Text", "Window"),
    ("Text", "AlternateBase"),
    ("Text", "Midlight"),
    ("PlaceholderText", "Base"),
    ("ButtonText", "Button"),
    ("ButtonText", "AlternateBase"),
    ("ButtonText", "Midlight"),
    ("HighlightedText", "Highlight"),
    ("Link", "Base"),
    ("Link", "Window"),
    ("Link", "Midlight"),
    ("BrightText", "Base"),
    ("BrightText", "Window"),
    ("Shadow", "Base"),
    ("Shadow", "Window"),
    ("ToolTipText", "ToolTipBase"),
)
EDGES_AND_SIGNS = (
    ("Highlight", "Base"),
    ("Highlight", "Window"),
    ("Mid", "Base"),
    ("Dark", "Base"),
    ("Dark", "Window"),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_rightly() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize(("text", "ground"), READ_TOGETHER)
def test_what_is_read_together_can_be_told_apart(look: Look, text: str, ground: str) -> None:
    assert contrast(PALETTES[look][text], PALETTES[look][ground]) >= READABLE


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize(("edge", "ground"), EDGES_AND_SIGNS)
def test_edges_focus_and_signs_can_be_seen(look: Look, edge: str, ground: str) -> None:
    assert contrast(PALETTES[look][edge], PALETTES[look][ground]) >= SEEN


@pytest.mark.parametrize("look", Look)
def test_what_cannot_be_used_now_can_still_be_made_out(look: Look) -> None:
    colours = {**PALETTES[look], **DISABLED[look]}
    for text, ground in (("Text", "Base"), ("WindowText", "Window"), ("ButtonText", "Button")):
        assert contrast(colours[text], colours[ground]) >= SEEN


def test_in_high_contrast_even_quiet_lines_are_seen() -> None:
    colours = PALETTES[Look.CONTRAST]
    assert contrast(colours["Midlight"], colours["Base"]) >= SEEN
    assert contrast(colours["Text"], colours["Base"]) == pytest.approx(21)


@pytest.mark.parametrize("colour", VERDICT_INKS)
def test_every_verdict_can_be_read(colour: str) -> None:
    ink = next(ink for name, ink in VERDICT_INKS.items() if name == colour)
    assert contrast(ink.ground, ink.text) >= READABLE


@pytest.mark.parametrize("look", Look)
def test_the_palette_has_every_role_that_is_declared(dressed: QApplication, look: Look) -> None:
    palette = palette_of(look)
    for role, colour in PALETTES[look].items():
        assert palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole[role]) == QColor(colour)
    for role, colour in DISABLED[look].items():
        assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role]) == QColor(colour)


def test_every_look_declares_the_same_roles() -> None:
    assert len({frozenset(colours) for colours in PALETTES.values()}) == 1


def test_twice_the_size_is_twice_the_size_everywhere(dressed: QApplication) -> None:
    sizes = [[float(size) for size in re.findall(r"-size: ([\d.]+)", style_sheet(at))] for at in (100, 200)]
    assert sizes[0]
    assert [2 * size for size in sizes[0]] == sizes[1]
    assert typeface(200).pointSizeF() == pytest.approx(2 * typeface(100).pointSizeF())


def test_the_style_sheet_names_roles_and_no_colours() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", style_sheet())


def test_screens_name_no_colours() -> None:
    found = [
        path.name for path in UI.rglob("*.py") if re.search(r"\"#[0-9a-fA-F]{6}\"", path.read_text("utf-8"))
    ]
    assert found == []


def test_every_icon_that_is_asked_for_is_there(dressed: QApplication) -> None:
    text = "\n".join(path.read_text("utf-8") for path in UI.rglob("*.py"))
    asked = set(re.findall(r'sign="([a-z]+)"', text)) | set(re.findall(r'\bsign = "([a-z]+)"', text))
    drawings = {Path(file.name).stem for file in (files("resources") / "icons").iterdir()}
    assert asked
    assert asked - drawings == set()
    assert not icon("check").isNull()


def test_an_icon_is_drawn_in_the_colour_asked_for(dressed: QApplication) -> None:
    picture = drawn("add", "#b3261e", 24).toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(24)
        for y in range(24)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert seen == {"#b3261e"}


def test_a_verdict_waits_until_something_is_scanned(
    dressed: QApplication, wording: object, qtbot: object
) -> None:
    panel = VerdictPanel(wording)  # type: ignore[arg-type]  # the fixture is a Wording
    assert "Prêt" in panel.heading.text()
