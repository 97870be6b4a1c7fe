"""Every use case asks for its duty: the programme's table of posts, tried by each post on each act (T18)."""

import importlib
import pkgutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from voucher_desk import usecases
from voucher_desk.domain.claim_sheets import SheetKind
from voucher_desk.domain.count_back import VarianceReason
from voucher_desk.domain.duties import DutyMissing, Role
from voucher_desk.domain.gifts import Gift
from voucher_desk.domain.monitoring import Interview, Moment, Question, Round
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.reports import ReportKind, ReportScope
from voucher_desk.domain.sessions import SessionKind, WaiverReason
from voucher_desk.domain.signed_lists import PageMark
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.ports.work import Work
from voucher_desk.usecases import settle_claim as claims
from voucher_desk.usecases.allocate_donation import AllocateDonation
from voucher_desk.usecases.choose_logo import ShowLogo, TakeLogoOff
from voucher_desk.usecases.close_distribution import CloseDistribution
from voucher_desk.usecases.close_donation import NamedDonation
from voucher_desk.usecases.close_period import NamedMonth
from voucher_desk.usecases.collect_voucher import Collect
from voucher_desk.usecases.confirm_print import ConfirmPrint, PrintRest
from voucher_desk.usecases.correct_attendance import CorrectAttendance
from voucher_desk.usecases.dispute_line import DecideDispute, DisputeLine
from voucher_desk.usecases.draw_sample import DrawSample
from voucher_desk.usecases.enter_claim_sheet import EnterClaimSheet
from voucher_desk.usecases.expire_vouchers import ExpireVouchers, ExtendVoucher
from voucher_desk.usecases.explain_variance import ExplainVariance, WithdrawExplanation
from voucher_desk.usecases.hold_session import AddSession, ChangeSession
from voucher_desk.usecases.import_attendance import ImportAttendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers
from voucher_desk.usecases.keep_bank import ConfirmMatch, KeepLines, MatchSure, UndoMatch
from voucher_desk.usecases.keep_directory import KeepDirectory
from voucher_desk.usecases.keep_stock import HandOver, MarkBlanks, PrintStock, ReceiveBlanks
from voucher_desk.usecases.load_programme import LoadProgramme
from voucher_desk.usecases.monitor import NamedRound, NoteInterviews
from voucher_desk.usecases.open_distribution import DraftDistribution, NamedDistribution
from voucher_desk.usecases.print_vouchers import PrintVouchers, ReprintVoucher
from voucher_desk.usecases.record_arrival import RecordArrival
from voucher_desk.usecases.record_walk_in import RecordWalkIn
from voucher_desk.usecases.redeem_voucher import Scan
from voucher_desk.usecases.replace_voucher import ReplaceVoucher
from voucher_desk.usecases.return_donation import ReturnDonation
from voucher_desk.usecases.return_page import ReturnPage
from voucher_desk.usecases.reverse_redemption import ReverseRedemption
from voucher_desk.usecases.send_claim_back import ReopenClaim, SendClaimBack
from voucher_desk.usecases.set_thresholds import SetThresholds
from voucher_desk.usecases.suspend_voucher import NamedVoucher
from voucher_desk.usecases.undo_import import UndoImport
from voucher_desk.usecases.unmask_report import UnmaskReport
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid
from voucher_desk.usecases.waive_attendance import ApproveWaiver, ProposeWaiver

