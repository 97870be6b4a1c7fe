"""The first page of the bulletin: the project in four figures, the people, the sessions."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations
from itertools import product
from math import pi, sin

from voucher_desk.domain.international_days import InternationalDay, international_day
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.logos import Logo
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.report_lists import said
from voucher_desk.domain.reports import Measure
from voucher_desk.domain.sessions import ENTITLING_KINDS, SessionKind
from voucher_desk.printing.bulletin_frame import EDGE, ROOM, Field, draw_note, draw_section, draw_table
from voucher_desk.printing.canvas import END, MIDDLE, Canvas, ink
from voucher_desk.printing.charts import (
    Share,
    amount_words,
    counted,
    draw_bars,
    draw_legend,
    draw_ring,
    draw_stack,
)
from voucher_desk.printing.document import document_language
from voucher_desk.printing.logos import within
from voucher_desk.queries.bulletin import BulletinReport, MeetingRow, published_vouchers
from voucher_desk.sentences.report_words import SEXES, donation_words, group_word, joined, period_words
from voucher_desk.sentences.words import word_of

STATED = (
    (Sex.FEMALE, AgeGroup.ADULT, "Accent"),
    (Sex.FEMALE, AgeGroup.MINOR, "Sky"),
    (Sex.MALE, AgeGroup.ADULT, "Deep"),
    (Sex.MALE, AgeGroup.MINOR, "Warm"),
)
Group = tuple[Sex | None, AgeGroup | None]
SEX_INKS = {Sex.FEMALE: "Accent", Sex.MALE: "Deep", Sex.UNKNOWN: "Line"}
MOST_THEMES = 5
MOST_CITIES = 3
CONTEXT_LINES = 4
TITLE_LINES = 2
_SMALLEST = 7.0
_LOGO = 13.0
_WAVE = 48
_PLATE = (ROOM - 10) / 3
_PLATE_STEP = _PLATE + 5


def draw_first_page(
    canvas: Canvas, report: BulletinReport, translations: NullTranslations, gap: float
) -> float:
    """Draw all of the page but its foot, sections `gap` apart; return the height below the last."""
    _draw_head(canvas, report, translations)
    _draw_tiles(canvas, report, translations)
    y = _draw_context(canvas, report, translations)
    y = _draw_people(canvas, report, y - gap * 0.6, translations)
    y = _draw_sessions(canvas, report, y - gap, translations)
    return _draw_apart(canvas, report, y - gap, translations)


def _draw_head(canvas: Canvas, report: BulletinReport, translations: NullTranslations) -> None:
    _ = translations.gettext
    heading = report.facts.heading
    canvas.box((0, 249), (canvas.width, 48), "Accent")
    steps = [canvas.width * step / _WAVE for step in range(_WAVE + 1)]
    wave = [(x, 252.5 + 2.2 * sin(2 * pi * x / canvas.width * 1.25)) for x in steps]
    canvas.shape([(0, 249), *wave, (canvas.width, 249)], "Deep")
    canvas.box((0, 248.2), (canvas.width, 1.1), "Warm")
    label = f"{_('BULLETIN DU PROJET')} · {_('EXERCICE')}" if heading.training else _("BULLETIN DU PROJET")
    canvas.text((EDGE, 287), label, ink(9, "Sand", bold=True))
    points = 19.0
    while (
        points > _SMALLEST and len(canvas.broken(heading.project, ink(points, bold=True), 118)) > TITLE_LINES
    ):
        points -= 0.5
    y = canvas.paragraph((EDGE, 278), heading.project, ink(points, "Paper", bold=True), 118, points * 0.45)
    covered = f"{period_words(heading.scope, translations)} · {donation_words(heading.scope, translations)}"
    canvas.text((EDGE, y + 1), covered, ink(9, "Paper"), width=118)
    _draw_mark(canvas, joined(heading.donor_marks), heading.logos)


def _draw_mark(canvas: Canvas, mark: str, logos: Sequence[Logo]) -> None:
    """Draw what the donor asks to be shown on a plate as high as it needs, in the middle of the head."""
    style = ink(8.5, "Deep", bold=True)
    lines = canvas.broken(mark, style, 44)[: 4 if logos else 6] if mark else []
    above = _LOGO + 2 if logos else 0.0
    height = 4.3 * len(lines) + above + (6 if lines else 4)
    if lines or logos:
        canvas.rounded((144, 275 - height / 2), (52, height), "Paper")
    top = 275 + height / 2 - above
    for place, logo in enumerate(logos):
        room = 44 / len(logos)
        size = within(logo, (room - 1, _LOGO))
        canvas.picture(logo, (148 + place * room, top - 1 + (_LOGO - size[1]) / 2), size)
    for number, line in enumerate(lines):
        canvas.text((148, top - 6.2 - 4.3 * number), line, style, width=44)


def _draw_context(canvas: Canvas, report: BulletinReport, translations: NullTranslations) -> float:
    """Draw the programme's own text in letters small enough for a few lines."""
    text = said(report.lists.context, document_language(translations))
    points = 9.0
    while points > _SMALLEST and len(canvas.broken(text, ink(points), ROOM)) > CONTEXT_LINES:
        points -= 0.25
    return canvas.paragraph((EDGE, 215), text, ink(points), ROOM, points * 0.51)


