"""Palettes by role: the colours of each look, as `#rrggbb`, by the names Qt gives its roles.

What is read stands out from its ground by 4.5 or more, edges and signs by 3 or more (WCAG 2.2, 1.4.3 and
1.4.11). Colours of screens and of printed reports stand nowhere else.
"""

from collections.abc import Mapping
from enum import StrEnum


class Look(StrEnum):
    """How the screens look."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


PALETTES: Mapping[Look, Mapping[str, str]] = {
    Look.LIGHT: {
        "Window": "#f3f5f7",
        "WindowText": "#1b2733",
        "Base": "#ffffff",
        "AlternateBase": "#f7f9fa",
        "Text": "#1b2733",
        "PlaceholderText": "#66737f",
        "Button": "#ffffff",
        "ButtonText": "#1b2733",
        "Highlight": "#14597a",
        "HighlightedText": "#ffffff",
        "Link": "#14597a",
        "BrightText": "#b3261e",
        "ToolTipBase": "#1b2733",
        "ToolTipText": "#ffffff",
        "Light": "#ffffff",
        "Midlight": "#e6ebef",
        "Mid": "#87929d",
        "Dark": "#76838f",
        "Shadow": "#5b6873",
    },
    Look.DARK: {
        "Window": "#161c22",
        "WindowText": "#e6ebef",
        "Base": "#1f272f",
        "AlternateBase": "#29333d",
        "Text": "#e6ebef",
        "PlaceholderText": "#9aa7b2",
        "Button": "#29333d",
        "ButtonText": "#e6ebef",
        "Highlight": "#7cc4e6",
        "HighlightedText": "#0c1a23",
        "Link": "#7cc4e6",
        "BrightText": "#ff9a90",
        "ToolTipBase": "#e6ebef",
        "ToolTipText": "#161c22",
        "Light": "#3d4a56",
        "Midlight": "#33404b",
        "Mid": "#7c8a96",
        "Dark": "#8b98a4",
        "Shadow": "#a9b5bf",
    },
    Look.CONTRAST: {
        "Window": "#000000",
        "WindowText": "#ffffff",
        "Base": "#000000",
        "AlternateBase": "#1a1a1a",
        "Text": "#ffffff",
        "PlaceholderText": "#d0d0d0",
        "Button": "#000000",
        "ButtonText": "#ffffff",
        "Highlight": "#ffe14d",
        "HighlightedText": "#000000",
        "Link": "#ffe14d",
        "BrightText": "#ffb0a8",
        "ToolTipBase": "#ffffff",
        "ToolTipText": "#000000",
        "Light": "#ffffff",
        "Midlight": "#5e5e5e",
        "Mid": "#ffffff",
        "Dark": "#c8c8c8",
        "Shadow": "#e8e8e8",
    },
}
"""The colours of each look."""

DISABLED: Mapping[Look, Mapping[str, str]] = {
    Look.LIGHT: {"WindowText": "#7b8791", "Text": "#7b8791", "ButtonText": "#76838f", "Button": "#f3f5f7"},
    Look.DARK: {"WindowText": "#8b98a4", "Text": "#8b98a4", "ButtonText": "#8b98a4", "Button": "#1f272f"},
    Look.CONTRAST: {"WindowText": "#b0b0b0", "Text": "#b0b0b0", "ButtonText": "#b0b0b0"},
}
"""The roles that differ where a control cannot be used now."""

INKS: Mapping[str, str] = {
    "Ink": "#1b2733",
    "Quiet": "#5b6873",
    "Accent": "#14597a",
    "Deep": "#0d3d55",
    "Sky": "#7cb9d6",
    "Warm": "#d98a2b",
    "Sand": "#f3e3c8",
    "Wash": "#e9f1f5",
    "Line": "#c9d3da",
    "Sea": "#d7e8f0",
    "Paper": "#ffffff",
}
"""The colours of printed reports; on white, text in the first four can be read by everybody."""
