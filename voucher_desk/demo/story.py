"""What happens in the worked example, as data: 664 people as in the bulletin, the rest invented.

Each chapter is one distribution. The counts and amounts are those of the programme's ledger example, which a
test compares to the centime.
"""

from dataclasses import dataclass

from voucher_desk.domain.people import AgeGroup, Sex


@dataclass(frozen=True, slots=True)
class Chapter:
    """One distribution of one batch: how many are printed, who came, how the vouchers were used.

    `full` are redeemed whole, `part_amounts` (centimes) in part, `untouched` never. What is left of a chapter
    whose batch has expired by the end expires. `late` of the full ones come after the claims.
    """

    code: str
    association: str
    city: str
    theme: str
    distributor: str
    host: str
    printed: int
    spoiled: int
    replaced: int
    people: tuple[tuple[Sex, AgeGroup, int], ...]
    full: int
    part_amounts: tuple[int, ...]
    untouched: int
    late: int
    providers: tuple[tuple[str, int], ...]
    days_before: int

    @property
    def persons(self) -> int:
        """Return how many people came."""
        return sum(count for _, _, count in self.people)


def _people(
    women: int, girls: int, men: int, boys: int, unknown: int
) -> tuple[tuple[Sex, AgeGroup, int], ...]:
    return (
        (Sex.FEMALE, AgeGroup.ADULT, women),
        (Sex.FEMALE, AgeGroup.MINOR, girls),
        (Sex.MALE, AgeGroup.ADULT, men),
        (Sex.MALE, AgeGroup.MINOR, boys),
        (Sex.UNKNOWN, AgeGroup.UNKNOWN, unknown),
    )


CHAPTERS = (
    Chapter(
        code="CAS-A",
        association="ASSO-CAS",
        city="Casablanca",
        theme="Journée mondiale de la santé mentale",
        distributor="distribution-casa",
        host="animation-casa",
        printed=295,
        spoiled=3,
        replaced=2,
        people=_people(106, 19, 125, 26, 4),
        full=245,
        part_amounts=(180_00,) * 14,
        untouched=21,
        late=0,
        providers=(("SANTE-CAS", 240), ("BIENETRE-CAS", 1_000)),
        days_before=110,
    ),
    Chapter(
        code="RAB-A",
        association="ASSO-RAB",
        city="Rabat",
        theme="Journée mondiale de la santé mentale",
        distributor="distribution-rabat",
        host="animation-rabat",
        printed=175,
        spoiled=1,
        replaced=1,
        people=_people(62, 11, 74, 16, 3),
        full=144,
        part_amounts=(123_45,) * 8,
        untouched=14,
        late=0,
        providers=(("SANTE-RAB", 100), ("BIENETRE-RAB", 1_000)),
        days_before=109,
    ),
    Chapter(
        code="CAS-B",
        association="ASSO-CAS",
        city="Casablanca",
        theme="Journée internationale des migrants",
        distributor="distribution-casa",
        host="animation-casa",
        printed=145,
        spoiled=1,
        replaced=1,
        people=_people(52, 9, 62, 12, 3),
        full=126,
        part_amounts=(180_00, 180_00, 180_00, 180_00, 172_35),
        untouched=7,
        late=3,
        providers=(("BIENETRE-CAS", 1_000),),
        days_before=40,
    ),
    Chapter(
        code="RAB-B",
        association="ASSO-RAB",
        city="Rabat",
        theme="Journée internationale des migrants",
        distributor="distribution-rabat",
        host="animation-rabat",
        printed=85,
        spoiled=1,
        replaced=1,
        people=_people(31, 5, 35, 7, 2),
        full=70,
        part_amounts=(125_40,) * 4,
        untouched=6,
        late=1,
        providers=(("BIENETRE-RAB", 1_000),),
        days_before=39,
    ),
)

FIRST_EXPIRY_DAYS_BEFORE = 20
SECOND_EXPIRY_DAYS_AFTER = 60
EXPIRY_RUN_DAYS_BEFORE = 15
CLAIMS_DAYS_BEFORE = 10
LATE_DAYS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class ClaimStory:
    """One provider's claim: how many lines are disallowed, and whether it is paid."""

    provider: str
    donation: str
    disallowed: int
    paid: bool


CLAIMS = (
    ClaimStory("SANTE-CAS", "DON-CAS", 0, paid=True),
    ClaimStory("BIENETRE-CAS", "DON-CAS", 1, paid=False),
    ClaimStory("SANTE-RAB", "DON-RAB", 0, paid=True),
    ClaimStory("BIENETRE-RAB", "DON-RAB", 0, paid=True),
)
