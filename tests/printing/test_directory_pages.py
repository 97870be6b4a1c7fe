"""The directory on paper: by city and kind of care; a service is never parted, a closed one left out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from gettext import NullTranslations
from io import BytesIO

from voucher_desk.domain.directory import CareKind, DirectoryEntry
from voucher_desk.printing.directory_pages import directory_pages

Reader = Callable[[bytes], list[str]]

CENTRE = DirectoryEntry(
    "C", "Centre <b>d'écoute</b>", "Casablanca", CareKind.PSYCHOSOCIAL, opening="tous les jours", contact="05"
)


def printed(*entries: DirectoryEntry) -> bytes:
    output = BytesIO()
    directory_pages(
        entries, "Bien-être", datetime(2026, 11, 4, 9, 30, tzinfo=UTC), output, NullTranslations()
    )
    return output.getvalue()


def test_a_service_stands_under_its_city_and_kind_of_care(read_text: Reader) -> None:
    (text,) = read_text(printed(CENTRE))
    assert (
        text.index("Casablanca") < text.index("Soutien psychosocial") < text.index("Centre <b>d'écoute</b>")
    )
    assert "Ouverture tous les jours" in text


def test_a_service_that_closed_is_left_out(read_text: Reader) -> None:
    (text,) = read_text(printed(CENTRE, replace(CENTRE, name="Fermé", open_now=False)))
    assert "Fermé" not in text


def test_a_service_is_never_parted(read_text: Reader) -> None:
    many = [replace(CENTRE, name=f"Centre {number}", contact=f"tel-{number}") for number in range(40)]
    pages = read_text(printed(*many))
    assert len(pages) > 1
    for number in range(40):
        (page,) = [page for page in pages if f"Centre {number}\r" in page]
        assert f"tel-{number}" in page


def test_an_empty_directory_is_one_page(read_text: Reader) -> None:
    assert len(read_text(printed())) == 1
