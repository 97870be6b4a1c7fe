"""The first page: what waits for the person at the desk, the day, the money and the people reached."""

from collections.abc import Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from ui.parts.facts import card
from ui.parts.labels import label
from ui.parts.layouts import column, holding, scrolling
from ui.parts.pages import heading
from ui.parts.reflow import Reflow
from ui.screens.home.donations import Donations
from ui.screens.home.first_steps import first_steps, is_beginning
from ui.screens.home.last_backup import LastBackup
from ui.screens.home.next_steps import next_steps
from ui.screens.home.people_reached import PeopleReached
from ui.screens.home.station import ExerciseBanner, Station
from ui.screens.home.step_list import StepList, Way
from ui.screens.home.today import Today
from ui.screens.screen import Screen
from ui.workplace import Workplace
from voucher_desk.domain.duties import FIRST_ACTOR, Actor, actor_of
from voucher_desk.queries.home import Home, HomeFigures

_LETTERS_BESIDE = 90
_LETTERS_OF_TWO_PAGES = 200


class HomeScreen(Screen):
    """Cards from two readings, the work first and then the figures.

    A provider's staff never sees them, their first page is the counter.
    """

    shows = frozenset(
        {
            "session",
            "attendance",
            "distribution",
            "voucher",
            "stock",
            "print",
            "redemption",
            "claim",
            "donation",
        }
    )

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        wording = place.wording
        _ = wording.gettext
        self._read_on = place.today
        self.banner = ExerciseBanner(wording)
        self._steps_title = label("", "section")
        self.steps = StepList(_("Rien ne vous attend pour l'instant."))
        self.today = Today(wording)
        self.station = Station(wording)
        self.last_backup = LastBackup(place)
        self.donations = Donations(wording)
        self._money = card(self.donations)
        self._people = column()
        self.people: PeopleReached | None = None
        self._lay_out()

    def lead(self, ways: Mapping[str, Way]) -> None:
        """Take the ways to other screens by their signs; a step without one is a sentence alone."""
        self.steps.ways = dict(ways)

    def reload(self) -> None:
        """Read the page again."""
        self._read_on = self.place.today
        today = self._read_on
        self.place.read(self, lambda queries: queries.home(today), self._on_home)
        self.place.read(self, lambda queries: queries.home_figures(), self._on_figures)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again on a new day, too: what is of today is not what it was."""
        self._stale = self._stale or self._read_on != self.place.today
        super().showEvent(event)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        self._day = label("", "muted")
        top = heading(_("Accueil"), _("Ce qui vous attend, et où en est le programme."), self._day)
        day = Reflow(
            card(self.today), card(self.station, self.last_backup, spacing=16), from_letters=_LETTERS_BESIDE
        )
        day.line.setStretch(0, 3)
        day.line.setStretch(1, 2)
        work = holding(column(card(self._steps_title, self.steps), day, None))
        figures = holding(column(self._money, self._people, None))
        sheet = Reflow(work, figures, from_letters=_LETTERS_OF_TWO_PAGES)
        for part in range(2):
            sheet.line.setStretch(part, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(top)
        whole.addWidget(self.banner)
        whole.addWidget(scrolling(holding(column(sheet, None))), 1)

    def _on_home(self, home: Home) -> None:
        wording = self.place.wording
        _ = wording.gettext
        self._day.setText(wording.day(self._read_on))
        self.banner.setVisible(bool(home.programme and home.programme.training))
        beginning = is_beginning(home)
        self._steps_title.setText(_("Pour commencer") if beginning else _("À faire"))
        self.steps.show_steps(
            first_steps(home, wording) if beginning else next_steps(home, self._actor(), wording)
        )
        self.today.show_home(home)
        self.station.show_home(home)
        self.last_backup.show_database(shared=home.shared)

    def _on_figures(self, figures: HomeFigures) -> None:
        """Show the money and the charts, which are made the first time there is anybody to count."""
        self.donations.show_money(figures.money)
        self._money.setVisible(bool(figures.money.donations))
        if self.people is None and (figures.people or figures.meetings):
            self.people = PeopleReached(self.place.wording)
            self._people.addWidget(card(self.people))
        if self.people is not None:
            self.people.show_figures(figures)

    def _actor(self) -> Actor:
        """Return the person at the desk with their duties: none while nobody has said who they are."""
        place = self.place
        if not place.users:
            return FIRST_ACTOR
        found = next((user for user in place.users if user.code == place.desk.user), None)
        return actor_of(found.code, found.roles, found.provider) if found else Actor("", frozenset())