def _draw_tiles(canvas: Canvas, report: BulletinReport, translations: NullTranslations) -> None:
    _, n_ = translations.gettext, translations.ngettext
    facts = report.facts
    sessions = sum(meeting.kind in ENTITLING_KINDS for meeting in facts.meetings)
    people = report.people.tables[Measure.PEOPLE].cell()
    vouchers = published_vouchers(report).get((None, None), 0)
    redeemed = sum(city.redeemed for city in facts.vouchers)
    tiles = (
        (counted(people), n_("personne aidée", "personnes aidées", people or 2)),
        (counted(sessions), n_("séance de sensibilisation", "séances de sensibilisation", sessions)),
        (counted(vouchers), n_("bon émis", "bons émis", vouchers or 2)),
        (amount_words(redeemed), _("MAD échangés en services")),
    )
    width = (ROOM - 3 * 5) / 4
    for place, (number, word) in enumerate(tiles):
        x = EDGE + place * (width + 5)
        canvas.rounded((x, 222), (width, 22), "Wash")
        canvas.text(
            (x + width / 2, 232.5), number, ink(18, "Accent", bold=True), width=width - 4, align=MIDDLE
        )
        canvas.text((x + width / 2, 226), word, ink(8, "Quiet"), width=width - 4, align=MIDDLE)


def _groups(report: BulletinReport, cities: Sequence[str], translations: NullTranslations) -> list[Share]:
    """Return the groups of people of some cities: those whose sex and age are known, then all others.

    Made of published counts alone: where one of them is withheld, so is their sum.
    """
    known = {(sex, age): colour for sex, age, colour in STATED}
    others = [group for group in product(Sex, AgeGroup) if group not in known]
    shares = [
        Share(group_word(*group, translations), _counted(report, cities, [group]), colour)
        for group, colour in known.items()
    ]
    unknown = _counted(report, cities, others)
    return [*shares, Share(translations.gettext("Non communiqué"), unknown, "Line")]


def _counted(report: BulletinReport, cities: Sequence[str], groups: Sequence[Group]) -> int | None:
    table = report.people.tables[Measure.PEOPLE]
    wanted = cities if len(cities) < len(table.cities) else [None]
    counts = [table.cell(city, None, sex, age) for city in wanted for sex, age in groups]
    return None if None in counts else sum(count or 0 for count in counts)


def _draw_people(canvas: Canvas, report: BulletinReport, y: float, translations: NullTranslations) -> float:
    _ = translations.gettext
    table = report.people.tables[Measure.PEOPLE]
    y = draw_section(canvas, y, _("Personnes aidées"))
    y = draw_note(canvas, y, _("Chaque personne compte une seule fois, dans la ville de son premier bon."))
    sexes = [
        Share(translations.gettext(word), table.cell(sex=sex), SEX_INKS[sex]) for sex, word in SEXES.items()
    ]
    draw_ring(canvas, (EDGE + 24, y - 23), 21, sexes, counted(table.cell()))
    left = y - 50
    for share in sexes:
        words = translations.gettext("{name} : {count}")
        name = words.format(name=share.name, count=counted(share.count))
        told = Share(name, share.count, share.colour)
        draw_legend(canvas, (EDGE + 2, left), [told], 60)
        left -= 4.6
    x, width = EDGE + 66, ROOM - 66
    bars = _groups(report, table.cities, translations)
    right = draw_bars(canvas, (x, y - 1), width, bars, name_width=34, row=6.6)
    right = _draw_cities(canvas, report, (x, right - 6), width, translations)
    return min(left, right)


def _draw_cities(
    canvas: Canvas,
    report: BulletinReport,
    place: tuple[float, float],
    width: float,
    translations: NullTranslations,
) -> float:
    """Draw the groups of each city, those with most people first; cities beyond a few are one line."""
    table = report.people.tables[Measure.PEOPLE]
    x, y = place
    cities = sorted(table.cities, key=lambda city: -(table.cell(city) or 0))
    language = document_language(translations)
    alone = cities if len(cities) <= MOST_CITIES else cities[: MOST_CITIES - 1]
    lines = [(report.lists.city_name(city, language), [city]) for city in alone]
    if rest := cities[len(alone) :]:
        lines.append((translations.gettext("Autres villes"), rest))
    for name, told in lines:
        canvas.text((x, y - 4.4), name, ink(8), width=32)
        draw_stack(canvas, (x + 34, y - 6), (width - 50, 5.4), _groups(report, told, translations))
        total = counted(_counted(report, told, [(None, None)]))
        canvas.text((x + width, y - 4.4), total, ink(8.5, bold=True), align=END)
        y -= 7.6
    return draw_legend(canvas, (x, y - 3.6), _groups(report, cities, translations), width)


