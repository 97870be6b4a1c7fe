"""A donation's logo: shown, replaced, taken off, and each choice told to the log."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from voucher_desk.domain.donations import UnknownDonation
from voucher_desk.domain.duties import DutyMissing
from voucher_desk.domain.logos import Logo, LogoMissing
from voucher_desk.domain.programme import DeclarationWrong
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.pictures import read_logo
from voucher_desk.usecases.choose_logo import ShowLogo, TakeLogoOff, show_logo, take_logo_off
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme


def logo(colour: str) -> Logo:
    out = BytesIO()
    Image.new("RGB", (80, 40), colour).save(out, "PNG")
    return read_logo(out.getvalue(), f"{colour}.png")


RED, BLUE = logo("red"), logo("blue")


def shown(field: Any, donation: str = "DON-CAS") -> Any:
    return field.desk.read(lambda queries: queries.donation(donation)).logo


def events(field: Any) -> int:
    heading = field.desk.read(lambda queries: queries.statement_heading(field.clock.now))
    return int(heading.anchor_count)


def test_a_logo_is_shown_only_where_the_donation_chose(any_field: Any) -> None:
    any_field.do("finance", show_logo, ShowLogo("DON-CAS", RED))
    found = shown(any_field)
    assert (found.logo, found.on_vouchers, found.on_lists) == (RED, False, False)
    assert shown(any_field, "DON-RAB") is None
    assert not any_field.desk.read(lambda queries: list(queries.differences()))


def test_where_it_shows_is_chosen_without_giving_it_again(any_field: Any) -> None:
    any_field.do("finance", show_logo, ShowLogo("DON-CAS", RED))
    any_field.do("finance", show_logo, ShowLogo("DON-CAS", None, on_vouchers=True, on_lists=True))
    found = shown(any_field)
    assert (found.logo, found.on_vouchers, found.on_lists) == (RED, True, True)


def test_a_logo_is_replaced_and_taken_off(any_field: Any) -> None:
    for step in (RED, BLUE, RED):
        any_field.do("finance", show_logo, ShowLogo("DON-CAS", step, on_lists=True))
        assert shown(any_field).logo == step
    any_field.do("finance", take_logo_off, TakeLogoOff("DON-CAS"))
    assert shown(any_field) is None
    any_field.do("finance", show_logo, ShowLogo("DON-RAB", RED))
    assert shown(any_field, "DON-RAB").logo == RED
    assert not any_field.desk.read(lambda queries: list(queries.differences()))


def test_the_same_choice_again_is_no_event(field: Any) -> None:
    field.do("finance", show_logo, ShowLogo("DON-CAS", RED))
    before = events(field)
    field.do("finance", show_logo, ShowLogo("DON-CAS", RED))
    field.do("finance", show_logo, ShowLogo("DON-CAS", replace(RED, sha256="0" * 64)))
    assert events(field) == before


def test_there_must_be_a_logo_to_show_or_take_off(field: Any) -> None:
    for use_case, request in (
        (show_logo, ShowLogo("DON-CAS", None, on_lists=True)),
        (take_logo_off, TakeLogoOff("DON-CAS")),
    ):
        with pytest.raises(LogoMissing):
            field.do("finance", use_case, request)


def test_only_who_designs_donations_chooses(field: Any) -> None:
    for use_case, request in (
        (show_logo, ShowLogo("DON-CAS", RED)),
        (take_logo_off, TakeLogoOff("DON-CAS")),
    ):
        with pytest.raises(DutyMissing):
            field.do("distribution", use_case, request)
    with pytest.raises(UnknownDonation):
        field.do("finance", show_logo, ShowLogo("DON-XXX", RED))


def declared(programme_file: bytes, said: str) -> LoadProgramme:
    text = programme_file.decode().replace('code = "DON-CAS"\n', f'code = "DON-CAS"\n{said}\n', 1)
    return LoadProgramme(read_programme_file(text.encode()), {"logos/red.png": RED})


def test_a_programme_file_declares_a_logo_once(field: Any, programme_file: bytes) -> None:
    said = 'logo = "logos/red.png"\nlogo_on_lists = true'
    field.do("finance", load_programme, declared(programme_file, said))
    found, before = shown(field), events(field)
    assert (found.logo, found.on_vouchers, found.on_lists) == (RED, False, True)
    field.do("finance", load_programme, declared(programme_file, said))
    assert events(field) == before + 1


def test_a_programme_file_that_says_nothing_leaves_the_logo(field: Any, programme_file: bytes) -> None:
    field.do("finance", show_logo, ShowLogo("DON-CAS", RED, on_vouchers=True))
    field.do("finance", load_programme, declared(programme_file, ""))
    assert shown(field).on_vouchers
    for _again in range(2):
        field.do("finance", load_programme, declared(programme_file, 'logo = ""'))
        assert shown(field) is None


@pytest.mark.parametrize("file", ["/etc/logo.png", "../logo.png", "a/../../logo.png", "C:\\\\logo.png"])
def test_a_programme_file_names_files_beside_it_alone(file: str, programme_file: bytes) -> None:
    with pytest.raises(DeclarationWrong) as refusal:
        declared(programme_file, f'logo = "{file}"')
    assert refusal.value.key == "donation[1].logo"
