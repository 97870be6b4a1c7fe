"""A provider's own scans and money."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from db.engine import writing
from db.models.programme import ProviderRow
from db.models.redemptions import ScanRow
from db.queries.counter import scans_of_day
from voucher_desk.domain.providers import UnknownProvider
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.queries.counter import CounterRow, CounterTotals
from voucher_desk.usecases.redeem_voucher import Scan, verify_voucher
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
from voucher_desk.usecases.settle_claim import DraftClaim, SubmitClaim, draft_claim, submit_claim

DAY = date(2026, 10, 10)
FORGED = {
    "text_sha256": "0" * 64,
    "text_length": 7,
    "verdict": Verdict.REFUSED,
    "code": "QR-02",
    "data": "{}",
    "amount": 0,
    "forfeited": 0,
    "remaining": 0,
    "by": "guichet-cas",
    "station": "ABCD",
}
"""A scan as it is kept, but for where and when."""


def day_of(field: Any, day: date = DAY, provider: str = "PHARMA-CAS") -> tuple[CounterRow, ...]:
    """Return a provider's scans of one day."""
    found: tuple[CounterRow, ...] = field.desk.read(lambda queries: queries.counter_day(provider, day))
    return found


def test_a_day_shows_each_scan_and_its_answer_newest_first(any_field: Any) -> None:
    serial, *_ = any_field.issued(people=1)
    used = any_field.redeem(serial, amount=100_00)
    refused = any_field.redeem(serial)
    forged = any_field.redeem(serial, text="bonjour")

    assert day_of(any_field) == (
        CounterRow(forged.at, forged.op_id, None, Verdict.REFUSED, "QR-02", 0, 0, 0, reversed=False),
        CounterRow(refused.at, refused.op_id, serial, Verdict.REFUSED, "QR-10", 0, 0, 0, reversed=False),
        CounterRow(used.at, used.op_id, serial, Verdict.REDEEMED, "", 100_00, 150_00, 0, reversed=False),
    )


def test_a_day_tells_what_was_reversed_and_what_was_only_looked_at(any_field: Any) -> None:
    serial, *_ = any_field.issued(people=1)
    used = any_field.redeem(serial)
    any_field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(used.op_id, "erreur"))
    paper = any_field.papers[serial].qr_digits
    any_field.do("guichet-cas", verify_voucher, Scan(paper, "PHARMA-CAS", "op-look"))

    looked, taken = day_of(any_field)

    assert (looked.verdict, looked.reversed) == (Verdict.VALID, False)
    assert (taken.verdict, taken.op_id, taken.reversed) == (Verdict.REDEEMED, used.op_id, True)


def test_a_provider_sees_no_scan_of_another(any_field: Any) -> None:
    serial, *_ = any_field.issued(people=1)
    any_field.redeem(serial, provider="HAMMAM-CAS", user="guichet-hammam")

    assert day_of(any_field) == ()
    assert len(day_of(any_field, provider="HAMMAM-CAS")) == 1


@pytest.mark.parametrize(
    ("midnight", "day"),
    [
        (datetime(2026, 9, 14, 23, 0, tzinfo=UTC), date(2026, 9, 15)),
        (datetime(2026, 11, 15, 0, 0, tzinfo=UTC), date(2026, 11, 15)),
    ],
)
def test_a_day_goes_from_one_moroccan_midnight_to_the_next(
    any_field: Any, any_engine: Engine, midnight: datetime, day: date
) -> None:
    """Until 20 September 2026 midnight in Morocco was 23:00 UTC, since then it is 0:00."""
    second, whole_day = timedelta(seconds=1), timedelta(days=1)
    instants = {
        "before": midnight - second,
        "first": midnight,
        "last": midnight + whole_day - second,
        "after": midnight + whole_day,
    }
    with writing(any_engine) as connection:
        pharmacy = select(ProviderRow.id).where(ProviderRow.code == "PHARMA-CAS").scalar_subquery()
        for name, at in instants.items():
            connection.execute(insert(ScanRow).values(provider_id=pharmacy, op_id=name, at=at, **FORGED))
        connection.commit()

    assert [row.op_id for row in day_of(any_field, day)] == ["last", "first"]


def test_the_counter_reads_no_table_of_people() -> None:
    words = str(scans_of_day(1, DAY))

    assert "scan" in re.findall(r"\w+", words)
    assert not {"person", "attendance", "person_id", "attendance_id", "by"} & set(re.findall(r"\w+", words))


def test_totals_leave_reversed_redemptions_out_and_count_a_draft_as_unclaimed(any_field: Any) -> None:
    claimed, reversed_, drafted, _ = any_field.issued(people=4)
    any_field.redeem(claimed)
    request = DraftClaim("PHARMA-CAS", "DON-CAS", DAY)
    code = any_field.do("guichet-cas", draft_claim, request).code
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    mistake = any_field.redeem(reversed_)
    any_field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(mistake.op_id, "erreur"))
    any_field.redeem(drafted, amount=120_00)
    any_field.do("guichet-cas", draft_claim, request)

    totals = any_field.desk.read(lambda queries: queries.counter_totals("PHARMA-CAS"))

    assert totals == CounterTotals(redemptions=2, redeemed=370_00, unclaimed=120_00)
    assert any_field.desk.read(lambda q: q.counter_totals("HAMMAM-CAS")) == CounterTotals(0, 0, 0)


def test_the_counter_of_an_unknown_provider_is_refused(field: Any) -> None:
    with pytest.raises(UnknownProvider):
        day_of(field, provider="PHARMA-INCONNUE")
    with pytest.raises(UnknownProvider):
        field.desk.read(lambda queries: queries.counter_totals("PHARMA-INCONNUE"))
