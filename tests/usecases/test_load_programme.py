"""Loading a programme file: once, again without harm, and never against what was printed or received."""

from collections.abc import Callable
from typing import Any

import pytest

from voucher_desk.app import open_desk
from voucher_desk.domain.donations import RateMissing, TrancheDiffers
from voucher_desk.domain.duties import DutyMissing, UnknownUser, UserNotNamed
from voucher_desk.domain.programme import NoProgramme, OtherProgrammeLoaded
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.stock import TermsDiffer
from voucher_desk.usecases.expire_vouchers import ExpireVouchers, expire_vouchers
from voucher_desk.usecases.keep_stock import PrintStock, print_stock
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme

SECOND_TRANCHE = """
  [[donation.tranche]]
  amount = "500.00"
  received_on = 2026-10-01
  reference = "T2"

[[donation]]
code = "DON-RAB"
"""


@pytest.fixture
def reload(field: Any, programme_file: bytes) -> Callable[..., Any]:
    """Return a way to load the file again, with one text in it replaced."""

    def load(before: str = "", after: str = "") -> Any:
        text = programme_file.decode()
        assert before in text
        declaration = read_programme_file(
            text.replace(before, after, 1).encode() if before else programme_file
        )
        return field.do("administration", load_programme, LoadProgramme(declaration))

    return load


def test_the_first_loading_receives_every_tranche(field: Any) -> None:
    assert field.figures("DON-CAS").received == 10_000_00
    assert field.figures("DON-RAB").received == 6_650_00


def test_the_same_file_again_receives_nothing(field: Any, reload: Callable[..., Any]) -> None:
    assert (reload().tranches, reload().received) == (0, 0)
    assert field.figures("DON-CAS").received == 10_000_00


def test_a_new_tranche_is_received_once(field: Any, reload: Callable[..., Any]) -> None:
    change = ('\n[[donation]]\ncode = "DON-RAB"\n', SECOND_TRANCHE)

    assert [reload(*change).received, reload(*change).received] == [500_00, 0]
    assert field.figures("DON-CAS").received == 10_500_00


def test_a_tranche_received_never_changes(field: Any, reload: Callable[..., Any]) -> None:
    with pytest.raises(TrancheDiffers):
        reload('amount = "10000.00"', 'amount = "10000.01"')
    assert field.figures("DON-CAS").received == 10_000_00


@pytest.mark.parametrize(
    "line", ['rate = "0.0665"\n', "rate_on = 2026-09-01\n", 'rate_source = "Banque d\'essai"\n']
)
def test_a_foreign_tranche_needs_rate_day_and_source(reload: Callable[..., Any], line: str) -> None:
    with pytest.raises(RateMissing):
        reload(line, "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('face = "250.00"', 'face = "200.00"'),
        ("expires_on = 2026-12-31", "expires_on = 2027-06-30"),
        ('remainder = "FORFEIT"', 'remainder = "KEEP"'),
        ("scope = 1", "scope = 0"),
    ],
)
def test_terms_that_are_printed_never_change(
    field: Any, reload: Callable[..., Any], before: str, after: str
) -> None:
    reload(before, after)
    reload()
    field.do("stock", print_stock, PrintStock("LOT-CAS", 1))

    with pytest.raises(TermsDiffer):
        reload(before, after)


def test_a_database_serves_one_programme(reload: Callable[..., Any]) -> None:
    with pytest.raises(OtherProgrammeLoaded):
        reload("number = 7", "number = 8")


def test_who_works_here_may_not_load_without_the_duty(field: Any, programme_file: bytes) -> None:
    declaration = read_programme_file(programme_file)
    with pytest.raises(DutyMissing):
        field.do("distribution", load_programme, LoadProgramme(declaration))


def test_somebody_must_say_who_they_are_once_users_exist(field: Any) -> None:
    with pytest.raises(UserNotNamed):
        field.do(None, expire_vouchers, ExpireVouchers())
    with pytest.raises(UnknownUser):
        field.do("personne", expire_vouchers, ExpireVouchers())


def test_nothing_is_done_before_a_programme_is_loaded(home: Any, clock: Any) -> None:
    desk = open_desk(home, clock=clock)
    with pytest.raises((NoProgramme, DutyMissing)):
        desk.do(expire_vouchers, ExpireVouchers())
    desk.close()
