"""Settings of a station's screens: what one person chose for the eyes, kept in the home as `settings.json`.

Nothing personal is kept. A setting is declared once, as a field with its default and what it may be; a file
that cannot be read, or a value that may not be, gives the default, and names nobody knows are passed over.
"""

import json
from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TypeVar

from resources.catalogues import LANGUAGES
from resources.palettes import Look
from ui.kept_choices import keep
from voucher_desk.domain.backups import USUALLY_KEPT
from voucher_desk.domain.digits import Digits

FILE_NAME = "settings.json"
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Sizes of letters, in per cent of usual (WCAG 2.2, 1.4.4: up to 200)."""
_LONGEST_SIDE = 20_000
_LONGEST_NAME = 400
MOST_BACKUPS = 1_000


def _one_of(values: Container[object]) -> Callable[[object], object]:
    def read(found: object) -> object:
        if type(found) not in {int, str} or found not in values:
            raise ValueError(found)
        return found

    return read


def _truth(found: object) -> object:
    if not isinstance(found, bool):
        raise ValueError(found)  # noqa: TRY004  one exception for whatever a file may hold
    return found


def _name(found: object) -> object:
    if not isinstance(found, str) or len(found) > _LONGEST_NAME:
        raise ValueError(found)
    return found


@dataclass(frozen=True, slots=True)
class Devices:
    """What vouchers are read with: the camera and whether it is a mirror, the scanner's serial port.

    Both by the system's names for them; empty where none was chosen.
    """

    camera: str = field(default="", metadata={"read": _name})
    mirrored: bool = field(default=True, metadata={"read": _truth})
    port: str = field(default="", metadata={"read": _name})


@dataclass(frozen=True, slots=True)
class Settings:
    """Look, size of letters in per cent, language, digits, the window's size in pixels, silence, devices.

    Digits are Latin unless others are chosen: Morocco writes Arabic with those (Unicode CLDR: the default
    numbering system of the locale ar-MA is `latn`).
    """

    look: Look = field(default=Look.LIGHT, metadata={"read": Look})
    text_percent: int = field(default=100, metadata={"read": _one_of(TEXT_SIZES)})
    language: str = field(default=LANGUAGES[0], metadata={"read": _one_of(LANGUAGES)})
    digits: Digits = field(default=Digits.LATIN, metadata={"read": Digits})
    width: int = field(default=1366, metadata={"read": _one_of(range(1, _LONGEST_SIDE))})
    height: int = field(default=768, metadata={"read": _one_of(range(1, _LONGEST_SIDE))})
    maximised: bool = field(default=False, metadata={"read": _truth})
    muted: bool = field(default=False, metadata={"read": _truth})
    backups_kept: int = field(default=USUALLY_KEPT, metadata={"read": _one_of(range(1, MOST_BACKUPS + 1))})
    devices: Devices = field(
        default_factory=Devices, metadata={"read": lambda found: _read_over(Devices(), found)}
    )


Kind = TypeVar("Kind", Settings, Devices)


class SettingsFile:
    """The file of a station's settings."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE_NAME

    def read(self) -> Settings:
        """Return what was chosen, and the default where nothing usable stands."""
        try:
            return _read_over(Settings(), json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, RecursionError):
            return Settings()

    def write(self, settings: Settings) -> None:
        """Keep the settings, whole or not at all; a disk that is full costs a choice, never the work."""
        keep(self._path, asdict(settings))


def _read_over(usual: Kind, found: object) -> Kind:
    """Return what a file holds, over the usual. Raises ValueError where it holds no names at all."""
    if not isinstance(found, dict):
        raise ValueError(found)  # noqa: TRY004  one exception for whatever a file may hold
    for one in fields(usual):
        if one.name in found:
            with suppress(ValueError):
                usual = replace(usual, **{one.name: one.metadata["read"](found[one.name])})
    return usual
