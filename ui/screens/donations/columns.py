"""Columns of the list of donations and of the tranches of one."""

from decimal import Decimal

from ui.tables.columns import Column
from ui.tables.kinds import amount_column, count_column, day_column, moment_column, naming_column
from ui.wording import Wording
from voucher_desk.domain.money import own_text, whole_units
from voucher_desk.queries.donations import AllocationRow, GiftRow, ReturnRow
from voucher_desk.queries.programme import DonationRow, TrancheRow
from voucher_desk.spreadsheets.sheets import Amount


def donation_columns(wording: Wording) -> tuple[Column[DonationRow], ...]:
    """Return the columns of the list of donations."""
    _ = wording.gettext
    return (
        Column(_("Code"), lambda row: wording.isolated(row.code)),
        Column(_("Donateur"), lambda row: wording.isolated(row.donor), gives_way=True),
        Column(_("Association"), lambda row: wording.isolated(row.association), gives_way=True),
        Column(_("Devise"), lambda row: wording.isolated(row.currency)),
        Column(_("État"), lambda row: wording.title(row.state)),
        amount_column(_("Reçu"), wording, lambda row: row.received),
        amount_column(_("Disponible"), wording, lambda row: row.available),
    )


def tranche_columns(wording: Wording) -> tuple[Column[TrancheRow], ...]:
    """Return the columns of the tranches: each in its own currency, then as it is booked."""
    _ = wording.gettext
    return (
        naming_column(_("N°"), lambda row: row.number),
        day_column(_("Reçue le"), wording, lambda row: row.received_on),
        Column(
            _("Envoyé"),
            lambda row: wording.figures(own_text(row.amount)),
            lambda row: row.amount.minor,
            is_number=True,
            cell=lambda row: whole_units(row.amount),
        ),
        Column(_("Devise"), lambda row: wording.isolated(row.amount.currency)),
        Column(
            _("Taux"),
            lambda row: wording.figures(_rate(row.rate)),
            lambda row: _rate(row.rate),
            is_number=True,
            explained=lambda row: _("MAD pour une unité de la devise") if row.rate else "",
            cell=lambda row: row.rate,
        ),
        day_column(_("Date du taux"), wording, lambda row: row.rate_on),
        Column(_("Source"), lambda row: row.rate_source, gives_way=True),
        amount_column(_("Comptabilisé"), wording, lambda row: row.booked),
        Column(_("Référence"), lambda row: wording.isolated(row.reference), gives_way=True),
    )


def allocation_columns(wording: Wording) -> tuple[Column[AllocationRow], ...]:
    """Return the columns of what is set aside, by distribution."""
    _ = wording.gettext
    return (
        Column(_("Distribution"), lambda row: wording.isolated(row.distribution), gives_way=True),
        Column(_("État"), lambda row: wording.title(row.state)),
        amount_column(_("Affecté"), wording, lambda row: row.amount),
        amount_column(_("Émis"), wording, lambda row: row.issued),
        amount_column(_("Reste à émettre"), wording, lambda row: row.left),
        Column(_("Affecté par"), lambda row: wording.isolated(row.by), gives_way=True),
        moment_column(_("Le"), wording, lambda row: row.at),
    )


def return_columns(wording: Wording) -> tuple[Column[ReturnRow], ...]:
    """Return the columns of what was given back."""
    _ = wording.gettext
    return (
        moment_column(_("Le"), wording, lambda row: row.at),
        amount_column(_("Somme"), wording, lambda row: row.amount),
        Column(_("Rendu"), lambda row: wording.isolated(row.target) if row.target else _("au donateur")),
        Column(_("Référence"), lambda row: wording.isolated(row.reference), gives_way=True),
        Column(_("Par"), lambda row: wording.isolated(row.by), gives_way=True),
    )


def gift_columns(wording: Wording) -> tuple[Column[GiftRow], ...]:
    """Return the columns of gifts in kind."""
    _ = wording.gettext
    return (
        naming_column(_("N°"), lambda row: row.number),
        day_column(_("Donné le"), wording, lambda row: row.given_on),
        Column(_("Donateur"), lambda row: wording.isolated(row.donor)),
        Column(_("Quoi"), lambda row: row.what, gives_way=True),
        count_column(_("Quantité"), wording, lambda row: row.quantity),
        Column(_("Unité"), lambda row: row.unit),
        Column(
            _("Valeur (MAD)"),
            lambda row: "" if row.value is None else wording.amount(row.value),
            lambda row: row.value or 0,
            is_number=True,
            cell=lambda row: None if row.value is None else Amount(row.value),
        ),
        Column(_("Référence"), lambda row: wording.isolated(row.reference), gives_way=True),
    )


def _rate(rate: Decimal | None) -> str:
    return "" if rate is None else f"{rate.normalize():f}".replace(".", ",")
