"""Stock: batches (lots) that fix the terms of their vouchers, and the serial numbers reserved for them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason
from voucher_desk.domain.vouchers import RemainderPolicy

LARGEST_PRINT_RUN = 20_000
SERIAL_DIGITS = 6


@reason
class UnknownBatch(Refused):
    """No batch has this code."""

    code: ClassVar[str] = "LOT-01"
    batch: str


@reason
class StockShort(Refused):
    """Fewer blanks are at this desk than are asked for."""

    code: ClassVar[str] = "LOT-02"
    batch: str
    wanted: int
    held: int


@reason
class PrintRunTooLarge(Refused):
    """A print run is between one voucher and the largest the desk makes at once."""

    code: ClassVar[str] = "LOT-03"
    wanted: int
    largest: int


@reason
class CountDiffers(Refused):
    """The count-back differs from the books and nobody explained why."""

    code: ClassVar[str] = "LOT-04"
    expected: int
    counted: int


@reason
class TermsDiffer(Refused):
    """Vouchers of this batch exist: its terms are printed on them and cannot change."""

    code: ClassVar[str] = "LOT-05"
    batch: str


@reason
class BatchExpired(Refused):
    """The last day of this batch is over: who received a voucher of it could not use it."""

    code: ClassVar[str] = "LOT-06"
    batch: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class Batch:
    """A lot of vouchers of one donation and city, all on the same terms.

    `face` in centimes; `expires_on` the last day of use in Morocco; `scope` the index printed in the code.
    """

    id: int
    code: str
    donation: str
    association: str
    city: str
    face: int
    expires_on: date
    remainder: RemainderPolicy
    scope: int


@dataclass(frozen=True, slots=True)
class SerialRange:
    """Serial numbers `first` to `last` of one station, reserved for one batch (invariant 2)."""

    station: str
    first: int
    last: int

    def serials(self) -> list[str]:
        """Return the serials of the range in order: `CAS1-000001`."""
        return [serial_of(self.station, number) for number in range(self.first, self.last + 1)]


def serial_of(station: str, number: int) -> str:
    """Return the serial of a number: the station's code makes it unique over all databases (invariant 1)."""
    return f"{station}-{number:0{SERIAL_DIGITS}d}"


def require_usable_batch(batch: Batch, today: date) -> None:
    """Raise BatchExpired unless a voucher issued on this Moroccan day can still be used."""
    if today > batch.expires_on:
        raise BatchExpired(batch=batch.code, expires_on=batch.expires_on)


def require_print_run(wanted: int) -> None:
    """Raise PrintRunTooLarge unless the number is one a desk prints at once."""
    if not 0 < wanted <= LARGEST_PRINT_RUN:
        raise PrintRunTooLarge(wanted=wanted, largest=LARGEST_PRINT_RUN)
