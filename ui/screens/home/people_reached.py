"""The people reached, by sex and age and by city, as bars; other meetings are counted apart from them."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.bar_chart import Bar, BarChart
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding
from ui.parts.reflow import Reflow
from ui.wording import Wording
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import SessionKind
from voucher_desk.queries.home import HomeFigures, Meetings
from voucher_desk.queries.programme import PeopleCount

_KINDS = tuple(SessionKind)


class PeopleReached(QWidget):
    """Two charts of different people, and a line on participations, which are never people (invariant 65)."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        _ = wording.gettext
        self.groups = BarChart(_("Personnes par sexe et âge"))
        self.cities = BarChart(_("Personnes par ville"))
        self.total = paragraph()
        self.meetings = paragraph("", "muted")
        charts = Reflow(self._named(self.groups), self._named(self.cities), from_letters=90, spacing=32)
        for chart in range(2):
            charts.line.setStretch(chart, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        for part in (label(_("Personnes aidées"), "section"), self.total, charts, self.meetings):
            whole.addWidget(part)

    def show_figures(self, figures: HomeFigures) -> None:
        """Show who was reached."""
        people = sum(group.people for group in figures.people)
        said = self._wording.ngettext(
            "{n} personne différente a reçu un bon.", "{n} personnes différentes ont reçu un bon.", people
        )
        self.total.setText(said.format(n=people))
        self.groups.show_bars(self._by_group(figures.people))
        self.cities.show_bars(self._by_city(figures.people))
        told = sorted(figures.meetings, key=lambda one: _KINDS.index(one.kind))
        self.meetings.setText("\n".join(map(self._told, told)))
        self.meetings.setVisible(bool(told))

    def _named(self, chart: BarChart) -> QWidget:
        words = label(chart.accessibleName(), "muted")
        words.setBuddy(chart)
        return holding(column(words, chart, None, spacing=6))

    def _by_group(self, people: Sequence[PeopleCount]) -> list[Bar]:
        counts = Counter[tuple[Sex, AgeGroup]]()
        for group in people:
            counts[group.sex, group.age_group] += group.people
        return [
            Bar(self._group(sex, age), counts[sex, age], self._wording.number(counts[sex, age]))
            for sex in Sex
            for age in AgeGroup
            if counts[sex, age]
        ]

    def _by_city(self, people: Sequence[PeopleCount]) -> list[Bar]:
        """Return a bar for each city, the city with most people first."""
        counts = Counter[str]()
        for group in people:
            counts[group.city] += group.people
        return [Bar(city, count, self._wording.number(count)) for city, count in counts.most_common()]

    def _group(self, sex: Sex, age: AgeGroup) -> str:
        wording = self._wording
        if (sex, age) == (Sex.UNKNOWN, AgeGroup.UNKNOWN):
            return wording.title(sex)
        return wording.listed([wording.title(sex), wording.word(age)])

    def _told(self, meetings: Meetings) -> str:
        wording = self._wording
        count = wording.ngettext("{n} participation", "{n} participations", meetings.participations)
        held = wording.ngettext("{n} rencontre", "{n} rencontres", meetings.sessions)
        if meetings.kind is SessionKind.AWARENESS:
            said = wording.gettext("{kind} : {participations}, {meetings}.")
        else:
            said = wording.gettext(
                "{kind} : {participations}, {meetings}, comptées à part des personnes aidées."
            )
        return said.format(
            kind=wording.title(meetings.kind),
            participations=count.format(n=meetings.participations),
            meetings=held.format(n=meetings.sessions),
        )
