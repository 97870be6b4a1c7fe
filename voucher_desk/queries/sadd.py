"""What is counted by sex and age, before anything is withheld."""

from collections.abc import Mapping
from dataclasses import dataclass

from voucher_desk.domain.masking import Leaves
from voucher_desk.domain.reports import Measure, Unmasked
from voucher_desk.domain.sadd import Sadd, published
from voucher_desk.queries.reports import ReportHeading


@dataclass(frozen=True, slots=True)
class SaddCounts:
    """Counts of each measure by city, family (or kind of meeting), sex and age group.

    `families` are the names of service families by their code.
    """

    heading: ReportHeading
    counts: Mapping[Measure, Leaves]
    families: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SaddReport:
    """The counts as they are shown: masked, or whole where somebody answers for it."""

    heading: ReportHeading
    families: Mapping[str, str]
    tables: Sadd
    unmasked: Unmasked | None = None


def sadd_report(counts: SaddCounts, unmasked: Unmasked | None = None) -> SaddReport:
    """Return the report that may leave the association; whole only where it was unmasked (invariant 51)."""
    tables = published(counts.counts, mask=unmasked is None)
    return SaddReport(counts.heading, counts.families, tables, unmasked)
