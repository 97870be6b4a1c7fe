"""Questions asked in windows of their own."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from ui.closing_questions import (
    BlanksQuestion,
    CountBackQuestion,
    DeskIssueQuestion,
    VarianceQuestion,
    number,
)
from ui.dialog_question import Question
from ui.draft_bar import DraftBar
from ui.draft_fields import Field
from ui.drafts import Drafts
from ui.hash_question import HashQuestion
from ui.parts.choices import Choices
from ui.parts.forms import field
from ui.print_count import PrintCountQuestion
from ui.questions import Answer, Blanks, CountBack, FileKind, PrintCount, PrintRun, VarianceAnswer
from ui.stock_questions import DayQuestion, PrintRunQuestion
from ui.wording import Wording
from voucher_desk.domain.count_back import Side

_LISTS = "*.xlsx *.ods *.csv *.txt"


class DialogQuestions:
    """Asks in dialogs above the active window."""

    def __init__(self, wording: Wording, drafts: Drafts | None = None) -> None:
        self.wording = wording
        self.drafts = drafts or Drafts()
        self.parent: QWidget | None = None
        self.backups = ""

    @property
    def _above(self) -> QWidget | None:
        return QApplication.activeModalWidget() or self.parent

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask whether to go on."""
        return Question(question, detail, yes, self._above).agreed()

    def ask_reason(self, question: str, detail: str, about: str = "") -> str | None:
        """Ask why, in words."""
        _ = self.wording.gettext
        asked = Question(question, detail, _("Continuer"), self._above)
        field = asked.put(QLineEdit(maxLength=200), _("Motif"))
        field.setPlaceholderText(_("Motif, sans nom ni donnée personnelle"))
        asked.accept_button.setEnabled(False)
        field.textChanged.connect(lambda text: asked.accept_button.setEnabled(bool(text.strip())))
        field.setFocus()
        agreed = self._drafted(asked, question, about, {"reason": field})
        return field.text().strip() if agreed else None

    def ask_choice(
        self, question: str, detail: str, answers: Sequence[tuple[str, Answer]], about: str = ""
    ) -> Answer | None:
        """Ask for one of several answers."""
        asked = Question(question, detail, self.wording.gettext("Continuer"), self._above)
        group = QButtonGroup(asked)
        for place, (word, _answer) in enumerate(answers):
            group.addButton(asked.put(QRadioButton(word), word), place)
        asked.accept_button.setEnabled(False)
        group.idClicked.connect(lambda _place: asked.accept_button.setEnabled(True))
        agreed = self._drafted(asked, question, about, {"choice": group})
        return answers[group.checkedId()][1] if agreed else None

    def ask_count_back(self, expected: Mapping[str, int]) -> CountBack | None:
        """Ask how many blanks were counted at each desk."""
        asked = CountBackQuestion(expected, self.wording, self._above)
        return asked.answer() if asked.agreed() else None

    def ask_blanks(self, wanted: int, desks: Sequence[str]) -> Blanks | None:
        """Ask how many blanks to hand over, and to which desk."""
        asked = BlanksQuestion(wanted, desks, self.wording, self._above)
        return asked.answer() if asked.agreed() else None

    def ask_print_run(self, lots: Sequence[tuple[str, str]]) -> PrintRun | None:
        """Ask how many blanks to print and of which lot."""
        asked = PrintRunQuestion(lots, self.wording, self._above)
        return asked.answer() if asked.agreed() else None

    def ask_day(self, question: str, detail: str, first: date) -> date | None:
        """Ask for a day, no earlier than the first."""
        asked = DayQuestion(question, detail, first, self.wording, self._above)
        return asked.answer() if asked.agreed() else None

    def ask_hash(self, question: str, detail: str) -> str | None:
        """Ask for a SHA-256 that stands on paper."""
        asked = HashQuestion(question, detail, self.wording, self._above)
        return asked.answer() if asked.agreed() else None

    def ask_desk_issue(self, floats: Mapping[str, int], due: int) -> Blanks | None:
        """Ask which desk issues, and to how many people."""
        asked = DeskIssueQuestion(floats, due, self.wording, self._above)
        return asked.answer() if asked.agreed() else None

    def ask_payment(self, payments: Sequence[tuple[str, str]]) -> str | None:
        """Ask which payment a receipt is wanted of."""
        _ = self.wording.gettext
        asked = Question(_("Quel paiement ?"), _("Le dernier d'abord."), _("Continuer"), self._above)
        choice: Choices[str] = Choices(payments)
        asked.put(field(_("Paiement"), choice), _("Paiement"))
        choice.setFocus()
        return choice.value() if asked.agreed() else None

    def ask_received(self, desk: str) -> int | None:
        """Ask how many blanks were counted on receiving them; the number given is not told beforehand."""
        _ = self.wording.gettext
        detail = _("Comptez-les devant la personne qui les remet. Poste : {desk}").format(
            desk=self.wording.isolated(desk) or "–"
        )
        asked = Question(_("Recevoir des bons vierges"), detail, _("Confirmer"), self._above)
        count = number(0, 0)
        asked.put(field(_("Bons comptés"), count), _("Bons comptés"))
        return count.value() if asked.agreed() else None

    def ask_variance(self, side: Side, papers: str, desks: Sequence[str]) -> VarianceAnswer | None:
        """Ask why papers are missing or in excess."""
        asked = VarianceQuestion(side, papers, desks, self.wording, self._above)
        return asked.answer() if asked.agreed() else None

    def _drafted(self, asked: Question, question: str, about: str, fields: Mapping[str, Field]) -> bool:
        """Ask, and keep what is typed until there is an answer; no draft of what is about nothing."""
        if not about:
            return asked.agreed()
        bar = DraftBar(self, question, fields)
        asked.put_first(bar)
        bar.begin(about)
        try:
            return asked.agreed()
        finally:
            bar.end()

    def choose_attendance_file(self) -> Path | None:
        """Ask for the file of an attendance list."""
        _ = self.wording.gettext
        kinds = _("Listes de présence ({patterns})").format(patterns=_LISTS)
        return self._choose_file(_("Choisir la liste de présence"), kinds)

    def choose_programme_file(self) -> Path | None:
        """Ask for the file that declares a programme."""
        _ = self.wording.gettext
        kinds = _("Programmes ({patterns})").format(patterns="*.toml")
        return self._choose_file(_("Choisir le programme"), kinds)

    def choose_interviews(self) -> Path | None:
        """Ask for the file of a list of interviews."""
        _ = self.wording.gettext
        kinds = _("Listes d'entretiens ({patterns})").format(patterns=_LISTS)
        return self._choose_file(_("Choisir la liste d'entretiens"), kinds)

    def choose_directory(self) -> Path | None:
        """Ask for the file of a list of services."""
        _ = self.wording.gettext
        kinds = _("Annuaires ({patterns})").format(patterns=_LISTS)
        return self._choose_file(_("Choisir l'annuaire"), kinds)

    def choose_statement(self) -> Path | None:
        """Ask for the file of a bank's statement."""
        _ = self.wording.gettext
        kinds = _("Relevés de banque ({patterns})").format(patterns=_LISTS)
        return self._choose_file(_("Choisir le relevé"), kinds)

    def _choose_file(self, title: str, kinds: str, folder: str = "") -> Path | None:
        start = folder or _documents()
        chosen, _kind = QFileDialog.getOpenFileName(self._above, title, start, kinds)
        return Path(chosen) if chosen else None

    def choose_logo(self) -> Path | None:
        """Ask for the picture of a donor's logo."""
        _ = self.wording.gettext
        kinds = _("Images ({patterns})").format(patterns="*.png *.jpg *.jpeg")
        chosen, _kind = QFileDialog.getOpenFileName(self._above, _("Choisir un logo"), _documents(), kinds)
        return Path(chosen) if chosen else None

    def choose_folder(self) -> Path | None:
        """Ask for a folder to take a backup to."""
        chosen = QFileDialog.getExistingDirectory(
            self._above, self.wording.gettext("Sauvegarder dans un dossier ou sur une clé"), _documents()
        )
        return Path(chosen) if chosen else None

    def choose_backup(self) -> Path | None:
        """Ask for the backup to be given back."""
        _ = self.wording.gettext
        kinds = _("Sauvegardes ({patterns})").format(patterns="*.db")
        return self._choose_file(_("Choisir une sauvegarde"), kinds, self.backups)

    def choose_claim_file(self) -> Path | None:
        """Ask for the file of an invoice's lines or of papers counted."""
        _ = self.wording.gettext
        kinds = _("Factures et comptages ({patterns})").format(patterns=_LISTS)
        return self._choose_file(_("Choisir le fichier"), kinds)

    def choose_where_to_save(self, suggested: str, kind: FileKind) -> Path | None:
        """Ask where to write a file."""
        start = QDir(_documents()).filePath(suggested + kind.value)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._above, self.wording.gettext("Enregistrer sous"), start, f"*{kind.value}"
        )
        return Path(chosen).with_suffix(kind.value) if chosen else None

    def choose_printer(self, pages: int, *, once: bool) -> QPrinter | None:
        """Ask for a printer, which of so many pages and how many copies."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asked = QPrintDialog(printer, self._above)
        asked.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        asked.setMinMax(1, pages)
        agreed = asked.exec() == int(QDialog.DialogCode.Accepted)
        asked.deleteLater()
        if once:  # a second copy would be a second paper of the same vouchers, a back side a spoiled one
            printer.setCopyCount(1)
            printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        return printer if agreed else None

    def ask_print_count(self, sheets: int, *, blanks: bool) -> PrintCount | None:
        """Ask what came out of the printer."""
        asked = PrintCountQuestion(sheets, self.wording, self._above, blanks=blanks)
        return asked.answer() if asked.agreed() else None


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
