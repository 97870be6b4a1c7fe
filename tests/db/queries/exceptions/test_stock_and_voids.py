"""R7 and R8: serials that nobody accounts for, voids and replacements."""

from typing import Any

from sqlalchemy import Engine, text

from db.engine import writing
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.ports.work import Work
from voucher_desk.queries.exceptions import Hand
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.issue_vouchers import IssueVouchers, generate_blanks, issue_vouchers
from voucher_desk.usecases.keep_stock import HandOver, PrintStock, hand_over, print_stock
from voucher_desk.usecases.redeem_voucher import Scan, verify_voucher
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


def void(field: Any, serial: str, why: VoidReason = VoidReason.LOST) -> None:
    field.do("distribution", propose_void, ProposeVoid(serial, why))
    field.do("coordination", approve_void, ApproveVoid(serial))


def replaced(field: Any, serial: str) -> str:
    void(field, serial)
    new: str = field.do("distribution", replace_voucher, ReplaceVoucher(serial)).serial
    return new


def tell_closed(work: Work, distribution: str) -> None:
    """Write that a distribution was closed, as another tool might, and leave it open."""
    work.record(Event(EventKind.DISTRIBUTION_CLOSED, distribution, {"expected": 0, "counted": 0}))


def generate(work: Work, count: int) -> list[str]:
    """Reserve and make blanks that nobody prints."""
    blanks = generate_blanks(work, work.programme.batch("LOT-CAS"), count)
    return [blank.serial for blank in blanks]


def from_stock(field: Any, blanks: int, people: int) -> tuple[str, ...]:
    """Hand over blanks to a distribution and issue some of them; return those left."""
    field.session("S1", people)
    field.distribution("D1", "S1", mode=PrintMode.FROM_STOCK)
    field.do("stock", print_stock, PrintStock("LOT-CAS", blanks))
    serials = field.do("stock", hand_over, HandOver("D1", blanks))
    issued = field.do("distribution", issue_vouchers, IssueVouchers("D1")).serials
    return tuple(serial for serial in serials if serial not in issued)


def test_r7_says_nothing_of_blanks_counted_back(any_field: Any, kinds: Any) -> None:
    from_stock(any_field, blanks=5, people=2)
    any_field.do("coordination", close_distribution, CloseDistribution("D1", 3))

    assert kinds(Rule.R7) == []


def test_r7_finds_blanks_missing_at_the_count(any_field: Any, found: Any) -> None:
    left = from_stock(any_field, blanks=5, people=2)
    any_field.do("coordination", close_distribution, CloseDistribution("D1", 2, "un bon introuvable"))

    [row] = found(Finding.NOT_COUNTED_BACK)
    assert (row.place, row.serials, row.figure, row.amount) == ("D1", left, 1, 750_00)
    assert row.by == (Hand(Duty.DISTRIBUTE, "coordination"),)


def test_r7_finds_serials_that_no_voucher_has(any_field: Any, any_engine: Engine, found: Any) -> None:
    any_field.issued(people=2)
    assert found(Finding.SERIALS_MISSING) == []
    with writing(any_engine) as connection:
        connection.execute(
            text(
                "INSERT INTO serial_range (station, first, last, batch_id)"
                " SELECT 'ZZZZ', 1, 4, id FROM batch WHERE code = 'LOT-CAS'"
            )
        )
        connection.commit()

    [row] = found(Finding.SERIALS_MISSING)
    assert (row.place, row.figure) == ("LOT-CAS", 4)


def test_r7_finds_vouchers_made_and_never_printed(any_field: Any, found: Any) -> None:
    serials = any_field.do("distribution", generate, 2)

    [row] = found(Finding.NEVER_PRINTED)
    assert (row.place, row.serials) == ("LOT-CAS", tuple(serials))


def test_r7_finds_what_is_issued_after_closing_but_no_replacement(any_field: Any, found: Any) -> None:
    early, *_ = any_field.issued(people=1)
    any_field.do("coordination", close_distribution, CloseDistribution("D1"))
    replaced(any_field, early)
    assert found(Finding.ISSUED_AFTER_CLOSING) == []

    any_field.session("S2", people=2)
    any_field.distribution("D2", "S2")
    any_field.do("coordination", tell_closed, "D2")
    late = any_field.do("distribution", issue_vouchers, IssueVouchers("D2")).serials
    [row] = found(Finding.ISSUED_AFTER_CLOSING)
    assert (row.place, row.serials, row.by) == ("D2", late, (Hand(Duty.ISSUE, "distribution"),))


def test_r8_finds_many_replacements_and_voids_by_one_hand(any_field: Any, found: Any) -> None:
    serials = any_field.issued(people=4)
    new = tuple(replaced(any_field, serial) for serial in serials[:3])

    [row] = found(Finding.MANY_REPLACED)
    assert (row.serials, row.figure, row.by) == (new, 3, (Hand(Duty.ISSUE, "distribution"),))
    [row] = found(Finding.MANY_VOID)
    assert (row.serials, row.figure, row.amount) == (serials[:3], 3, 750_00)
    assert found(Finding.MANY_REPLACED, replaced_vouchers=4) == []
    assert found(Finding.MANY_REPLACED, replaced_percent=43) == []


def test_r8_does_not_count_what_nobody_collected_as_void(any_field: Any, kinds: Any) -> None:
    for serial in any_field.issued(people=3):
        void(any_field, serial, VoidReason.NOT_COLLECTED)

    assert kinds(Rule.R8) == []


def test_r8_finds_a_voucher_made_void_after_somebody_tried_it(any_field: Any, found: Any) -> None:
    tried, untried, *_ = any_field.issued(people=2)
    paper = any_field.papers[tried].qr_digits
    any_field.do("guichet-cas", verify_voucher, Scan(paper, "PHARMA-CAS", "op-1"))
    for serial in (tried, untried):
        void(any_field, serial)
    any_field.redeem(untried)

    [row] = found(Finding.VOID_AFTER_SCAN)
    assert (row.serials, row.place, row.amount) == ((tried,), "PHARMA-CAS", 250_00)
    assert row.by == (Hand(Duty.PROPOSE_VOID, "distribution"), Hand(Duty.APPROVE_VOID, "coordination"))
