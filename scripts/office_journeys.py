"""The journeys of a walk at the office: claims, money, reports, findings, samples, monitoring, services."""

from collections.abc import Iterator

from hand import Movement, press
from person_at_screen import Person
from ui.screens.bank.bank_screen import BankScreen
from ui.screens.claims.claims_screen import ClaimsScreen
from ui.screens.directory.directory_screen import DirectoryScreen
from ui.screens.donations.donations_screen import DonationsScreen
from ui.screens.exceptions.exceptions_screen import ExceptionsScreen
from ui.screens.monitoring.monitoring_screen import MonitoringScreen
from ui.screens.programme.programme_screen import ProgrammeScreen
from ui.screens.reconciliation.reconciliation_screen import ReconciliationScreen
from ui.screens.reports.reports_screen import ReportsScreen
from ui.screens.samples.samples_screen import SamplesScreen
from voucher_desk.domain.bank import BookEntry
from voucher_desk.domain.dates import written

Journey = Iterator[Movement]
SERVICES = (
    ("SANTE-1", "Centre de consultation", "Casablanca"),
    ("REFUGE-1", "Maison des femmes", "Rabat"),
)


def office(person: Person) -> Journey:
    """See every room of the office, each as somebody who works there."""
    yield from person.becomes("rapprochement")
    for journey in (claims, reconciliation, reports, exceptions, samples):
        yield from journey(person)
    yield from person.becomes("finance")
    for journey in (donations, bank):
        yield from journey(person)
    yield from person.becomes("coordination")
    for journey in (monitoring, directory, programme):
        yield from journey(person)


def claims(person: Person) -> Journey:
    """See a claim, and its match with the papers and the invoice."""
    yield person.goes_to(ClaimsScreen)
    screen = person.screen(ClaimsScreen)
    yield person.clicks_row(screen.table, 0)
    person.keeps("demande")
    yield person.clicks(screen.panel.acts.match)
    yield person.clicks_row(screen.match.cells, 1)
    person.keeps("demande-rapprochement")
    yield person.clicks(screen.match.leave)


def reconciliation(person: Person) -> Journey:
    """See the equations, then the pieces behind a figure."""
    yield person.goes_to(ReconciliationScreen)
    screen = person.screen(ReconciliationScreen)
    yield person.clicks_row(screen.equations, 4)
    person.keeps("rapprochement")
    yield person.clicks(screen.panel.open)
    person.keeps("rapprochement-pieces")
    yield press("Escape")


def reports(person: Person) -> Journey:
    """See the bulletin beside its order, then its pages as they are printed."""
    yield person.goes_to(ReportsScreen)
    person.keeps("rapports")
    yield person.clicks(person.screen(ReportsScreen).preview)
    person.keeps("rapport-apercu")
    yield press("Escape")


def exceptions(person: Person) -> Journey:
    """See what a rule found."""
    yield person.goes_to(ExceptionsScreen)
    yield person.clicks_row(person.screen(ExceptionsScreen).rules, 0)
    person.keeps("anomalies")


def samples(person: Person) -> Journey:
    """Draw a sample, and see what was drawn."""
    yield person.goes_to(SamplesScreen)
    screen = person.screen(SamplesScreen)
    yield person.clicks(screen.add)
    person.keeps("nouvel-echantillon")
    yield person.clicks(screen.form.save)
    yield person.clicks_row(screen.table, 0)
    person.keeps("echantillon")


def donations(person: Person) -> Journey:
    """See a donation, and the form of what is given back."""
    yield person.goes_to(DonationsScreen)
    screen = person.screen(DonationsScreen)
    yield person.clicks_row(screen.table, 0)
    person.keeps("don")
    yield person.clicks(screen.panel.acts.give_back)
    yield person.clicks(screen.panel.give_back.amount)
    yield person.writes("1500,00")
    person.keeps("don-retour")


def bank(person: Person) -> Journey:
    """Import a statement, match what is sure, and see what waits for a person."""
    yield person.goes_to(BankScreen)
    screen = person.screen(BankScreen)
    file = person.home / "releve.csv"
    file.write_text(statement_of(person.desk.read(lambda queries: queries.bank()).entries), encoding="utf-8")
    yield person.clicks(screen.import_it)
    yield person.writes(str(file))
    while person.is_asked:  # the first Enter may take what the list under the field offers
        yield press("Return")
    yield person.clicks(screen.preview.account)
    yield person.writes("COMPTE-MAD")
    person.keeps("banque-import")
    yield person.clicks(screen.preview.accept)
    yield person.clicks(screen.match)
    yield person.clicks_row(screen.table, 0)
    person.keeps("banque")


def statement_of(entries: tuple[BookEntry, ...]) -> str:
    """Return the bank's statement of these entries: without the last, with a fee the books do not know."""
    told = [f"{written(one.day)};{one.who};{one.reference};{_dirhams(one.amount)}" for one in entries[:-1]]
    fee = f"{written(entries[-1].day)};Frais de tenue de compte;;-38,50"
    return "\n".join(("Date;Libellé;Référence;Montant", *told, fee, ""))


def _dirhams(centimes: int) -> str:
    sign = "-" if centimes < 0 else ""
    return f"{sign}{abs(centimes) // 100},{abs(centimes) % 100:02}"


def monitoring(person: Person) -> Journey:
    """Open a round, and begin the first interview."""
    yield person.goes_to(MonitoringScreen)
    screen = person.screen(MonitoringScreen)
    yield person.clicks(screen.add)
    yield person.clicks(screen.new.code)
    yield person.writes("SUIVI-1")
    person.keeps("nouveau-suivi")
    yield person.clicks(screen.new.save)
    yield press("0", "0", "1", "1")
    person.keeps("suivi")


def directory(person: Person) -> Journey:
    """Note two services, and find them in the directory."""
    yield person.goes_to(DirectoryScreen)
    screen = person.screen(DirectoryScreen)
    for code, name, city in SERVICES:
        yield person.clicks(screen.add)
        yield person.clicks(screen.form.code)
        yield person.writes(code)
        yield person.clicks(screen.form.texts["name"])
        yield person.writes(name)
        yield person.clicks(screen.form.texts["city"])
        yield person.writes(city)
        person.keeps("annuaire-fiche")
        yield person.clicks(screen.form.save)
    yield person.clicks_row(screen.table, 0)
    person.keeps("annuaire")


def programme(person: Person) -> Journey:
    """See what the programme declares, and what its file would change if it were loaded again."""
    yield from person.becomes("administration")
    yield person.goes_to(ProgrammeScreen)
    screen = person.screen(ProgrammeScreen)
    person.keeps("programme")
    yield person.clicks(screen.load)
    yield person.writes(str(person.home / "programme.toml"))
    while person.is_asked:  # the first Enter may take what the list under the field offers
        yield press("Return")
    person.keeps("programme-apercu")
    yield person.clicks(screen.preview.page.back)
