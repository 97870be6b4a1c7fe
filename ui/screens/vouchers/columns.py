"""Columns of the list of vouchers."""

from dataclasses import replace

from ui.tables.columns import Column
from ui.tables.kinds import amount_column, day_column
from ui.wording import Wording
from voucher_desk.queries.vouchers import VoucherOrder, VoucherRow

ORDERS = {0: VoucherOrder.SERIAL, 4: VoucherOrder.EXPIRY}
"""The orders of the list, by the column whose heading asks for them."""


def voucher_columns(wording: Wording) -> tuple[Column[VoucherRow], ...]:
    """Return the columns of the list of vouchers; where one comes from is shown to who asks for it."""
    _ = wording.gettext
    return (
        Column(_("Numéro"), lambda row: wording.isolated(row.serial)),
        Column(_("État"), lambda row: wording.title(row.state)),
        amount_column(_("Valeur"), wording, lambda row: row.face),
        amount_column(_("Reste"), wording, lambda row: row.rest),
        day_column(_("Expire le"), wording, lambda row: row.expires_on),
        Column(_("Personne"), lambda row: wording.isolated(row.person or ""), gives_way=True),
        replace(amount_column(_("Échangé"), wording, lambda row: row.redeemed), extra=True),
        Column(_("Don"), lambda row: wording.isolated(row.donation), extra=True),
        Column(_("Lot"), lambda row: wording.isolated(row.batch), extra=True),
        Column(_("Ville"), lambda row: row.city, extra=True),
        Column(_("Distribution"), lambda row: wording.isolated(row.distribution or ""), extra=True),
    )
