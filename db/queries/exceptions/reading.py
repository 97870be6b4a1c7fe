"""All thirteen reports by their rules, and the thresholds in force as the log last told them."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from db.models.log import EventRow
from db.models.programme import ProgrammeRow
from db.queries.exceptions import (
    attendance,
    clocks,
    collusion,
    discounting,
    duplicates,
    duties,
    handing_over,
    imports,
    padding,
    replacements,
    second_scans,
    serials,
    unknown_codes,
)
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.exception_rules import Rule
from voucher_desk.domain.thresholds import THRESHOLDS, Thresholds
from voucher_desk.queries.exceptions import Examination, ExceptionRow

Report = Callable[[Connection, Thresholds], Iterator[ExceptionRow]]
REPORTS: dict[Rule, Report] = {
    Rule.R1: second_scans.find,
    Rule.R2: unknown_codes.find,
    Rule.R3: collusion.find,
    Rule.R4: discounting.find,
    Rule.R5: attendance.find,
    Rule.R6: duplicates.find,
    Rule.R7: serials.find,
    Rule.R8: replacements.find,
    Rule.R9: clocks.find,
    Rule.R10: duties.find,
    Rule.R11: padding.find,
    Rule.R12: handing_over.find,
    Rule.R13: imports.find,
}
_NO_TIME = datetime.min.replace(tzinfo=UTC)


def examine(connection: Connection, rules: Collection[Rule], values: Mapping[str, int]) -> Examination:
    """Return what these reports find, all where none is named; `values` are tried instead of thresholds.

    Raises ThresholdUnknown, ThresholdWrong.
    """
    limits = read_thresholds(connection).with_values(values)
    strict = connection.execute(select(ProgrammeRow.strict)).scalar()
    wanted = [rule for rule in Rule if rule in rules or not rules]
    found = {rule: _in_order(REPORTS[rule](connection, limits)) for rule in wanted}
    return Examination(limits, strict is not False, found)


def read_thresholds(connection: Connection) -> Thresholds:
    """Return the thresholds in force: the last event that changed them names all that are not usual."""
    facts = connection.execute(
        select(EventRow.facts)
        .where(EventRow.kind == EventKind.THRESHOLDS_SET)
        .order_by(EventRow.position.desc())
        .limit(1)
    ).scalar()
    changed = json.loads(facts)["changed"] if facts else {}
    return Thresholds({name: value for name, value in changed.items() if name in THRESHOLDS})


def _in_order(rows: Iterator[ExceptionRow]) -> tuple[ExceptionRow, ...]:
    """Return findings oldest first; those without an instant stand at the head."""
    return tuple(sorted(rows, key=lambda row: (row.at or _NO_TIME, row.finding, row.place, row.serials)))
