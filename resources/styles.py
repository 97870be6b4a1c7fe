"""How the screens look: the colours of a verdict, and a small style sheet in roles of the palette.

Screens ask the palette for a role (`resources.palettes`). Only a verdict has colours of its own, the same in
every look, always beside a sign and words.
"""

import re
from enum import StrEnum
from importlib.resources import files
from typing import NamedTuple


class Ink(NamedTuple):
    """A ground and what is written on it, as `#rrggbb`; their contrast is 4.5 or more (WCAG 2.2, 1.4.3)."""

    ground: str
    text: str


class VerdictColour(StrEnum):
    """What the colour of a verdict means."""

    WAITING = "waiting"
    VALID = "valid"
    DONE = "done"
    ATTENTION = "attention"
    REFUSED = "refused"


VERDICT_INKS = {
    VerdictColour.WAITING: Ink("#e7ecf1", "#33424f"),
    VerdictColour.VALID: Ink("#1f5f99", "#ffffff"),
    VerdictColour.DONE: Ink("#2e7d32", "#ffffff"),
    VerdictColour.ATTENTION: Ink("#f3b24f", "#2b1d00"),
    VerdictColour.REFUSED: Ink("#b3261e", "#ffffff"),
}


def style_sheet(text_percent: int = 100) -> str:
    """Return the style sheet of all screens, in roles of the palette, letters and signs at 100 to 200 %."""
    icons = str(files("resources") / "icons").replace("\\", "/")
    sheet = _SIZES.sub(lambda found: f"{found[1]}{int(found[2]) * text_percent / 100:g}", _SHEET)
    return sheet.replace("ICONS", icons)


def verdict_sheet(colour: VerdictColour) -> str:
    """Return the style sheet of a verdict's panel."""
    ink = VERDICT_INKS[colour]
    return (
        f"#verdict {{ background: {ink.ground}; border-radius: 10px; }}"
        f"#verdict QLabel {{ color: {ink.text}; background: transparent; }}"
    )


def sign_sheet(colour: VerdictColour) -> str:
    """Return the style sheet of a sign that answers a scan."""
    return f"QLabel {{ background: {VERDICT_INKS[colour].ground}; border-radius: 6px; }}"


