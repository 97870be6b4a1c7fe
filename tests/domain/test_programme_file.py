"""The programme file: what it may say, and how each slip of the pen is named by its key."""

from datetime import date
from pathlib import Path

import pytest

from voucher_desk.domain.money import Money
from voucher_desk.domain.programme import DeclarationUnknown, DeclarationWrong, ProgrammeUnreadable
from voucher_desk.domain.programme_file import read_programme_file

FILE = (Path(__file__).parents[1] / "data" / "programme.toml").read_bytes()


def changed(before: str, after: str) -> bytes:
    text = FILE.decode()
    assert before in text
    return text.replace(before, after, 1).encode()


def test_the_file_says_who_gives_serves_and_works() -> None:
    declared = read_programme_file(FILE)

    assert (declared.programme.code, declared.programme.number) == ("ESSAI", 7)
    assert [donation.code for donation in declared.donations] == ["DON-CAS", "DON-RAB"]
    assert declared.donations[1].tranches[0].amount == Money(100_000, "JPY")
    assert declared.batches[0].expires_on == date(2026, 12, 31)
    assert declared.scopes[0].index == 0


def test_the_same_file_is_known_again_by_its_hash() -> None:
    assert read_programme_file(FILE) == read_programme_file(FILE)
    assert read_programme_file(FILE).sha256 != read_programme_file(FILE + b"\n").sha256


@pytest.mark.parametrize("data", [b"[programme", b"\xff\xfe", b"PK\x03\x04"])
def test_what_is_no_toml_is_unreadable(data: bytes) -> None:
    with pytest.raises(ProgrammeUnreadable):
        read_programme_file(data)


SLIPS = {
    "no number": ('"ESSAI"\nnumber = 7', '"ESSAI"\n', "programme.number"),
    "a number too large": ("number = 7", "number = 65536", "programme.number"),
    "a truth as number": ("number = 7", "number = true", "programme.number"),
    "an end before the start": ("ends_on = 2027-12-31", "ends_on = 2025-12-31", "programme.ends_on"),
    "a date with a time": (
        "starts_on = 2026-01-01",
        "starts_on = 2026-01-01T00:00:00",
        "programme.starts_on",
    ),
    "a fraction as amount": ('amount = "10000.00"', "amount = 10000.0", "donation[1].tranche[1].amount"),
    "an amount of nothing": (
        'amount = "10000.00"',
        'amount = "0.00"',
        "donation[1].tranche[1].amount",
    ),
    "a negative amount": ('amount = "10000.00"', 'amount = "-1.00"', "donation[1].tranche[1].amount"),
    "a third decimal": ('amount = "10000.00"', 'amount = "1.005"', "donation[1].tranche[1].amount"),
    "a fraction of a yen": ('amount = "100000"', 'amount = "100000.50"', "donation[2].tranche[1].amount"),
    "a currency nobody knows": ('"JPY"', '"XXX"', "donation[2].currency"),
    "a rate of nothing": ('rate = "0.0665"', 'rate = "0"', "donation[2].tranche[1].rate"),
    "a rate that is no number": ('rate = "0.0665"', 'rate = "."', "donation[2].tranche[1].rate"),
    "a rate finer than is kept": (
        'rate = "0.0665"',
        'rate = "0.066512345"',
        "donation[2].tranche[1].rate",
    ),
    "a face of nothing": ('face = "250.00"', 'face = "0.00"', "batch[1].face"),
    "a face beyond its bytes": ('face = "250.00"', 'face = "42949672.96"', "batch[1].face"),
    "an expiry no code can hold": (
        "expires_on = 2026-12-31",
        "expires_on = 2019-12-31",
        "batch[1].expires_on",
    ),
    "a policy nobody knows": ('"FORFEIT"', '"LOSE"', "batch[1].remainder"),
    "a contract that ends before it begins": (
        "valid_to = 2026-12-31",
        "valid_to = 2025-12-31",
        "provider[1].valid_to",
    ),
    "a post nobody knows": ('["stock_keeper"]', '["boss"]', "user[1].roles"),
    "counter staff of no provider": ('["stock_keeper"]', '["provider"]', "user[1].provider"),
    "an empty code": ('code = "DON-CAS"', 'code = " "', "donation[1].code"),
    "a code of nothing visible": ('code = "DON-CAS"', 'code = "\\u200b"', "donation[1].code"),
    "a code too long": ('code = "DON-CAS"', f'code = "{"X" * 41}"', "donation[1].code"),
    "two donations of one code": ('code = "DON-RAB"', 'code = "DON-CAS"', "donation.code"),
    "two scopes of one index": ("index = 2", "index = 1", "scope.index"),
    "a price of nothing": ('amount = "120.00"', 'amount = "0.00"', "provider[1].price[1].amount"),
    "two prices of one service": (
        "[[provider.price]]",
        '[[provider.price]]\nservice = "CONSULTATION"\namount = "1.00"\n\n[[provider.price]]',
        "provider[1].price",
    ),
    "two users of one code": ('code = "animation"', 'code = "stock"', "user.code"),
}


@pytest.mark.parametrize(("before", "after", "key"), SLIPS.values(), ids=SLIPS)
def test_a_slip_of_the_pen_is_named_by_its_key(before: str, after: str, key: str) -> None:
    with pytest.raises(DeclarationWrong) as refused:
        read_programme_file(changed(before, after))

    assert refused.value.key == key


DANGLING = {
    "a donor": ('donor = "DONATEUR"', 'donor = "X"', "donation.donor"),
    "an association": ('association = "ASSO-CAS"', 'association = "X"', "donation.association"),
    "a donation": ('donation = "DON-CAS"', 'donation = "X"', "batch.donation"),
    "a scope": ("scope = 1", "scope = 9", "batch.scope"),
    "a service": ('services = ["CONSULTATION"]', 'services = ["X"]', "provider.services"),
    "the service of a price": ('service = "CONSULTATION"', 'service = "X"', "provider.price.service"),
    "a provider": ('provider = "PHARMA-CAS"', 'provider = "X"', "user.provider"),
    "the provider of a scope": (
        'kind = "city"\ntarget = "Casablanca"',
        'kind = "provider"\ntarget = "X"',
        "scope.target",
    ),
}


@pytest.mark.parametrize(("before", "after", "key"), DANGLING.values(), ids=DANGLING)
def test_what_nobody_declared_is_named(before: str, after: str, key: str) -> None:
    with pytest.raises(DeclarationUnknown) as refused:
        read_programme_file(changed(before, after))

    assert refused.value.key == key


def test_names_are_kept_without_what_cannot_be_seen() -> None:
    declared = read_programme_file(changed("Pharmacie d'essai", "Phar\\u200bmacie\\u0000 <b>"))

    assert declared.providers[0].name == "Pharmacie <b>"
