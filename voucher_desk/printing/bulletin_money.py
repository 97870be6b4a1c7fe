"""The second page of the bulletin: vouchers, services, donations, providers, frameworks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from voucher_desk.domain.donor_statement import StatementItem
from voucher_desk.domain.masking import Key
from voucher_desk.domain.report_lists import Framework, said
from voucher_desk.domain.reports import Measure
from voucher_desk.printing.bulletin_frame import EDGE, ROOM, Field, draw_note, draw_section, draw_table
from voucher_desk.printing.canvas import END, MIDDLE, Canvas, ink
from voucher_desk.printing.charts import Share, amount_words, counted, draw_legend, draw_stack
from voucher_desk.printing.city_map import draw_city_map
from voucher_desk.printing.document import document_language
from voucher_desk.queries.bulletin import VOUCHER_STATES, BulletinReport, CityVouchers, published_vouchers
from voucher_desk.sentences.report_words import family_word

STATE_INKS = ("Accent", "Sky", "Warm")
MOST_ROWS = 4
"""How many cities, services or donations stand alone; those beyond are one line, so that sums hold (31)."""
MOST_PLACES = 7
MOST_FRAMEWORKS = 3
MAP_HEIGHT = 52.0


def draw_second_page(
    canvas: Canvas, report: BulletinReport, translations: NullTranslations, gap: float
) -> float:
    """Draw all of the page but its foot, sections `gap` apart; return the height below the last."""
    _ = translations.gettext
    canvas.box((0, 284), (canvas.width, 13), "Accent")
    canvas.box((0, 283.2), (canvas.width, 0.9), "Warm")
    canvas.text((EDGE, 288.5), report.facts.heading.project, ink(10, "Paper", bold=True), width=130)
    canvas.text((EDGE + ROOM, 288.5), _("BULLETIN DU PROJET"), ink(8, "Sand", bold=True), align=END)
    y = _draw_vouchers(canvas, report, 273, translations)
    y = _draw_services(canvas, report, y - gap, translations)
    y = _draw_donations(canvas, report, y - gap, translations)
    y = _draw_providers(canvas, report, y - gap, translations)
    return _draw_frameworks(canvas, report, y - gap, translations)


@dataclass(frozen=True, slots=True)
class _Line:
    """The vouchers of one city, or of several together; amounts in centimes of MAD."""

    name: str
    count: int | None
    states: list[Share]
    redeemed: int


def _draw_vouchers(canvas: Canvas, report: BulletinReport, y: float, translations: NullTranslations) -> float:
    _ = translations.gettext
    y = draw_section(canvas, y, _("Bons par ville"))
    cities = report.facts.vouchers
    if not cities:
        return draw_note(canvas, y, _("Aucun bon émis dans la période."))
    told, language = published_vouchers(report), document_language(translations)
    alone = cities if len(cities) <= MOST_ROWS else cities[: MOST_ROWS - 1]
    lines = [_line(report.lists.city_name(city.city, language), [city], told, translations) for city in alone]
    if rest := cities[len(alone) :]:
        lines.append(_line(_("Autres villes"), rest, told, translations))
    for line in lines:
        _draw_city(canvas, y, line, translations)
        y -= 8.4
    whole = _line("", cities, told, translations)
    legend = [
        Share(
            _("{name} : {count}").format(name=share.name, count=counted(share.count)),
            share.count,
            share.colour,
        )
        for share in whole.states
    ]
    total = _("Total : {n} bons, {amount} MAD échangés").format(
        n=counted(whole.count), amount=amount_words(whole.redeemed)
    )
    canvas.text((EDGE + ROOM, y - 3.4), total, ink(8, "Deep", bold=True), width=66, align=END)
    return draw_legend(canvas, (EDGE, y - 3.4), legend, 114)


def _line(
    name: str,
    cities: Sequence[CityVouchers],
    told: Mapping[Key, int | None],
    translations: NullTranslations,
) -> _Line:
    """Return some cities as one line, from published counts alone."""
    _ = translations.gettext
    known = {city for city, _state in told if city is not None}
    keys: list[str | None] = [None] if len(cities) == len(known) else [city.city for city in cities]
    words = (_("échangés"), _("en circulation"), _("expirés ou annulés"))
    states = [
        Share(word, _summed([told[key, state] for key in keys]), colour)
        for state, word, colour in zip(VOUCHER_STATES, words, STATE_INKS, strict=True)
    ]
    count = _summed([told[key, None] for key in keys])
    return _Line(name, count, states, sum(city.redeemed for city in cities))


def _summed(counts: Sequence[int | None]) -> int | None:
    return None if None in counts else sum(count or 0 for count in counts)


def _draw_city(canvas: Canvas, y: float, line: _Line, translations: NullTranslations) -> None:
    _ = translations.gettext
    canvas.text((EDGE, y - 5), line.name, ink(9, bold=True), width=32)
    draw_stack(canvas, (EDGE + 34, y - 6.6), (86, 6), line.states)
    issued = _("{n} émis").format(n=counted(line.count))
    canvas.text((EDGE + 139, y - 5), issued, ink(8), width=18, align=END)
    redeemed = _("{amount} MAD échangés").format(amount=amount_words(line.redeemed))
    canvas.text((EDGE + ROOM, y - 5), redeemed, ink(8, bold=True), width=41, align=END)


def _draw_services(canvas: Canvas, report: BulletinReport, y: float, translations: NullTranslations) -> float:
    _ = translations.gettext
    table = report.people.tables[Measure.EXCHANGES]
    y = draw_section(canvas, y, _("Services par famille"))
    services = report.facts.services
    longest = max((service.redeemed for service in services), default=0)
    rest = services[MOST_ROWS - 1 :] if len(services) > MOST_ROWS else ()
    for service in services[: len(services) - len(rest)]:
        name = family_word(Measure.EXCHANGES, service.family, report.people.families, translations)
        times = table.cell(family=service.family)
        y = _draw_service(canvas, y, (name, times, service.redeemed), longest, translations)
    if rest:
        amount = sum(service.redeemed for service in rest)
        counts = [table.cell(family=service.family) for service in rest]
        times = _summed(counts)
        y = _draw_service(canvas, y, (_("Autres services"), times, amount), longest, translations)
    return y if services else draw_note(canvas, y, _("Aucun bon échangé dans la période."))


def _draw_service(
    canvas: Canvas,
    y: float,
    told: tuple[str, int | None, int],
    longest: int,
    translations: NullTranslations,
) -> float:
    name, times, redeemed = told
    canvas.text((EDGE, y - 5), name, ink(8.5), width=60)
    canvas.box((EDGE + 62, y - 6.2), (58, 5), "Wash")
    canvas.box((EDGE + 62, y - 6.2), (min(58, max(0.4, 58 * redeemed / longest)), 5), "Sky")
    words = translations.ngettext("{n} échange", "{n} échanges", times or 2).format(n=counted(times))
    canvas.text((EDGE + 143, y - 5), words, ink(8), width=22, align=END)
    canvas.text(
        (EDGE + ROOM, y - 5), f"{amount_words(redeemed)} MAD", ink(8.5, bold=True), width=36, align=END
    )
    return y - 7.4


def _draw_donations(
    canvas: Canvas, report: BulletinReport, y: float, translations: NullTranslations
) -> float:
    _ = translations.gettext
    y = draw_section(canvas, y, _("Dons aux associations, en MAD"))
    items = (
        (StatementItem.RECEIVED, _("Reçu")),
        (StatementItem.COMMITTED, _("Engagé")),
        (StatementItem.REDEEMED, _("Échangé")),
        (StatementItem.PAID, _("Payé")),
        (StatementItem.BALANCE, _("Solde")),
    )
    width = 24.0
    columns = [Field(_("Association"), EDGE, ROOM - width * len(items))]
    for place, (_item, word) in enumerate(items):
        columns.append(Field(word, EDGE + ROOM - width * (len(items) - place), width, END))
    accounts = report.facts.accounts
    rows = [
        (account.association, *(amount_words(account.amount(item)) for item, _word in items))
        for account in (accounts if len(accounts) <= MOST_ROWS else accounts[: MOST_ROWS - 1])
    ]
    rest = accounts[len(rows) :]
    if rest:
        sums = (amount_words(sum(account.amount(item) for account in rest)) for item, _word in items)
        rows.append((_("Autres dons"), *sums))
    sums = (amount_words(sum(account.amount(item) for account in accounts)) for item, _word in items)
    return draw_table(canvas, y, columns, [*rows, (_("Total"), *sums)], total=True)


def _draw_providers(
    canvas: Canvas, report: BulletinReport, y: float, translations: NullTranslations
) -> float:
    _ = translations.gettext
    y = draw_section(canvas, y, _("Prestataires sous contrat, par ville et par service"))
    language = document_language(translations)
    providers = report.facts.providers
    cities = list(dict.fromkeys(row.city for row in providers))
    on_map = any(report.lists.place(city) for city in cities)
    if on_map:
        corner = (EDGE, y - MAP_HEIGHT)
        draw_city_map(canvas, corner, (76, MAP_HEIGHT), cities, report.lists, _("Océan Atlantique"))
    x = EDGE + 84 if on_map else EDGE
    columns = (
        Field(_("Ville"), x, 30),
        Field(_("Service"), x + 30, EDGE + 160 - x - 30),
        Field(_("Prestataires"), EDGE + 160, 22, END),
    )
    alone = providers if len(providers) <= MOST_PLACES else providers[: MOST_PLACES - 1]
    rows = [
        (
            report.lists.city_name(row.city, language),
            family_word(Measure.EXCHANGES, row.family, report.people.families, translations),
            str(row.providers),
        )
        for row in alone
    ]
    if rest := providers[len(alone) :]:
        rows.append((_("Autres"), "", str(sum(row.providers for row in rest))))
    table_end = draw_table(canvas, y + 1, columns, rows)
    note = _("Un prestataire qui offre plusieurs services est compté à chacun. Esquisse sans échelle.")
    canvas.paragraph((x, table_end - 5), note, ink(7, "Quiet"), EDGE + ROOM - x, 3.4)
    return y - MAP_HEIGHT


def _draw_frameworks(
    canvas: Canvas, report: BulletinReport, y: float, translations: NullTranslations
) -> float:
    _ = translations.gettext
    frameworks = report.lists.frameworks[:MOST_FRAMEWORKS]
    if not frameworks:
        return y
    y = draw_section(canvas, y, _("Le projet contribue à"))
    width = (ROOM - 6 * (len(frameworks) - 1)) / len(frameworks)
    language = document_language(translations)
    for place, framework in enumerate(frameworks):
        _draw_framework(canvas, framework, (EDGE + place * (width + 6), y), width, language)
    return y - 24


def _draw_framework(
    canvas: Canvas, framework: Framework, place: tuple[float, float], width: float, language: str
) -> None:
    x, y = place
    canvas.text((x, y - 3), said(framework.texts, language), ink(8, "Accent", bold=True), width=width)
    y -= 5
    for item in framework.items[:MOST_FRAMEWORKS]:
        canvas.rounded((x, y - 5.4), (9, 4.6), "Warm", 1.2)
        canvas.text((x + 4.5, y - 4.2), item.code, ink(7, "Ink", bold=True), width=8.4, align=MIDDLE)
        canvas.text((x + 11, y - 4.3), said(item.texts, language), ink(7.5), width=width - 11)
        y -= 6