def _draw_sessions(canvas: Canvas, report: BulletinReport, y: float, translations: NullTranslations) -> float:
    _ = translations.gettext
    y = draw_section(canvas, y, _("Séances et journées internationales"))
    fields = (
        Field(_("Thème"), EDGE, 84),
        Field(_("Villes"), EDGE + 84, 38),
        Field(_("Dates"), EDGE + 122, 24),
        Field(_("Séances"), EDGE + 146, 16, END),
        Field(_("Participations"), EDGE + 162, 20, END),
    )
    return draw_table(canvas, y, fields, list(_theme_rows(report, translations)), total=True)


def _themes(meetings: Sequence[MeetingRow]) -> list[tuple[str, list[MeetingRow]]]:
    """Return the themes with most participations first, those beyond a few together under no name."""
    found: defaultdict[str, list[MeetingRow]] = defaultdict(list)
    for meeting in meetings:
        found[meeting.theme].append(meeting)

    def rank(theme: str) -> tuple[int, str]:
        return -sum(meeting.participations for meeting in found[theme]), theme

    ranked = sorted(found, key=rank)
    alone = ranked if len(ranked) <= MOST_THEMES else ranked[: MOST_THEMES - 1]
    others = [meeting for theme in ranked[len(alone) :] for meeting in found[theme]]
    return [*((theme, found[theme]) for theme in alone), *([("", others)] if others else [])]


def _theme_rows(report: BulletinReport, translations: NullTranslations) -> Iterator[tuple[str, ...]]:
    _ = translations.gettext
    held = [meeting for meeting in report.facts.meetings if meeting.kind in ENTITLING_KINDS]
    language = document_language(translations)
    for theme, told in _themes(held):
        cities = sorted({meeting.city for meeting in told})
        days = [local_date(meeting.at) for meeting in told]
        yield (
            _marked(theme, days, translations) if theme else _("Autres thèmes"),
            _(", ").join(report.lists.city_name(city, language) for city in cities),
            _dates(days),
            str(len(told)),
            counted(_participations(report, told)),
        )
    whole = report.people.tables[Measure.PARTICIPATIONS].cell()
    yield (_("Total"), "", "", str(len(held)), counted(whole))


def _participations(report: BulletinReport, meetings: Sequence[MeetingRow]) -> int | None:
    """Return how many came, from published counts alone: withheld where one of them is."""
    table = report.people.tables[Measure.SESSIONS]
    counts = [table.cell(meeting.city, meeting.code) for meeting in meetings]
    return None if None in counts else sum(count or 0 for count in counts)


def _marked(theme: str, days: Sequence[date], translations: NullTranslations) -> str:
    """Return a theme with the international day it was held on, where its own name does not say so."""
    found = next((one for day in sorted(days) if (one := international_day(day))), None)
    if found is None or _names(theme, found, translations):
        return theme
    return f"{theme} ({word_of(found, translations)})"


def _names(theme: str, day: InternationalDay, translations: NullTranslations) -> bool:
    return word_of(day, translations).casefold() == theme.casefold()


def _dates(days: Sequence[date]) -> str:
    first, last = min(days), max(days)
    return f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m}-{last:%d/%m/%Y}"


def _draw_apart(canvas: Canvas, report: BulletinReport, y: float, translations: NullTranslations) -> float:
    _ = translations.gettext
    y = draw_section(canvas, y, _("Comptés à part"))
    y = draw_note(canvas, y, _("Formations, ateliers et restitutions : jamais parmi les personnes aidées."))
    meetings = [meeting for meeting in report.facts.meetings if meeting.kind not in ENTITLING_KINDS]
    if not meetings:
        return draw_note(canvas, y, _("Aucune rencontre de ce genre dans la période."))
    held = Counter(meeting.kind for meeting in meetings)
    for place, kind in enumerate(held):
        _draw_kind(canvas, report, (EDGE + place * _PLATE_STEP, y - 11), (kind, held[kind]), translations)
    return y - 13


def _draw_kind(
    canvas: Canvas,
    report: BulletinReport,
    corner: tuple[float, float],
    told: tuple[SessionKind, int],
    translations: NullTranslations,
) -> None:
    """Draw how many meetings of a kind there were, and how often somebody came."""
    (x, y), (kind, held) = corner, told
    count = counted(report.people.tables[Measure.APART].cell(family=kind.value))
    words = translations.ngettext("{n} rencontre", "{n} rencontres", held).format(n=held)
    name, end = word_of(kind, translations), x + _PLATE - 3
    canvas.rounded((x, y), (_PLATE, 13), "Wash")
    canvas.text((x + 3, y + 8), name[:1].upper() + name[1:], ink(8.5, "Deep", bold=True), width=_PLATE - 30)
    canvas.text((x + 3, y + 3), words, ink(8, "Quiet"), width=_PLATE - 30)
    canvas.text((end, y + 7), count, ink(13, "Accent", bold=True), align=END)
    canvas.text((end, y + 2.6), translations.gettext("participations"), ink(7, "Quiet"), width=26, align=END)
