"""The programme as it is listed."""

from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from voucher_desk.app import open_desk
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.donations import DonationState, UnknownDonation
from voucher_desk.domain.duties import Role
from voucher_desk.domain.money import Money
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.providers import ProviderState, UnknownProvider
from voucher_desk.domain.sessions import WaiverReason
from voucher_desk.domain.vouchers import RemainderPolicy, VoidReason
from voucher_desk.queries.programme import (
    BatchRow,
    DonationRow,
    PeopleCount,
    PriceRow,
    ProviderRow,
    TrancheRow,
    UserRow,
)
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import (
    HandOver,
    MarkBlanks,
    PrintStock,
    hand_over,
    print_stock,
    spoil_blanks,
)
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)


def test_there_is_no_programme_before_one_is_loaded(home: Path) -> None:
    with closing(open_desk(home)) as desk:
        assert desk.read(lambda queries: queries.programme()) is None


def test_the_programme_is_read_as_it_was_declared(any_field: Any, programme_file: bytes) -> None:
    read = any_field.desk.read(lambda queries: queries.programme())

    assert read == read_programme_file(programme_file).programme


def test_donations_tell_what_they_received_and_what_is_left(any_field: Any) -> None:
    any_field.issued(people=3)

    assert any_field.desk.read(lambda queries: queries.donations()) == (
        DonationRow(
            "DON-CAS", "DONATEUR", "ASSO-CAS", "MAD", DonationState.ACTIVE, 10_000_00, 10_000_00 - 3 * 250_00
        ),
        DonationRow("DON-RAB", "DONATEUR", "ASSO-RAB", "JPY", DonationState.ACTIVE, 6_650_00, 6_650_00),
    )


def test_a_tranche_keeps_its_own_currency_and_the_rate_it_was_booked_at(any_field: Any) -> None:
    received = date(2026, 9, 1)

    assert any_field.desk.read(lambda queries: queries.tranches("DON-CAS")) == (
        TrancheRow(1, received, Money(10_000_00, "MAD"), None, None, "", 10_000_00, "T1"),
    )
    assert any_field.desk.read(lambda queries: queries.tranches("DON-RAB")) == (
        TrancheRow(
            number=1,
            received_on=received,
            amount=Money(100_000, "JPY"),
            rate=Decimal("0.0665"),
            rate_on=received,
            rate_source="Banque d'essai",
            booked=6_650_00,
            reference="T1",
        ),
    )


def test_the_tranches_of_a_donation_nobody_declared_are_refused(field: Any) -> None:
    with pytest.raises(UnknownDonation):
        field.desk.read(lambda queries: queries.tranches("DON-INCONNU"))


def test_batches_count_their_blanks_in_the_safe_and_at_the_desks(any_field: Any) -> None:
    any_field.session("S1", people=2)
    first, *_ = any_field.do("stock", print_stock, PrintStock("LOT-CAS", 9))
    any_field.do("stock", spoil_blanks, MarkBlanks((first.serial,)))
    any_field.distribution("D1", "S1", mode=PrintMode.FROM_STOCK)
    any_field.do("stock", hand_over, HandOver("D1", 5))
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))

    assert batch(any_field, "LOT-CAS") == BatchRow(
        "LOT-CAS",
        "DON-CAS",
        "ASSO-CAS",
        "Casablanca",
        250_00,
        date(2026, 12, 31),
        RemainderPolicy.FORFEIT,
        in_safe=9 - 1 - 5,
        at_desks=5 - 2,
    )
    assert (batch(any_field, "LOT-RAB").in_safe, batch(any_field, "LOT-RAB").at_desks) == (0, 0)


def test_blanks_that_came_back_are_in_the_safe_again(any_field: Any) -> None:
    any_field.session("S1", people=2)
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 5))
    any_field.distribution("D1", "S1", mode=PrintMode.FROM_STOCK)
    any_field.do("stock", hand_over, HandOver("D1", 5))
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    any_field.do("distribution", close_distribution, CloseDistribution("D1", counted_back=3))

    assert (batch(any_field, "LOT-CAS").in_safe, batch(any_field, "LOT-CAS").at_desks) == (3, 0)


