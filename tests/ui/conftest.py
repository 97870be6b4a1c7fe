"""A person at the desk: the window on a real database, hands that click and type, answers to questions."""

import gettext
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from resources.catalogues import catalogue
from ui.desktop import main_window, prepare
from ui.main_window import MainWindow
from ui.preview.paper_preview import PaperPreview
from ui.questions import Blanks, CountBack, FileKind, PrintCount, PrintRun, VarianceAnswer
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.reconciliation.reconciliation_screen import ReconciliationScreen
from ui.screens.screen import Screen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.tables.table_view import TableView
from ui.wording import Wording
from voucher_desk.desk import Desk
from voucher_desk.domain.count_back import Side

Answer = TypeVar("Answer", bound=Enum)
Shown = TypeVar("Shown", bound=Screen)
LEFT = Qt.MouseButton.LeftButton
X11_POSITIONS = dict(zip("1234567890-", range(10, 21), strict=True)) | {
    key: first + step
    for first, row in ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
    for step, key in enumerate(row)
}
ENTER_POSITION = 36


class Answers:
    """Answers every question as a test told it to, and remembers what was asked (`Questions`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, ...]] = []
        self.about: list[str] = []
        self.agrees = True
        self.reason: str | None = "papier mouillé"
        self.choice: Enum | None = None
        self.count_back: CountBack | None = None
        self.blanks: Blanks | None = None
        self.desk_issue: Blanks | None = None
        self.print_run: PrintRun | None = None
        self.day: date | None = None
        self.payment: str | None = None
        self.hash: str | None = ""
        self.received: int | None = None
        self.variance: VarianceAnswer | None = None
        self.list_file: Path | None = None
        self.backup_folder: Path | None = None
        self.backup: Path | None = None
        self.saves = True
        self.prints = True
        self.from_to: tuple[int, int] | None = None
        self.once: list[bool] = []
        self.print_count: PrintCount | None = None
        self.counted: list[int] = []
        self.of_blanks: list[bool] = []
        self.opened: list[Path] = []

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        self.asked.append((question, detail, yes))
        return self.agrees

    def ask_reason(self, question: str, detail: str, about: str = "") -> str | None:
        self.asked.append((question, detail))
        self.about.append(about)
        return self.reason

    def ask_choice(
        self, question: str, detail: str, answers: Sequence[tuple[str, Answer]], about: str = ""
    ) -> Answer | None:
        self.asked.append((question, detail))
        self.about.append(about)
        return next((answer for _word, answer in answers if answer is self.choice), None)

    def ask_count_back(self, expected: Mapping[str, int]) -> CountBack | None:
        self.asked.append(tuple(f"{desk} {count}".strip() for desk, count in expected.items()))
        return self.count_back

    def ask_blanks(self, wanted: int, desks: Sequence[str]) -> Blanks | None:
        self.asked.append((str(wanted), *desks))
        return self.blanks

    def ask_print_run(self, lots: Sequence[tuple[str, str]]) -> PrintRun | None:
        self.asked.append(tuple(code for _words, code in lots))
        return self.print_run

    def ask_day(self, question: str, detail: str, first: date) -> date | None:
        self.asked.append((question, detail))
        assert self.day is None or first <= self.day
        return self.day

    def ask_hash(self, question: str, detail: str) -> str | None:
        self.asked.append((question, detail))
        return self.hash

    def ask_desk_issue(self, floats: Mapping[str, int], due: int) -> Blanks | None:
        self.asked.append((str(due), *(f"{desk} {left}" for desk, left in floats.items())))
        return self.desk_issue

    def ask_payment(self, payments: Sequence[tuple[str, str]]) -> str | None:
        self.asked.append(tuple(words for words, _reference in payments))
        return self.payment

    def ask_received(self, desk: str) -> int | None:
        self.asked.append((desk,))
        return self.received

    def ask_variance(self, side: Side, papers: str, desks: Sequence[str]) -> VarianceAnswer | None:
        self.asked.append((side.value, papers, *desks))
        return self.variance

    def choose_attendance_file(self) -> Path | None:
        return self.list_file

    def choose_programme_file(self) -> Path | None:
        return self.list_file

    def choose_interviews(self) -> Path | None:
        return self.list_file

    def choose_directory(self) -> Path | None:
        return self.list_file

    def choose_statement(self) -> Path | None:
        return self.list_file

    def choose_logo(self) -> Path | None:
        return self.list_file

    def choose_folder(self) -> Path | None:
        return self.backup_folder

    def choose_backup(self) -> Path | None:
        return self.backup

    def choose_claim_file(self) -> Path | None:
        return self.list_file

    def choose_where_to_save(self, suggested: str, kind: FileKind) -> Path | None:
        return self.folder / (suggested + kind.value) if self.saves else None

    def ask_print_count(self, sheets: int, *, blanks: bool) -> PrintCount | None:
        self.of_blanks.append(blanks)
        self.counted.append(sheets)
        return self.print_count

    def choose_printer(self, pages: int, *, once: bool) -> QPrinter | None:
        """Choose a printer whose paper is a PDF, `sorti-1.pdf` and so on."""
        if not self.prints:
            return None
        assert pages
        self.once.append(once)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / f"sorti-{len(self.once)}.pdf"))
        if self.from_to:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*self.from_to)
        return printer


class Keyboard:
    """Keys as the platform sends them: by their position on a US keyboard, with the text the layout shows."""

    @staticmethod
    def press(window: Any, key: str, shown: str) -> None:
        """Press and release the key of a sign."""
        named = {" ": Qt.Key.Key_Space}.get(shown, Qt.Key(ord(shown.upper()[0])))
        Keyboard._send(window, named, X11_POSITIONS.get(key, 0), shown)

    @staticmethod
    def enter(window: Any) -> None:
        """Press and release Enter."""
        Keyboard._send(window, Qt.Key.Key_Return, ENTER_POSITION, "\r")

    @staticmethod
    def _send(window: Any, key: Qt.Key, position: int, text: str) -> None:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, position, 0, 0, text)
            QApplication.sendEvent(window, event)


class Person:
    """Who sits at the desk: sees the window, and does everything with mouse and keyboard."""

    def __init__(self, qtbot: Any, window: MainWindow, answers: Answers) -> None:
        self.qtbot = qtbot
        self.window = window
        self.answers = answers

    def waits(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: not self.window.place.background.busy, timeout=20_000)
        self.qtbot.wait(1)

    def goes_to(self, kind: type[Shown]) -> Shown:
        """Choose a screen at the side of the window."""
        at = [door.kind() for door in self.window.doors].index(kind)
        names = self.window.navigation
        self.qtbot.mouseClick(names.viewport(), LEFT, pos=names.visualItemRect(names.item(at)).center())
        self.waits()
        screen = self.window.page(at)
        assert isinstance(screen, kind)
        assert screen.isVisible()
        return screen

    def clicks(self, button: QPushButton) -> None:
        """Click a button that is there to be clicked."""
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        self.qtbot.mouseClick(button, LEFT)
        self.waits()

    def clicks_row(self, table: TableView[Any], row: int) -> None:
        """Click a row of a table, counted from 0 as shown."""
        cell = table.visualRect(table.index_of(row, 0))
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=cell.center() - QPoint(cell.width() // 4, 0))
        self.waits()

    def types(self, field: QWidget, text: str, *, enter: bool = False) -> None:
        """Type into a field, instead of what stood there."""
        field.setFocus()
        self.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClicks(field, letter)
            else:  # Qt's own hands know ASCII alone
                Keyboard.press(field, letter, letter)
        if enter:
            self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.waits()

    def chooses(self, box: QComboBox, word: str) -> None:
        """Open a list, go to the entry that is a word or begins with it, and take it by Enter."""
        assert box.isEnabled()
        words = [box.itemText(at) for at in range(box.count())]
        at = words.index(word) if word in words else [text.startswith(word) for text in words].index(True)
        box.showPopup()
        self.qtbot.keyClick(box.view(), Qt.Key.Key_Home)
        for _ in range(at):
            self.qtbot.keyClick(box.view(), Qt.Key.Key_Down)
        self.qtbot.keyClick(box.view(), Qt.Key.Key_Return)
        assert box.currentIndex() == at
        self.waits()

    def becomes(self, user: str) -> None:
        """Say who one is, in the header."""
        box = next(
            box for box in self.window.findChildren(QComboBox) if box.accessibleName() == "Personne qui agit"
        )
        self.chooses(box, user)
        assert self.window.place.desk.user == user

    def scans(self, printed: str, *, shown: str | None = None, enter: bool = True) -> None:
        """Pull the trigger of a hand scanner: US keys by position, `shown` as the layout of the host does."""
        window = self.window.windowHandle()
        for key, text in zip(printed, shown or printed, strict=True):
            Keyboard.press(window, key, text)
        if enter:
            Keyboard.enter(window)
        self.waits()

    def reads(self) -> str:
        """Return what the message bar says."""
        return self.window.messages.text

    def sees_paper(self) -> PaperPreview:
        """Return the preview that is open."""
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, PaperPreview)
        self.waits()
        return shown

    def saves_paper(self) -> None:
        """Save the paper that is shown, and close the preview."""
        shown = self.sees_paper()
        self.clicks(shown.toolbar.save)
        shown.close()
        self.waits()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say what a display without a screen, or a machine without video, cannot do.

    Any other warning of Qt's fails a test.
    """
    item.add_marker(
        pytest.mark.qt_log_ignore(
            "This plugin does not support", "Couldn't (load|resolve) ", "No RHI backend"
        )
    )


