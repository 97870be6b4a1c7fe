"""The signed list comes back page by page: a second record beside the desk, which changes no voucher."""

from typing import Any

import pytest

from voucher_desk.domain.distributions import DistributionStateForbids
from voucher_desk.domain.duties import DutyMissing
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.signed_lists import (
    Cell,
    LineMark,
    NoSuchPage,
    OlderListVersion,
    PageMark,
    PageNotOfList,
    PageOfOtherProgramme,
)
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.signed_lists import SignedList
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.collect_voucher import Collect, collect_voucher
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.open_distribution import (
    DraftDistribution,
    NamedDistribution,
    draft_distribution,
    freeze_list,
)
from voucher_desk.usecases.record_walk_in import RecordWalkIn, record_walk_in
from voucher_desk.usecases.return_page import PageReturned, ReturnPage, return_page
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

SIGNED = LineMark.SIGNED


def the_list(field: Any) -> SignedList:
    found: SignedList = field.desk.read(lambda queries: queries.signed_list("D1"))
    return found


def come_back(
    field: Any, marks: dict[int, LineMark], page: int = 1, *, user: str = "distribution"
) -> PageReturned:
    mark = the_list(field).current.mark_of("D1", page)
    done: PageReturned = field.do(user, return_page, ReturnPage(mark, marks))
    return done


def cells(field: Any) -> list[Cell]:
    return [line.cell for line in the_list(field).lines]


def is_proved(field: Any) -> bool:
    return bool(field.desk.read(lambda queries: queries.differences()) == ())


def one_comes_late(field: Any) -> None:
    """Let another person arrive, and freeze the list again."""
    field.do("animation", record_walk_in, RecordWalkIn("S1", Sex.FEMALE, AgeGroup.ADULT))
    field.do("distribution", freeze_list, NamedDistribution("D1"))


def test_a_page_is_noted_beside_the_desk_and_the_log_rebuilds_it(any_field: Any) -> None:
    first, second, *_ = any_field.issued(24)
    for serial in (first, second):
        any_field.do("distribution", collect_voucher, Collect("D1", serial))
    states = [any_field.state_of(serial) for serial in (first, second)]
    returned = come_back(any_field, {1: SIGNED, 3: LineMark.UNABLE})
    assert (returned.pages, returned.missing) == (2, (2,))
    assert cells(any_field)[:4] == [Cell.AGREED, Cell.NOTED_ONLY, Cell.SIGNED_ONLY, Cell.NEITHER]
    assert cells(any_field)[23] is Cell.NOT_RETURNED
    assert [any_field.state_of(serial) for serial in (first, second)] == states
    [row] = any_field.desk.read(lambda queries: queries.distributions())
    assert (row.pages_back, row.list_pages) == (1, 2)
    assert is_proved(any_field)


def test_the_same_page_again_takes_the_place_of_what_was_noted(any_field: Any) -> None:
    any_field.issued(3)
    come_back(any_field, {1: SIGNED, 2: SIGNED})
    come_back(any_field, {2: LineMark.THUMBPRINT})
    assert [line.mark for line in the_list(any_field).lines] == [
        LineMark.NOT_COLLECTED,
        LineMark.THUMBPRINT,
        LineMark.NOT_COLLECTED,
    ]
    assert len(the_list(any_field).back) == 1
    assert the_list(any_field).missing == ()
    assert is_proved(any_field)


def test_a_void_voucher_that_was_signed_for_shows(field: Any) -> None:
    serial, _ = field.issued(2)
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.ERROR))
    field.do("coordination", approve_void, ApproveVoid(serial))
    come_back(field, {1: SIGNED, 2: SIGNED})
    found = the_list(field)
    assert [line.cell for line in found.lines] == [Cell.VOID_SIGNED, Cell.SIGNED_ONLY]
    assert found.lines[0].serial == serial
    assert found.cells[Cell.VOID_SIGNED] == 1


def test_a_page_signed_before_somebody_came_late_is_of_an_older_version(any_field: Any) -> None:
    any_field.issued(2)
    old = the_list(any_field).current.mark_of("D1", 1)
    come_back(any_field, {1: SIGNED})
    one_comes_late(any_field)
    assert cells(any_field) == [Cell.OLDER_VERSION, Cell.OLDER_VERSION, Cell.NOT_RETURNED]
    with pytest.raises(OlderListVersion) as refused:
        any_field.do("distribution", return_page, ReturnPage(old, {1: SIGNED}))
    assert refused.value.missing == (1,)
    any_field.do("distribution", return_page, ReturnPage(old, {1: SIGNED, 2: SIGNED}, older=True))
    assert [line.mark for line in the_list(any_field).lines] == [SIGNED, SIGNED, None]
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    come_back(any_field, {3: SIGNED})
    assert cells(any_field) == [Cell.NEITHER, Cell.NEITHER, Cell.SIGNED_ONLY]
    assert is_proved(any_field)


def test_a_page_of_another_programme_list_or_number_is_refused(field: Any) -> None:
    field.issued(1)
    mark = the_list(field).current.mark_of("D1", 1)
    refusals = (
        (PageMark("AILLEURS", 1, 1, mark.hash_start), PageOfOtherProgramme),
        (PageMark("D1", 1, 1, "0" * 16), PageNotOfList),
        (PageMark("D1", 2, 1, mark.hash_start), PageNotOfList),
        (PageMark("D1", 1, 2, mark.hash_start), NoSuchPage),
    )
    for wrong, refusal in refusals:
        with pytest.raises(refusal):
            field.do("distribution", return_page, ReturnPage(wrong, {}))
        with pytest.raises(refusal):
            field.desk.read(lambda queries, wrong=wrong: queries.signed_page([wrong]))
    assert the_list(field).back == ()


def test_a_page_is_found_by_the_reading_that_names_a_distribution(field: Any) -> None:
    field.issued(24)
    mark = the_list(field).current.mark_of("D1", 2)
    garbled = PageMark("d1", mark.version, mark.page, mark.hash_start)
    page = field.desk.read(lambda queries: queries.signed_page([garbled, mark]))
    assert (page.mark, page.pages, page.older) == (mark, 2, False)
    assert [line.number for line in page.lines] == [24]


def test_a_list_comes_back_only_once_its_desks_opened_and_still_after_closing(field: Any) -> None:
    field.session("S1", 1)
    field.do("distribution", draft_distribution, DraftDistribution("D1", "S1", "LOT-CAS"))
    field.do("distribution", freeze_list, NamedDistribution("D1"))
    with pytest.raises(DistributionStateForbids):
        come_back(field, {1: SIGNED})
    field.issued(1, code="2")
    field.do("distribution", close_distribution, CloseDistribution("D2"))
    mark = field.desk.read(lambda queries: queries.signed_list("D2")).current.mark_of("D2", 1)
    field.do("coordination", return_page, ReturnPage(mark, {1: SIGNED}))
    assert len(field.desk.read(lambda queries: queries.signed_list("D2")).back) == 1


def test_who_does_not_distribute_notes_no_page(field: Any) -> None:
    field.issued(1)
    with pytest.raises(DutyMissing):
        come_back(field, {1: SIGNED}, user="animation")
