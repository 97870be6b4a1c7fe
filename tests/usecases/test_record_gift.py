"""Gifts in kind: noted, corrected, and out of every equation."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from voucher_desk.domain.gifts import Gift, GiftIncomplete, GiftInTheFuture, UnknownGift
from voucher_desk.domain.programme import UnknownAssociation, UnknownDonor
from voucher_desk.usecases.record_gift import record_gift

BEDS = Gift("DONATEUR", "ASSO-CAS", "Lits pliants", 30, "pièces", date(2026, 10, 2), 45_000_00, "R-1")


def gifts(field: Any) -> Any:
    return field.desk.read(lambda queries: queries.gifts())


def test_a_gift_is_noted_beside_the_ledger(any_field: Any) -> None:
    before = any_field.figures()
    assert any_field.do("finance", record_gift, BEDS) == 1
    (row,) = gifts(any_field)
    assert (row.what, row.quantity, row.unit, row.value) == ("Lits pliants", 30, "pièces", 45_000_00)
    assert any_field.figures() == before
    assert not any_field.desk.read(lambda queries: list(queries.differences()))


def test_a_gift_noted_wrongly_is_corrected_once(field: Any) -> None:
    field.do("finance", record_gift, BEDS)
    field.do("finance", record_gift, replace(BEDS, quantity=25, corrects=1))
    assert [row.quantity for row in gifts(field)] == [25]
    with pytest.raises(UnknownGift):
        field.do("finance", record_gift, replace(BEDS, quantity=20, corrects=1))


def test_a_gift_that_was_never_given_is_taken_back(field: Any) -> None:
    field.do("finance", record_gift, BEDS)
    field.do("finance", record_gift, replace(BEDS, quantity=0, corrects=1))
    assert gifts(field) == ()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"what": " \u200b"}, GiftIncomplete),
        ({"quantity": 0}, GiftIncomplete),
        ({"given_on": date(2026, 10, 11)}, GiftInTheFuture),
        ({"donor": "PERSONNE"}, UnknownDonor),
        ({"association": "AUCUNE"}, UnknownAssociation),
        ({"corrects": 7}, UnknownGift),
    ],
)
def test_what_is_no_gift_is_refused(field: Any, wrong: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        field.do("finance", record_gift, replace(BEDS, **wrong))
    assert gifts(field) == ()
