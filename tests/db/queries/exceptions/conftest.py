"""What a report found on the field, with thresholds low enough for a small programme."""

from collections.abc import Callable
from typing import Any

import pytest

from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.queries.exceptions import ExceptionRow

Found = Callable[..., list[ExceptionRow]]


@pytest.fixture
def found(any_field: Any) -> Found:
    """Return a way to read one finding's rows; `bursts_minutes=5` tries another threshold."""

    def read(finding: Finding, **values: int) -> list[ExceptionRow]:
        tried = {name.replace("_", ".", 1): value for name, value in values.items()}
        examination = any_field.desk.read(lambda queries: queries.examination([finding.rule], tried))
        return [row for row in examination.rows() if row.finding is finding]

    return read


@pytest.fixture
def kinds(any_field: Any) -> Callable[[Rule], list[Finding]]:
    """Return a way to read which findings a rule speaks of."""

    def read(rule: Rule) -> list[Finding]:
        examination = any_field.desk.read(lambda queries: queries.examination([rule]))
        return [row.finding for row in examination.rows()]

    return read
