"""Confirming a print: paper is counted once, and what did not come out is printed again, with new codes."""

from typing import Any

import pytest

from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.print_jobs import (
    NothingSpoiled,
    NotOfPrintJob,
    NotOnPrintJob,
    PrintJobCounted,
    PrintJobState,
    UnknownPrintJob,
)
from voucher_desk.domain.redemptions import OldPaper, Verdict
from voucher_desk.domain.vouchers import ReasonMissing, VoucherState, VoucherStateForbids
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.queries.print_jobs import PrintJobRow
from voucher_desk.usecases.confirm_print import ConfirmPrint, PrintRest, confirm_print, print_rest
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import HandOver, PrintStock, hand_over, print_stock
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher

JAM = "bourrage"


def jobs(field: Any) -> tuple[PrintJobRow, ...]:
    found: tuple[PrintJobRow, ...] = field.desk.read(lambda queries: queries.print_jobs())
    return found


def rest(field: Any, job: int, *sheets: int, user: str = "distribution") -> tuple[VoucherPaper, ...]:
    papers: tuple[VoucherPaper, ...] = field.do(user, print_rest, PrintRest(job, sheets, JAM))
    return papers


def assert_whole(field: Any) -> None:
    """The log rebuilds the tables (E11), and every equation holds (E1 among them)."""
    assert field.desk.read(lambda queries: queries.differences()) == ()
    assert field.desk.read(lambda queries: queries.reconciliation()).balanced


def test_every_printing_leaves_a_job_that_waits_to_be_counted(any_field: Any) -> None:
    serials = any_field.issued(people=20)
    any_field.do("stock", print_stock, PrintStock("LOT-CAS", 9))
    any_field.do("distribution", reprint_voucher, ReprintVoucher(serials[3], "taché"))

    again, stock, event = jobs(any_field)

    assert (event.distribution, event.batch, event.vouchers, event.sheets) == ("D1", "LOT-CAS", 20, 3)
    assert (event.first, event.last, event.by) == (serials[0], serials[-1], "distribution")
    assert (stock.distribution, stock.vouchers, stock.sheets) == (None, 9, 2)
    assert (again.distribution, again.first, again.last) == ("D1", serials[3], serials[3])
    assert {job.state for job in jobs(any_field)} == {PrintJobState.SENT}
    assert_whole(any_field)


def test_all_came_out_is_said_once(any_field: Any) -> None:
    any_field.issued(people=9)
    [job] = jobs(any_field)
    any_field.do("stock", confirm_print, ConfirmPrint(job.number))
    [counted] = jobs(any_field)
    assert counted.state is PrintJobState.CONFIRMED
    with pytest.raises(PrintJobCounted):
        any_field.do("distribution", confirm_print, ConfirmPrint(job.number))
    with pytest.raises(PrintJobCounted):
        rest(any_field, job.number, 1)
    assert_whole(any_field)


def test_after_a_jam_only_the_rest_is_printed_and_its_first_papers_are_worthless(any_field: Any) -> None:
    serials = any_field.issued(people=20)
    [job] = jobs(any_field)

    papers = rest(any_field, job.number, 3, 2)

    assert [paper.serial for paper in papers] == list(serials[8:])
    assert {paper.copy_number for paper in papers} == {2}
    late = any_field.redeem(serials[10])
    assert (late.verdict, type(late.refusal)) == (Verdict.REFUSED, OldPaper)
    good = next(paper for paper in papers if paper.serial == serials[10])
    assert any_field.redeem(serials[10], text=good.qr_digits).verdict is Verdict.REDEEMED
    assert any_field.redeem(serials[2]).verdict is Verdict.REDEEMED
    again, first = jobs(any_field)
    assert (first.state, first.spoiled) == (PrintJobState.SPOILED, 12)
    assert (again.state, again.vouchers, again.distribution) == (PrintJobState.SENT, 12, "D1")
    assert_whole(any_field)


