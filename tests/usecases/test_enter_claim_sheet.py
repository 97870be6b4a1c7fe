"""Sheets of a claim: the invoice's lines and the papers counted, each with the voucher it stands for."""

from typing import Any

import pytest

from voucher_desk.domain.claim_matching import Cell, Match
from voucher_desk.domain.claim_sheets import (
    MOST_LINES,
    LineWithoutAmount,
    LineWithoutVoucher,
    Sheet,
    SheetEmpty,
    SheetKind,
    SheetTooLong,
    WrittenLine,
)
from voucher_desk.domain.claims import ClaimStateForbids
from voucher_desk.domain.duties import DutyMissing, NotYourProvider, SamePerson
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases.enter_claim_sheet import EnterClaimSheet, enter_claim_sheet
from voucher_desk.usecases.expire_vouchers import ExpireVouchers, expire_vouchers
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    review_claim,
    submit_claim,
)
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


def submitted(field: Any, serials: tuple[str, ...]) -> str:
    for serial in serials:
        field.redeem(serial)
    drafted = field.do(
        "guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", field.clock.now.date())
    )
    field.do("guichet-cas", submit_claim, SubmitClaim(drafted.code, f"F-{drafted.code}"))
    return str(drafted.code)


def enter(field: Any, code: str, kind: SheetKind, *lines: WrittenLine, user: str = "rapprochement") -> Sheet:
    sheet: Sheet = field.do(user, enter_claim_sheet, EnterClaimSheet(code, kind, lines))
    return sheet


def match_of(field: Any, code: str) -> Match:
    match: Match = field.desk.read(lambda queries: queries.claim_match(code))
    return match


def test_a_line_names_a_voucher_by_number_code_or_scan(any_field: Any) -> None:
    serials = any_field.issued(3)
    code = submitted(any_field, serials)
    lines = (
        WrittenLine(f" {serials[0].lower()} "),
        WrittenLine(any_field.papers[serials[1]].human_code),
        WrittenLine(any_field.papers[serials[2]].qr_digits),
        WrittenLine("n'importe quoi"),
    )

    sheet = enter(any_field, code, SheetKind.PAPERS, *lines)

    assert [line.serial for line in sheet.lines] == [*serials, None]
    assert sheet.lines[3].written == "n'importe quoi"
    kept = any_field.desk.read(lambda queries: queries.claim_sheet(code, SheetKind.PAPERS))
    assert kept == sheet.lines
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_system_papers_and_invoice_are_compared_voucher_by_voucher(any_field: Any) -> None:
    serials = any_field.issued(8)
    code = submitted(any_field, serials[:4])
    any_field.redeem(serials[4], provider="HAMMAM-CAS", user="guichet-hammam")
    any_field.do("distribution", propose_void, ProposeVoid(serials[5], VoidReason.LOST))
    any_field.do("coordination", approve_void, ApproveVoid(serials[5]))
    listed = (serials[0], serials[1], serials[1], serials[2], *serials[4:7], "faux")
    enter(any_field, code, SheetKind.INVOICE, *(WrittenLine(one, 250_00) for one in listed))
    enter(any_field, code, SheetKind.PAPERS, *(WrittenLine(one) for one in serials[:3]))

    match = match_of(any_field, code)

    assert {row.named: row.cell for row in match.vouchers} == {
        serials[0]: Cell.REDEEMED_AND_INVOICED,
        serials[1]: Cell.TWICE,
        serials[2]: Cell.REDEEMED_AND_INVOICED,
        serials[3]: Cell.REDEEMED_NOT_INVOICED,
        serials[4]: Cell.OTHER_PROVIDER,
        serials[5]: Cell.VOID,
        serials[6]: Cell.INVOICED_NOT_REDEEMED,
        "faux": Cell.UNKNOWN,
    }
    total = match.sum_of()
    assert (total.redeemed, total.invoiced, total.papers) == (1000_00, 2000_00, 3)
    assert match.without_paper == (serials[3],)


def test_what_an_earlier_claim_holds_is_asked_twice_and_what_is_over_is_expired(any_field: Any) -> None:
    first, second, third = any_field.issued(3)
    submitted(any_field, (first,))
    code = submitted(any_field, (second,))
    any_field.clock.now = any_field.clock.now.replace(year=2027, month=3)
    any_field.do("coordination", expire_vouchers, ExpireVouchers())
    enter(any_field, code, SheetKind.INVOICE, *(WrittenLine(one, 250_00) for one in (first, second, third)))

    cells = {row.named: row.cell for row in match_of(any_field, code).vouchers}

    assert cells == {first: Cell.TWICE, second: Cell.REDEEMED_AND_INVOICED, third: Cell.EXPIRED}


def test_a_later_sheet_takes_the_place_of_the_one_before(any_field: Any) -> None:
    serials = any_field.issued(2)
    code = submitted(any_field, serials)
    assert not match_of(any_field, code).counted
    enter(any_field, code, SheetKind.PAPERS, WrittenLine(serials[0]))

    assert enter(any_field, code, SheetKind.PAPERS, WrittenLine(serials[1])).number == 2

    assert match_of(any_field, code).without_paper == (serials[0],)


def test_a_sheet_is_complete_or_not_kept_at_all(field: Any) -> None:
    serials = field.issued(1)
    code = submitted(field, serials)

    with pytest.raises(SheetEmpty):
        enter(field, code, SheetKind.PAPERS)
    with pytest.raises(LineWithoutVoucher):
        enter(field, code, SheetKind.PAPERS, WrittenLine(serials[0]), WrittenLine(" "))
    with pytest.raises(LineWithoutAmount) as refused:
        enter(field, code, SheetKind.INVOICE, WrittenLine(serials[0], 1), WrittenLine(serials[0]))
    with pytest.raises(SheetTooLong):
        enter(field, code, SheetKind.PAPERS, *(WrittenLine("X"),) * (MOST_LINES + 1))

    assert refused.value.line == 2
    assert not match_of(field, code).counted


def test_a_provider_enters_its_invoice_and_iom_counts_the_papers(field: Any) -> None:
    serials = field.issued(1)
    code = submitted(field, serials)
    line = WrittenLine(serials[0], 250_00)

    enter(field, code, SheetKind.INVOICE, line, user="guichet-cas")
    with pytest.raises(NotYourProvider):
        enter(field, code, SheetKind.INVOICE, line, user="guichet-hammam")
    for user in ("guichet-cas", "finance", "distribution"):
        with pytest.raises(DutyMissing):
            enter(field, code, SheetKind.PAPERS, line, user=user)


def test_an_approved_claim_takes_no_sheet(field: Any) -> None:
    serials = field.issued(1)
    code = submitted(field, serials)
    field.do("rapprochement", review_claim, ReviewClaim(code))
    field.do("finance", approve_claim, ApproveClaim(code))

    for kind in SheetKind:
        with pytest.raises(ClaimStateForbids):
            enter(field, code, kind, WrittenLine(serials[0], 250_00))


class TestSomebodyInManyPosts:
    @pytest.fixture
    def programme_file(self, programme_file: bytes) -> bytes:
        return programme_file.replace(b'roles = ["distributor"]', b'roles = ["distributor", "reconciler"]')

    def test_who_issued_a_voucher_does_not_count_its_paper(self, field: Any) -> None:
        serials = field.issued(1)
        code = submitted(field, serials)

        with pytest.raises(SamePerson):
            enter(field, code, SheetKind.PAPERS, WrittenLine(serials[0]), user="distribution")
