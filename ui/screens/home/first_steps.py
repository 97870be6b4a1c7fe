"""The three first steps of a fresh desk, and which of them is done."""

from ui.screens.home.next_steps import DISTRIBUTIONS, PROGRAMME, SESSIONS, NextStep
from ui.wording import Wording
from voucher_desk.queries.home import Home


def is_beginning(home: Home) -> bool:
    """Return whether nobody has held a session yet: there is nothing to count, only where to begin."""
    return home.programme is None or not home.has_sessions


def first_steps(home: Home, wording: Wording) -> tuple[NextStep, ...]:
    """Return the first steps; the programme's is ticked once it is loaded."""
    _ = wording.gettext
    load = _("1. Charger le programme : associations, dons, lots de bons, prestataires, personnes du bureau.")
    if home.programme is not None:
        load = _("✓ Le programme {programme} est chargé.").format(programme=home.programme.name)
    return (
        NextStep(load, "" if home.programme else PROGRAMME),
        NextStep(_("2. Noter une séance de sensibilisation et qui y était."), SESSIONS),
        NextStep(
            _("3. Préparer une distribution : émettre les bons, les imprimer, les remettre."), DISTRIBUTIONS
        ),
    )
