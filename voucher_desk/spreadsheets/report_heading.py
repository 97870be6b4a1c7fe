"""The first sheet of a report: what it covers, when it was made, and how to read it."""

from collections.abc import Iterable
from gettext import NullTranslations

from voucher_desk.domain.local_time import local
from voucher_desk.queries.reports import ReportHeading
from voucher_desk.sentences.report_words import donation_words, joined, period_words
from voucher_desk.spreadsheets.sheets import Sheet


def heading_sheet(
    heading: ReportHeading,
    notes: Iterable[tuple[str, str]],
    translations: NullTranslations,
) -> Sheet:
    """Return a sheet of labels and values; `notes` explain the other sheets."""
    _ = translations.gettext
    return Sheet(
        name=_("À lire"),
        header=((_("Rubrique"), _("Valeur")),),
        rows=(
            (_("Projet"), heading.project),
            (_("Donateur"), joined(heading.donor_marks)),
            (_("Période"), period_words(heading.scope, translations)),
            (_("Don"), donation_words(heading.scope, translations)),
            (_("Établi le"), local(heading.made_at).replace(tzinfo=None)),
            (_("Empreinte du journal"), heading.anchor),
            *notes,
        ),
        right_to_left=translations.info().get("language") == "ar",
    )
