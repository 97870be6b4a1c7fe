"""Columns: each is named once, with how its cells are shown, sorted and copied."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from voucher_desk.spreadsheets.sheets import Cell

Row = TypeVar("Row")
Sortable = str | int


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table of rows.

    `sorted_by` gives what rows are ordered by, where the text shown would order them wrongly. Numbers stand
    at the trailing edge; a column of longer text `gives_way` where there is too little room. `fails` tells
    which cells must catch the eye, always beside a sign in the text; `explained` what hovering tells. `cell`
    gives what a spreadsheet takes where that is not the text shown: a number, money, a day. An `extra` column
    is hidden until the person chooses it.
    """

    heading: str
    shown: Callable[[Row], str]
    sorted_by: Callable[[Row], Sortable] | None = None
    is_number: bool = False
    gives_way: bool = False
    fails: Callable[[Row], bool] | None = None
    explained: Callable[[Row], str] | None = None
    cell: Callable[[Row], Cell] | None = None
    extra: bool = False
