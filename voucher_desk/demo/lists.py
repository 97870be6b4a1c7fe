"""The attendance lists of the worked example: files as associations keep them, of people who do not exist."""

from collections.abc import Iterator
from pathlib import Path

from voucher_desk.demo.story import Chapter
from voucher_desk.domain.people import AgeGroup, Sex

HEADINGS = ("N°", "Code bénéficiaire", "Sexe", "Mineur (O/N)", "Présent")
SEX_WORDS = {Sex.FEMALE: "Femme", Sex.MALE: "Masculin ", Sex.UNKNOWN: "Non communiqué"}
MINOR_WORDS = {AgeGroup.ADULT: "N", AgeGroup.MINOR: "O", AgeGroup.UNKNOWN: "Non communiqué"}


def write_list(chapter: Chapter, folder: Path) -> Path:
    """Write a chapter's attendance list as French Excel saves it: semicolons, Windows-1252."""
    path = folder / f"presence-{chapter.code}.csv"
    lines = [";".join(line) for line in (HEADINGS, *_lines(chapter))]
    path.write_bytes("\r\n".join([*lines, ""]).encode("cp1252"))
    return path


def _lines(chapter: Chapter) -> Iterator[tuple[str, ...]]:
    number = 0
    for sex, age_group, count in chapter.people:
        for _ in range(count):
            number += 1
            code = f"{chapter.code}-{number:03d}"
            yield (str(number), code, SEX_WORDS[sex], MINOR_WORDS[age_group], "O")
