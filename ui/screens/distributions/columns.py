"""Columns of the list of distributions."""

from ui.tables.columns import Column
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
        Column(_("Droits"), lambda row: str(row.entitled), lambda row: row.entitled, is_number=True),
        Column(_("Émis"), lambda row: str(row.issued), lambda row: row.issued, is_number=True),
        Column(_("Imprimés"), lambda row: str(row.printed), lambda row: row.printed, is_number=True),
    )
