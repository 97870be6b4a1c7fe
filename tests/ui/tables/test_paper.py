"""A table as a PDF: how long it may be, what it says it is of, and how it is stopped."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QLineEdit

from resources.catalogues import catalogue
from ui.background import Cancelled, Progress
from ui.parts.choices import Choices
from ui.tables import paper
from ui.tables.columns import Column
from ui.tables.kinds import count_column
from ui.tables.paper import ShownTable, filter_words, paper_cells, write_paper
from ui.wording import Wording, without_isolates
from voucher_desk.desk import Desk
from voucher_desk.domain.digits import Digits, in_arabic_indic
from voucher_desk.domain.reports import TableTooLong
from voucher_desk.printing.table_layout import TableCell
from voucher_desk.queries.queries import Queries

MADE_AT = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def shown(wording: Wording) -> ShownTable:
    """Return a table of numbers, of which those that end in 7 fail."""
    columns: tuple[Column[int], ...] = (
        Column("Bon", lambda row: f"N-{row}", fails=lambda row: row % 10 == 7),
        count_column("Nombre", wording, lambda row: row),
    )
    return ShownTable("Bons", columns, "Ville des bons : Rabat", wording)


def written(
    desk: Desk, shown: ShownTable, path: Path, count: int, tell: Any = lambda _done, _of: None
) -> Progress:
    progress = Progress(tell)

    def every(_queries: Queries, steps: Progress) -> Iterator[tuple[TableCell, ...]]:
        steps.step(0, count)
        yield from (paper_cells(shown.columns, row) for row in range(count))

    desk.read(lambda queries: write_paper(shown, every, queries, MADE_AT, path, progress))
    return progress


def test_a_paper_tells_its_lines_and_by_what_they_were_looked_for(
    desk: Desk, shown: ShownTable, tmp_path: Path
) -> None:
    written(desk, shown, tmp_path / "bons.pdf", 3)
    with pypdfium2.PdfDocument(tmp_path / "bons.pdf") as document:
        text = document[0].get_textpage().get_text_range()
    for told in ("Bons", "Lignes 3", "Concerne Ville des bons : Rabat", "N-2 2", "04/11/2026"):
        assert told in text


def test_a_list_too_long_for_paper_is_refused_before_a_row_is_drawn(
    desk: Desk, shown: ShownTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "MOST_LINES", 10)
    written(desk, shown, tmp_path / "bons.pdf", 10)
    with pytest.raises(TableTooLong) as refused:
        written(desk, shown, tmp_path / "longs.pdf", 11)
    assert refused.value.data() == {"lines": 11, "most": 10}
    assert [file.name for file in tmp_path.glob("*.pdf*")] == ["bons.pdf"]
    for language in ("fr", "ar", "en"):
        said = Wording(language, catalogue(language)).sentence(refused.value)
        assert all(told in said for told in ("11", "10", "XLSX", "CSV"))


def test_a_paper_tells_its_steps_and_leaves_nothing_where_it_is_stopped(
    desk: Desk, shown: ShownTable, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []

    def stopping(done: int, of: int) -> None:
        steps.append((done, of))
        if done == 100:
            raise Cancelled

    with pytest.raises(Cancelled):
        written(desk, shown, tmp_path / "bons.pdf", 400, stopping)
    assert steps == [(0, 400), (0, 400), (50, 400), (100, 400)]
    assert not list(tmp_path.glob("*.pdf*"))


def test_only_what_narrows_a_list_is_told(dressed: Any, qtbot: Any, wording: Wording) -> None:
    search, city, state = QLineEdit(), Choices[str | None](), Choices[str | None]()
    for part, name in ((search, "Rechercher"), (city, "Ville"), (state, "État")):
        qtbot.addWidget(part)
        part.setAccessibleName(name)
    city.offer([("Toutes", None), ("Rabat", "Rabat")])
    state.offer([("Tous", None), ("Émis", "ISSUED")])
    assert filter_words(wording, search, city, state) == ""
    search.setText(" <b>S-1 ")
    city.choose("Rabat")
    assert filter_words(wording, search, city, state) == "Rechercher : <b>S-1 · Ville : Rabat"
    arabic = filter_words(Wording("ar", catalogue("ar")), search, city, state)
    assert without_isolates(arabic) == "Rechercher: <b>S-1 · Ville: Rabat"


def test_a_paper_has_latin_digits_whatever_the_screen_shows(desk: Desk, tmp_path: Path) -> None:
    arabic = Wording("ar", catalogue("ar"), Digits.ARABIC_INDIC)
    columns: tuple[Column[int], ...] = (count_column(arabic.figures("0–100"), arabic, lambda row: 664 + row),)
    assert in_arabic_indic("664") in columns[0].shown(0)
    written(desk, ShownTable("T", columns, arabic.count(2_026), arabic), tmp_path / "t.pdf", 3)
    with pypdfium2.PdfDocument(tmp_path / "t.pdf") as document:
        text = document[0].get_textpage().get_text_range()
    assert not set(in_arabic_indic("0123456789")) & set(text)
    for told in ("664", "666", "0–100", "026"):
        assert told in text
