"""Columns of the thirteen reports and of what one of them found."""

from dataclasses import dataclass

from ui.tables.columns import Column
from ui.tables.kinds import count_column
from ui.wording import Wording
from voucher_desk.domain.exception_rules import Rule, Weight
from voucher_desk.domain.local_time import local
from voucher_desk.queries.exceptions import Examination, ExceptionRow
from voucher_desk.sentences.findings import code_words, figure_words, hand_words
from voucher_desk.spreadsheets.sheets import Amount, Cell

_SIGNS = {Weight.FAULT: "✗", Weight.SIGN: "·"}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One report and what it found."""

    rule: Rule
    rows: tuple[ExceptionRow, ...]


def rule_lines(found: Examination) -> list[RuleLine]:
    """Return a line for each report, in the order of the programme's table."""
    return [RuleLine(rule, rows) for rule, rows in found.found.items()]


def rule_title(rule: Rule, wording: Wording) -> str:
    """Return a report's code and name."""
    return f"{wording.isolated(rule.value)} · {wording.word(rule)}"


def rule_columns(wording: Wording) -> tuple[Column[RuleLine], ...]:
    """Return the columns of the list of reports."""
    _ = wording.gettext
    return (
        Column(
            _("Règle"),
            lambda line: rule_title(line.rule, wording),
            lambda line: [*Rule].index(line.rule),
            gives_way=True,
            explained=lambda line: wording.word(line.rule),
        ),
        count_column(_("Constats"), wording, lambda line: len(line.rows)),
    )


def finding_columns(wording: Wording) -> tuple[Column[ExceptionRow], ...]:
    """Return the columns of what one report found."""
    _, translations = wording.gettext, wording.on_screen
    return (
        Column(
            _("Constat"),
            lambda row: f"{_SIGNS[row.finding.weight]} {wording.word(row.finding)}",
            gives_way=True,
            fails=lambda row: row.finding.weight is Weight.FAULT,
            explained=lambda row: wording.word(row.finding),
            cell=lambda row: wording.word(row.finding),
        ),
        Column(
            _("Où"),
            lambda row: _where(row, wording),
            gives_way=True,
            explained=lambda row: _where(row, wording),
        ),
        Column(
            _("Quand"),
            lambda row: wording.date_of(row.at) if row.at else "",
            lambda row: row.at.isoformat() if row.at else "",
            cell=_moment,
        ),
        Column(
            _("Mesure"),
            lambda row: figure_words(row, translations),
            lambda row: row.figure or 0,
            is_number=True,
        ),
        Column(
            _("MAD"),
            lambda row: "" if row.amount is None else wording.amount(row.amount),
            lambda row: row.amount or 0,
            is_number=True,
            cell=lambda row: None if row.amount is None else Amount(row.amount),
        ),
        Column(
            _("Concerne"),
            lambda row: wording.isolated(code_words(_concerned(row), translations)),
            gives_way=True,
            cell=lambda row: " ".join(_concerned(row)),
        ),
        Column(
            _("Qui"),
            lambda row: wording.listed([*dict.fromkeys(hand.user for hand in row.by)]),
            gives_way=True,
            explained=lambda row: hand_words(row, translations),
            cell=lambda row: hand_words(row, translations),
        ),
    )


def _where(row: ExceptionRow, wording: Wording) -> str:
    return " · ".join(wording.isolated(text) for text in (row.place, row.reference) if text)


def _concerned(row: ExceptionRow) -> tuple[str, ...]:
    return row.serials or row.claims or row.people


def _moment(row: ExceptionRow) -> Cell:
    return local(row.at).replace(tzinfo=None, microsecond=0) if row.at else None
