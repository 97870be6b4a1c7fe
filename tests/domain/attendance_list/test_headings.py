"""A heading is understood in three languages, and what must not be collected is known by its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.attendance_list.fields import Field, field_named, field_of
from voucher_desk.domain.attendance_list.headings import Fate, heading_of
from voucher_desk.domain.attendance_list.wording import bare


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *[
            (text, Field.CODE)
            for text in ("Code bénéficiaire", "N° bénéficiaire", "CODE", "beneficiary code")
        ],
        *[(text, Field.CODE) for text in ("رمز", "رمز المستفيد(ة)", "Code ", "referenceId")],
        *[(text, Field.SEX) for text in ("Sexe", "GENRE", "gender", "H/F", "الجنس", "Sexe*", "\u200bsexe")],
        *[(text, Field.BIRTH_DATE) for text in ("Date de naissance", "DOB", "birthdate", "تاريخ الازدياد")],
        *[(text, Field.BIRTH_YEAR) for text in ("Année de naissance", "Né(e) en", "سنة الميلاد")],
        *[(text, Field.AGE) for text in ("Âge", "AGE (ans)", "Age", "العمر", "السن")],
        *[(text, Field.MINOR) for text in ("Mineur (O/N)", "Mineur O/N", "قاصر", "Tranche d'âge")],
        *[(text, Field.PRESENCE) for text in ("Présent", "Émargement O/N", "الحضور", "Statut de présence")],
    ],
)
def test_a_heading_is_found_by_its_synonym(heading: str, field: Field) -> None:
    assert heading_of(0, heading).field is field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Gender\nMale/ Female", Field.SEX),
        ("Date of birth\nDD-MM-YYYY", Field.BIRTH_DATE),
        ("Âge (à la date de la séance)", Field.AGE),
        ("Sexe / Gender", Field.SEX),
        ("Sexe الجنس", Field.SEX),
        ("الجنس Sexe", Field.SEX),
        ("Âge / Date de naissance", Field.BIRTH_DATE),
    ],
)
def test_explanations_and_second_languages_are_seen_through(heading: str, field: Field) -> None:
    assert heading_of(0, heading).field is field


@pytest.mark.parametrize(
    "heading",
    [
        *("Nationalité", "nationality", "nationalId", "الجنسية", "Passeport", "N° passeport", "documentid"),
        *(
            "N° CIN",
            "CNIE",
            "رقم البطاقة الوطنية",
            "ID Type \n(National ID / Family)",
            "ID Number",
            "جواز السفر",
        ),
        *("Pièce d'identité", "Titre de séjour", "Residency status\nResident/ IDP", "CaseStatus", "Statut"),
        *("Diagnostic", "التشخيص", "Maladie", "pregnant", "womendisabled", "Suivi psychologique", "VIH"),
        *("Religion", "Ethnie", "Pays d'origine", "Victime de traite", "VBG", "Vulnérabilité"),
        *("Observations", "Remarques", "Notes", "ملاحظات", "Code (passeport)", "Sexe et nationalité"),
    ],
)
def test_imp_12_a_forbidden_heading_is_known_however_it_is_dressed(heading: str) -> None:
    found = heading_of(0, heading)
    assert (found.fate, found.field) == (Fate.FORBIDDEN, None)


@pytest.mark.parametrize(
    "heading", ["Nom", "Prénom", "fullName", "Téléphone", "الاسم", "Signature", "التوقيع"]
)
def test_names_telephones_and_signatures_stay_on_the_paper(heading: str) -> None:
    assert heading_of(0, heading).fate is Fate.PERSONAL


@pytest.mark.parametrize("heading", ["N°", "Ville", "Bon n°", "Montant (MAD)", "Organisation", "", 12])
def test_other_columns_are_ignored(heading: str | int) -> None:
    assert heading_of(0, heading).fate is Fate.IGNORED


def test_a_signature_box_is_no_mark_of_presence() -> None:
    assert heading_of(0, "Émargement").fate is Fate.PERSONAL


def test_two_things_in_one_heading_are_not_taken_for_one() -> None:
    assert heading_of(0, "Nom / Code").field is None


@pytest.mark.parametrize("field", list(Field))
def test_a_field_is_named_by_its_key(field: Field) -> None:
    assert field_named(field.value) is field


def test_a_field_is_named_by_any_of_its_headings() -> None:
    assert field_named("sexe") is Field.SEX
    assert field_named("nom") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Féminin ", "FEMININ"),
        ("fe\u0301minin", "féminin"),
        ("أنثى", "انثي"),
        ("قاصرة", "قاصره"),
        ("١٨", "18"),
    ],
)
def test_two_spellings_of_a_word_are_one(one: str, other: str) -> None:
    assert bare(one) == bare(other) != ""


@given(st.text())
def test_a_bare_word_is_bare_already(text: str) -> None:
    assert bare(bare(text)) == bare(text)


@pytest.mark.parametrize("heading", ["Sexe", "Code bénéficiaire", "Date de naissance"])
def test_capitals_do_not_matter(heading: str) -> None:
    assert field_of(heading.upper()) is field_of(heading.lower()) is field_of(heading) is not None
