"""The terms of a programme, told and told again: the last file counts, and a price list as a whole."""

from collections.abc import Mapping
from typing import Any

from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.replay import rebuilt


def loaded(prices: list[list[Any]], face: int = 250_00) -> Event:
    terms: Mapping[str, Any] = {
        "batches": [["LOT", "DON", "Rabat", face, "2026-12-31", "KEEP", 1]],
        "providers": [["P", "Rabat", "", "C-1", "CONTRACTED", "2026-01-01", "2026-12-31", None]],
        "prices": prices,
        "users": [["guichet", "provider", "P"]],
    }
    return Event(EventKind.PROGRAMME_LOADED, "PROG", {"file": "0" * 64, "tranches": 0, "terms": terms})


def test_the_last_file_counts() -> None:
    tables = rebuilt([loaded([]), loaded([], face=187_50)])

    assert tables["batch"]["LOT"]["face"] == 187_50
    assert tables["desk_user"] == {"guichet": {"roles": "provider", "provider": "P"}}


def test_a_service_left_off_a_price_list_has_no_price_any_more() -> None:
    tables = rebuilt(
        [loaded([["P", "SOINS", 100_00], ["P", "BAINS", 50_00]]), loaded([["P", "SOINS", 90_00]])]
    )

    assert tables["provider_price"] == {"P SOINS": {"provider": "P", "price": 90_00}}


def test_an_event_older_than_the_terms_in_it_tells_nothing_of_them() -> None:
    tables = rebuilt([Event(EventKind.PROGRAMME_LOADED, "PROG", {"file": "0" * 64, "tranches": 0})])

    assert not tables.get("batch")
