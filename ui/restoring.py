"""Giving a backup back at the desk: between two windows, when nobody has the database open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QVBoxLayout

from ui import last_resort
from ui.background import Background
from ui.parts.labels import paragraph
from ui.questions import Questions
from ui.wording import Wording
from voucher_desk.domain.backups import Backup, BackupOlder
from voucher_desk.domain.refusals import Refused

Restore = Callable[[Path, bool], object]
"""Puts a backup in the database's place, an older one only where that was agreed. Raises Refused."""
_WIDTH = 420


class Restoring:
    """Asks what has to be asked and says what is refused, without a window behind it."""

    def __init__(
        self, application: QApplication, wording: Wording, questions: Questions, restore: Restore
    ) -> None:
        self._application = application
        self._wording = wording
        self._restore = restore
        self._questions = questions

    def give_back(self, file: Path) -> bool:
        """Put a backup in place, and return whether it is; nothing has changed where it is not."""
        with self._staying():
            return self._given_back(file)

    def offer(self, fault: Refused, newest: Backup) -> bool:
        """Offer the newest backup where the database cannot be opened; return whether it is in place."""
        wording = self._wording
        said = wording.gettext(
            "Dernière sauvegarde : {moment}, opérations : {events}."
            " Ce qui a été enregistré depuis est perdu ; le fichier de maintenant est gardé à côté."
        ).format(
            moment=wording.moment(newest.taken_at),
            events=wording.count(newest.contents.events),
        )
        question, yes = wording.gettext("Restaurer la sauvegarde ?"), wording.gettext("Restaurer")
        with self._staying():
            return self._questions.confirm(
                question, f"{wording.sentence(fault)}\n\n{said}", yes
            ) and self._given_back(newest.file)

    @contextmanager
    def _staying(self) -> Iterator[None]:
        """Stay while questions close: each is the last window of its moment, which else ends the program."""
        self._application.setQuitOnLastWindowClosed(False)
        try:
            yield
        finally:
            self._application.setQuitOnLastWindowClosed(True)

    def _given_back(self, file: Path) -> bool:
        refusal = self._tried(file, older=False)
        if isinstance(refusal, BackupOlder):
            _ = self._wording.gettext
            question, yes = _("Cette sauvegarde est antérieure"), _("Restaurer et perdre ces opérations")
            if not self._questions.confirm(question, self._wording.sentence(refusal), yes):
                return False
            refusal = self._tried(file, older=True)
        if refusal is not None:
            self._say(refusal)
        return refusal is None

    def _tried(self, file: Path, *, older: bool) -> Exception | None:
        """Restore behind a window that shows it is under way; return what was raised, None if nothing was."""
        shown, lane = UnderWay(self._wording), Background()
        raised: list[Exception] = []

        def failed(error: Exception) -> None:
            raised.append(error)
            shown.accept()

        lane.run(shown, lambda _: self._restore(file, older), lambda _done: shown.accept(), failed)
        shown.exec()
        shown.deleteLater()
        return next(iter(raised), None)

    def _say(self, error: Exception) -> None:
        _ = self._wording.gettext
        said = _("La restauration n'a pas abouti.")
        if isinstance(error, Refused):
            said = self._wording.sentence(error)
        else:
            last_resort.note(error)
        self._questions.confirm(_("Rien n'a été restauré"), said, _("Continuer"))


class UnderWay(QDialog):
    """Says that a backup is being proved and put in place; it cannot be closed meanwhile."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        said = wording.gettext("La sauvegarde est contrôlée et mise en place…")
        self.setWindowTitle(said)
        self.setMinimumWidth(_WIDTH)
        bar = QProgressBar(textVisible=False)
        bar.setRange(0, 0)
        bar.setAccessibleName(said)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(paragraph(said))
        whole.addWidget(bar)

    def reject(self) -> None:
        """Stay: what is under way is a matter of moments, and must not be left half-done."""
