"""The journeys of a walk: step by step what an association, a provider and IOM do at the desk.

A journey is a generator: what it yields is one movement of the hand, and between two movements it looks; the
walk goes on once the program has come to rest.
"""

from collections.abc import Iterator

from hand import Movement, press, type_in
from office_journeys import office
from person_at_screen import Person
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.home.home_screen import HomeScreen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.queries.vouchers import VoucherFilter
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher

Journey = Iterator[Movement]
PART, VOID = VoucherState.PART, VoucherState.VOID
PROBLEM_LIST = """\
Code bénéficiaire;Sexe;Date de naissance;Présent;Nationalité;Téléphone
CAS-X-001;Femme;12/03/1994;O;;
CAS-X-002;Masculin;31/02/1990;O;;
CAS-X-003;;05/11/2001;O;;
CAS-X-004;Femme;14/07/09;O;;
CAS-X-005;Masculin;22/08/1988;N;;
CAS-X-001;Femme;12/03/1994;O;;
CAS-X-006;Non communiqué;01/01/1979;O;;
"""
HOTKEY_EXCHANGE = "F11"
BLANKS_HANDED_OVER, BLANKS_COUNTED = "2", "1"


def whole_programme(person: Person) -> Journey:
    """Walk through all rooms of the desk in the order of a voucher's life."""
    for journey in (home, sessions, distributions, signed_list, difference, vouchers):
        yield from journey(person)
    for journey in (office, everywhere, exchange):
        yield from journey(person)


def home(person: Person) -> Journey:
    """See what is to do."""
    yield person.goes_to(HomeScreen)
    person.keeps("accueil")


def sessions(person: Person) -> Journey:
    """See a session, add one, and import a list with problems."""
    yield person.goes_to(SessionsScreen)
    screen = person.screen(SessionsScreen)
    person.keeps("seances")
    yield person.clicks_row(screen.table, 0)
    person.keeps("seance")
    yield person.clicks(screen.add)
    yield person.clicks(screen.form.code)
    yield person.writes("SEANCE-10-OCT")
    yield person.clicks(screen.form.theme)
    yield person.writes("Sante mentale")
    person.keeps("nouvelle-seance")
    yield person.clicks(screen.form.save)
    yield from import_list(person, screen)


def import_list(person: Person, screen: SessionsScreen) -> Journey:
    """Import a list: see its problems, then take the lines that are good."""
    file = person.home / "presence.csv"
    file.write_text(PROBLEM_LIST, encoding="utf-8")
    yield person.clicks(screen.panel.import_list)
    yield person.writes(str(file))
    while person.is_asked:  # the first Enter may take what the list under the field offers
        yield press("Return")
    person.keeps("import-problemes")
    yield person.clicks(screen.preview.valid_only)
    person.keeps("import-lignes-valides")
    yield person.clicks(screen.preview.accept)
    person.keeps("import-fait")


def distributions(person: Person) -> Journey:
    """See a distribution, prepare a new one, open it and issue its vouchers."""
    yield person.goes_to(DistributionsScreen)
    screen = person.screen(DistributionsScreen)
    yield person.clicks_row(screen.table, 0)
    person.keeps("distribution")
    yield person.clicks(screen.add)
    yield person.clicks(screen.form.session)
    yield person.takes(0)
    yield person.clicks(screen.form.batch)
    yield person.takes(screen.form.batch.count() - 1)
    person.keeps("nouvelle-distribution")
    yield person.clicks(screen.form.save)
    yield person.clicks(screen.panel.open)
    yield from person.becomes("distribution-casa")
    yield person.clicks_row(screen.table, 0)
    yield person.clicks(screen.panel.issue)
    person.keeps("emission-question")
    yield press("Return")
    person.keeps("emission")
    yield person.clicks(screen.panel.print)
    person.keeps("apercu")
    yield press("Escape")


def signed_list(person: Person) -> Journey:
    """Read off the first page of a signed list, then see what it and the desk differ in."""
    yield person.goes_to(DistributionsScreen)
    screen = person.screen(DistributionsScreen)
    yield person.clicks_row(screen.table, screen.table.model().rowCount() - 1)
    yield person.clicks(screen.panel.signed)
    yield person.clicks(screen.signed.code)
    yield person.writes("1")
    yield press("Return")
    yield person.clicks(screen.signed.form.all)
    person.keeps("liste-signee-page")
    yield person.clicks(screen.signed.form.save)
    yield person.clicks_row(screen.signed.difference.table, 2)
    person.keeps("liste-signee")
    yield person.clicks(screen.signed.back)


