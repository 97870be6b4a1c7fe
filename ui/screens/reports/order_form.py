"""The form of a report: which, over what, in which language, with or without small counts."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column
from ui.parts.moments import chosen_day, day_field, show_day
from ui.screens.reports.periods import WORDS, Period, days_of
from ui.wording import Wording
from voucher_desk.domain.reports import ReportKind, ReportScope
from voucher_desk.sentences.marking import N_

_LANGUAGES = (("Français", "fr"), ("العربية", "ar"), ("English", "en"))
_ORDER = (ReportKind.BULLETIN, ReportKind.SADD, ReportKind.FOUR_WS, ReportKind.STATEMENT)
ABOUT: Mapping[ReportKind, str] = {
    ReportKind.BULLETIN: N_(
        "Deux pages à diffuser : personnes aidées, séances, bons, services, dons et prestataires."
    ),
    ReportKind.SADD: N_(
        "Personnes, participations et échanges par sexe, adulte ou mineur, ville et service."
    ),
    ReportKind.FOUR_WS: N_("Qui fait quoi, où et quand : une ligne par séance et par service."),
    ReportKind.STATEMENT: N_("Reçu, engagé, échangé, payé et solde de chaque don, dans sa devise et en MAD."),
}
MASKED = frozenset({ReportKind.BULLETIN, ReportKind.SADD, ReportKind.FOUR_WS})
"""The reports that count people, whose small counts are withheld."""


class OrderForm(QWidget):
    """Asks what to report. Signal: `changed` whenever another report is meant."""

    changed = Signal()

    def __init__(self, wording: Wording, today: date) -> None:
        super().__init__()
        self._wording = wording
        self._today = today
        _ = wording.gettext
        self.kind = Choices((wording.title(kind), kind) for kind in _ORDER)
        self.period = Choices((_(words), period) for period, words in WORDS.items())
        self.first, self.last = day_field(), day_field()
        self.donation: Choices[str | None] = Choices([(_("Tous les dons"), None)])
        self.language = Choices(_LANGUAGES)
        self.language.choose(wording.language)
        self.unmasked = QCheckBox(_("Ne rien masquer…"))
        self.hxl = QCheckBox(_("Étiquettes HXL"))
        self._about = paragraph("", "muted")
        self._warning = paragraph(
            _("Les effectifs de 1 à 4 sont masqués, sauf motif écrit : le journal garde qui en répond."),
            "muted",
        )
        for day in (self.first, self.last):
            show_day(day, today)
        for choice in (self.kind, self.period, self.donation, self.language):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._lay_out()
        self._listen()
        self._judge()

    @property
    def scope(self) -> ReportScope:
        """Return what the report covers. Raises PeriodBackwards."""
        period = self.period.value() or Period.ALL
        if period is Period.CHOSEN:
            return ReportScope(chosen_day(self.first), chosen_day(self.last), self.donation.value())
        first, last = days_of(period, self._today) or (None, None)
        return ReportScope(first, last, self.donation.value())

    @property
    def days(self) -> str:
        """Return the two days of a period that the person names; an empty text for any other."""
        chosen = self.period.value() is Period.CHOSEN
        return f"{self.first.text()} – {self.last.text()}" if chosen else ""

    def offer_donations(self, codes: Sequence[str]) -> None:
        """Offer these donations, and all of them together; the one chosen stays."""
        _, chosen = self._wording.gettext, self.donation.value()
        pairs = [(self._wording.isolated(code), code) for code in codes]
        self.donation.blockSignals(True)
        self.donation.offer([(_("Tous les dons"), None), *pairs])
        self.donation.choose(chosen)
        self.donation.blockSignals(False)

    def _lay_out(self) -> None:
        _ = self._wording.gettext
        self._days = Flow(field(_("Du"), self.first), field(_("Au"), self.last))
        form = card(
            label(_("Quel rapport"), "section"),
            field(_("Rapport"), self.kind),
            self._about,
            field(_("Période"), self.period),
            self._days,
            field(_("Don"), self.donation),
            field(_("Langue du rapport"), self.language),
            self.unmasked,
            self._warning,
            self.hxl,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(column(form, None))

    def _listen(self) -> None:
        for choice in (self.kind, self.period, self.donation, self.language):
            choice.currentIndexChanged.connect(lambda _at: self._on_change())
        for day in (self.first, self.last):
            day.dateChanged.connect(lambda _day: self._on_change())

    def _on_change(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        kind = self.kind.value() or ReportKind.BULLETIN
        about = ABOUT[kind]
        self._about.setText(self._wording.gettext(about))
        self._days.setVisible(self.period.value() is Period.CHOSEN)
        for widget in (self.unmasked, self._warning):
            widget.setVisible(kind in MASKED)
        self.hxl.setVisible(kind is ReportKind.STATEMENT)
