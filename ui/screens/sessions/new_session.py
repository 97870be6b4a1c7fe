"""The form for a new session."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from ui.draft_bar import DraftBar
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.moments import day_field, show_day
from ui.screens.sessions.local_hour import LocalHour
from ui.workplace import Workplace
from voucher_desk.domain.local_time import HourTwice, NoSuchHour
from voucher_desk.domain.names import LONGEST_NAME, clean
from voucher_desk.domain.sessions import Session, SessionKind
from voucher_desk.queries.programme import BatchRow
from voucher_desk.sentences.marking import N_
from voucher_desk.usecases.hold_session import AddSession, add_session

_LONGEST_CODE = 40
_USUAL_KIND = SessionKind.AWARENESS
_THEMES: Mapping[SessionKind, tuple[str, ...]] = {
    SessionKind.AWARENESS: (
        N_("Journée mondiale de la santé mentale"),
        N_("Journée internationale des migrants"),
        N_("Information sur les services"),
    ),
    SessionKind.TRAINING: (N_("Premiers secours psychologiques (PSP)"), N_("Ne pas nuire")),
    SessionKind.WORKSHOP: (N_("Art-thérapie"), N_("Estime de soi")),
    SessionKind.RESTITUTION: (N_("Restitution de la cartographie"), N_("Restitution du suivi")),
}
_USUAL_START, _USUAL_END = QTime(9, 0), QTime(12, 0)


class NewSessionForm(QWidget):
    """Asks for a session to come; hours are Moroccan clock time."""

    def __init__(
        self, place: Workplace, added: Callable[[Session], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._place = place
        self._added = added
        _ = place.wording.gettext
        self.code = QLineEdit(maxLength=_LONGEST_CODE)
        self.kind = Choices((place.wording.title(kind), kind) for kind in SessionKind)
        self.where: Choices[tuple[str, str]] = Choices()
        self.theme = QLineEdit(maxLength=LONGEST_NAME)
        self.kind.currentIndexChanged.connect(lambda _at: self._suggest())
        self.day = day_field()
        self.starts, self.ends = (LocalHour(usual, place.wording) for usual in (_USUAL_START, _USUAL_END))
        self._advice = paragraph(
            _("Chargez d'abord un programme : il dit quelles associations agissent où."), "muted"
        )
        self.save = button(_("Ajouter la séance"), self._save, kind="primary")
        self.draft = DraftBar(
            place,
            "session",
            {
                "code": self.code,
                "kind": self.kind,
                "where": self.where,
                "theme": self.theme,
                "day": self.day,
                "starts": self.starts.hour,
                "ends": self.ends.hour,
            },
        )
        self._lay_out(closed)
        for entry in (self.code, self.theme):
            entry.textChanged.connect(self._judge)
        for hour in (self.starts, self.ends):
            hour.changed.connect(self._judge)
        self.day.dateChanged.connect(self._on_day_changed)
        self._suggest()
        self._judge()

    def begin(self, batches: Sequence[BatchRow], day: date) -> None:
        """Start a new session on a day; `batches` tell which associations work where."""
        self.code.clear()
        self.theme.clear()
        places = sorted({(batch.association, batch.city) for batch in batches})
        self.where.offer((f"{association} · {city}", (association, city)) for association, city in places)
        self._advice.setVisible(not places)
        show_day(self.day, day)
        self._on_day_changed(self.day.date())
        self.draft.begin()
        self.code.setFocus()

    def _lay_out(self, closed: Callable[[], None]) -> None:
        _ = self._place.wording.gettext
        starts = field(_("Début"), self.starts.hour, row(self.starts))
        ends = field(_("Fin"), self.ends.hour, row(self.ends))
        hours = row(starts, ends, spacing=12)
        for part in (starts, ends):
            hours.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        form = card(
            label(_("Nouvelle séance"), "section"),
            self.draft,
            field(_("Code de la séance"), self.code),
            field(_("Type"), self.kind),
            field(_("Association et ville"), self.where),
            field(_("Thème"), self.theme),
            field(_("Date"), self.day),
            holding(hours),
            self._advice,
            holding(row(None, button(_("Fermer"), closed), self.save)),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(form, None))))

    def _suggest(self) -> None:
        """Offer the usual themes of the kind chosen; any other may be typed."""
        themes = [self._place.wording.gettext(theme) for theme in _THEMES[self.kind.value() or _USUAL_KIND]]
        suggestions = QCompleter(themes, self.theme)
        suggestions.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        suggestions.setFilterMode(Qt.MatchFlag.MatchContains)
        self.theme.setCompleter(suggestions)
        self.theme.setPlaceholderText(self._place.wording.listed(themes[:2]))

    def _on_day_changed(self, chosen: QDate) -> None:
        for hour in (self.starts, self.ends):
            hour.show_day(date(chosen.year(), chosen.month(), chosen.day()))

    def _judge(self) -> None:
        complete = self.code.text().strip() and self.theme.text().strip() and self.where.count()
        self.save.setEnabled(bool(complete) and self.starts.is_clear and self.ends.is_clear)

    def _save(self) -> None:
        kind, where = self.kind.value(), self.where.value()
        if kind is None or where is None:
            return
        try:
            starts, ends = self.starts.instant(), self.ends.instant()
        except (NoSuchHour, HourTwice) as refusal:
            self._place.messages.refused(self._place.wording.sentence(refusal))
            return
        code, theme = (clean(entry.text())[0] for entry in (self.code, self.theme))
        wanted = AddSession(code, kind, *where, theme, starts, ends)
        self._place.do(self, add_session, wanted, self.draft.ended(self._added))
