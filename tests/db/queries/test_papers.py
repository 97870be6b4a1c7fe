"""What distribution lists and sheets of vouchers are printed from."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, update

from db.engine import writing
from db.models.programme import ProgrammeRow, ScopeRow
from db.models.sessions import SessionRow
from voucher_desk.domain.distributions import PrintMode, UnknownDistribution, list_hash
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.providers import ScopeKind
from voucher_desk.domain.stock import UnknownBatch
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.papers import ListFoot, ListHeading, ListLine, SheetTerms
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import (
    HandOver,
    MarkBlanks,
    PrintStock,
    destroy_blanks,
    hand_over,
    print_stock,
)
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

PRINTED_AT = datetime(2026, 10, 10, 11, 0, tzinfo=UTC)


def printed(field: Any, code: str = "D1") -> tuple[ListHeading, tuple[ListLine, ...], ListFoot]:
    """Return what the list of a distribution is printed from."""
    parts: tuple[ListHeading, tuple[ListLine, ...], ListFoot] = field.desk.read(
        lambda queries: queries.distribution_list(code, PRINTED_AT)
    )
    return parts


def void(field: Any, serial: str, reason: VoidReason) -> None:
    """Make a voucher void."""
    field.do("distribution", propose_void, ProposeVoid(serial, reason))
    field.do("coordination", approve_void, ApproveVoid(serial))


def test_the_heading_says_which_list_this_is_and_where_the_log_stood(any_field: Any) -> None:
    people = any_field.session("S1", people=2)
    any_field.distribution("D1", "S1")
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    serial = printed(any_field)[1][0].serial or ""
    anchor = any_field.desk.read(lambda queries: queries.chain_head(serial.partition("-")[0]))

    heading, _, _ = printed(any_field)

    assert heading == ListHeading(
        project="Programme d'essai",
        donor_mark="Avec l'appui du donateur d'essai",
        donation="DON-CAS",
        association="Association de Casablanca",
        session="S1",
        session_date=date(2026, 10, 10),
        place="Casablanca",
        distribution="D1",
        list_version=1,
        list_sha256=list_hash("D1", 1, people),
        anchor=anchor.hash,
        anchor_count=anchor.seq,
        printed_at=PRINTED_AT,
        training=False,
    )
    assert anchor.seq > 0


def test_the_donor_does_not_show_where_the_mark_would_tell_too_much(any_field: Any) -> None:
    any_field.issued(people=1, batch="LOT-RAB")

    assert printed(any_field)[0].donor_mark == ""


def test_the_session_is_dated_by_the_moroccan_day(any_field: Any, any_engine: Engine) -> None:
    """Until 20 September 2026 it was an hour later in Morocco than UTC."""
    any_field.issued(people=1)
    with writing(any_engine) as connection:
        connection.execute(update(SessionRow).values(starts_at=datetime(2026, 9, 14, 23, 30, tzinfo=UTC)))
        connection.commit()

    assert printed(any_field)[0].session_date == date(2026, 9, 15)


def test_the_lines_follow_the_list_and_show_what_each_person_holds_now(any_field: Any) -> None:
    kept, lost, replaced, left = any_field.issued(people=4)
    void(any_field, lost, VoidReason.LOST)
    void(any_field, replaced, VoidReason.DAMAGED)
    void(any_field, left, VoidReason.NOT_COLLECTED)
    new = any_field.do("distribution", replace_voucher, ReplaceVoucher(replaced)).serial

    _, lines, foot = printed(any_field)

    assert [(line.number, line.person_code, line.serial, line.face) for line in lines] == [
        (1, "S1-0001", kept, 250_00),
        (2, "S1-0002", None, None),
        (3, "S1-0003", new, 250_00),
        (4, "S1-0004", None, None),
    ]
    assert (lines[0].sex, lines[0].age_group) == (Sex.FEMALE, AgeGroup.ADULT)
    assert foot == ListFoot(issued=5, void=3, not_collected=2, returned=0)
    assert foot.issued - foot.void + foot.not_collected == len(lines)


def test_a_voucher_of_another_distribution_is_not_on_the_list(any_field: Any) -> None:
    serials = any_field.issued(people=2)
    any_field.distribution("D2", "S1", "LOT-PARTOUT")

    assert [line.serial for line in printed(any_field, "D1")[1]] == list(serials)
    assert [line.serial for line in printed(any_field, "D2")[1]] == [None, None]
    assert printed(any_field, "D2")[2] == ListFoot(issued=0, void=0, not_collected=2, returned=0)


def test_blanks_that_came_back_are_counted_whatever_became_of_them_since(any_field: Any) -> None:
    any_field.session("S1", people=1)
    papers = any_field.do("stock", print_stock, PrintStock("LOT-CAS", 4))
    any_field.distribution("D1", "S1", mode=PrintMode.FROM_STOCK)
    any_field.do("stock", hand_over, HandOver("D1", 4))
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    any_field.do("distribution", close_distribution, CloseDistribution("D1", counted_back=3))
    any_field.do("stock", destroy_blanks, MarkBlanks((papers[-1].serial,)))

    assert printed(any_field)[2] == ListFoot(issued=1, void=0, not_collected=0, returned=3)


def test_the_list_of_an_unknown_distribution_is_refused(field: Any) -> None:
    with pytest.raises(UnknownDistribution):
        printed(field, "D9")


def test_a_voucher_for_one_city_says_so(any_field: Any) -> None:
    terms = any_field.desk.read(lambda queries: queries.sheet_terms("LOT-RAB"))

    assert terms == SheetTerms("Bon de bien-être", "Rabat", "0800 00 00 07", training=False)


def test_a_voucher_for_anywhere_names_no_place(any_field: Any) -> None:
    assert any_field.desk.read(lambda queries: queries.sheet_terms("LOT-PARTOUT")).place == ""


@pytest.mark.parametrize(
    ("kind", "target", "place"),
    [
        (ScopeKind.PROVIDER, "HAMMAM-CAS", "Hammam d'essai"),
        (ScopeKind.SERVICE, "CONSULTATION", "Consultation"),
    ],
)
def test_a_voucher_for_one_provider_or_service_names_it(
    field: Any, engine: Engine, kind: ScopeKind, target: str, place: str
) -> None:
    with writing(engine) as connection:
        scope = update(ScopeRow).where(ScopeRow.index_number == 1)
        connection.execute(scope.values(kind=kind, target=target))
        connection.commit()

    assert field.desk.read(lambda queries: queries.sheet_terms("LOT-CAS")).place == place


def test_an_exercise_says_so_on_lists_and_sheets(field: Any, engine: Engine) -> None:
    field.issued(people=1)
    with writing(engine) as connection:
        connection.execute(update(ProgrammeRow).values(training=True))
        connection.commit()

    assert printed(field)[0].training is True
    assert field.desk.read(lambda queries: queries.sheet_terms("LOT-CAS")).training is True


def test_the_terms_of_an_unknown_batch_are_refused(field: Any) -> None:
    with pytest.raises(UnknownBatch):
        field.desk.read(lambda queries: queries.sheet_terms("LOT-9"))
