"""Columns of the list of distributions."""

from ui.tables.columns import Column
from ui.tables.kinds import count_column
from ui.wording import Wording
from voucher_desk.queries.distributions import DistributionRow


def distribution_columns(wording: Wording) -> tuple[Column[DistributionRow], ...]:
    """Return the columns of the list of distributions."""
    _ = wording.gettext
    return (
        Column(_("Code"), lambda row: wording.isolated(row.code)),
        Column(_("Séance"), lambda row: wording.isolated(row.session), gives_way=True),
        Column(_("Ville"), lambda row: row.city),
        Column(_("État"), lambda row: wording.title(row.state)),
        count_column(_("Droits"), wording, lambda row: row.entitled),
        count_column(_("Émis"), wording, lambda row: row.issued),
        count_column(_("Imprimés"), wording, lambda row: row.printed),
    )
