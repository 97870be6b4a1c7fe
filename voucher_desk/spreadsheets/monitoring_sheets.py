"""Post-distribution monitoring as sheets: interviews taken over from a list, results written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from gettext import NullTranslations
from typing import BinaryIO

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.attendance_list.answers import read_sex, read_yes, stated_bracket
from voucher_desk.domain.attendance_list.heading_row import heading_row
from voucher_desk.domain.attendance_list.table import Row, Table, Value, address, is_blank
from voucher_desk.domain.monitoring import YES, Interview, Question, Round, questions_of
from voucher_desk.domain.monitoring_results import Results, Tally, Wellbeing
from voucher_desk.domain.monitoring_sheet import (
    InterviewCellsWrong,
    InterviewColumnUnknown,
    NoInterviewInList,
)
from voucher_desk.domain.names import clean, latin_digits
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.queries.monitoring import RoundResults
from voucher_desk.sentences.monitoring import (
    COLUMNS,
    count_words,
    discretion_words,
    group_words,
    question_words,
    wellbeing_words,
)
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

SEX, AGE_GROUP, CITY = COLUMNS
HEAD_ROWS = 10
"""How far down a list the row of its headings may stand."""


def read_interviews(table: Table, asked_in: Round) -> tuple[Interview, ...]:
    """Return the interviews of a list, one a line; columns by key or heading in any of our languages.

    Raises InterviewColumnUnknown, InterviewCellsWrong with every cell at fault, NoInterviewInList.
    """
    head, columns = _columns(table)
    reading = _Reading(asked_in, columns, [])
    lines = [row for row in table.rows if row.number > head and not _is_keys(row, columns)]
    interviews = tuple(reading.interview(row) for row in lines)
    if reading.wrong:
        raise InterviewCellsWrong(cells=tuple(reading.wrong))
    if not interviews:
        raise NoInterviewInList
    return interviews


@dataclass(frozen=True, slots=True)
class _Reading:
    """A list as it is read: what was found wrong in it, cell by cell, is kept in `wrong`."""

    asked_in: Round
    columns: Mapping[str, int]
    wrong: list[str]

    def interview(self, row: Row) -> Interview:
        """Return the interview of a line."""
        given = list(self._answers(row))
        answers = {question: answer for question, answer in given if answer is not None}
        if not given:
            self.wrong.append(address(min(self.columns.values()), row.number))
        return Interview(self._sex(row), self._age_group(row), self._city(row), answers)

    def _answers(self, row: Row) -> Iterator[tuple[Question, int | None]]:
        asked = questions_of(self.asked_in.moment)
        for question in Question:
            value = self._value(row, question.value)
            if is_blank(value):
                continue
            answer = _answer(question, value) if question in asked else None
            if answer is None:
                numbers = ", ".join(map(str, range(question.highest + 1)))
                self._refuse(row, question.value, numbers if question in asked else "–")
            yield question, answer

    def _sex(self, row: Row) -> Sex:
        value = self._value(row, SEX)
        found = Sex.UNKNOWN if is_blank(value) else read_sex(value)
        if found is None:
            self._refuse(row, SEX, ", ".join(Sex))
        return found or Sex.UNKNOWN

    def _age_group(self, row: Row) -> AgeGroup:
        value = self._value(row, AGE_GROUP)
        found = AgeGroup.UNKNOWN if is_blank(value) else _age_group(value)
        if found is None:
            self._refuse(row, AGE_GROUP, ", ".join(AgeGroup))
        return found or AgeGroup.UNKNOWN

    def _city(self, row: Row) -> str:
        value, only = self._value(row, CITY), self.asked_in.city
        city = "" if is_blank(value) else clean(str(value))[0]
        if city and only and city.casefold() != only.casefold():
            self._refuse(row, CITY, only)
        return city

    def _value(self, row: Row, name: str) -> Value:
        return row.value(self.columns[name]) if name in self.columns else None

    def _refuse(self, row: Row, name: str, expected: str) -> None:
        self.wrong.append(f"{address(self.columns[name], row.number)} ({expected})")


def _answer(question: Question, value: Value) -> int | None:
    if question.highest == YES:
        said = read_yes(value)
        return None if said is None else int(said)
    typed = latin_digits(str(value)).strip()
    return int(typed) if typed in map(str, range(question.highest + 1)) else None


def _age_group(value: Value) -> AgeGroup | None:
    typed = str(value).strip().upper()
    return AgeGroup(typed) if typed in set(AgeGroup) else stated_bracket(value)


def _columns(table: Table) -> tuple[int, Mapping[str, int]]:
    """Return the number of the row of headings and where each part of an interview stands."""
    found = heading_row(table.rows[:HEAD_ROWS], lambda _at, value: _known(value) or None)
    columns = {name: at for at, name in reversed(found.named)} if found else {}
    if found is None or not {question.value for question in Question} & set(columns):
        raise NoInterviewInList
    head = found.row
    for at, value in enumerate(head.values):
        if not is_blank(value) and at not in columns.values():
            raise InterviewColumnUnknown(cell=address(at, head.number))
    return head.number, columns


def _known(value: Value) -> str:
    """Return the part of an interview that a heading names, empty where none."""
    return _HEADINGS.get(str(value).strip().casefold(), "")


def _headings() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        words = catalogue(language)
        for name, heading in COLUMNS.items():
            yield name, name
            yield words.gettext(heading).casefold(), name
        for question in Question:
            yield question.value, question.value
            yield word_of(question, words).casefold(), question.value
            yield question_words(question, words).casefold(), question.value


_HEADINGS = dict(_headings())


def _is_keys(row: Row, columns: Mapping[str, int]) -> bool:
    """Return whether a line repeats the headings, as keys below people's words."""
    return all(_known(row.value(at)) == name for name, at in columns.items())