def test_a_second_jam_prints_what_is_still_missing(field: Any) -> None:
    serials = field.issued(people=20)
    [first] = jobs(field)
    rest(field, first.number, 2, 3)
    papers = rest(field, jobs(field)[0].number, 2)
    assert [(paper.serial, paper.copy_number) for paper in papers] == [(serial, 3) for serial in serials[16:]]
    field.do("distribution", confirm_print, ConfirmPrint(jobs(field)[0].number))
    assert [job.state.value for job in jobs(field)] == ["CONFIRMED", "SPOILED", "SPOILED"]
    assert_whole(field)


def test_blanks_that_did_not_come_out_are_spoiled_and_others_made_in_their_place(any_field: Any) -> None:
    blanks = any_field.do("stock", print_stock, PrintStock("LOT-CAS", 20))
    [job] = jobs(any_field)

    others = rest(any_field, job.number, 3, user="stock")

    assert len(others) == 4
    assert not {paper.serial for paper in others} & {paper.serial for paper in blanks}
    assert {any_field.state_of(paper.serial) for paper in blanks[16:]} == {VoucherState.SPOILED}
    figures = any_field.figures()
    assert (figures.printed, figures.spoiled, figures.in_custody) == (24, 4, 20)
    assert_whole(any_field)


def test_spoiled_blanks_may_be_set_aside_without_others(any_field: Any) -> None:
    blanks = any_field.do("stock", print_stock, PrintStock("LOT-CAS", 9))
    [job] = jobs(any_field)
    any_field.do("stock", confirm_print, ConfirmPrint(job.number, (blanks[4].serial,), JAM))
    [counted] = jobs(any_field)
    assert (counted.state, counted.spoiled) == (PrintJobState.SPOILED, 1)
    assert any_field.state_of(blanks[4].serial) is VoucherState.SPOILED
    assert_whole(any_field)


def test_a_voucher_somebody_waits_for_is_not_set_aside(field: Any) -> None:
    serials = field.issued(people=2)
    [job] = jobs(field)
    with pytest.raises(VoucherStateForbids):
        field.do("distribution", confirm_print, ConfirmPrint(job.number, (serials[0],), JAM))
    assert jobs(field)[0].state is PrintJobState.SENT


def test_a_paper_that_was_used_did_come_out(field: Any) -> None:
    serials = field.issued(people=9)
    [job] = jobs(field)
    field.redeem(serials[8])
    with pytest.raises(VoucherStateForbids) as refused:
        rest(field, job.number, 2)
    assert refused.value.serial == serials[8]
    assert jobs(field)[0].state is PrintJobState.SENT
    assert_whole(field)


def test_blanks_given_to_people_before_the_count_are_printed_again_for_them(field: Any) -> None:
    blanks = field.do("stock", print_stock, PrintStock("LOT-CAS", 2))
    [job] = jobs(field)
    field.session("S1", people=2)
    code = field.distribution("D1", "S1", mode=PrintMode.FROM_STOCK)
    field.do("stock", hand_over, HandOver(code, 2))
    field.do("distribution", issue_vouchers, IssueVouchers(code))
    papers = rest(field, job.number, 1)
    assert [paper.serial for paper in papers] == [paper.serial for paper in blanks]
    assert jobs(field)[0].distribution == "D1"
    assert_whole(field)


def test_what_makes_no_sense_is_refused_and_leaves_no_trace(field: Any) -> None:
    serials = field.issued(people=9)
    [job] = jobs(field)
    blank = field.do("stock", print_stock, PrintStock("LOT-CAS", 1))[0].serial
    with pytest.raises(NotOfPrintJob):
        rest(field, job.number, 3)
    with pytest.raises(NothingSpoiled):
        rest(field, job.number)
    with pytest.raises(UnknownPrintJob):
        rest(field, 4711, 1)
    with pytest.raises(ReasonMissing):
        field.do("distribution", print_rest, PrintRest(job.number, (1,), " "))
    with pytest.raises(NotOnPrintJob):
        field.do("stock", confirm_print, ConfirmPrint(job.number, (blank,), JAM))
    assert {one.state for one in jobs(field)} == {PrintJobState.SENT}
    assert field.redeem(serials[0]).verdict is Verdict.REDEEMED
    assert_whole(field)
