"""Columns of verification samples and of what one of them holds."""

from ui.tables.columns import Column
from ui.tables.kinds import moment_column, naming_column
from ui.wording import Wording
from voucher_desk.queries.samples import SampleLine, SampleRow


def sample_columns(wording: Wording) -> tuple[Column[SampleRow], ...]:
    """Return the columns of the list of samples."""
    _ = wording.gettext
    return (
        naming_column(_("N°"), lambda row: row.number),
        Column(_("De"), lambda row: wording.isolated(row.of) or _("tout le programme"), gives_way=True),
        Column(
            _("Taille"),
            lambda row: wording.figures(f"{row.size} / {row.population}"),
            lambda row: row.size,
            is_number=True,
        ),
        moment_column(_("Tiré le"), wording, lambda row: row.drawn_at),
    )


def line_columns(wording: Wording, *, people: bool) -> tuple[Column[SampleLine], ...]:
    """Return the columns of what was drawn, in the order of the draw; people's codes only where `people`."""
    _ = wording.gettext
    person: Column[SampleLine] = Column(_("Personne"), lambda line: wording.isolated(line.person))
    return (
        naming_column(_("N°"), lambda line: line.place),
        Column(_("Bon"), lambda line: wording.isolated(line.serial)),
        *((person,) if people else ()),
        Column(_("Empreinte du tirage"), lambda line: wording.isolated(line.hash), gives_way=True),
    )
