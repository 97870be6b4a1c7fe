"""Prices: a service family named at the counter takes its price, which the redemption keeps for good."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from db.engine import database_url, open_engine, reading
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.providers import ScopeForbids, ServiceNotOffered
from voucher_desk.home import open_home
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme

Kept = Callable[[], list[tuple[str | None, int | None, int]]]


@pytest.fixture
def kept(any_field: Any, home: Any, database: str | None) -> Kept:
    """Return a reader of the service, price and amount of each redemption."""

    def read() -> list[tuple[str | None, int | None, int]]:
        engine = open_engine(database_url(database or open_home(home).database))
        with reading(engine) as connection:
            rows = connection.execute(text("SELECT service, price, amount FROM redemption ORDER BY id"))
            found = [(row.service, row.price, row.amount) for row in rows]
        engine.dispose()
        return found

    return read


def test_a_service_takes_its_price_and_keeps_it_when_the_list_changes(
    any_field: Any, kept: Kept, programme_file: bytes
) -> None:
    first, second, third = any_field.issued(3)
    any_field.redeem(first, service="CONSULTATION")
    dearer = programme_file.replace(b'"120.00"', b'"150.00"')
    any_field.do("administration", load_programme, LoadProgramme(read_programme_file(dearer)))
    any_field.redeem(second, service="CONSULTATION")
    any_field.redeem(third)

    assert kept() == [
        ("CONSULTATION", 120_00, 120_00),
        ("CONSULTATION", 150_00, 150_00),
        (None, None, 250_00),
    ]
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_another_amount_may_be_taken_and_the_price_is_kept_beside_it(any_field: Any, kept: Kept) -> None:
    [serial] = any_field.issued(1)

    any_field.redeem(serial, service="CONSULTATION", amount=100_00)

    assert kept() == [("CONSULTATION", 120_00, 100_00)]


def test_a_price_above_the_rest_takes_the_rest(field: Any) -> None:
    [serial] = field.issued(1, batch="LOT-PARTOUT")

    assert field.redeem(serial, service="CONSULTATION").amount == 100_00


def test_a_service_without_a_price_takes_all_that_is_left(field: Any) -> None:
    [serial] = field.issued(1, batch="LOT-RAB")

    answer = field.redeem(serial, provider="PHARMA-RAB", user="guichet-rab", service="CONSULTATION")

    assert answer.amount == 187_50


def test_a_service_outside_the_contract_is_refused(field: Any) -> None:
    [serial] = field.issued(1)

    answer = field.redeem(serial, provider="HAMMAM-CAS", user="guichet-hammam", service="CONSULTATION")

    assert isinstance(answer.refusal, ServiceNotOffered)


class TestAVoucherOfOneService:
    @pytest.fixture
    def programme_file(self, programme_file: bytes) -> bytes:
        return (
            programme_file.replace(b'services = ["CONSULTATION"]', b'services = ["CONSULTATION", "SOINS"]')
            .replace(b"[[service]]", b'[[service]]\ncode = "SOINS"\nname = "Soins"\n\n[[service]]', 1)
            .replace(
                b"[[batch]]", b'[[scope]]\nindex = 9\nkind = "service"\ntarget = "SOINS"\n\n[[batch]]', 1
            )
            .replace(b"scope = 0", b"scope = 9")
        )

    def test_is_of_no_use_for_another(self, field: Any) -> None:
        [serial] = field.issued(1, batch="LOT-PARTOUT")

        assert isinstance(field.redeem(serial, service="CONSULTATION").refusal, ScopeForbids)
        assert field.redeem(serial, service="SOINS").amount == 100_00
