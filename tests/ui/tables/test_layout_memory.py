"""Layouts of tables are remembered, and no file keeps the program from starting."""

import json
from pathlib import Path

import pytest

from ui.tables.layout_memory import FILE_NAME, Layout, LayoutMemory

CHOSEN = Layout((1, 0, 2), hidden=(2,), widths=(90, 120, 60))


def test_a_layout_is_there_again_for_its_table(tmp_path: Path) -> None:
    LayoutMemory(tmp_path).keep("vouchers", CHOSEN)

    assert LayoutMemory(tmp_path).recall("vouchers") == CHOSEN
    assert LayoutMemory(tmp_path).recall("claims") is None
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_a_layout_is_forgotten_for_good(tmp_path: Path) -> None:
    memory = LayoutMemory(tmp_path)
    memory.keep("vouchers", CHOSEN)
    memory.keep("claims", CHOSEN)
    memory.forget("vouchers")

    assert LayoutMemory(tmp_path).recall("vouchers") is None
    assert LayoutMemory(tmp_path).recall("claims") == CHOSEN


@pytest.mark.parametrize(
    "layout",
    [
        Layout((0, 1)),
        Layout((0, 1, 3)),
        Layout((0, 1, 1)),
        Layout((0, 1, 2), hidden=(0, 1, 2)),
        Layout((0, 1, 2), hidden=(3,)),
        Layout((0, 1, 2), widths=(90,)),
    ],
)
def test_a_layout_of_other_columns_fits_no_table_of_three(layout: Layout) -> None:
    assert CHOSEN.fits(3)
    assert not layout.fits(3)


@pytest.mark.parametrize(
    "text",
    [
        *("", "[1]", "null", '{"a": 3}', '{"a": {"order": [0]}}'),
        '{"a": {"order": [-1], "hidden": [], "widths": []}}',
        '{"a": {"order": [true], "hidden": [], "widths": []}}',
        '{"a": {"order": [0], "hidden": [], "widths": [99999]}}',
        '{"a": {"order": 1, "hidden": [], "widths": []}}',
    ],
)
def test_a_broken_file_remembers_nothing_and_is_written_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    memory = LayoutMemory(tmp_path)

    assert memory.recall("a") is None
    memory.keep("a", CHOSEN)

    assert json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))["a"]["order"] == [1, 0, 2]
