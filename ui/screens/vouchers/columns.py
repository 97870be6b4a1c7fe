"""Columns of the list of vouchers."""

from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.queries.vouchers import VoucherOrder, VoucherRow

ORDERS = {0: VoucherOrder.SERIAL, 4: VoucherOrder.EXPIRY}
"""The orders of the list, by the column whose heading asks for them."""


def voucher_columns(wording: Wording) -> tuple[Column[VoucherRow], ...]:
    """Return the columns of the list of vouchers."""
    _ = wording.gettext
    return (
        Column(_("Numéro"), lambda row: wording.isolated(row.serial)),
        Column(_("État"), lambda row: wording.title(row.state)),
        Column(_("Valeur"), lambda row: wording.amount(row.face), lambda row: row.face, is_number=True),
        Column(_("Reste"), lambda row: wording.amount(row.rest), lambda row: row.rest, is_number=True),
        Column(
            _("Expire le"), lambda row: wording.day(row.expires_on), lambda row: row.expires_on.isoformat()
        ),
        Column(_("Personne"), lambda row: wording.isolated(row.person or "")),
    )
