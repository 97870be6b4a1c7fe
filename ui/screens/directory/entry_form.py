"""The form of one service of the directory."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import label
from ui.parts.layouts import column, holding, row, scrolling
from ui.workplace import Workplace
from voucher_desk.domain.directory import LONGEST_TEXT, TEXTS, CareKind, DirectoryEntry
from voucher_desk.domain.programme import LONGEST_CODE
from voucher_desk.sentences.directory import COLUMNS

_LINES = (("name",), ("services",), ("city", "place"), ("opening", "languages"), ("contact", "referral"))


class EntryForm(QWidget):
    """Asks what staff need to know of a service to orient somebody there."""

    def __init__(
        self, place: Workplace, keep: Callable[[DirectoryEntry], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._place, self._keep = place, keep
        _ = place.wording.gettext
        self.code = QLineEdit(maxLength=LONGEST_CODE)
        self.kind: Choices[CareKind] = Choices((place.wording.title(kind), kind) for kind in CareKind)
        self.provider: Choices[str] = Choices()
        for choice in (self.kind, self.provider):  # a long name is cut in its field, not the form at its side
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.texts = {key: QLineEdit(maxLength=LONGEST_TEXT) for key in TEXTS if key != "provider"}
        self.open_now = QCheckBox(_("Ouvert : figure sur les listes"))
        self.open_now.setAccessibleName(self.open_now.text())
        self.save = button(_("Enregistrer"), self._save, kind="primary")
        self._lay_out(closed)
        for entry in (self.code, self.texts["name"], self.texts["city"]):
            entry.textChanged.connect(self._judge)

    def begin(self, entry: DirectoryEntry | None, providers: Sequence[tuple[str, str]]) -> None:
        """Ask about a service, or a new one; `providers` are codes and names."""
        shown = entry or DirectoryEntry("", "", "", CareKind.PSYCHOSOCIAL)
        nobody = self._place.wording.gettext("Ne prend pas de bons")
        self.provider.offer([(nobody, ""), *((name, code) for code, name in providers)])
        self.provider.choose(shown.provider)
        self.code.setText(shown.code)
        self.code.setReadOnly(entry is not None)
        self.kind.choose(shown.kind)
        self.open_now.setChecked(shown.open_now)
        for key, line in self.texts.items():
            line.setText(getattr(shown, key))
            line.setCursorPosition(0)
        self._judge()
        (self.code if entry is None else self.texts["name"]).setFocus()

    def _lay_out(self, closed: Callable[[], None]) -> None:
        _ = self._place.wording.gettext
        first = row(field(_("Code"), self.code), field(_("Soins"), self.kind), spacing=12)
        for place in range(first.count()):
            first.setStretch(place, 1)
        lines = [row(*(self._field(key) for key in keys), spacing=12) for keys in _LINES]
        buttons = row(None, button(_("Fermer"), closed), self.save)
        form = card(
            label(_("Un service de l'annuaire"), "section"),
            holding(first),
            *map(holding, lines),
            field(_("Prestataire"), self.provider),
            self.open_now,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(form, None))), 1)
        whole.addLayout(buttons)

    def _field(self, key: str) -> QWidget:
        word = COLUMNS[key]
        return field(self._place.wording.gettext(word), self.texts[key])

    def _judge(self) -> None:
        needed = (self.code, self.texts["name"], self.texts["city"])
        self.save.setEnabled(all(line.text().strip() for line in needed))

    def _save(self) -> None:
        self._keep(
            DirectoryEntry(
                code=self.code.text(),
                kind=self.kind.value() or CareKind.OTHER,
                provider=self.provider.value() or "",
                open_now=self.open_now.isChecked(),
                **{key: line.text() for key, line in self.texts.items()},
            )
        )
