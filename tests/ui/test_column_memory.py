"""Columns chosen for a list are remembered, and no file keeps the program from starting."""

import json
from pathlib import Path

import pytest

from ui.column_memory import FILE_NAME, ColumnMemory
from voucher_desk.domain.attendance_list.columns import Choice
from voucher_desk.domain.attendance_list.fields import Field

LIST = "0" * 64
CHOSEN: dict[Field, Choice] = {Field.SEX: 1, Field.BIRTH_YEAR: 2, Field.CODE: None}


def test_a_choice_is_there_again_for_the_same_list(tmp_path: Path) -> None:
    ColumnMemory(tmp_path).keep(LIST, CHOSEN)

    assert ColumnMemory(tmp_path).recall(LIST) == CHOSEN
    assert ColumnMemory(tmp_path).recall("1" * 64) == {}
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_a_list_without_headings_is_not_remembered(tmp_path: Path) -> None:
    memory = ColumnMemory(tmp_path)
    memory.keep("", CHOSEN)

    assert memory.recall("") == {}


def test_lists_beyond_the_last_two_hundred_are_forgotten(tmp_path: Path) -> None:
    memory = ColumnMemory(tmp_path)
    for number in range(201):
        memory.keep(f"Liste {number}", CHOSEN)

    assert ColumnMemory(tmp_path).recall("Liste 0") == {}
    assert ColumnMemory(tmp_path).recall("Liste 200") == CHOSEN


@pytest.mark.parametrize(
    "text", ["", "[1]", "null", '{"a": 3}', '{"a": {"sex": -1}}', '{"a": {"sex": true}}', '{"a": {"x": 1}}']
)
def test_a_broken_file_remembers_nothing_and_is_written_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    memory = ColumnMemory(tmp_path)

    assert memory.recall(LIST) == {}
    memory.keep(LIST, CHOSEN)

    assert len(json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))) == 1


def test_where_nothing_can_be_written_the_choice_holds_for_the_day(tmp_path: Path) -> None:
    memory = ColumnMemory(tmp_path / "nowhere")
    memory.keep(LIST, CHOSEN)

    assert memory.recall(LIST) == CHOSEN
