"""The closing sheet and the stock slip: counts, serials and names, on as many pages as they need."""

from datetime import UTC, date, datetime
from gettext import NullTranslations
from io import BytesIO

import pytest
from pypdf import PdfReader

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.count_back import Side, VarianceReason
from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.floats import SerialRun
from voucher_desk.domain.stock import serial_of
from voucher_desk.printing.closing_sheet import LINES_PER_PAGE, closing_sheet
from voucher_desk.printing.stock_slip import RUNS_PER_PAGE, stock_slip
from voucher_desk.queries.count_backs import CountBack, DeskRow, MoveRow, VarianceRow
from voucher_desk.queries.papers import ListFoot, ListHeading

NOON = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
FRENCH = NullTranslations()
HEADING = ListHeading(
    project="Projet <b>",
    donor_mark="",
    donation="DON",
    association="Association",
    session="S1",
    session_date=date(2026, 10, 10),
    place="Rabat",
    distribution="D1",
    list_version=1,
    list_sha256="a" * 64,
    anchor="b" * 64,
    anchor_count=12,
    printed_at=NOON,
    training=True,
)


def lost(number: int, reason: VarianceReason = VarianceReason.LOST) -> VarianceRow:
    return VarianceRow(number, "A", serial_of("CAS1", number), Side.MISSING, reason, "", "dis", NOON)


def counted(*lines: VarianceRow, signed_by: str | None = None) -> CountBack:
    desks = (DeskRow("A", 40, 30, 0, 10, 8), DeskRow("B", 20, 20, 0, 0, 0))
    closing = ("", "dis", NOON)
    return CountBack(DistributionState.CLOSED, desks, (), (), lines, *closing, signed_by, NOON)


def pages_of(found: CountBack, translations: NullTranslations = FRENCH) -> list[str]:
    file = BytesIO()
    pages = closing_sheet(HEADING, ListFoot(50, 1, 0, 8), found, file, translations)
    read = [page.extract_text() for page in PdfReader(file).pages]
    assert len(read) == pages
    return read


def test_the_sheet_tells_each_desks_count_the_sum_and_every_line() -> None:
    [text] = pages_of(counted(lost(1), lost(2, VarianceReason.OTHER_DESK), signed_by="coo"))

    for told in ("A 40 30 10 8 -2", "B 20 20 0 0 0", "Total 60 50 10 8 -2"):
        assert told in text
    for told in ("CAS1-000001", "bon perdu", "passé à un autre poste", "mis au rebut : 1"):
        assert told in text
    assert "Compté par : dis" in text
    assert "Approuvé par : coo" in text


def test_nothing_is_written_off_before_it_is_approved() -> None:
    [text] = pages_of(counted(lost(1)))

    assert "mis au rebut : 0" in text
    assert "Approuvé par : …" in text


def test_a_count_without_lines_says_whether_it_agrees() -> None:
    [differs] = pages_of(counted())
    assert "pas encore expliqué" in differs


@pytest.mark.parametrize("lines", [LINES_PER_PAGE, LINES_PER_PAGE + 1])
def test_more_lines_than_a_page_holds_go_on_and_are_signed_on_the_last(lines: int) -> None:
    pages = pages_of(counted(*(lost(number) for number in range(1, lines + 1))))

    assert len(pages) == -(-lines // LINES_PER_PAGE)
    assert [("Compté par" in text) for text in pages] == [False] * (len(pages) - 1) + [True]
    assert sum(text.count("CAS1-") for text in pages) == lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_are_made_in_every_language(language: str) -> None:
    assert len(pages_of(counted(lost(1)), catalogue(language))) == 1


@pytest.mark.parametrize("runs", [1, RUNS_PER_PAGE + 2])
def test_the_slip_names_every_run_and_both_custodians(runs: int) -> None:
    firsts = range(1, 4 * runs, 4)
    parts = tuple(SerialRun(serial_of("CAS1", one), serial_of("CAS1", one + 1), 2) for one in firsts)
    move = MoveRow(7, "A", parts, 2 * runs, NOON, "stock", None, None)
    file = BytesIO()

    pages = stock_slip(HEADING, "LOT", move, file, FRENCH)

    texts = [page.extract_text() for page in PdfReader(file).pages]
    assert len(texts) == pages == -(-runs // RUNS_PER_PAGE)
    assert sum(text.count("CAS1-") for text in texts) == 2 * runs
    assert f"Total {2 * runs}" in texts[-1]
    assert "Remis par : stock" in texts[-1]
    assert "Reçu et compté par : …" in texts[-1]
    assert "D1 · Poste A" in texts[0]