def difference(person: Person) -> Journey:
    """Hand two blanks over, count one back, and see what is to explain."""
    yield from person.becomes("coordination")
    yield person.goes_to(DistributionsScreen)
    screen = person.screen(DistributionsScreen)
    yield person.clicks(screen.add)
    yield person.clicks(screen.form.session)
    yield person.takes(1)
    yield person.clicks(screen.form.batch)
    yield person.takes(screen.form.batch.count() - 1)
    yield person.clicks(screen.form.mode)
    yield person.takes(list(PrintMode).index(PrintMode.FROM_STOCK))
    yield person.clicks(screen.form.code)
    yield person.writes("DIST-RETOUR")
    yield person.clicks(screen.form.save)
    yield person.clicks(screen.panel.open)
    yield person.clicks(screen.panel.hand_over)
    yield person.writes(BLANKS_HANDED_OVER)
    person.keeps("bons-vierges")
    yield press("Return")
    yield person.clicks(screen.panel.close_down)
    yield person.writes(BLANKS_COUNTED)
    yield press("Tab")
    yield person.writes("compte deux fois")
    person.keeps("compte-retour")
    yield press("Return")
    person.keeps("distribution-ecart")


def vouchers(person: Person) -> Journey:
    """Find vouchers by their state, read the history of one, search for one that is not there."""
    yield person.goes_to(VouchersScreen)
    screen = person.screen(VouchersScreen)
    person.keeps("bons")
    for state in (PART, VOID):
        place = [screen.state.itemText(at) for at in range(screen.state.count())].index(
            person.window.place.wording.title(state)
        )
        yield person.clicks(screen.state)
        yield person.takes(place)
        yield person.clicks_row(screen.table, 0)
        person.keeps(f"bon-{state.value.lower()}")
    yield person.clicks(screen.state)
    yield person.takes(0)
    yield person.clicks(screen.search)
    yield person.writes("rien-de-tel")
    person.keeps("bon-introuvable")


def everywhere(person: Person) -> Journey:
    """See what works on every screen: the command palette, help, the view menu."""
    yield press("ctrl+k")
    person.keeps("palette")
    yield press("Escape")
    yield press("F1")
    person.keeps("aide")
    yield press("Escape")
    yield press("ctrl+comma")
    person.keeps("affichage")
    yield press("Escape")


def exchange(person: Person) -> Journey:
    """Serve at a counter: valid, in part, done, again, misread, and no voucher at all."""
    paper = open_paper(person, "RAB")
    yield from person.becomes("guichet-sante-rab")
    screen = person.screen(ExchangeScreen)
    person.keeps("echange")
    yield person.clicks(screen.code)
    yield person.writes(f"{paper.human_code}\n")
    person.keeps("echange-valable")
    yield person.clicks(screen.amount.amount)
    yield person.writes("100")
    person.keeps("echange-en-partie")
    yield person.clicks(screen.amount.redeem)
    person.keeps("echange-enregistre")
    yield person.clicks(screen.code)
    yield person.writes(f"{paper.human_code}\n")
    yield person.clicks(screen.amount.redeem)
    yield type_in(f"{paper.qr_digits}\n")  # wherever the focus is, as a hand scanner does
    person.keeps("echange-deja-fait")
    yield person.clicks(screen.code)
    yield person.writes(f"{slip_in(paper.human_code)}\n")
    person.keeps("echange-mal-lu")
    yield person.clicks(screen.code)
    yield person.writes("https://exemple.org/menu\n")
    person.keeps("echange-refuse")
    yield press(HOTKEY_EXCHANGE)
    person.keeps("echange-plein-ecran")
    yield press(HOTKEY_EXCHANGE)
    yield person.clicks(screen.try_scanner)
    person.keeps("essai-du-lecteur")


def slip_in(code: str) -> str:
    """Return a code with one symbol typed wrong."""
    return code[:5] + ("A" if code[5] != "A" else "B") + code[6:]


def open_paper(person: Person, city: str) -> VoucherPaper:
    """Return the paper in the hand of somebody whose voucher is still whole."""
    rows = person.desk.read(lambda queries: queries.vouchers(VoucherFilter(state=VoucherState.ISSUED)))
    serial = next(row.serial for row in rows if city in row.donation)
    stock = person.desk.acting_as("stock")
    return stock.do(reprint_voucher, ReprintVoucher(serial, "papier mouillé")).value[0]
