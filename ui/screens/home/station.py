"""The desk itself: which database it works on, who else writes there, and since when it is quiet."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from resources.styles import VerdictColour, verdict_sheet
from ui.parts.facts import Facts
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding
from ui.wording import Wording
from voucher_desk.queries.home import Home, StationRow


class Station(QWidget):
    """Facts of the desk; neither a folder nor a person's name is among them."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.facts = Facts()
        title = label(wording.gettext("Ce poste"), "section")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holding(column(title, self.facts, None, spacing=8)))

    def show_home(self, home: Home) -> None:
        """Show where this desk works."""
        _ = self._wording.gettext
        local, shared = _("sur cet ordinateur, sans réseau"), _("partagée, par le réseau")
        programme = home.programme.name if home.programme else _("aucun encore")
        self.facts.show_pairs(
            (
                (_("Programme"), programme),
                (_("Base de données"), shared if home.shared else local),
                (_("Postes inscrits"), "\n".join(map(self._told, home.stations))),
            )
        )

    def _told(self, station: StationRow) -> str:
        wording = self._wording
        code = wording.isolated(station.code)
        if station.last_at is None:
            return wording.gettext("{station} : rien d'enregistré encore").format(station=code)
        said = wording.gettext("{station} : dernier enregistrement le {moment}")
        return said.format(station=code, moment=wording.moment(station.last_at))


class ExerciseBanner(QFrame):
    """Says over the whole width that nothing here is real: a voucher of an exercise is worth nothing."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        _ = wording.gettext
        self.setObjectName("verdict")
        self.setStyleSheet(verdict_sheet(VerdictColour.ATTENTION))
        words = column(
            label(_("EXERCICE"), "verdict"),
            paragraph(_("Aucun bon de ce programme n'a de valeur, et rien n'est payé."), "verdict-detail"),
            spacing=2,
            margin=16,
        )
        self.setLayout(words)
        self.hide()
