"""The last backup: when it was, how long ago, and how to take one now."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.flow import Flow
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.backups import is_worrying

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class LastBackup(QWidget):
    """Red where nothing was kept for days; hidden where there is no home, or a server keeps the database."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        _ = place.wording.gettext
        self.last, self.outside = paragraph(), paragraph()
        self.failure = paragraph("", "failing")
        self.now = button(_("Sauvegarder"), self._take, sign="check")
        self.elsewhere = button(_("Sur une clé…"), self._take_elsewhere, sign="export")
        self.elsewhere.setToolTip(_("Dans un dossier de votre choix : clé USB, disque, autre ordinateur"))
        self.restore = button(_("Restaurer…"), self._restore, kind="quiet")
        self.every = button(_("Toutes…"), self._show_every, kind="quiet", sign="list")
        self.every.setToolTip(_("Sauvegardes de ce poste ou d'une clé, leurs empreintes, combien en garder"))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(_("Avancement de la sauvegarde"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        words = column(label(_("Sauvegardes"), "section"), self.last, self.outside, self.failure, spacing=6)
        buttons = Flow(self.now, self.elsewhere, self.every, self.restore)
        whole.addWidget(holding(column(holding(words), self.progress, buttons, spacing=8)))
        place.keeping.changed.connect(self.show_last)
        place.keeping.progressed.connect(self._on_progressed)
        self._shared = False
        self.show_last()

    def show_database(self, *, shared: bool) -> None:
        """Learn whether a server keeps the database, and show what was kept last."""
        self._shared = shared
        self.show_last()

    def show_last(self) -> None:
        """Show what was kept last, by the station's clock."""
        keeping = self._place.keeping
        self.setVisible(keeping.backups is not None and not self._shared)
        busy = keeping.busy
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)
        self.restore.setVisible(keeping.may_restore)
        for made in (self.now, self.elsewhere, self.restore):
            made.setEnabled(not busy)
        self.failure.setText(keeping.failure)
        self.failure.setVisible(bool(keeping.failure))
        _ = self._place.wording.gettext
        self._show(
            self.last, keeping.last_at(), _("Dernière sauvegarde : {moment}"), _("Aucune sauvegarde encore.")
        )
        self._show(
            self.outside,
            keeping.outside_at(),
            _("Dernière copie hors de ce poste : {moment}"),
            _("Aucune copie hors de ce poste : s'il est perdu, tout l'est."),
        )

    def _show(self, line: QLabel, at: datetime | None, said: str, never: str) -> None:
        """Show when it was, in red where it was too long ago or never."""
        wording, now = self._place.wording, self._place.desk.now()
        moment = f"{wording.moment(at)} ({ago(wording, now - at)})" if at else ""
        line.setText(said.format(moment=moment) if at else never)
        line.setProperty("kind", "failing" if is_worrying(at, now) else "")
        line.style().unpolish(line)
        line.style().polish(line)

    def _on_progressed(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _take(self) -> None:
        self._place.keeping.take(self._place.desk)

    def _take_elsewhere(self) -> None:
        folder = self._place.questions.choose_folder()
        if folder:
            self._place.keeping.take(self._place.desk, folder)

    def _show_every(self) -> None:
        from ui.screens.home.backups_window import BackupsWindow  # noqa: PLC0415  the first page has no table

        backups = self._place.keeping.backups
        if backups:
            shown = BackupsWindow(self._place, backups.folder, self.window())
            shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown.wanted.connect(self._give_back)
            shown.open()

    def _restore(self) -> None:
        file = self._place.questions.choose_backup()
        if file:
            self._give_back(file)

    def _give_back(self, file: Path) -> None:
        """Ask, and close the window: the database is replaced when nobody has it open."""
        _ = self._place.wording.gettext
        detail = _(
            "La fenêtre se ferme ; la base est remplacée par cette sauvegarde, puis la fenêtre se rouvre."
            " La base de maintenant est gardée à côté."
        )
        if self._place.questions.confirm(_("Restaurer une sauvegarde"), detail, _("Restaurer")):
            self._place.keeping.wanted = file
            self.window().close()


def ago(wording: Wording, since: timedelta) -> str:
    """Return how long ago something was, in minutes, hours or days, rounded down."""
    days, hours, minutes = since // _DAY, since // _HOUR, since // _MINUTE
    if days > 0:
        return wording.ngettext("il y a {n} jour", "il y a {n} jours", days).format(n=days)
    if hours > 0:
        return wording.ngettext("il y a {n} heure", "il y a {n} heures", hours).format(n=hours)
    if minutes > 0:
        return wording.ngettext("il y a {n} minute", "il y a {n} minutes", minutes).format(n=minutes)
    return wording.gettext("à l'instant")
