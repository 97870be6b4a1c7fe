"""The closing of a month on paper: one page, its hash as text and as a symbol, in every language."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
import zxingcpp

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.events import ChainHead
from voucher_desk.domain.periods import Closing, Month, Proposal, sha256_of
from voucher_desk.domain.reconciliation import Figures
from voucher_desk.printing.period_closing import mark_of, period_closing
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.queries.periods import KeptClosing

AT = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


def kept(donations: int) -> KeptClosing:
    def closing(month: Month, received: int) -> Closing:
        figures = {f"DON-{number}": Figures(received=received) for number in range(donations)}
        return Closing(Proposal(month, "amina", AT), figures, ChainHead("A", 7, "f" * 64, None), "omar", AT)

    now = closing(Month(2026, 10), 7_000_00)
    return KeptClosing(now, now.text, sha256_of(now.text), closing(Month(2026, 9), 5_000_00))


def drawn(donations: int, language: str, made_at: datetime = AT) -> tuple[bytes, int]:
    heading = StatementHeading("Projet", "", made_at, "e" * 64, 99, training=False)
    output = BytesIO()
    pages = period_closing(kept(donations), heading, output, catalogue(language))
    return output.getvalue(), pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_up_to_five_donations_stand_on_one_page_with_the_hash(
    language: str, read_text: Callable[[bytes], list[str]], scanned: Callable[[bytes], list[Any]]
) -> None:
    pdf, pages = drawn(5, language)
    [said] = read_text(pdf)
    assert (pages, kept(5).sha256 in said, "f" * 64 in said) == (1, True, True)
    [symbol] = zxingcpp.read_barcodes(scanned(pdf)[0])
    assert symbol.text == mark_of(kept(5))


def test_the_movements_stand_below_the_figures(read_text: Callable[[bytes], list[str]]) -> None:
    [said] = read_text(drawn(2, "fr")[0])
    figures, moved = said.replace("\u202f", " ").replace("\xa0", " ").split("faite le")
    assert "14 000,00" in figures
    assert "4 000,00" in moved
    assert "amina" in said
    assert "omar" in said


def test_more_donations_take_more_pages() -> None:
    assert drawn(6, "fr")[1] > 1


def test_the_paper_says_the_same_whenever_it_is_printed(read_text: Callable[[bytes], list[str]]) -> None:
    later = datetime(2027, 5, 1, tzinfo=UTC)
    assert read_text(drawn(2, "fr", later)[0]) == read_text(drawn(2, "fr")[0])
