"""Questions to the person, each with a name and a plain answer; tests answer them without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtPrintSupport import QPrinter

Answer = TypeVar("Answer", bound=Enum)


class FileKind(Enum):
    """What kind of file is saved; `value` is the ending of its name."""

    PDF = ".pdf"
    WORKBOOK = ".xlsx"
    TABLE = ".csv"


@dataclass(frozen=True, slots=True)
class CountBack:
    """How many blanks came back from a distribution, and why the number differs if it does."""

    counted: int
    explanation: str


@dataclass(frozen=True, slots=True)
class PrintCount:
    """What came out of the printer: the sheets, counted from 1, to be printed again, and why; none: all."""

    lost: tuple[int, ...]
    reason: str


class Questions(Protocol):
    """What may be asked of the person at the desk; None, or False, where they would rather not."""

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask whether to go on; `yes` is the word on the button that does."""
        ...

    def ask_reason(self, question: str, detail: str) -> str | None:
        """Ask why, in words; never an empty text."""
        ...

    def ask_choice(self, question: str, detail: str, answers: Sequence[tuple[str, Answer]]) -> Answer | None:
        """Ask for one of several answers, each with the word shown for it."""
        ...

    def ask_count_back(self, expected: int) -> CountBack | None:
        """Ask how many blanks were counted, where `expected` should be there."""
        ...

    def ask_blanks(self, wanted: int) -> int | None:
        """Ask how many blanks to hand over, where `wanted` are missing."""
        ...

    def choose_attendance_file(self) -> Path | None:
        """Ask for the file of an attendance list."""
        ...

    def choose_claim_file(self) -> Path | None:
        """Ask for the file of an invoice's lines or of papers counted."""
        ...

    def choose_where_to_save(self, suggested: str, kind: FileKind) -> Path | None:
        """Ask where to write a file; `suggested` is its name without an ending."""
        ...

    def choose_printer(self, pages: int, *, once: bool) -> QPrinter | None:
        """Ask for a printer, which of the pages, and how many copies unless each may come out `once`."""
        ...

    def ask_print_count(self, sheets: int) -> PrintCount | None:
        """Ask which of so many sheets came out of the printer."""
        ...
