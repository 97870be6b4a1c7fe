"""Walks the program through the worked example, as a person would, and keeps what was seen.

    python scripts/screenshots.py [fr|ar|en]...

Pictures are written to `docs/screenshots/<language>`, one walk in a process of its own for each language.
Where there is no display: `QT_QPA_PLATFORM=offscreen`, or under `xvfb-run`.
"""

import argparse
import itertools
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from resources.catalogues import LANGUAGES, catalogue
from ui.desktop import main_window, prepare
from ui.dialog_question import Question
from ui.dialogs import DialogQuestions
from ui.main_window import MainWindow
from ui.questions import FileKind
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.reconciliation.reconciliation_screen import ReconciliationScreen
from ui.screens.screen import Screen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.wording import Wording
from voucher_desk.app import open_desk
from voucher_desk.demo.performance import perform
from voucher_desk.desk import Desk
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.queries.vouchers import VoucherFilter
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher

PICTURES = Path(__file__).parents[1] / "docs" / "screenshots"
SIZE = QSize(1366, 768)
SMALLEST = QSize(1024, 600)
SETTLING_MS = 350
MOST_ROUNDS = 60

PROBLEM_LIST = """\
Code bénéficiaire;Sexe;Date de naissance;Présent;Nationalité;Téléphone
CAS-X-001;Femme;12/03/1994;O;;
CAS-X-002;Masculin;31/02/1990;O;;
CAS-X-003;;05/11/2001;O;;
CAS-X-004;Femme;14/07/09;O;;
CAS-X-005;Masculin;22/08/1988;N;;
CAS-X-001;Femme;12/03/1994;O;;
CAS-X-006;Non communiqué;01/01/1979;O;;
"""

Shown = TypeVar("Shown", bound=Screen)


class WalkersAnswers(DialogQuestions):
    """Answers the questions of the program as the walk goes on, without a window."""

    def __init__(self, wording: Wording, folder: Path) -> None:
        """Take the folder that files are written to."""
        super().__init__(wording)
        self.folder = folder
        self.list_file: Path | None = None

    def choose_attendance_file(self) -> Path | None:
        """Choose the list of the walk."""
        return self.list_file

    def choose_where_to_save(self, suggested: str, kind: FileKind) -> Path | None:
        """Save in the walk's own folder."""
        return self.folder / (suggested + kind.value)


