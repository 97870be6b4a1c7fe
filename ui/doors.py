"""The doors of the desktop: every screen, loaded with its libraries when it is first shown.

Loading all of them takes longer than the rest of the start: paper, workbooks and cameras hang on them.
"""

from ui.screens.door import Door
from ui.screens.screen import Screen
from voucher_desk.domain.duties import Duty
from voucher_desk.sentences.marking import N_


def _home() -> type[Screen]:
    from ui.screens.home.home_screen import HomeScreen

    return HomeScreen


def _sessions() -> type[Screen]:
    from ui.screens.sessions.sessions_screen import SessionsScreen

    return SessionsScreen


def _distributions() -> type[Screen]:
    from ui.screens.distributions.distributions_screen import DistributionsScreen

    return DistributionsScreen


def _vouchers() -> type[Screen]:
    from ui.screens.vouchers.vouchers_screen import VouchersScreen

    return VouchersScreen


def _exchange() -> type[Screen]:
    from ui.screens.exchange.exchange_screen import ExchangeScreen

    return ExchangeScreen


def _claims() -> type[Screen]:
    from ui.screens.claims.claims_screen import ClaimsScreen

    return ClaimsScreen


def _donations() -> type[Screen]:
    from ui.screens.donations.donations_screen import DonationsScreen

    return DonationsScreen


def _reconciliation() -> type[Screen]:
    from ui.screens.reconciliation.reconciliation_screen import ReconciliationScreen

    return ReconciliationScreen


def _reports() -> type[Screen]:
    from ui.screens.reports.reports_screen import ReportsScreen

    return ReportsScreen


def _exceptions() -> type[Screen]:
    from ui.screens.exceptions.exceptions_screen import ExceptionsScreen

    return ExceptionsScreen


def _samples() -> type[Screen]:
    from ui.screens.samples.samples_screen import SamplesScreen

    return SamplesScreen


def _directory() -> type[Screen]:
    from ui.screens.directory.directory_screen import DirectoryScreen

    return DirectoryScreen


def _bank() -> type[Screen]:
    from ui.screens.bank.bank_screen import BankScreen

    return BankScreen


def _monitoring() -> type[Screen]:
    from ui.screens.monitoring.monitoring_screen import MonitoringScreen

    return MonitoringScreen


def _programme() -> type[Screen]:
    from ui.screens.programme.programme_screen import ProgrammeScreen

    return ProgrammeScreen


DOORS = (
    Door(N_("Accueil"), "home", _home),
    Door(N_("Séances"), "sessions", _sessions),
    Door(N_("Distributions"), "distributions", _distributions),
    Door(N_("Bons"), "vouchers", _vouchers),
    Door(N_("Échange"), "exchange", _exchange, for_providers=True),
    Door(N_("Demandes"), "claims", _claims, for_providers=True),
    Door(N_("Dons"), "donations", _donations),
    Door(N_("Rapprochement"), "reconciliation", _reconciliation),
    Door(N_("Rapports"), "reports", _reports),
    Door(N_("Banque"), "bank", _bank, for_duties=frozenset({Duty.BANK})),
    Door(N_("Anomalies"), "exceptions", _exceptions, for_duties=frozenset({Duty.EXAMINE})),
    Door(
        N_("Échantillons"),
        "samples",
        _samples,
        for_duties=frozenset({Duty.EXAMINE, Duty.ATTENDANCE, Duty.LOCK}),
    ),
    Door(N_("Suivi"), "monitoring", _monitoring, for_duties=frozenset({Duty.MONITOR, Duty.ATTENDANCE})),
    Door(N_("Annuaire"), "directory", _directory),
    Door(N_("Programme"), "programme", _programme),
)
"""Home, then the order of a voucher's life: the order of the navigation."""