@pytest.fixture
def keyboard() -> type[Keyboard]:
    """Return the keys of a US keyboard."""
    return Keyboard


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Return the application as the desktop prepares it, in French."""
    prepare(qapp, Wording("fr", catalogue("fr")))
    return qapp


@pytest.fixture
def wording() -> Wording:
    """Return the French wording, which is the source."""
    return Wording("fr", gettext.NullTranslations())


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Return the answers to all questions."""
    folder = tmp_path / "papers"
    folder.mkdir()
    return Answers(folder)


@pytest.fixture
def opened(
    qtbot: Any, dressed: QApplication, answers: Answers
) -> Iterator[Callable[[Desk, Wording], Person]]:
    """Return a way to open the window on a desk; it is closed, and its work ended, after the test."""
    windows: list[MainWindow] = []

    def on(desk: Desk, words: Wording) -> Person:
        users = desk.read(lambda queries: queries.users())
        window = main_window(desk, words, answers, answers.opened.append, users=users, title="Voucher Desk")
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        person = Person(qtbot, window, answers)
        person.waits()
        return person

    yield on
    for window in windows:
        window.close()


@pytest.fixture
def person(opened: Callable[[Desk, Wording], Person], desk: Desk, wording: Wording) -> Person:
    """Return the coordinator at the desk, with the small programme loaded."""
    return opened(desk, wording)


@pytest.fixture
def sessions(person: Person) -> SessionsScreen:
    """Return the screen of sessions."""
    return person.goes_to(SessionsScreen)


@pytest.fixture
def distributions(person: Person) -> DistributionsScreen:
    """Return the screen of distributions."""
    return person.goes_to(DistributionsScreen)


@pytest.fixture
def vouchers(person: Person) -> VouchersScreen:
    """Return the screen of vouchers."""
    return person.goes_to(VouchersScreen)


@pytest.fixture
def exchange(person: Person) -> ExchangeScreen:
    """Return the screen of the exchange."""
    return person.goes_to(ExchangeScreen)


@pytest.fixture
def reconciliation(person: Person) -> ReconciliationScreen:
    """Return the screen of reconciliation."""
    return person.goes_to(ReconciliationScreen)
