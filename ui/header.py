"""The header: which programme and station this is, who is acting at it, how it looks, and where help is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.labels import label
from ui.settings import Settings
from ui.view_menu import ViewMenu
from ui.workplace import Workplace
from voucher_desk.queries.programme import UserRow


class Header(QFrame):
    """Says where one is; the person acting, the looks and the language are chosen here, at any time."""

    def __init__(
        self, place: Workplace, title: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self._place = place
        _ = place.wording.gettext
        self.person: Choices[str] = Choices()
        self.person.setAccessibleName(_("Personne qui agit"))
        self.person.setMinimumContentsLength(22)
        self._fill(place.users)
        place.person_changed.connect(self._show_person)
        place.users_changed.connect(lambda: self._fill(place.users))
        self.person.activated.connect(self._on_activated)
        self.view_menu = ViewMenu(settings, place.wording, self)
        self.view = QPushButton(_("Affichage"))
        self.view.setAccessibleName(_("Affichage"))
        self.view.setProperty("kind", "quiet")
        self.view.setMenu(self.view_menu)
        self.help = button(_("Aide"), lambda: None, kind="quiet")
        self._lay_out(title)

    def _lay_out(self, title: str) -> None:
        asked = label(self._place.wording.gettext("Vous êtes"), "muted")
        asked.setBuddy(self.person)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 16, 9)
        row.setSpacing(10)
        row.addWidget(label(title, "section"))
        row.addStretch(1)
        for part in (asked, self.person, self.view, self.help):
            row.addWidget(part)

    def _fill(self, users: Sequence[UserRow]) -> None:
        wording = self._place.wording
        self.person.offer((self._told(user), user.code) for user in users)
        self.person.setPlaceholderText(wording.gettext("Choisissez votre nom"))
        self.person.setEnabled(bool(users))
        self._show_person()

    def _show_person(self) -> None:
        codes = [user.code for user in self._place.users]
        acting = self._place.desk.user
        self.person.setCurrentIndex(codes.index(acting) if acting in codes else -1)

    def _on_activated(self, _index: int) -> None:
        user = self.person.value()
        if user and user != self._place.desk.user:
            self._place.become(user)

    def _told(self, user: UserRow) -> str:
        wording = self._place.wording
        posts = wording.listed([wording.word(role) for role in sorted(user.roles)])
        return f"{wording.isolated(user.code)} – {posts}"
