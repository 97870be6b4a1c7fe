"""What a station brings to every transaction."""

from dataclasses import dataclass

from voucher_desk.ports.means import Lots, Seals


@dataclass(frozen=True, slots=True)
class Means:
    """The code of a station, its random draws and its keys."""

    station: str
    lots: Lots
    seals: Seals
