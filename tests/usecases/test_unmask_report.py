"""Unmasking a report: who may, and what stays of it."""

from datetime import date
from typing import Any

import pytest

from voucher_desk.domain.duties import DutyMissing
from voucher_desk.domain.reports import ReportKind, ReportScope, Unmasked
from voucher_desk.domain.vouchers import ReasonMissing
from voucher_desk.usecases.unmask_report import UnmaskReport, unmask_report

SCOPE = ReportScope(date(2026, 10, 1), date(2026, 10, 31), "DON-CAS")


def test_the_log_keeps_who_unmasked_a_report_and_why(any_field: Any) -> None:
    before = any_field.desk.read(lambda queries: queries.chain_head(station_of(any_field)))
    request = UnmaskReport(ReportKind.SADD, SCOPE, "  Audit interne du\u200b don ")

    assert any_field.do("coordination", unmask_report, request) == Unmasked(
        "coordination", "Audit interne du don"
    )

    after = any_field.desk.read(lambda queries: queries.chain_head(station_of(any_field)))
    assert after.seq == before.seq + 1
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def station_of(field: Any) -> str:
    return str(field.desk.rehearse(lambda work, _request: work.station, None))


@pytest.mark.parametrize("user", ["distribution", "guichet-cas", "stock"])
def test_who_is_not_charged_with_it_unmasks_nothing(field: Any, user: str) -> None:
    with pytest.raises(DutyMissing):
        field.do(user, unmask_report, UnmaskReport(ReportKind.SADD, SCOPE, "curiosité"))


def test_a_report_is_unmasked_for_a_reason_in_words(field: Any) -> None:
    with pytest.raises(ReasonMissing):
        field.do("coordination", unmask_report, UnmaskReport(ReportKind.SADD, SCOPE, " \u200b "))