DECLARED = read_programme_file((Path(__file__).parents[1] / "data" / "programme.toml").read_bytes())
NOON = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
SESSION = AddSession("S9", SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", "", NOON, NOON)
WAIVED = ProposeWaiver("S1", Person(0, "P", Sex.FEMALE, None, AgeGroup.ADULT), WaiverReason.MINOR)
STOCK, HOST, DISTRIBUTOR, COORDINATOR = "stock_keeper", "session_host", "distributor", "coordinator"
PROVIDER, RECONCILER, FINANCE, ADMINISTRATOR = "provider", "reconciler", "finance", "administrator"
GIFT = Gift("DONATEUR", "ASSO-CAS", "Lits", 3, "pièces", NOON.date())
AUDITOR = "auditor"
ROUND = Round("E1", Moment.AFTER, NOON.date(), NOON.date())
INTERVIEWS = NoteInterviews("E1", (Interview(answers={Question.USED: 1}),))
ACTS: dict[str, tuple[Any, set[str]]] = {
    "load_programme": (LoadProgramme(DECLARED), {FINANCE, ADMINISTRATOR}),
    "add_session": (SESSION, {HOST, COORDINATOR}),
    "lock_session": (ChangeSession("S1"), {COORDINATOR}),
    "reopen_session": (ChangeSession("S1", "x"), {COORDINATOR}),
    "cancel_session": (ChangeSession("S1"), {COORDINATOR}),
    "import_attendance": (ImportAttendance("S1", (), "f"), {HOST, COORDINATOR}),
    "correct_attendance": (CorrectAttendance("S1", "P", present=True), {HOST, COORDINATOR}),
    "record_arrival": (RecordArrival("S1", ("S1-0001",)), {HOST, COORDINATOR}),
    "undo_import": (UndoImport("S1"), {HOST, COORDINATOR}),
    "record_walk_in": (RecordWalkIn("S1", Sex.FEMALE, AgeGroup.ADULT), {HOST, COORDINATOR}),
    "propose_waiver": (WAIVED, {HOST, COORDINATOR}),
    "approve_waiver": (ApproveWaiver("S1", "P"), {COORDINATOR}),
    "draft_distribution": (DraftDistribution("D9", "S1", "LOT-CAS"), {DISTRIBUTOR, COORDINATOR}),
    "freeze_list": (NamedDistribution("D1"), {DISTRIBUTOR, COORDINATOR}),
    "open_distribution": (NamedDistribution("D1"), {DISTRIBUTOR, COORDINATOR}),
    "close_distribution": (CloseDistribution("D1"), {DISTRIBUTOR, COORDINATOR}),
    "explain_variance": (ExplainVariance("D1", VarianceReason.LOST, ("X",)), {DISTRIBUTOR, COORDINATOR}),
    "withdraw_explanation": (WithdrawExplanation("D1", 1), {DISTRIBUTOR, COORDINATOR}),
    "reconcile_distribution": (NamedDistribution("D1"), {STOCK, COORDINATOR}),
    "collect_voucher": (Collect("D1", "X"), {DISTRIBUTOR}),
    "undo_collection": (Collect("D1", "X"), {DISTRIBUTOR}),
    "propose_uncollected": (NamedDistribution("D1"), {DISTRIBUTOR}),
    "issue_vouchers": (IssueVouchers("D1"), {DISTRIBUTOR}),
    "replace_voucher": (ReplaceVoucher("X"), {DISTRIBUTOR}),
    "print_vouchers": (PrintVouchers("D1"), {DISTRIBUTOR, STOCK}),
    "reprint_voucher": (ReprintVoucher("X", "x"), {DISTRIBUTOR, STOCK}),
    "confirm_print": (ConfirmPrint(1), {DISTRIBUTOR, STOCK}),
    "print_rest": (PrintRest(1, (1,), "x"), {DISTRIBUTOR, STOCK}),
    "print_stock": (PrintStock("LOT-CAS", 1), {DISTRIBUTOR, STOCK}),
    "spoil_blanks": (MarkBlanks(("X",)), {STOCK, COORDINATOR}),
    "destroy_blanks": (MarkBlanks(("X",)), {STOCK, COORDINATOR}),
    "hand_over": (HandOver("D1", 1), {STOCK, COORDINATOR}),
    "receive_blanks": (ReceiveBlanks(1, 1), {DISTRIBUTOR, COORDINATOR}),
    "suspend_voucher": (NamedVoucher("X", "x"), {DISTRIBUTOR, COORDINATOR}),
    "release_voucher": (NamedVoucher("X", "x"), {DISTRIBUTOR, COORDINATOR}),
    "propose_void": (ProposeVoid("X", VoidReason.LOST), {DISTRIBUTOR}),
    "approve_void": (ApproveVoid("X"), {COORDINATOR}),
    "expire_vouchers": (ExpireVouchers(), {COORDINATOR}),
    "extend_voucher": (ExtendVoucher("X", date(2027, 1, 31)), {FINANCE}),
    "redeem_voucher": (Scan("x", "PHARMA-CAS", "op"), {PROVIDER}),
    "reverse_redemption": (ReverseRedemption("op", "x"), {PROVIDER}),
    "draft_claim": (claims.DraftClaim("PHARMA-CAS", "DON-CAS", NOON.date()), {PROVIDER}),
    "submit_claim": (claims.SubmitClaim("C", "F"), {PROVIDER}),
    "review_claim": (claims.ReviewClaim("C"), {RECONCILER}),
    "approve_claim": (claims.ApproveClaim("C"), {FINANCE}),
    "send_claim_back": (SendClaimBack("C", "x"), {RECONCILER}),
    "reopen_claim": (ReopenClaim("C"), {PROVIDER}),
    "enter_claim_sheet": (EnterClaimSheet("C", SheetKind.PAPERS, ()), {RECONCILER}),
    "dispute_line": (DisputeLine("C", "X", "x"), {PROVIDER, RECONCILER}),
    "decide_dispute": (DecideDispute("C", "X", upheld=True, why="x"), {FINANCE}),
    "pay_claim": (claims.PayClaim("C", "V"), {FINANCE}),
    "allocate_donation": (AllocateDonation("DON-CAS", "D1", 100), {FINANCE, ADMINISTRATOR}),
    "return_donation": (ReturnDonation("DON-CAS", 100, "V"), {FINANCE}),
    "show_logo": (ShowLogo("DON-CAS", None), {FINANCE, ADMINISTRATOR}),
    "take_logo_off": (TakeLogoOff("DON-CAS"), {FINANCE, ADMINISTRATOR}),
    "record_gift": (GIFT, {FINANCE, ADMINISTRATOR}),
    "keep_directory": (KeepDirectory(()), {COORDINATOR, RECONCILER, ADMINISTRATOR}),
    "return_page": (ReturnPage(PageMark("D1", 1, 1, "0" * 12), {}), {DISTRIBUTOR, COORDINATOR}),
    "open_round": (ROUND, {COORDINATOR, RECONCILER}),
    "note_interviews": (INTERVIEWS, {HOST, COORDINATOR}),
    "close_round": (NamedRound("E1"), {COORDINATOR, RECONCILER}),
    "propose_closing": (NamedDonation("DON-CAS"), {RECONCILER}),
    "close_donation": (NamedDonation("DON-CAS"), {FINANCE}),
    "propose_period": (NamedMonth("2026-10"), {RECONCILER}),
    "close_period": (NamedMonth("2026-10"), {FINANCE}),
    "set_thresholds": (SetThresholds({}), {RECONCILER, FINANCE, AUDITOR}),
    "keep_bank_lines": (KeepLines(()), {RECONCILER, FINANCE}),
    "match_bank": (MatchSure(), {RECONCILER, FINANCE}),
    "confirm_bank_match": (ConfirmMatch(1, ()), {RECONCILER, FINANCE}),
    "undo_bank_match": (UndoMatch(1, "x"), {RECONCILER, FINANCE}),
    "draw_sample": (DrawSample(), {RECONCILER, FINANCE, AUDITOR}),
    "unmask_report": (UnmaskReport(ReportKind.SADD, ReportScope(), "x"), {COORDINATOR, FINANCE}),
}
FREE = {"verify_voucher", "sample_paper"}
"""Whoever works here may look at a paper they hold, and try a printer out: neither tells of a person."""


def all_use_cases() -> dict[str, Callable[[Work, Any], Any]]:
    """Return every public function of the room that takes a transaction and a request alone."""
    modules = pkgutil.iter_modules(usecases.__path__, f"{usecases.__name__}.")
    return {
        name: one
        for module in modules
        for name, one in vars(importlib.import_module(module.name)).items()
        if getattr(one, "__module__", "") == module.name and takes_request(one) and name[0] != "_"
    }


def takes_request(one: Any) -> bool:
    names = [name.lstrip("_") for name in getattr(one, "__annotations__", {})]
    return names[:2] == ["work", "request"] and names[2:] in ([], ["return"])


USE_CASES = all_use_cases()


@pytest.fixture
def programme_file(programme_file: bytes) -> bytes:
    """Return the programme with one user in each post, named after it."""
    posts = "".join(
        f'\n[[user]]\ncode = "poste-{role}"\nroles = ["{role}"]\n'
        + 'provider = "PHARMA-CAS"\n' * (role == "provider")
        for role in Role
    )
    return programme_file + posts.encode()


def test_every_use_case_stands_in_the_table() -> None:
    assert set(USE_CASES) == {*ACTS, *FREE}


def test_each_act_is_refused_to_every_other_post(field: Any) -> None:
    """One desk for all: nothing is saved by a refusal, and what is allowed is only rehearsed."""
    field.session("S1", 1)
    field.distribution()
    wrong = [
        f"{name} by {role}"
        for name, (request, posts) in ACTS.items()
        for role in Role
        if (role.value in posts) == lacks_duty(field, role, USE_CASES[name], request)
    ]

    assert wrong == []


def lacks_duty(field: Any, role: Role, use_case: Any, request: Any) -> bool:
    try:
        field.desk.acting_as(f"poste-{role}").rehearse(use_case, request)
    except DutyMissing:
        return True
    except Refused:
        return False
    return False
