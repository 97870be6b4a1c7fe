"""Sex and age disaggregated data (SADD): counts by city, service family, sex and adult or minor, masked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from voucher_desk.domain.masking import Key, Leaves, categories_of, hidden_alike, with_margins
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.reports import Measure

NOT_USED = ""
"""In place of a service family: the person has used no voucher yet."""
NO_FAMILY = "-"
"""In place of a service family where what is counted belongs to none."""
SAME_PEOPLE = (
    (Measure.PEOPLE, Measure.PARTICIPATIONS, Measure.EXCHANGES, Measure.SESSIONS),
    (Measure.APART, Measure.MEETINGS),
)
"""Measures that count the same people in several ways: withheld alike, or each would tell the others."""
OF_ONE_CITY = frozenset({Measure.SESSIONS, Measure.MEETINGS})
"""Measures whose rows are single meetings: each was held in one city, as everybody can read."""
GROUPS: tuple[tuple[Sex | None, AgeGroup | None], ...] = tuple(
    (sex, age) for sex in (*Sex, None) for age in (*AgeGroup, None)
)
"""The columns of a table: each sex with each age, then the totals; None is all of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of a city and a family (or kind of meeting) in the order of GROUPS; None is withheld."""

    measure: Measure
    city: str | None
    family: str | None
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class SaddTable:
    """One measure with all its margins and the cells that are not published."""

    measure: Measure
    counts: Mapping[Key, int]
    hidden: frozenset[Key]
    cities: tuple[str, ...]
    families: tuple[str, ...]

    def cell(
        self,
        city: str | None = None,
        family: str | None = None,
        sex: Sex | None = None,
        age: AgeGroup | None = None,
    ) -> int | None:
        """Return the published count of a cell, None where it is withheld."""
        key = (city, family, sex, age)
        return None if key in self.hidden else self.counts.get(key, 0)

    def lines(self) -> Iterator[Line]:
        """Yield the families of each city, the city, and at the end all cities together."""
        for city in (*self.cities, None):
            for family in (*self.families, None):
                cells = tuple(self.cell(city, family, sex, age) for sex, age in GROUPS)
                yield Line(self.measure, city, family, cells)


Sadd = Mapping[Measure, SaddTable]


def published(counts: Mapping[Measure, Leaves], *, mask: bool = True) -> dict[Measure, SaddTable]:
    """Return the tables as they may leave the association (invariant 51), or whole where not to `mask`."""
    hidden: dict[Measure, frozenset[Key]] = dict.fromkeys(Measure, frozenset())
    for alike in SAME_PEOPLE if mask else ():
        nested = [place for place, measure in enumerate(alike) if measure in OF_ONE_CITY]
        cells = hidden_alike([counts[measure] for measure in alike], nested)
        hidden.update(zip(alike, cells, strict=True))
    return {measure: _table(measure, counts[measure], hidden[measure]) for measure in Measure}


def _table(measure: Measure, leaves: Leaves, hidden: frozenset[Key]) -> SaddTable:
    cities, families = ([*part] for part in (categories_of(leaves) or [[]] * 4)[:2])
    told = sorted(family for family in families if family != NO_FAMILY)
    return SaddTable(measure, with_margins(leaves), hidden, tuple(sorted(cities)), tuple(told))
