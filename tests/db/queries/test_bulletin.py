"""The bulletin's figures: meetings, vouchers by what became of them, services, providers."""

from typing import Any

from voucher_desk.domain.reports import ReportScope
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.bulletin import BulletinFacts, CityVouchers, ProvidersOfCity, ServiceUse
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


def told(field: Any, **covered: Any) -> BulletinFacts:
    scope, now = ReportScope(**covered), field.clock.now
    facts: BulletinFacts = field.desk.read(lambda queries: queries.bulletin(scope, now))
    return facts


def test_vouchers_are_counted_by_what_became_of_them(any_field: Any) -> None:
    used, lost, *_open = any_field.issued(4)
    any_field.redeem(used)
    any_field.do("distribution", propose_void, ProposeVoid(lost, VoidReason.LOST))
    any_field.do("coordination", approve_void, ApproveVoid(lost))
    any_field.issued(2, "LOT-RAB", "2")

    facts = told(any_field)

    assert facts.vouchers == (
        CityVouchers("Casablanca", 4, 1, 0, 1, 2, issued=1_000_00, redeemed=250_00),
        CityVouchers("Rabat", 2, 0, 0, 0, 2, issued=375_00, redeemed=0),
    )
    assert [service.exchanges for service in facts.services] == [1]
    assert sum(service.redeemed for service in facts.services) == 250_00
    assert [meeting.participations for meeting in facts.meetings] == [4, 2]


def test_a_donation_tells_of_its_own_alone(any_field: Any) -> None:
    used, *_ = any_field.issued(3)
    any_field.redeem(used)
    any_field.issued(2, "LOT-RAB", "2")

    facts = told(any_field, donation="DON-RAB")

    assert [city.city for city in facts.vouchers] == ["Rabat"]
    assert facts.services == ()
    assert [meeting.code for meeting in facts.meetings] == ["S2"]
    assert [account.code for account in facts.accounts] == ["DON-RAB"]


def test_providers_count_while_their_contract_runs(any_field: Any) -> None:
    providers = told(any_field).providers

    assert ProvidersOfCity("Rabat", "CONSULTATION", 1) in providers
    assert sum(row.providers for row in providers if row.city == "Casablanca") >= 1
    assert all(isinstance(row, ProvidersOfCity) for row in providers)


def test_a_service_is_told_once_however_many_providers_gave_it(any_field: Any) -> None:
    first, second, _third = any_field.issued(3)
    any_field.redeem(first)
    any_field.redeem(second)

    assert told(any_field).services == (ServiceUse("CONSULTATION", 2, 500_00),)
