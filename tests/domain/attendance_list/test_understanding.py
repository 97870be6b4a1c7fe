"""A list is understood whole, with a preview and with every problem at its cell, or it is refused."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.attendance_list import notices, problems
from voucher_desk.domain.attendance_list.columns import Choice
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.attendance_list.table import Row, Table, Unread, Value
from voucher_desk.domain.attendance_list.understanding import FoundColumn, UnderstoodList, understand
from voucher_desk.domain.dates import Epoch
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence

ACTIVITY = date(2026, 12, 18)
HEADER = ("Code", "Sexe", "Date de naissance")


def table(*lines: tuple[Value, ...]) -> Table:
    rows = tuple(Row(number, line) for number, line in enumerate(lines, start=1) if any(line))
    return Table(sheet="Liste", rows=rows, sha256="0" * 64, epoch=Epoch.FROM_1900)


def understood(*lines: tuple[Value, ...], mapping: Mapping[Field, Choice] | None = None) -> UnderstoodList:
    return understand(table(*lines), mapping, activity_date=ACTIVITY)


def found(result: UnderstoodList) -> list[tuple[str, dict[str, Any]]]:
    return [(problem.code, problem.data()) for problem in result.problems]


def test_a_plain_list_is_understood() -> None:
    result = understood(HEADER, ("P-1", "F", "30/05/1991"), ("P-2", "Masculin ", "vers 2012"))
    assert result.people == (
        ListedPerson(2, "P-1", Sex.FEMALE, 1991, AgeGroup.ADULT, Presence.PRESENT),
        ListedPerson(3, "P-2", Sex.MALE, 2012, AgeGroup.MINOR, Presence.PRESENT),
    )
    assert (result.problems, result.forbidden, result.ignored) == ((), (), ())
    assert result.columns == {
        Field.CODE: FoundColumn("A", "Code"),
        Field.SEX: FoundColumn("B", "Sexe"),
        Field.BIRTH_DATE: FoundColumn("C", "Date de naissance"),
    }


@given(st.permutations(("Code", "Sexe", "Mineur O/N", "Ville", "الحضور")))
def test_columns_may_stand_in_any_order(order: list[str]) -> None:
    line = {"Code": "P-1", "Sexe": "أنثى", "Mineur O/N": "O", "Ville": "Rabat", "الحضور": "حاضر"}
    result = understood(tuple(order), tuple(line[heading] for heading in order))
    assert result.people == (ListedPerson(2, "P-1", Sex.FEMALE, None, AgeGroup.MINOR, Presence.PRESENT),)


def test_a_title_above_the_header_is_no_header() -> None:
    title = ("Liste de présence – séance du 18/12/2026", None, None)
    result = understood(title, (None,), HEADER, ("P-1", "F", "1991"))
    assert [person.row for person in result.people] == [4]


def test_without_a_code_column_the_programme_gives_the_codes() -> None:
    result = understood(("Sexe", "Âge"), ("F", 30))
    assert result.people[0].code is None
    assert notices.NoCodeColumn() in result.notices


def test_people_without_a_code_in_a_column_of_codes_are_named() -> None:
    result = understood(HEADER, ("P-1", "F", "1991"), (None, "M", "1990"))
    assert notices.CodesToBeGiven((3,)) in result.notices
    assert len(result.people) == 2


def test_without_a_presence_column_everybody_on_the_list_was_there() -> None:
    assert understood(HEADER, ("P-1", "F", "1991")).people[0].presence is Presence.PRESENT


def test_a_blank_mark_of_presence_is_absence_and_said() -> None:
    header = (*HEADER, "Présent")
    result = understood(header, ("P-1", "F", "1991", "x"), ("P-2", "M", "1990", None))
    assert [person.presence for person in result.people] == [Presence.PRESENT, Presence.ABSENT]
    assert notices.BlankPresenceIsAbsence((3,)) in result.notices


def test_a_presence_column_nobody_filled_in_is_asked_back() -> None:
    result = understood((*HEADER, "Présent"), ("P-1", "F", "1991", None))
    assert found(result) == [("IMP-17", {"cell": "D1"})]


def test_imp_05_a_missing_column_is_named_with_the_columns_that_were_read() -> None:
    result = understood(("Code", "Nom", "Âge"), ("P-1", "Fatou", 30))
    assert found(result) == [("IMP-05", {"cell": "A1", "columns": ("Code", "Nom", "Âge")})]
    assert isinstance(result.problems[0], problems.SexColumnMissing)
    assert result.people == ()


def test_imp_05_without_any_known_heading_no_cell_is_repeated() -> None:
    result = understood(("Fatou Exemple", "Casablanca"), ("Binta Exemple", "Rabat"))
    assert {type(problem) for problem in result.problems} == {
        problems.SexColumnMissing,
        problems.AgeColumnMissing,
    }
    assert [problem.data()["columns"] for problem in result.problems] == [(), ()]


def test_imp_06_a_column_that_stands_twice_is_refused() -> None:
    result = understood((*HEADER, "Ville", "X", "code"), ("P-1", "F", "1991"))
    assert found(result) == [("IMP-06", {"cell": "A1", "second_cell": "F1", "column": "Code"})]


def test_imp_06_a_header_that_stands_again_further_down_is_refused() -> None:
    result = understood(HEADER, ("P-1", "F", "1991"), HEADER, ("P-2", "M", "1990"))
    assert found(result) == [("IMP-06", {"cell": "B1", "second_cell": "B3", "column": "Sexe"})]


def test_imp_07_the_same_code_twice_names_both_lines() -> None:
    result = understood(HEADER, ("P-7F3K", "F", "1991"), ("P-2", "M", "1990"), ("p-7f3k ", "M", "?"))
    assert found(result)[0] == (
        "IMP-07",
        {"cell": "A4", "first_row": 2, "second_row": 4, "person_code": "P-7F3K"},
    )
    assert [person.row for person in result.people] == [2, 3]


def test_imp_08_a_formula_is_named_where_it_would_be_read() -> None:
    header = (*HEADER, "Ville")
    result = understood(header, ("P-1", "F", Unread.FORMULA, Unread.FORMULA))
    assert found(result) == [("IMP-08", {"cell": "C2"})]


def test_imp_09_a_list_of_nobody_is_refused() -> None:
    assert found(understood(HEADER)) == [("IMP-09", {"cell": "A1"})]
    assert found(understood()) == [("IMP-09", {"cell": "A1"})]


def test_imp_11_a_code_that_excel_damaged_is_shown() -> None:
    result = understood(HEADER, ("1,23E+11", "F", "1991"))
    assert found(result) == [("IMP-11", {"cell": "A2", "text": "1,23E+11"})]


def test_imp_12_a_forbidden_column_is_refused_and_the_rest_is_taken() -> None:
    result = understood((*HEADER, "Nationalité"), ("P-1", "F", "1991", "CANARY"))
    assert [refused.data() for refused in result.forbidden] == [{"cell": "D1", "column": "Nationalité"}]
    assert len(result.people) == 1
    assert result.problems == ()


@given(st.sampled_from(("nationalId", "Passeport", "Diagnostic", "Observations")), st.integers(0, 3))
def test_imp_12_no_cell_of_a_forbidden_column_is_anywhere_in_the_result(heading: str, place: int) -> None:
    header, line = list(HEADER), ["", "", ""]
    header.insert(place, heading)
    line.insert(place, "CANARY")
    assert "CANARY" not in repr(understood(tuple(header), tuple(line), tuple(line)))


def test_imp_12_a_forbidden_column_cannot_be_mapped() -> None:
    result = understood(("N° CIN", "Sexe", "Âge"), ("AB1234", "F", 30), mapping={Field.CODE: "A"})
    assert found(result) == [("IMP-12", {"cell": "A1", "column": "N° CIN"})]
    assert "AB1234" not in repr(result)


def test_no_name_and_no_telephone_is_anywhere_in_the_result() -> None:
    header = (*HEADER, "Nom", "Téléphone")
    result = understood(header, ("P-1", "?", "?", "CANARY", "CANARY"), ("P-2", "F", "1991", "CANARY", None))
    assert "CANARY" not in repr(result)
    assert notices.PersonalColumnsIgnored(("Nom", "Téléphone")) in result.notices


def test_shifted_columns_repeat_no_name_in_a_problem() -> None:
    result = understood(HEADER, ("P-1", "CANARY", "CANARY"))
    assert [code for code, _data in found(result)] == ["IMP-13", "DAT-01"]
    assert "CANARY" not in repr([problem.data() for problem in result.problems])


@pytest.mark.parametrize(
    ("birth", "problem"),
    [
        ("31/02/1991", ("DAT-01", {"cell": "C2"})),
        ("11/12/66", ("DAT-02", {"cell": "C2", "suggestion": "11/12/1966"})),
        ("19/12/2026", ("DAT-04", {"cell": "C2", "text": "19/12/2026"})),
        ("2008", ("DAT-06", {"cell": "C2", "year": 2008})),
        (None, ("IMP-15", {"cell": "C2"})),
    ],
)
def test_a_birth_that_cannot_be_taken_is_named_at_its_cell(birth: Value, problem: object) -> None:
    assert found(understood(HEADER, ("P-1", "F", birth))) == [problem]


def test_dat_04_a_straddling_year_is_settled_by_the_stated_bracket() -> None:
    result = understood((*HEADER, "Mineur (O/N)"), ("P-1", "F", "2008", "O"))
    assert result.people[0].age_group is AgeGroup.MINOR


def test_a_bracket_that_disagrees_with_the_birth_is_shown() -> None:
    result = understood((*HEADER, "Mineur (O/N)"), ("P-1", "F", "03/03/1983", "O"))
    assert result.people[0].age_group is AgeGroup.ADULT
    assert notices.BirthOverBracket(("D2",)) in result.notices


def test_numbers_read_as_dates_are_shown_with_their_epoch() -> None:
    result = understood(HEADER, ("P-1", "F", 33535))
    assert result.people[0].birth_year == 1991
    assert notices.NumbersReadAsDates(("C2",), "30/12/1899") in result.notices


def test_nom_01_cleaned_codes_are_shown() -> None:
    result = understood(HEADER, ("\u200bP-1", "F", "1991"))
    assert notices.InvisibleCharactersInCells(("A2",)) in result.notices


def test_another_session_s_date_is_shown() -> None:
    header = (*HEADER, "Séance suivie")
    result = understood(header, ("P-1", "F", "1991", "10/10/2026"), ("P-2", "F", "1991", ACTIVITY))
    assert notices.OtherSessionDates(("D2",)) in result.notices
    assert len(result.people) == 2


def test_what_is_no_date_says_nothing_of_another_session() -> None:
    header = (*HEADER, "Séance suivie")
    result = understood(header, ("P-1", "F", "1991", "oui"), ("P-2", "F", "1991", None))
    assert result.notices == ()
    assert len(result.people) == 2


def test_a_code_too_long_to_be_one_is_refused_and_not_cut() -> None:
    result = understood(HEADER, ("P" * 41, "F", "1991"))
    assert found(result) == [("IMP-18", {"cell": "A2", "longest": 40})]


def test_lines_without_any_answer_are_passed_over_and_named() -> None:
    result = understood(("N°", *HEADER), (1, "P-1", "F", "1991"), (2, None, None, None))
    assert notices.RowsWithoutAnswers((3,)) in result.notices
    assert len(result.people) == 1


def test_content_that_was_not_read_is_named() -> None:
    sheet = replace(table(HEADER, ("P-1", "F", "1991")), unread_from=500, other_sheets=("Feuil2",))
    result = understand(sheet, activity_date=ACTIVITY)
    assert notices.RowsNotRead(500) in result.notices
    assert notices.OtherSheetsNotRead(("Feuil2",)) in result.notices


def test_a_mapping_names_columns_by_heading_or_letters() -> None:
    lines = (("Réf.", "Qui", "Quand"), ("P-1", "F", "1991"))
    mapping = {Field.CODE: "réf", Field.SEX: "b", Field.BIRTH_YEAR: "C"}
    result = understood(*lines, mapping=mapping)
    assert result.people == (ListedPerson(2, "P-1", Sex.FEMALE, 1991, AgeGroup.ADULT, Presence.PRESENT),)


def test_a_mapping_decides_between_two_columns() -> None:
    lines = (("Code", *HEADER), ("A-1", "P-1", "F", "1991"))
    assert understood(*lines, mapping={Field.CODE: "B"}).people[0].code == "P-1"


def test_a_mapping_names_columns_by_their_place_and_may_leave_a_fact_out() -> None:
    lines = (("Sexe", "N", "Âge"), ("P-1", "F", 30))
    result = understood(*lines, mapping={Field.CODE: 0, Field.SEX: 1, Field.AGE: None, Field.BIRTH_YEAR: 2})
    assert {field: found.letters for field, found in result.columns.items()} == {
        Field.CODE: "A",
        Field.SEX: "B",
        Field.BIRTH_YEAR: "C",
    }


def test_a_place_beyond_the_sheet_is_refused() -> None:
    result = understood(HEADER, ("P-1", "F", "1991"), mapping={Field.CODE: 7})
    assert found(result) == [("IMP-19", {"cell": "A1", "field": "code", "column": "H"})]


def test_what_may_be_a_persons_line_is_told_as_no_heading() -> None:
    result = understood(("CANARY", "elle", "30"), ("P-2", "F", "31"))
    assert "CANARY" not in repr(result.headings)
    assert [heading.letters for heading in result.headings] == ["A", "B", "C"]


def test_lists_with_the_same_headings_are_known_by_one_hash() -> None:
    lists = [understood(line, ("P-1", "F", "1991")) for line in (HEADER, ("CODE", "sexe ", HEADER[2]))]
    other = understood(HEADER[::-1], ("1991", "F", "P-1"))
    assert lists[0].signature == lists[1].signature != other.signature
    assert understood(("P-1", "F", "30"), mapping={Field.SEX: 1, Field.AGE: 2}).signature == ""


def test_a_mapping_to_no_column_is_refused() -> None:
    result = understood(HEADER, ("P-1", "F", "1991"), mapping={Field.CODE: "matricule"})
    assert found(result) == [("IMP-19", {"cell": "A1", "field": "code", "column": "matricule"})]


def test_a_mapped_list_without_any_header_loses_nobody() -> None:
    result = understood(
        ("P-1", "F", "1991"),
        ("P-2", "M", "1990"),
        mapping=dict(zip((Field.CODE, Field.SEX, Field.BIRTH_YEAR), "ABC", strict=True)),
    )
    assert [person.row for person in result.people] == [1, 2]


def test_valid_lines_stand_ready_beside_the_problems() -> None:
    result = understood(HEADER, ("P-1", "", "1991"), ("P-2", "M", "1990"))
    assert [person.code for person in result.people] == ["P-2"]
    assert found(result) == [("IMP-13", {"cell": "B2"})]


def test_problems_stand_in_the_order_of_the_sheet() -> None:
    result = understood(HEADER, ("P-1", "", "1991"), ("P-1", "M", "31/02/1990"), ("P-1", "", ""))
    rows = [int(problem.cell[1:]) for problem in result.problems]
    assert rows == sorted(rows)


VALUES = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-10, 10**13),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.sampled_from(("F", "Sexe", "O", "vers 2007", "30/05/1991", "Nationalité", Unread.FORMULA)),
)


@given(st.lists(st.lists(VALUES, max_size=4).map(tuple), max_size=6))
def test_whatever_stands_under_a_header_is_understood_or_refused_by_cell(
    lines: list[tuple[Value, ...]],
) -> None:
    result = understood((*HEADER, "Présent"), *lines)
    assert all(problem.cell for problem in result.problems)
    assert len(result.people) <= len(lines)


@given(st.lists(st.lists(VALUES, max_size=4).map(tuple), max_size=6))
def test_a_sheet_of_anything_never_breaks_the_reader(lines: list[tuple[Value, ...]]) -> None:
    result = understood(*lines)
    assert result.people == () or result.columns