def batch(field: Any, code: str) -> BatchRow:
    batches: dict[str, BatchRow] = {row.code: row for row in field.desk.read(lambda q: q.batches())}
    return batches[code]


def test_providers_are_listed_by_city_and_name(any_field: Any) -> None:
    providers = any_field.desk.read(lambda queries: queries.providers())

    assert [row.code for row in providers] == ["ANCIEN-CAS", "HAMMAM-CAS", "PHARMA-CAS", "PHARMA-RAB"]
    assert providers[0] == ProviderRow(
        "ANCIEN-CAS",
        "Ancien prestataire",
        "Casablanca",
        ProviderState.CONTRACTED,
        date(2025, 1, 1),
        date(2025, 12, 31),
    )


def test_users_are_listed_with_their_posts_and_their_provider(any_field: Any) -> None:
    users = {row.code: row for row in any_field.desk.read(lambda queries: queries.users())}

    assert users["coordination"] == UserRow("coordination", frozenset({Role.COORDINATOR}), None)
    assert users["guichet-cas"] == UserRow("guichet-cas", frozenset({Role.PROVIDER}), "PHARMA-CAS")
    assert list(users) == sorted(users)


def test_people_are_counted_once_however_many_vouchers_they_held(any_field: Any) -> None:
    any_field.issued(3, "LOT-CAS", "1")
    any_field.issued(2, "LOT-RAB", "2")
    any_field.distribution("D3", "S1", "LOT-PARTOUT")
    any_field.do("distribution", issue_vouchers, IssueVouchers("D3"))

    assert any_field.desk.read(lambda queries: queries.people_reached()) == (
        PeopleCount("Casablanca", Sex.FEMALE, AgeGroup.ADULT, 3),
        PeopleCount("Rabat", Sex.FEMALE, AgeGroup.ADULT, 2),
    )


def test_a_person_helped_in_two_cities_counts_in_the_first(any_field: Any) -> None:
    any_field.issued(1, "LOT-CAS", "1")
    any_field.session("S2", people=1, association="ASSO-RAB")
    known = Person(0, "S1-0001", Sex.FEMALE, 1990, AgeGroup.ADULT)
    any_field.do("animation", propose_waiver, ProposeWaiver("S2", known, WaiverReason.URGENT))
    any_field.do("coordination", approve_waiver, ApproveWaiver("S2", "S1-0001"))
    any_field.distribution("D2", "S2", "LOT-RAB")

    assert any_field.do("distribution", issue_vouchers, IssueVouchers("D2")).count == 2
    assert any_field.desk.read(lambda queries: queries.people_reached()) == (
        PeopleCount("Casablanca", Sex.FEMALE, AgeGroup.ADULT, 1),
        PeopleCount("Rabat", Sex.FEMALE, AgeGroup.ADULT, 1),
    )


def test_a_voucher_lost_reached_its_holder_and_one_not_collected_reached_nobody(any_field: Any) -> None:
    lost, left, _ = any_field.issued(people=3)
    for serial, reason in ((lost, VoidReason.LOST), (left, VoidReason.NOT_COLLECTED)):
        any_field.do("distribution", propose_void, ProposeVoid(serial, reason))
        any_field.do("coordination", approve_void, ApproveVoid(serial))

    (count,) = any_field.desk.read(lambda queries: queries.people_reached())

    assert count.people == 2


def test_prices_are_those_of_the_contract_today(any_field: Any) -> None:
    def prices(provider: str) -> Any:
        return any_field.desk.read(lambda queries: queries.prices(provider))

    assert prices("PHARMA-CAS") == (PriceRow("CONSULTATION", "Consultation", 120_00),)
    assert prices("PHARMA-RAB") == (PriceRow("CONSULTATION", "Consultation", None),)
    assert prices("HAMMAM-CAS") == ()
    with pytest.raises(UnknownProvider):
        prices("X")
