"""Stock: serials that say their station, print runs of a sensible size, lots that can still be used."""

from datetime import date, timedelta

import pytest

from voucher_desk.domain.stock import (
    Batch,
    BatchExpired,
    PrintRunTooLarge,
    SerialRange,
    require_print_run,
    require_usable_batch,
    serial_of,
)
from voucher_desk.domain.vouchers import RemainderPolicy

LAST_DAY = date(2026, 12, 31)
BATCH = Batch(1, "LOT", "DON", "ASSO", "Rabat", 250_00, LAST_DAY, RemainderPolicy.KEEP, 0)


def test_a_serial_begins_with_its_station() -> None:
    assert serial_of("CAS1", 127) == "CAS1-000127"


def test_serials_sort_as_they_count() -> None:
    serials = SerialRange("CAS1", 98, 102).serials()

    assert serials == sorted(serials)
    assert (serials[0], serials[-1], len(serials)) == ("CAS1-000098", "CAS1-000102", 5)


@pytest.mark.parametrize("wanted", [1, 20_000])
def test_a_print_run_is_made(wanted: int) -> None:
    require_print_run(wanted)


@pytest.mark.parametrize("wanted", [-1, 0, 20_001])
def test_a_print_run_of_none_or_too_many_is_refused(wanted: int) -> None:
    with pytest.raises(PrintRunTooLarge):
        require_print_run(wanted)


def test_a_lot_is_given_out_to_its_last_day() -> None:
    require_usable_batch(BATCH, LAST_DAY)
    with pytest.raises(BatchExpired):
        require_usable_batch(BATCH, LAST_DAY + timedelta(days=1))
