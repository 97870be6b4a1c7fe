"""A donation to its end: closing proposed, money out refused, what is left returned, closed by another."""

from typing import Any

import pytest

from voucher_desk.domain.donations import (
    DonationNotActive,
    DonationState,
    DonationStateForbids,
    MoneyStillAvailable,
    MoneyStillOut,
    ReferenceMissing,
    ReturnReferenceUsed,
    SameDonation,
)
from voucher_desk.domain.duties import DutyMissing, SamePerson
from voucher_desk.domain.money import DonationExhausted
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.reconciliation import failing
from voucher_desk.usecases.close_donation import NamedDonation, close_donation, propose_closing
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme
from voucher_desk.usecases.return_donation import ReturnDonation, return_donation

CAS = NamedDonation("DON-CAS")


def give_back(field: Any, amount: int, reference: str = "VIR-1", to: str | None = None) -> Any:
    return field.do("finance", return_donation, ReturnDonation("DON-CAS", amount, reference, to))


def nothing_differs(field: Any) -> bool:
    return not field.desk.read(lambda queries: list(queries.differences()))


def test_a_donation_is_returned_and_closed_by_two_persons(any_field: Any) -> None:
    assert any_field.do("rapprochement", propose_closing, CAS).state is DonationState.CLOSING
    assert give_back(any_field, 10_000_00).available == 0
    assert any_field.do("finance", close_donation, CAS).state is DonationState.CLOSED
    agreed = any_field.desk.read(lambda queries: queries.donation("DON-CAS"))
    assert (agreed.closing_proposed_by, agreed.closed_by) == ("rapprochement", "finance")
    figures = any_field.figures()
    assert (figures.received, figures.returned, figures.available) == (10_000_00, 10_000_00, 0)
    assert not failing(figures)
    assert nothing_differs(any_field)


def test_41_a_donation_with_money_out_is_not_closed(field: Any) -> None:
    field.issued(people=2)
    field.do("rapprochement", propose_closing, CAS)
    with pytest.raises(MoneyStillOut) as refusal:
        field.do("finance", close_donation, CAS)
    assert refusal.value.out == 500_00


def test_41_what_is_left_is_given_back_before_it_is_closed(field: Any) -> None:
    field.do("rapprochement", propose_closing, CAS)
    with pytest.raises(MoneyStillAvailable):
        field.do("finance", close_donation, CAS)


def test_42_nothing_is_issued_of_a_donation_being_closed(field: Any) -> None:
    field.session()
    field.distribution()
    field.do("rapprochement", propose_closing, CAS)
    with pytest.raises(DonationNotActive):
        field.do("distribution", issue_vouchers, IssueVouchers("D1"))


def test_who_proposed_does_not_close(field: Any, programme_file: bytes) -> None:
    both = programme_file.replace(b'roles = ["reconciler"]', b'roles = ["reconciler", "finance"]')
    assert both != programme_file
    field.do("administration", load_programme, LoadProgramme(read_programme_file(both)))
    field.do("rapprochement", propose_closing, CAS)
    with pytest.raises(SamePerson):
        field.do("rapprochement", close_donation, CAS)


def test_a_closing_that_nobody_proposed_is_refused(field: Any) -> None:
    with pytest.raises(DonationStateForbids):
        field.do("finance", close_donation, CAS)


def test_a_reallocation_keeps_the_equations_of_both_donations(any_field: Any) -> None:
    give_back(any_field, 4_000_00, to="DON-RAB")
    ours, theirs = any_field.figures(), any_field.figures("DON-RAB")
    assert (ours.returned, ours.available) == (4_000_00, 6_000_00)
    assert (theirs.received, theirs.available) == (10_650_00, 10_650_00)
    assert not failing(ours)
    assert not failing(theirs)
    assert nothing_differs(any_field)


def test_a_programme_loaded_again_leaves_a_reallocated_tranche_alone(
    field: Any, programme_file: bytes
) -> None:
    give_back(field, 4_000_00, to="DON-RAB")
    field.do("administration", load_programme, LoadProgramme(read_programme_file(programme_file)))
    assert field.figures("DON-RAB").received == 10_650_00


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        ({"amount": 10_000_01}, DonationExhausted),
        ({"amount": 1_00, "reference": " "}, ReferenceMissing),
        ({"amount": 1_00, "to": "DON-CAS"}, SameDonation),
    ],
)
def test_money_is_not_given_back_twice_or_into_the_blue(
    field: Any, wanted: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        give_back(field, **wanted)
    assert field.figures().returned == 0


def test_one_transfer_gives_back_once(field: Any) -> None:
    give_back(field, 1_00)
    with pytest.raises(ReturnReferenceUsed):
        give_back(field, 1_00)


def test_who_does_not_pay_gives_nothing_back(field: Any) -> None:
    with pytest.raises(DutyMissing):
        field.do("rapprochement", return_donation, ReturnDonation("DON-CAS", 1_00, "VIR-9"))
