"""Questions to the person, each with a name and a plain answer; tests answer them without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtPrintSupport import QPrinter

from voucher_desk.domain.count_back import Side, VarianceReason

Answer = TypeVar("Answer", bound=Enum)


class FileKind(Enum):
    """What kind of file is saved; `value` is the ending of its name."""

    PDF = ".pdf"
    WORKBOOK = ".xlsx"
    TABLE = ".csv"


@dataclass(frozen=True, slots=True)
class CountBack:
    """How many blanks came back from each desk, and a remark where a number differs.

    A desk without a name is the empty text.
    """

    counts: Mapping[str, int]
    explanation: str


@dataclass(frozen=True, slots=True)
class Blanks:
    """So many blanks, or people served with them, at a desk; an empty text where it has no name."""

    count: int
    desk: str = ""


@dataclass(frozen=True, slots=True)
class PrintRun:
    """So many blanks of a lot, by its code."""

    lot: str
    count: int


@dataclass(frozen=True, slots=True)
class VarianceAnswer:
    """Why a paper is missing or in excess, in words too, and the desk where one in excess was found."""

    reason: VarianceReason
    words: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class PrintCount:
    """What came out of the printer: the sheets, counted from 1, to be printed again, and why; none: all.

    `spoiled` are blanks set aside by their serials, and not printed again.
    """

    lost: tuple[int, ...]
    reason: str
    spoiled: tuple[str, ...] = ()


class Questions(Protocol):
    """What may be asked of the person at the desk; None, or False, where they would rather not."""

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask whether to go on; `yes` is the word on the button that does."""
        ...

    def ask_reason(self, question: str, detail: str, about: str = "") -> str | None:
        """Ask why, in words; never an empty text. What is typed about a voucher outlasts a crash."""
        ...

    def ask_choice(
        self, question: str, detail: str, answers: Sequence[tuple[str, Answer]], about: str = ""
    ) -> Answer | None:
        """Ask for one of several answers, each with the word shown for it; `about` as for a reason."""
        ...

    def ask_count_back(self, expected: Mapping[str, int]) -> CountBack | None:
        """Ask how many blanks were counted at each desk, where `expected` should be there."""
        ...

    def ask_blanks(self, wanted: int, desks: Sequence[str]) -> Blanks | None:
        """Ask how many blanks to hand over, where `wanted` are missing, and to which desk."""
        ...

    def ask_print_run(self, lots: Sequence[tuple[str, str]]) -> PrintRun | None:
        """Ask how many blanks to print and of which lot, each with the words shown for it and its code."""
        ...

    def ask_day(self, question: str, detail: str, first: date) -> date | None:
        """Ask for a day, no earlier than the first."""
        ...

    def ask_hash(self, question: str, detail: str) -> str | None:
        """Ask for a SHA-256 that stands on paper, in small letters; empty where there is none."""
        ...

    def ask_desk_issue(self, floats: Mapping[str, int], due: int) -> Blanks | None:
        """Ask which desk issues from its float, and to how many of the people due."""
        ...

    def ask_payment(self, payments: Sequence[tuple[str, str]]) -> str | None:
        """Ask which payment, of several each with the words shown for it and its reference."""
        ...

    def ask_received(self, desk: str) -> int | None:
        """Ask how many blanks were counted on receiving them at a desk."""
        ...

    def ask_variance(self, side: Side, papers: str, desks: Sequence[str]) -> VarianceAnswer | None:
        """Ask why papers are missing or in excess; `desks` are those that have too many."""
        ...

    def choose_attendance_file(self) -> Path | None:
        """Ask for the file of an attendance list."""
        ...

    def choose_programme_file(self) -> Path | None:
        """Ask for the file that declares a programme."""
        ...

    def choose_interviews(self) -> Path | None:
        """Ask for the file of a list of interviews."""
        ...

    def choose_directory(self) -> Path | None:
        """Ask for the file of a list of services."""
        ...

    def choose_statement(self) -> Path | None:
        """Ask for the file of a bank's statement."""
        ...

    def choose_logo(self) -> Path | None:
        """Ask for the picture of a donor's logo."""
        ...

    def choose_folder(self) -> Path | None:
        """Ask for a folder to take a backup to."""
        ...

    def choose_backup(self) -> Path | None:
        """Ask for the backup to be given back."""
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

    def ask_print_count(self, sheets: int, *, blanks: bool) -> PrintCount | None:
        """Ask which of so many sheets came out of the printer; of `blanks`, which are set aside."""
        ...
