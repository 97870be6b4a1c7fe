"""Questions asked in windows of their own."""

from collections.abc import Sequence
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
    QSpinBox,
    QWidget,
)

from ui.dialog_question import Question
from ui.print_count import PrintCountQuestion
from ui.questions import Answer, CountBack, FileKind, PrintCount
from ui.wording import Wording

_MOST_BLANKS = 100_000


class DialogQuestions:
    """Asks in dialogs above the active window."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self.parent: QWidget | None = None

    @property
    def _above(self) -> QWidget | None:
        return QApplication.activeModalWidget() or self.parent

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Ask whether to go on."""
        return Question(question, detail, yes, self._above).agreed()

    def ask_reason(self, question: str, detail: str) -> str | None:
        """Ask why, in words."""
        _ = self._wording.gettext
        asked = Question(question, detail, _("Continuer"), self._above)
        field = asked.put(QLineEdit(maxLength=200), _("Motif"))
        field.setPlaceholderText(_("Motif, sans nom ni donnée personnelle"))
        asked.accept_button.setEnabled(False)
        field.textChanged.connect(lambda text: asked.accept_button.setEnabled(bool(text.strip())))
        field.setFocus()
        return field.text().strip() if asked.agreed() else None

    def ask_choice(self, question: str, detail: str, answers: Sequence[tuple[str, Answer]]) -> Answer | None:
        """Ask for one of several answers."""
        asked = Question(question, detail, self._wording.gettext("Continuer"), self._above)
        group = QButtonGroup(asked)
        for place, (word, _answer) in enumerate(answers):
            group.addButton(asked.put(QRadioButton(word), word), place)
        asked.accept_button.setEnabled(False)
        group.idClicked.connect(lambda _place: asked.accept_button.setEnabled(True))
        return answers[group.checkedId()][1] if asked.agreed() else None

    def ask_count_back(self, expected: int) -> CountBack | None:
        """Ask how many blanks were counted."""
        _ = self._wording.gettext
        detail = _("Les registres attendent {count} bons vierges en retour.").format(count=expected)
        asked = Question(_("Compter les bons revenus"), detail, _("Clôturer"), self._above)
        counted = asked.put(_number(0, expected), _("Bons comptés"))
        explanation = asked.put(QLineEdit(maxLength=200), _("Explication de l'écart"))
        explanation.setPlaceholderText(_("Explication, si le compte diffère"))

        def judge() -> None:
            differs = counted.value() != expected
            asked.accept_button.setEnabled(not differs or bool(explanation.text().strip()))

        counted.valueChanged.connect(judge)
        explanation.textChanged.connect(judge)
        return CountBack(counted.value(), explanation.text().strip()) if asked.agreed() else None

    def ask_blanks(self, wanted: int) -> int | None:
        """Ask how many blanks to hand over."""
        _ = self._wording.gettext
        detail = _("Ils quittent le coffre pour cette distribution, dans l'ordre des numéros.")
        asked = Question(_("Remettre des bons vierges"), detail, _("Remettre"), self._above)
        count = asked.put(_number(1, wanted), _("Nombre de bons"))
        return count.value() if asked.agreed() else None

    def choose_attendance_file(self) -> Path | None:
        """Ask for the file of an attendance list."""
        _ = self._wording.gettext
        kinds = _("Listes de présence ({patterns})").format(patterns="*.xlsx *.ods *.csv *.txt")
        chosen, _kind = QFileDialog.getOpenFileName(
            self._above, _("Choisir la liste de présence"), _documents(), kinds
        )
        return Path(chosen) if chosen else None

    def choose_claim_file(self) -> Path | None:
        """Ask for the file of an invoice's lines or of papers counted."""
        _ = self._wording.gettext
        kinds = _("Factures et comptages ({patterns})").format(patterns="*.xlsx *.ods *.csv *.txt")
        chosen, _kind = QFileDialog.getOpenFileName(self._above, _("Choisir le fichier"), _documents(), kinds)
        return Path(chosen) if chosen else None

    def choose_where_to_save(self, suggested: str, kind: FileKind) -> Path | None:
        """Ask where to write a file."""
        start = QDir(_documents()).filePath(suggested + kind.value)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._above, self._wording.gettext("Enregistrer sous"), start, f"*{kind.value}"
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

    def ask_print_count(self, sheets: int) -> PrintCount | None:
        """Ask what came out of the printer."""
        asked = PrintCountQuestion(sheets, self._wording, self._above)
        return asked.answer() if asked.agreed() else None


def _number(smallest: int, usual: int) -> QSpinBox:
    return QSpinBox(minimum=smallest, maximum=_MOST_BLANKS, value=usual)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