def write_results(found: RoundResults, output: BinaryIO, translations: NullTranslations) -> None:
    """Write what may be told of a round as an XLSX workbook: the figures, and what they are of."""
    _ = translations.gettext
    right_to_left = translations.info().get("language") == "ar"
    figures = Sheet(
        name=_("Résultats"),
        header=(_figure_headings(translations),),
        rows=tuple(_figures(found.results, translations)),
        right_to_left=right_to_left,
    )
    told = Sheet(
        name=_("Suivi"),
        header=((_("Quoi"), _("Valeur")),),
        rows=_terms(found, translations),
        right_to_left=right_to_left,
    )
    write_workbook((figures, told), output)


def write_results_csv(found: RoundResults, output: BinaryIO, translations: NullTranslations) -> None:
    """Write the figures of a round as CSV."""
    write_csv((_figure_headings(translations), *_figures(found.results, translations)), output)


def _figure_headings(translations: NullTranslations) -> tuple[str, ...]:
    _ = translations.gettext
    return (
        *(_("Clé"), _("Question"), _("De"), _("Réponses"), _("Oui"), _("Non"), _("Oui (%)")),
        *(_("Indice moyen"), _("50 ou moins"), _("50 ou moins (%)")),
    )


def _figures(results: Results, translations: NullTranslations) -> Iterator[tuple[Cell, ...]]:
    for tally in results.tallies:
        question = (tally.question.value, question_words(tally.question, translations))
        counts = tuple(map(_count, (tally.yes, tally.no)))
        yield (*question, *_of(tally, translations), *counts, tally.share, None, None, None)
    for index in results.wellbeing:
        name = ("who5", translations.gettext("Indice de bien-être (0 à 100)"))
        mean = Decimal(index.mean_text)
        yield (*name, *_of(index, translations), None, None, None, mean, _count(index.low), index.low_share)


def _of(told: Tally | Wellbeing, translations: NullTranslations) -> tuple[Cell, Cell]:
    return group_words(told.group, translations), told.answered


def _count(count: int | None) -> Cell:
    return count_words(None) if count is None else count


def _terms(found: RoundResults, translations: NullTranslations) -> tuple[tuple[Cell, ...], ...]:
    _, one = translations.gettext, found.round
    return (
        (_("Suivi"), one.code),
        (_("Moment"), word_of(one.moment, translations)),
        (_("Du"), one.begins),
        (_("Au"), one.ends),
        (_("Ville"), one.city or _("plusieurs villes")),
        (_("Entretiens"), found.results.interviews),
        (_("Discrétion"), discretion_words(translations)),
        (_("Bien-être"), wellbeing_words(translations)),
    )
