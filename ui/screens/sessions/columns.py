"""Columns of the lists of sessions and of who attended one."""

from dataclasses import replace

from ui.tables.columns import Column
from ui.tables.kinds import count_column
from ui.wording import Wording
from voucher_desk.domain.sessions import ENTITLING, Presence, SessionKind
from voucher_desk.queries.sessions import AttendanceRow, SessionRow


def session_columns(wording: Wording) -> tuple[Column[SessionRow], ...]:
    """Return the columns of the list of sessions; what is no awareness session says so before its theme."""
    _ = wording.gettext

    def theme(row: SessionRow) -> str:
        if row.kind is SessionKind.AWARENESS:
            return row.theme
        return _("{kind} · {theme}").format(kind=wording.title(row.kind), theme=row.theme)

    return (
        Column(_("Code"), lambda row: wording.isolated(row.code)),
        Column(_("Date"), lambda row: wording.date_of(row.starts_at), lambda row: row.starts_at.isoformat()),
        Column(_("Ville"), lambda row: row.city),
        Column(_("Thème"), theme, gives_way=True, explained=theme),
        Column(_("État"), lambda row: wording.title(row.state)),
        count_column(_("Présents"), wording, lambda row: row.present),
        replace(count_column(_("Bons"), wording, lambda row: row.vouchers), extra=True),
    )


def attendance_columns(wording: Wording) -> tuple[Column[AttendanceRow], ...]:
    """Return the columns of who attended; codes only, never a name."""
    _ = wording.gettext
    return (
        Column(_("Personne"), lambda row: wording.isolated(row.person)),
        Column(_("Sexe"), lambda row: wording.title(row.sex), gives_way=True),
        Column(_("Âge"), lambda row: wording.title(row.age_group), gives_way=True),
        Column(
            _("Présence"),
            lambda row: _presence(row, wording),
            gives_way=True,
            explained=lambda row: _presence(row, wording),
        ),
        Column(_("Bon"), lambda row: wording.isolated(row.serial or "")),
    )


def is_waiver_pending(row: AttendanceRow) -> bool:
    """Return whether a waiver was proposed that a second person has still to approve (invariant 8)."""
    return row.waiver_proposed_by is not None and row.presence not in ENTITLING


def _presence(row: AttendanceRow, wording: Wording) -> str:
    _, word = wording.gettext, wording.title(row.presence)
    if row.presence is Presence.PRESENT:
        return f"✓ {word}"
    if row.waiver_reason is None:
        return word
    said = _("Dérogation proposée : {reason}") if is_waiver_pending(row) else _("Dérogation : {reason}")
    return said.format(reason=wording.word(row.waiver_reason))
