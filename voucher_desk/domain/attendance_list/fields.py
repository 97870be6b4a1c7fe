"""The few facts an attendance list may tell, and the headings they have in French, Arabic and English."""

from enum import StrEnum

from voucher_desk.domain.attendance_list.wording import bare, bare_words


class Field(StrEnum):
    """A fact that is read from a list; every other column stays on the paper."""

    CODE = "code"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    BIRTH_YEAR = "birth_year"
    AGE = "age"
    MINOR = "minor"
    ADULT = "adult"
    PRESENCE = "presence"
    SESSION_DATE = "session_date"


AGE_FIELDS = (Field.BIRTH_DATE, Field.BIRTH_YEAR, Field.AGE, Field.MINOR, Field.ADULT)
"""Any one of these tells whether a person is a minor; the more exact ones stand first."""

_HEADINGS = {
    Field.CODE: bare_words(
        *("code", "code bénéficiaire", "code du bénéficiaire", "code de la bénéficiaire", "code bénéf"),
        *("code bénéficiaires", "code personne", "code participant", "code participante", "code anonyme"),
        *("code unique", "pseudonyme", "n° bénéficiaire", "n° de bénéficiaire", "n° du bénéficiaire"),
        *("no bénéficiaire", "num bénéficiaire", "numéro bénéficiaire", "numéro de bénéficiaire"),
        *("numéro du bénéficiaire", "identifiant", "identifiant bénéficiaire", "identifiant du bénéficiaire"),
        *("id bénéficiaire", "beneficiary code", "beneficiary id", "beneficiary no", "beneficiary number"),
        *("person code", "participant code", "participant id", "reference id", "pseudonym"),
        *("رمز", "الرمز", "رمز المستفيد", "رمز المستفيدة", "رمز المستفيد(ة)", "الرمز الخاص", "كود", "الكود"),
        *("رقم المستفيد", "رقم المستفيدة", "رقم المستفيد(ة)", "كود المستفيد", "معرف المستفيد", "المعرف"),
    ),
    Field.SEX: bare_words(
        *("sexe", "genre", "sex", "gender", "sexe/genre", "genre/sexe", "sex/gender", "h/f", "f/h", "m/f"),
        *("f/m", "sexe h/f", "sexe f/h", "sexe m/f", "sexe f/m", "genre h/f", "genre f/h", "sex m/f"),
        *("sex f/m", "gender m/f", "gender f/m", "الجنس", "جنس", "النوع", "النوع الاجتماعي", "ذكر/أنثى"),
    ),
    Field.BIRTH_DATE: bare_words(
        *("date de naissance", "date naissance", "date de naiss", "naissance", "né le", "née le", "né(e) le"),
        *("ddn", "date of birth", "birth date", "birthdate", "dob", "birthday", "date born", "born"),
        *("تاريخ الميلاد", "تاريخ الازدياد", "تاريخ الولادة", "الميلاد", "الازدياد"),
    ),
    Field.BIRTH_YEAR: bare_words(
        *("année de naissance", "année naissance", "an de naissance", "né en", "née en", "né(e) en"),
        *("birth year", "year of birth", "yob", "سنة الميلاد", "سنة الازدياد", "سنة الولادة", "عام الميلاد"),
    ),
    Field.AGE: bare_words(
        *("âge", "âge en années", "âge (ans)", "age", "ages", "age years", "age in years"),
        *("العمر", "عمر", "السن", "العمر بالسنوات"),
    ),
    Field.MINOR: bare_words(
        *("mineur", "mineure", "mineur(e)", "mineurs", "mineur o/n", "mineur(e) o/n", "mineur oui/non"),
        *("enfant", "enfant o/n", "moins de 18 ans", "moins de 18", "majeur/mineur", "mineur/majeur"),
        *("adulte/mineur", "mineur/adulte", "adulte/enfant", "tranche d'âge", "groupe d'âge", "classe d'âge"),
        *("catégorie d'âge", "minor", "minor y/n", "is minor", "child", "under 18", "adult/minor"),
        *("minor/adult", "adult/child", "age group", "age bracket", "age category"),
        *("قاصر", "قاصرة", "قاصر(ة)", "قاصر نعم/لا", "طفل", "أقل من 18 سنة", "الفئة العمرية", "راشد/قاصر"),
    ),
    Field.ADULT: bare_words(
        *("adulte", "adulte o/n", "majeur", "majeure", "majeur(e)", "majeur o/n", "majeur(e) o/n"),
        *("adult", "adult y/n", "is adult", "over 18", "18 ans et plus", "راشد", "راشدة", "بالغ", "بالغة"),
    ),
    Field.PRESENCE: bare_words(
        *("présent", "présente", "présent(e)", "présents", "présence", "présent o/n", "présence o/n"),
        *("présent(e) o/n", "présent oui/non", "statut de présence", "statut présence", "émargement o/n"),
        *("émargement oui/non", "a participé", "participation", "attendance", "attendance status", "present"),
        *("present y/n", "attended", "attended y/n", "الحضور", "حضور", "حاضر", "حاضرة", "حاضر(ة)"),
    ),
    Field.SESSION_DATE: bare_words(
        *("séance suivie", "date de séance", "date de la séance", "date séance", "date de l'activité"),
        *("date de présence", "date de participation", "session date", "date of session", "attendance date"),
        *("activity date", "تاريخ الحصة", "تاريخ الجلسة", "تاريخ النشاط", "تاريخ الحضور"),
    ),
}

_FIELD_OF = {heading: field for field, headings in _HEADINGS.items() for heading in headings}


def field_of(heading: str) -> Field | None:
    """Return the fact a heading announces, by the whole heading; None where it is none of ours."""
    return _FIELD_OF.get(bare(heading))


def field_named(name: str) -> Field | None:
    """Return the field a person names for a mapping: its key (`birth_date`) or any heading it may have."""
    return Field(name) if name in set(Field) else field_of(name)
