"""Columns of rounds of monitoring, and of what may be told of one."""

from ui.tables.columns import Column
from ui.tables.kinds import count_column
from ui.wording import Wording
from voucher_desk.domain.monitoring_results import Tally
from voucher_desk.queries.monitoring import RoundRow
from voucher_desk.sentences.monitoring import count_words, group_words, question_words, share_words
from voucher_desk.spreadsheets.sheets import Cell


def round_columns(wording: Wording) -> tuple[Column[RoundRow], ...]:
    """Return the columns of the list of rounds."""
    _ = wording.gettext
    return (
        Column(_("Code"), lambda row: wording.isolated(row.round.code)),
        Column(_("Ville"), lambda row: row.round.city or _("plusieurs villes"), gives_way=True),
        count_column(_("Entretiens"), wording, lambda row: row.interviews),
        Column(_("État"), lambda row: _("clos") if row.round.closed else _("ouvert")),
    )


def tally_columns(wording: Wording) -> tuple[Column[Tally], ...]:
    """Return the columns of results, a count of one to four people told as such."""
    _, translations = wording.gettext, wording.on_screen

    def cell(count: int | None) -> Cell:
        return count_words(None) if count is None else count

    return (
        Column(_("Question"), lambda row: question_words(row.question, translations), gives_way=True),
        Column(_("De"), lambda row: group_words(row.group, translations)),
        count_column(_("Réponses"), wording, lambda row: row.answered),
        Column(
            _("Oui"),
            lambda row: wording.figures(count_words(row.yes)),
            lambda row: row.yes or 0,
            is_number=True,
            cell=lambda row: cell(row.yes),
        ),
        Column(
            _("Non"),
            lambda row: wording.figures(count_words(row.no)),
            lambda row: row.no or 0,
            is_number=True,
            cell=lambda row: cell(row.no),
        ),
        Column(
            _("Part de oui"),
            lambda row: wording.figures(share_words(row.share)),
            lambda row: -1 if row.share is None else row.share,
            is_number=True,
            cell=lambda row: row.share,
        ),
    )
