"""The home of a station: the folder that holds its database, its keys and its name."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from voucher_desk.domain.human_code import ALPHABET
from voucher_desk.ports.faults import HomeUnusable

HOME_VARIABLE = "VOUCHER_DESK_HOME"
STATION_LENGTH = 4
OWNER_ONLY = 0o700


@dataclass(frozen=True, slots=True)
class Home:
    """Everything of one station, under one folder readable by its owner only."""

    folder: Path

    @property
    def database(self) -> Path:
        """Return the embedded database's file."""
        return self.folder / "voucher-desk.db"

    @property
    def keys(self) -> Path:
        """Return the folder of signing keys, outside the database (invariant 3)."""
        return self.folder / "keys"

    @property
    def backups(self) -> Path:
        """Return the folder of backups made unasked, and of those nobody named another place for."""
        return self.folder / "backups"

    @property
    def is_named(self) -> bool:
        """Return whether this desk has drawn its code."""
        return (self.folder / "station").exists()

    def station(self) -> str:
        """Return this desk's code, drawn at the first start: serials made here begin with it."""
        file = self.folder / "station"
        try:
            return file.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return self.renew_station()

    def renew_station(self) -> str:
        """Draw this desk a new code: it goes on as another station, and no serial is given twice."""
        return self.name_station("".join(secrets.choice(ALPHABET) for _ in range(STATION_LENGTH)))

    def name_station(self, code: str) -> str:
        """Give this desk its code, before it made its first voucher."""
        part = self.folder / "station.part"
        part.write_text(f"{code}\n", encoding="ascii")
        part.replace(self.folder / "station")
        return code


def open_home(folder: Path | None) -> Home:
    """Return the home in a folder, by default `VOUCHER_DESK_HOME` or the platform's place for data.

    Raises HomeUnusable.
    """
    chosen = folder or Path(os.environ.get(HOME_VARIABLE) or platformdirs.user_data_path("voucher-desk"))
    try:
        chosen.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    except OSError:
        raise HomeUnusable(folder=str(chosen)) from None
    return Home(chosen)