_SIZES = re.compile(r"((?:font|icon)-size: )(\d+)")
_SHEET = """
QToolTip { padding: 4px 6px; border: none; }

QFrame[kind="card"] { background: palette(base); border: 1px solid palette(midlight); border-radius: 8px; }
QFrame[kind="offer"] {
  background: palette(alternate-base); border: 1px solid palette(mid); border-radius: 6px;
}
QFrame[kind="header"] { background: palette(base); border-bottom: 1px solid palette(midlight); }
QScrollArea, QScrollArea > QWidget > QWidget[kind="sheet"] { background: transparent; border: none; }

QLabel { padding-bottom: 0.1em; }
QLabel[kind="title"], QLabel[kind="verdict"], QLabel[kind="verdict-detail"] { padding-bottom: 0.18em; }
QLabel[kind="title"] { font-size: 19pt; font-weight: 600; }
QLabel[kind="subtitle"] { color: palette(shadow); }
QLabel[kind="section"] { font-size: 12pt; font-weight: 600; }
QLabel[kind="muted"] { color: palette(shadow); }
QLabel[kind="failing"] { color: palette(bright-text); font-weight: 600; }
QLabel[kind="figure"] { font-size: 16pt; font-weight: 600; }
QLabel[kind="verdict"] { font-size: 25pt; font-weight: 600; }
QLabel[kind="verdict-detail"] { font-size: 13pt; }

QPushButton, QToolButton { icon-size: 16px; }
QPushButton {
  background: palette(button); color: palette(button-text); border: 1px solid palette(mid);
  border-radius: 6px; padding: 7px 14px;
}
QPushButton:hover { border-color: palette(dark); background: palette(alternate-base); }
QPushButton:pressed { background: palette(midlight); }
QPushButton:focus { border: 2px solid palette(highlight); padding: 6px 13px; }
QPushButton:disabled { color: palette(button-text); border-color: palette(midlight); }
QPushButton[kind="primary"] {
  background: palette(highlight); color: palette(highlighted-text); border-color: palette(highlight);
  font-weight: 600;
}
QPushButton[kind="primary"]:hover { border-color: palette(text); }
QPushButton[kind="primary"]:focus { border: 2px solid palette(text); text-decoration: underline; }
QPushButton[kind="primary"]:disabled {
  background: palette(midlight); color: palette(dark); border-color: palette(midlight);
}
QPushButton[kind="answer"] { padding: 4px 10px; }
QPushButton[kind="answer"]:checked {
  background: palette(highlight); color: palette(highlighted-text); border-color: palette(highlight);
}
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; color: palette(link); }
QPushButton[kind="quiet"]:hover { background: palette(midlight); }
QPushButton[kind="quiet"]:focus { border: 2px solid palette(highlight); }
QPushButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { border: 2px solid transparent; border-radius: 4px; padding: 1px; }
QCheckBox:focus, QRadioButton:focus { border-color: palette(highlight); }
QCheckBox::indicator, QRadioButton::indicator {
  width: 14px; height: 14px; border: 2px solid palette(mid); border-radius: 4px; background: palette(base);
}
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { border-color: palette(highlight); image: url("ICONS/tick.svg"); }
QRadioButton::indicator:checked {
  width: 6px; height: 6px; border: 6px solid palette(highlight); background: palette(base);
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: palette(midlight); }
QPushButton[kind="large"] { font-size: 14pt; padding: 11px 22px; }

QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox, QPlainTextEdit {
  background: palette(base); color: palette(text); border: 1px solid palette(mid); border-radius: 6px;
  padding: 6px 8px; selection-background-color: palette(highlight);
  selection-color: palette(highlighted-text);
}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {
  border: 2px solid palette(highlight); padding: 5px 7px;
}
QLineEdit:disabled, QComboBox:disabled { background: palette(window); color: palette(shadow); }
QLineEdit[kind="scan"] { font-size: 20pt; padding: 10px 14px; border-radius: 8px; }
QLineEdit[kind="amount"] { font-size: 16pt; font-weight: 600; }
QTimeEdit::up-button, QTimeEdit::down-button, QSpinBox::up-button, QSpinBox::down-button {
  width: 0; border: none;
}
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("ICONS/chevron.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
  background: palette(base); border: 1px solid palette(mid); padding: 4px; outline: none;
  selection-background-color: palette(highlight); selection-color: palette(highlighted-text);
}

QListWidget[kind="navigation"] {
  icon-size: 20px; background: palette(base); border: none; outline: none; padding: 10px 8px;
}
QListWidget[kind="navigation"]::item {
  border-radius: 6px; padding: 9px 10px; margin: 1px 0; color: palette(text);
}
QListWidget[kind="navigation"]::item:hover { background: palette(midlight); }
QListWidget[kind="navigation"]::item:selected {
  background: palette(highlight); color: palette(highlighted-text); font-weight: 600;
}
QListWidget[kind="navigation"]:focus {
  border: 2px solid palette(highlight); border-radius: 6px; padding: 8px 6px;
}

QListWidget[kind="choices"] { background: palette(base); border: none; border-radius: 6px; outline: none; }
QListWidget[kind="choices"]::item { padding: 6px 8px; border-radius: 4px; color: palette(text); }
QListWidget[kind="choices"]::item:selected {
  background: palette(highlight); color: palette(highlighted-text);
}

QTableView {
  background: palette(base); border: 1px solid palette(midlight); border-radius: 8px;
  gridline-color: palette(midlight); outline: none;
  selection-background-color: palette(highlight); selection-color: palette(highlighted-text);
}
QTableView:focus { border: 2px solid palette(highlight); }
QTableView::item { padding: 0 6px; border-bottom: 1px solid palette(midlight); }
QTableView::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QHeaderView { background: palette(base); border: none; border-radius: 8px; }
QHeaderView::section {
  background: palette(base); color: palette(shadow); border: none;
  border-bottom: 1px solid palette(mid); padding: 8px 9px; font-weight: 600; font-size: 10pt;
}

QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QProgressBar { background: palette(midlight); border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: palette(highlight); border-radius: 2px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle {
  background: palette(mid); border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px;
}
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
