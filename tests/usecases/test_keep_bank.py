"""Keeping what the bank says: once, whole, matched by a person or where sure, undone with a reason."""

from datetime import date
from typing import Any

import pytest

from voucher_desk.domain.bank import (
    AccountMissing,
    AlreadyMatched,
    AmountIsNothing,
    Bank,
    BankLine,
    OtherAccount,
    SumsDiffer,
    UnknownBankLine,
    UnknownBookEntry,
    UnknownMatch,
)
from voucher_desk.domain.bank_matching import Cell, Comparison, compare
from voucher_desk.domain.duties import DutyMissing
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.vouchers import ReasonMissing
from voucher_desk.usecases.keep_bank import (
    ConfirmMatch,
    KeepLines,
    LinesKept,
    MatchSure,
    UndoMatch,
    confirm_bank_match,
    keep_bank_lines,
    match_bank,
    undo_bank_match,
)
from voucher_desk.usecases.return_donation import ReturnDonation, return_donation
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    PayClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    pay_claim,
    review_claim,
    submit_claim,
)

DAY = date(2026, 10, 11)


@pytest.fixture
def paid(any_field: Any) -> Any:
    """Return the field after a claim paid in two parts of one transfer, a return and a reallocation."""
    serial, *_ = any_field.issued(1)
    any_field.redeem(serial, amount=200_00)
    code = any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", DAY)).code
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    any_field.do("rapprochement", review_claim, ReviewClaim(code))
    any_field.do("finance", approve_claim, ApproveClaim(code))
    any_field.do("tresorerie", pay_claim, PayClaim(code, "VIR-7/1", 150_00))
    any_field.do("tresorerie", pay_claim, PayClaim(code, "VIR-7/2", 50_00))
    any_field.do("finance", return_donation, ReturnDonation("DON-CAS", 30_00, "R-1"))
    any_field.do("finance", return_donation, ReturnDonation("DON-CAS", 5_00, "R-2", "DON-RAB"))
    return any_field


def keep(field: Any, *lines: BankLine) -> LinesKept:
    kept: LinesKept = field.do("rapprochement", keep_bank_lines, KeepLines(lines))
    return kept


def line(amount: int, reference: str = "", account: str = "BMCE", day: date = DAY) -> BankLine:
    return BankLine(account, day, amount, reference)


def bank(field: Any) -> Bank:
    read: Bank = field.desk.read(lambda queries: queries.bank())
    return read


def compared(field: Any) -> Comparison:
    return compare(bank(field))


def is_whole(field: Any) -> bool:
    return bool(field.desk.read(lambda queries: queries.differences()) == ())


def test_60_a_statement_imported_again_or_overlapping_changes_nothing(any_field: Any) -> None:
    fees = line(-9_00, "FRAIS")
    assert keep(any_field, fees, fees) == LinesKept(2, 0)
    assert keep(any_field, fees, fees) == LinesKept(0, 2)
    assert keep(any_field, fees, fees, line(-9_00, "AUTRE")) == LinesKept(1, 2)
    assert [one.nth for one in bank(any_field).lines] == [1, 2, 1]
    assert is_whole(any_field)


def test_61_lines_are_kept_all_or_none(field: Any) -> None:
    for wrong, refusal in ((line(0), AmountIsNothing), (line(5, account=" "), AccountMissing)):
        with pytest.raises(refusal):
            keep(field, line(5), wrong)
    assert bank(field).lines == ()


def test_what_is_sure_is_matched_and_the_difference_is_the_books_left_over(paid: Any) -> None:
    keep(paid, line(-200_00, "VIR-7"), line(-30_00, "Retour R-1"), line(-9_00, "FRAIS"))
    assert paid.do("finance", match_bank, MatchSure()) == (1, 2)
    assert paid.do("finance", match_bank, MatchSure()) == ()
    found = compared(paid)
    cells = {one.cell: (one.count, one.bank, one.books) for one in found.sums}
    assert cells[Cell.MATCHED] == (2, -230_00, -230_00)
    assert cells[Cell.BANK_ONLY] == (1, -9_00, 0)
    assert cells[Cell.WITHIN] == (1, 0, 0)
    figures = paid.desk.read(lambda queries: queries.reconciliation()).total
    assert found.cash.books == figures.received - figures.paid - figures.returned
    assert found.cash.difference == found.explained
    assert is_whole(paid)


def test_a_person_confirms_and_undoes_with_a_reason(paid: Any) -> None:
    keep(paid, line(-150_00, "sans référence"))
    wanted = ConfirmMatch(1, ("payment:VIR-7/1",))
    number = paid.do("rapprochement", confirm_bank_match, wanted)
    with pytest.raises(ReasonMissing):
        paid.do("rapprochement", undo_bank_match, UndoMatch(number, " "))
    assert paid.do("rapprochement", undo_bank_match, UndoMatch(number, "autre client")) == 1
    with pytest.raises(UnknownMatch):
        paid.do("rapprochement", undo_bank_match, UndoMatch(number, "encore"))
    assert paid.do("rapprochement", confirm_bank_match, wanted) == number + 1
    assert [match.undone for match in bank(paid).matches] == [True, False]
    assert is_whole(paid)


def test_one_line_is_several_payments_only_where_the_sums_agree(paid: Any) -> None:
    keep(paid, line(-200_00), line(-9_00), line(-150_00, account="DON-RAB"))
    both = ("payment:VIR-7/1", "payment:VIR-7/2")
    refused: list[tuple[ConfirmMatch, type[Refused]]] = [
        (ConfirmMatch(2, both), SumsDiffer),
        (ConfirmMatch(1, both[:1] * 2), SumsDiffer),
        (ConfirmMatch(9, both), UnknownBankLine),
        (ConfirmMatch(1, ("payment:V-9",)), UnknownBookEntry),
        (ConfirmMatch(3, both[:1]), OtherAccount),
    ]
    for request, refusal in refused:
        with pytest.raises(refusal):
            paid.do("finance", confirm_bank_match, request)
    paid.do("finance", confirm_bank_match, ConfirmMatch(1, both))
    with pytest.raises(AlreadyMatched):
        paid.do("finance", confirm_bank_match, ConfirmMatch(1, both))


def test_nobody_beside_reconciliation_and_finance_keeps_the_bank(field: Any) -> None:
    for user in ("coordination", "guichet-cas", "distribution"):
        with pytest.raises(DutyMissing):
            field.do(user, keep_bank_lines, KeepLines((line(5),)))
