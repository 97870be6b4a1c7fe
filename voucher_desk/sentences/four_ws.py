"""The activities of the 4Ws in words: who does what, where and when, with the counts published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from gettext import NullTranslations

from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.report_lists import ActivityCode, said
from voucher_desk.domain.reports import Measure
from voucher_desk.domain.sadd import GROUPS, NOT_USED
from voucher_desk.domain.sessions import ENTITLING_KINDS
from voucher_desk.queries.bulletin import BulletinReport, MeetingRow
from voucher_desk.sentences.report_words import family_word, period_words
from voucher_desk.sentences.words import word_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A meeting, or a service family in a city; `counts` by sex and age, None where one is withheld."""

    organisation: str
    focal_point: str
    donor: str
    region_code: str
    region: str
    prefecture: str
    commune: str
    start: date | None
    end: date | None
    status: str
    code: str
    subcode: str
    code_verified: str
    activity: str
    detail: str
    target: str
    counts: tuple[int | None, ...]
    language: str
    fee: str


def activities(report: BulletinReport, translations: NullTranslations) -> Iterator[Activity]:
    """Yield the meetings, then the services by city; a code that nobody verified says so."""
    for meeting in report.facts.meetings:
        yield _meeting(report, meeting, translations)
    table = report.people.tables[Measure.EXCHANGES]
    for city in table.cities:
        for family in table.families:
            if family != NOT_USED and table.counts.get((city, family, None, None)):
                yield _service(report, city, family, translations)


def what(code: ActivityCode | None, name: str, translations: NullTranslations) -> tuple[str, str, str, str]:
    """Return the code of an activity, its sub-code, whether it was verified, and its name."""
    _ = translations.gettext
    if code is None:
        return "", "", _("à vérifier"), name
    verified = _("vérifié") if code.verified else _("à vérifier")
    return code.code, code.subcode, verified, said(code.texts, translations.info().get("language", "fr"))


def _meeting(report: BulletinReport, meeting: MeetingRow, translations: NullTranslations) -> Activity:
    _ = translations.gettext
    awareness = meeting.kind in ENTITLING_KINDS
    table = report.people.tables[Measure.SESSIONS if awareness else Measure.MEETINGS]
    name = word_of(meeting.kind, translations).capitalize()
    code, subcode, verified, activity = what(report.lists.activity(meeting.kind), name, translations)
    region_code, region, prefecture = _where(report, meeting.city)
    return Activity(
        organisation=meeting.association,
        focal_point=report.lists.focal_point,
        donor=_donors(report),
        region_code=region_code,
        region=region,
        prefecture=prefecture,
        commune=meeting.city,
        start=local_date(meeting.at),
        end=local_date(meeting.until),
        status=_status(meeting.until, report.facts.heading.made_at, translations),
        code=code,
        subcode=subcode,
        code_verified=verified,
        activity=activity,
        detail=meeting.theme,
        target=_("Bénéficiaires du programme") if awareness else _("Personnel et partenaires"),
        counts=tuple(table.cell(meeting.city, meeting.code, sex, age) for sex, age in GROUPS),
        language=report.lists.language,
        fee=_("Gratuit"),
    )


def _service(report: BulletinReport, city: str, family: str, translations: NullTranslations) -> Activity:
    _ = translations.gettext
    table, scope = report.people.tables[Measure.EXCHANGES], report.facts.heading.scope
    name = family_word(Measure.EXCHANGES, family, report.people.families, translations)
    code, subcode, verified, activity = what(report.lists.activity(None, family), name, translations)
    region_code, region, prefecture = _where(report, city)
    return Activity(
        organisation=_("Prestataires sous contrat"),
        focal_point=report.lists.focal_point,
        donor=_donors(report),
        region_code=region_code,
        region=region,
        prefecture=prefecture,
        commune=city,
        start=scope.first,
        end=scope.last,
        status=_("en cours") if scope.last is None else _("terminée"),
        code=code,
        subcode=subcode,
        code_verified=verified,
        activity=activity,
        detail=_("Services échangés contre un bon, {period}").format(
            period=period_words(scope, translations)
        ),
        target=_("Bénéficiaires du programme"),
        counts=tuple(table.cell(city, family, sex, age) for sex, age in GROUPS),
        language=report.lists.language,
        fee=_("Gratuit"),
    )


def _donors(report: BulletinReport) -> str:
    return ", ".join(dict.fromkeys(account.donor for account in report.facts.accounts))


def _where(report: BulletinReport, city: str) -> tuple[str, str, str]:
    place = report.lists.place(city)
    return ("", "", "") if place is None else (place.region_code, place.region, place.prefecture)


def _status(until: datetime, now: datetime, translations: NullTranslations) -> str:
    return translations.gettext("terminée") if until <= now else translations.gettext("en cours")
