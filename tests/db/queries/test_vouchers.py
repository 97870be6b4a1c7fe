"""Vouchers as they are listed and searched, page by page."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, Select, select, text, update
from sqlalchemy.dialects import sqlite

from db.engine import reading, writing
from db.models.sessions import PersonRow
from db.models.vouchers import VoucherRow
from db.queries import vouchers
from db.queries.vouchers import wanted_page
from voucher_desk.domain.distributions import UnknownDistribution
from voucher_desk.domain.donations import UnknownDonation
from voucher_desk.domain.human_code import grouped
from voucher_desk.domain.names import clean
from voucher_desk.domain.vouchers import UnknownVoucher, VoidReason, VoucherState
from voucher_desk.queries import vouchers as rows
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

STRANGE = ("A%B-1", "A_B-2", "A\\B-3", "A/B-4", "AXB-5", "É%-6", "A-B-7")


def serials(field: Any, **wanted: Any) -> list[str]:
    """Return the serials a filter lists."""
    listed = field.desk.read(lambda queries: queries.vouchers(rows.VoucherFilter(**wanted)))
    return [row.serial for row in listed]


def test_a_voucher_is_listed_with_where_it_comes_from(any_field: Any) -> None:
    serial, *_ = any_field.issued(people=1, batch="LOT-RAB")
    any_field.redeem(serial, amount=100_00, provider="PHARMA-RAB", user="guichet-rab")

    row = any_field.desk.read(lambda queries: queries.voucher(serial))

    assert row == rows.VoucherRow(
        serial,
        VoucherState.PART,
        "DON-RAB",
        "LOT-RAB",
        "Rabat",
        "D1",
        "S1-0001",
        face=187_50,
        redeemed=100_00,
        forfeited=0,
        expires_on=date(2026, 12, 31),
        copy_number=1,
        printed=True,
        replaces=None,
        replaced_by=None,
        void_reason=None,
        void_proposed_by=None,
    )
    assert any_field.desk.read(lambda queries: queries.vouchers(rows.VoucherFilter())) == (row,)


def test_a_replaced_voucher_and_its_replacement_name_each_other(any_field: Any) -> None:
    old, *_ = any_field.issued(people=1)
    any_field.do("distribution", propose_void, ProposeVoid(old, VoidReason.STOLEN))
    any_field.do("coordination", approve_void, ApproveVoid(old))
    new = any_field.do("distribution", replace_voucher, ReplaceVoucher(old)).serial

    first, second = any_field.desk.read(lambda queries: queries.vouchers(rows.VoucherFilter()))

    assert (first.serial, first.state, first.replaces, first.replaced_by) == (
        old,
        VoucherState.VOID,
        None,
        new,
    )
    assert (first.void_reason, first.void_proposed_by) == (VoidReason.STOLEN, "distribution")
    assert (second.serial, second.replaces, second.replaced_by) == (new, old, None)
    assert (second.printed, second.person) == (False, first.person)


def test_an_unknown_voucher_is_refused(field: Any) -> None:
    with pytest.raises(UnknownVoucher):
        field.desk.read(lambda queries: queries.voucher("ZZZZ-000001"))


def test_pages_follow_each_other_without_gap_or_repetition(any_field: Any) -> None:
    issued = any_field.issued(people=7)
    pages, after = [], None
    while page := serials(any_field, after=after, limit=3):
        pages.append(page)
        after = page[-1]

    assert [len(page) for page in pages] == [3, 3, 1]
    assert [serial for page in pages for serial in page] == sorted(issued)


def test_a_filter_lists_what_it_says(any_field: Any) -> None:
    used, left = any_field.issued(2, "LOT-CAS", "1")
    (rabat,) = any_field.issued(1, "LOT-RAB", "2")
    any_field.redeem(used)

    assert serials(any_field, state=VoucherState.REDEEMED) == [used]
    assert serials(any_field, distribution="D1") == [used, left]
    assert serials(any_field, donation="DON-RAB") == [rabat]
    assert serials(any_field, donation="DON-RAB", state=VoucherState.REDEEMED) == []
    assert serials(any_field, city="Rabat") == [rabat]
    assert serials(any_field, city="Casablanca", state=VoucherState.REDEEMED) == [used]
    assert serials(any_field, city="Casablanca", donation="DON-RAB") == []
    assert serials(any_field, city="Tanger") == []


def test_a_filter_by_what_nobody_declared_is_refused(field: Any) -> None:
    with pytest.raises(UnknownDistribution):
        serials(field, distribution="D9")
    with pytest.raises(UnknownDonation):
        serials(field, donation="DON-9")


def test_a_voucher_is_found_by_the_beginning_of_its_serial_in_any_case(any_field: Any) -> None:
    issued = any_field.issued(people=12)

    assert serials(any_field, text=f" {issued[1].lower()} ") == [issued[1]]
    assert serials(any_field, text=issued[0][:-1]) == list(issued[:9])
    assert serials(any_field, text=issued[0][1:]) == []


def test_a_voucher_is_found_by_the_number_in_its_serial(any_field: Any) -> None:
    _, second, _ = any_field.issued(people=3)
    number = second.rpartition("-")[2]

    assert serials(any_field, text=number) == [second]
    assert serials(any_field, text=number.lstrip("0")) == [second]


def test_a_voucher_is_found_by_its_human_code_as_people_write_it(any_field: Any) -> None:
    _, second, _ = any_field.issued(people=3)
    code = any_field.papers[second].human_code
    misread = grouped(code).replace("1", "l").replace("0", "o")

    assert serials(any_field, text=grouped(code)) == [second]
    assert serials(any_field, text=grouped(code)[:9].lower()) == [second]
    assert serials(any_field, text=misread) == [second]
    assert serials(any_field, text=code[:4]) == [second]
    assert serials(any_field, text=code[4:]) == []


def test_a_voucher_named_in_two_ways_is_listed_once(any_field: Any, any_engine: Engine) -> None:
    first, second = any_field.issued(people=2)
    with writing(any_engine) as connection:
        codes = update(PersonRow).where(PersonRow.code == "S1-0001").values(code=first)
        connection.execute(codes)
        connection.commit()

    for order in rows.VoucherOrder:
        assert serials(any_field, text=first, order=order) == [first]
    assert serials(any_field, text=second) == [second]


def test_a_code_that_a_reprint_made_worthless_finds_nothing(field: Any) -> None:
    serial, *_ = field.issued(people=1)
    old = field.papers[serial].human_code
    (new,) = field.do("distribution", reprint_voucher, ReprintVoucher(serial, "mouillé"))

    assert serials(field, text=old) == []
    assert serials(field, text=new.human_code) == [serial]


def test_vouchers_are_found_by_the_whole_code_of_a_person(any_field: Any) -> None:
    _, second, _ = any_field.issued(people=3)

    assert serials(any_field, text="s1-0002") == [second]
    assert serials(any_field, text="S1-00") == []


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\x00"])
def test_a_text_with_nothing_in_it_filters_nothing(field: Any, text: str) -> None:
    issued = field.issued(people=2)

    assert serials(field, text=text) == list(issued)


@pytest.mark.parametrize("text", ["-", "%", "_", "\\", "/", "'", "';--", "\ud7ff"])
def test_a_sign_alone_is_searched_as_itself(any_field: Any, text: str) -> None:
    any_field.issued(people=2)

    assert serials(any_field, text=text) == []


@pytest.fixture
def strange_serials(engine: Engine, field: Any) -> Any:
    """Return the field with vouchers whose serials hold what LIKE takes for wildcards."""
    issued = field.issued(people=len(STRANGE))
    with writing(engine) as connection:
        connection.execute(text("DROP TRIGGER voucher_keeps_its_terms"))
        for old, new in zip(issued, STRANGE, strict=True):
            connection.execute(update(VoucherRow).where(VoucherRow.serial == old).values(serial=new))
        connection.commit()
    return field


@given(text=st.text(alphabet="AaBbXé%_\\/-1234567", max_size=4))
@example(text="a%b")
@example(text="a_b")
@example(text="a\\b")
@example(text="a/b")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_sign_of_a_search_stands_for_itself(strange_serials: Any, text: str) -> None:
    """Only serials are compared: drawn codes may begin with the digits too, so those are found besides."""
    typed, _ = clean(text)
    found = serials(strange_serials, text=text)

    in_serial = {serial for serial in STRANGE if serial.startswith(typed.upper())}
    assert in_serial <= set(found)
    if set(typed) & set("%_\\/é"):
        assert set(found) == in_serial


def plan_of(engine: Engine, query: Select[Any]) -> str:
    """Return how SQLite goes about a query."""
    words = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with reading(engine) as connection:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}")
        return "\n".join(step.detail for step in steps)


LAST = "ABCD-000001"
LISTS = (
    (rows.VoucherFilter(), "sqlite_autoindex_voucher"),
    (rows.VoucherFilter(after=LAST), "sqlite_autoindex_voucher"),
    (rows.VoucherFilter(after=LAST, text="ABCD-0"), "sqlite_autoindex_voucher"),
    (rows.VoucherFilter(after=LAST, state=VoucherState.VOID), "ix_voucher_state_list"),
    (rows.VoucherFilter(after=LAST, state=VoucherState.VOID, text="ABCD"), "ix_voucher_state_list"),
    (rows.VoucherFilter(after=LAST, donation="DON-RAB"), "ix_voucher_batch_list"),
    (rows.VoucherFilter(after=LAST, city="Rabat", text="ABCD"), "ix_voucher_batch_list"),
    (
        rows.VoucherFilter(after=LAST, city="Rabat", state=VoucherState.VOID),
        "ix_voucher_batch_state_list",
    ),
)
BY_EXPIRY = {
    "sqlite_autoindex_voucher": "ix_voucher_expiry_list",
    "ix_voucher_state_list": "ix_voucher_state_expiry_list",
    "ix_voucher_batch_list": "ix_voucher_batch_expiry_list",
    "ix_voucher_batch_state_list": "ix_voucher_batch_state_expiry_list",
}


@pytest.mark.parametrize(("wanted", "index"), LISTS)
def test_a_page_is_read_along_the_serials_and_never_sorted(
    engine: Engine, wanted: rows.VoucherFilter, index: str
) -> None:
    with reading(engine) as connection:
        page = wanted_page(connection, wanted)
    plan = plan_of(engine, select(page))

    (step,) = [line for line in plan.splitlines() if "voucher" in line]
    assert f"INDEX {index}" in step
    assert ("serial>?" in step) is bool(wanted.after)
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(("wanted", "index"), [one for one in LISTS if not one[0].text])
def test_a_page_by_expiry_is_read_along_its_index_and_never_sorted(
    engine: Engine, wanted: rows.VoucherFilter, index: str
) -> None:
    with reading(engine) as connection:
        page = wanted_page(connection, replace(wanted, order=rows.VoucherOrder.EXPIRY))
    plan = plan_of(engine, select(page))

    assert f"INDEX {BY_EXPIRY[index]}" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("most", [100, 1])
def test_the_lots_of_a_city_are_merged_into_one_order(
    any_field: Any, monkeypatch: pytest.MonkeyPatch, most: int, *, descending: bool
) -> None:
    monkeypatch.setattr(vouchers, "MOST_RUNS", most)
    of_a_city = [*any_field.issued(3, "LOT-CAS", "1"), *any_field.issued(3, "LOT-PARTOUT", "3")]
    any_field.issued(2, "LOT-RAB", "2")

    found: list[str] = []
    while page := serials(
        any_field, city="Casablanca", descending=descending, limit=2, after=found[-1] if found else None
    ):
        found += page

    assert found == sorted(of_a_city, reverse=descending)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", rows.VoucherOrder)
def test_pages_follow_each_other_in_every_order(
    any_field: Any, any_engine: Engine, order: rows.VoucherOrder, *, descending: bool
) -> None:
    issued = any_field.issued(people=5)
    days = (date(2026, 12, 31), date(2027, 1, 31), date(2026, 12, 31), date(2027, 1, 31), date(2026, 11, 30))
    expiry = dict(zip(issued, days, strict=True))
    with writing(any_engine) as connection:
        for serial, day in expiry.items():
            connection.execute(update(VoucherRow).where(VoucherRow.serial == serial).values(expires_on=day))
        connection.commit()
    wanted = {"order": order, "descending": descending, "limit": 2}

    found: list[str] = []
    while page := serials(any_field, **wanted, after=found[-1] if found else None):
        found += page

    by_expiry = order is rows.VoucherOrder.EXPIRY
    assert found == sorted(
        issued, key=lambda serial: (expiry[serial] if by_expiry else date.min, serial), reverse=descending
    )


def test_all_pages_together_are_counted(any_field: Any) -> None:
    first, *_ = any_field.issued(people=3)
    any_field.redeem(first)

    def count(**wanted: Any) -> int:
        found: int = any_field.desk.read(lambda queries: queries.voucher_count(rows.VoucherFilter(**wanted)))
        return found

    assert count(limit=1, after=first) == 3
    assert count(state=VoucherState.REDEEMED) == 1
    assert count(text=first) == 1