class Walk:
    """One walk in one language."""

    def __init__(self, application: QApplication, language: str, home: Path) -> None:
        """Open the window on the worked example."""
        self.application = application
        self.pictures = PICTURES / language
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.numbers = itertools.count(1)
        self.wording = Wording(language, catalogue(language))
        self.answers = WalkersAnswers(self.wording, home)
        self.desk = open_desk(home, "coordination")
        prepare(application, self.wording)
        self.window = self._window(self.desk)

    def _window(self, desk: Desk) -> MainWindow:
        users = desk.read(lambda queries: queries.users())
        made = main_window(
            desk, self.wording, self.answers, lambda _path: None, users=users, title="Voucher Desk"
        )
        made.resize(SIZE)
        made.show()
        return made

    def settle(self) -> None:
        """Let the program come to rest: typing timers over, background work done."""
        for _ in range(MOST_ROUNDS):
            loop = QEventLoop()
            QTimer.singleShot(SETTLING_MS, loop.quit)
            loop.exec()
            if not self.window.place.background.busy:
                return

    def keep(self, name: str, widget: QWidget | None = None) -> None:
        """Keep what is seen now."""
        self.settle()
        file = self.pictures / f"{next(self.numbers):02d}-{name}.png"
        (widget or self.window).grab().save(str(file))

    def goes_to(self, kind: type[Shown]) -> Shown:
        """Show a screen of the navigation, and return it."""
        found = ((at, screen) for at, screen in enumerate(self.window.screens) if isinstance(screen, kind))
        at, screen = next(found)
        self.window.go_to(at)
        self.settle()
        return screen

    def sessions(self) -> None:
        """See the sessions, one of them, and the preview of a list with problems."""
        screen = self.goes_to(SessionsScreen)
        self.keep("seances")
        screen.table.choose_row(0)
        self.keep("seance")
        screen.add.click()
        self.settle()
        screen.form.code.setText("SEANCE-10-OCT")
        screen.form.theme.setText("Journée mondiale de la santé mentale")
        self.keep("nouvelle-seance")
        screen.form.save.click()
        self.settle()
        file = self.answers.folder / "presence.csv"
        file.write_text(PROBLEM_LIST, encoding="utf-8")
        self.answers.list_file = file
        screen.panel.import_list.click()
        self.keep("import-problemes")
        screen.preview.valid_only.click()
        self.keep("import-lignes-valides")
        screen.preview.accept.click()
        self.keep("import-fait")

    def distributions(self) -> None:
        """See the distributions and prepare a new one, to its sheets."""
        screen = self.goes_to(DistributionsScreen)
        self.settle()
        screen.table.choose_row(0)
        self.keep("distribution")
        screen.add.click()
        self.settle()
        screen.form.session.setCurrentIndex(screen.form.session.count() - 1)
        self.keep("nouvelle-distribution")

    def vouchers(self) -> None:
        """See vouchers, find one, and read its history."""
        screen = self.goes_to(VouchersScreen)
        self.keep("bons")
        for state in (VoucherState.PART, VoucherState.VOID):
            screen.state.choose(state)
            screen.state.activated.emit(screen.state.currentIndex())
            self.settle()
            screen.table.choose_row(0)
            self.keep(f"bon-{state.value.lower()}")
        screen.state.setCurrentIndex(0)
        screen.search.setText("rien-de-tel")
        self.keep("bon-introuvable")
        screen.search.clear()

    def exchange(self) -> None:
        """Scan at a counter: valid, in part, done, again, and badly typed."""
        paper = self._open_paper("RAB")
        self._become("guichet-sante-rab")
        screen = self.goes_to(ExchangeScreen)
        self.keep("echange")
        self._scan(screen, paper.human_code)
        self.keep("echange-valable")
        screen.amount.amount.setText("100")
        screen.amount.amount.textEdited.emit("100")
        self.keep("echange-en-partie")
        screen.amount.redeem.click()
        self.keep("echange-enregistre")
        self._scan(screen, paper.human_code)
        self.settle()
        screen.amount.redeem.click()
        self.settle()
        self._scan(screen, paper.qr_digits)
        self.keep("echange-deja-fait")
        slip = paper.human_code[:5] + ("A" if paper.human_code[5] != "A" else "B") + paper.human_code[6:]
        self._scan(screen, slip)
        self.keep("echange-mal-lu")
        self._scan(screen, "https://exemple.org/menu")
        self.keep("echange-refuse")

    def reconciliation(self) -> None:
        """See the figures and the equations."""
        self._become("rapprochement")
        screen = self.goes_to(ReconciliationScreen)
        self.settle()
        screen.equations.choose_row(4)
        self.keep("rapprochement")

    def small(self) -> None:
        """See every screen on the smallest display."""
        self._become("coordination")
        self.window.resize(SMALLEST)
        for at, screen in enumerate(self.window.screens):
            self.window.go_to(at)
            self.keep(f"petit-ecran-{screen.sign}")

    def question(self) -> None:
        """See a question as it is asked."""
        _ = self.wording.gettext
        detail = _("Le nouveau papier porte de nouveaux codes ; tout papier antérieur sera refusé.")
        asked = Question(_("Réimprimer le bon"), detail, _("Continuer"), self.window)
        asked.show()
        self.keep("question", asked)
        asked.close()

    def _become(self, user: str) -> None:
        self.window.become(user)
        self.settle()

    def _open_paper(self, serial_part: str) -> VoucherPaper:
        """Return a new paper of a voucher that is still whole."""
        wanted = VoucherFilter(state=VoucherState.ISSUED)
        rows = self.desk.read(lambda queries: queries.vouchers(wanted))
        row = next(row for row in rows if serial_part in row.donation)
        request = ReprintVoucher(row.serial, "papier mouillé")
        return self.desk.acting_as("stock").do(reprint_voucher, request).value[0]

    def _scan(self, screen: ExchangeScreen, text: str) -> None:
        screen.code.setText(text)
        screen.code.returnPressed.emit()

    def close(self) -> None:
        """Leave the program."""
        self.window.close()
        self.desk.close()


def walk(language: str) -> None:
    """Walk through the program in one language."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        perform(Path(folder), catalogue(language))
        one = Walk(application, language, Path(folder))
        steps: list[Callable[[], None]] = [
            *(one.sessions, one.distributions, one.vouchers, one.exchange, one.reconciliation),
            *(one.question, one.small),
        ]
        for step in steps:
            step()
        one.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Walk in each language asked for, or in all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("languages", nargs="*", choices=[*LANGUAGES, []], default=[])
    languages = parser.parse_args(arguments).languages or LANGUAGES
    if len(languages) == 1:
        walk(languages[0])
        return
    for language in languages:
        subprocess.run([sys.executable, __file__, language], check=True)


if __name__ == "__main__":
    main()
