"""Columns of the list of donations and of the tranches of one."""

from decimal import Decimal

from ui.tables.columns import Column
from ui.tables.kinds import amount_column, count_column, day_column
from ui.wording import Wording
from voucher_desk.domain.money import MINOR_DIGITS, Money
from voucher_desk.queries.programme import DonationRow, TrancheRow

_NARROW_NO_BREAK = "\u202f"


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
        count_column(_("Tranche"), lambda row: row.number),
        day_column(_("Reçue le"), wording, lambda row: row.received_on),
        Column(
            _("Montant envoyé"),
            lambda row: wording.isolated(_own_amount(row.amount)),
            lambda row: row.amount.minor,
            is_number=True,
            cell=lambda row: _units(row.amount),
        ),
        Column(_("Devise"), lambda row: wording.isolated(row.amount.currency)),
        Column(
            _("Taux"),
            lambda row: wording.isolated(_rate(row.rate)),
            lambda row: _rate(row.rate),
            is_number=True,
            explained=lambda row: _("MAD pour une unité de la devise") if row.rate else "",
            cell=lambda row: row.rate,
        ),
        day_column(_("Date du taux"), wording, lambda row: row.rate_on),
        Column(_("Source du taux"), lambda row: row.rate_source, gives_way=True),
        amount_column(_("Comptabilisé"), wording, lambda row: row.booked),
        Column(_("Référence"), lambda row: wording.isolated(row.reference), gives_way=True),
    )


def _units(amount: Money) -> Decimal:
    """Return an amount in whole units of its currency: yen have no smaller one."""
    return Decimal(amount.minor).scaleb(-MINOR_DIGITS[amount.currency])


def _own_amount(amount: Money) -> str:
    return f"{_units(amount):,f}".replace(",", _NARROW_NO_BREAK).replace(".", ",")


def _rate(rate: Decimal | None) -> str:
    return "" if rate is None else f"{rate.normalize():f}".replace(".", ",")
