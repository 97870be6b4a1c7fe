"""The log against the tables: honest work leaves no difference, what is changed otherwise is named."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from db.engine import database_url, open_engine, reading, writing
from db.replaying import differences
from voucher_desk.app import open_desk
from voucher_desk.demo.play import Calendar, Play
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.replay import Difference
from voucher_desk.domain.sessions import WaiverReason
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.home import open_home
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.expire_vouchers import (
    ExpireVouchers,
    ExtendVoucher,
    expire_vouchers,
    extend_voucher,
)
from voucher_desk.usecases.hold_session import ChangeSession, lock_session, reopen_session
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import HandOver, PrintStock, hand_over, print_stock
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher
from voucher_desk.usecases.record_arrival import RecordArrival, record_arrival
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
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
from voucher_desk.usecases.suspend_voucher import NamedVoucher, release_voucher, suspend_voucher
from voucher_desk.usecases.undo_import import UndoImport, undo_import
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)

TODAY = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home in which the worked example was played."""
    home = tmp_path_factory.mktemp("example")
    calendar = Calendar(datetime(2026, 8, 1, 8, 0, tzinfo=UTC))
    desk = open_desk(home, create=True, clock=calendar)
    Play(desk, home, calendar, TODAY, NullTranslations()).all()
    desk.close()
    return home


@pytest.fixture
def example(played: Path, tmp_path: Path) -> Iterator[Engine]:
    """Return an engine on a copy of the worked example's database."""
    copy = Path(shutil.copy(open_home(played).database, tmp_path))
    engine = open_engine(database_url(copy))
    yield engine
    engine.dispose()


def found(engine: Engine) -> tuple[Difference, ...]:
    """Return what rows and log do not tell alike; guards that a test takes off have tests of their own."""
    with reading(engine) as connection:
        return tuple(one for one in differences(connection) if one.table != "schema")


def without_guards(connection: Connection) -> None:
    """Take the triggers and checks away, as somebody with another tool would."""
    for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")


def damage(engine: Engine, statement: str) -> None:
    with writing(engine) as connection:
        without_guards(connection)
        assert connection.exec_driver_sql(statement).rowcount > 0
        connection.commit()


def test_the_log_of_the_worked_example_rebuilds_its_tables(example: Engine) -> None:
    assert found(example) == ()


CHANGES = {
    "account.balance": "UPDATE account SET balance = balance + 1 WHERE account = 'AVAILABLE'",
    "tranche.booked": "UPDATE tranche SET booked = booked + 1 WHERE id = 1",
    "voucher.redeemed": "UPDATE voucher SET redeemed = redeemed - 1 WHERE id = (SELECT MIN(id) FROM voucher"
    " WHERE redeemed > 0)",
    "voucher.state": "UPDATE voucher SET state = 'PRINTED' WHERE state = 'SPOILED' AND id < 10",
    "voucher.expires_on": "UPDATE voucher SET expires_on = '2030-01-01' WHERE id = 20",
    "voucher.person": "UPDATE voucher SET person_id = person_id + 1 WHERE state = 'VOID'",
    "voucher.replaces": "UPDATE voucher SET replaces_id = NULL WHERE replaces_id IS NOT NULL",
    "voucher.copies": "UPDATE paper SET current = 0 WHERE voucher_id = 20",
    "print_job.state": "UPDATE print_count SET spoiled = 0",
    "print_job.vouchers": "DELETE FROM print_line WHERE place = 3",
    "session.state": "UPDATE session SET state = 'OPEN' WHERE id = 1",
    "attendance.presence": "UPDATE attendance SET state = 'WAIVED' WHERE id = 1",
    "person.sex": "UPDATE person SET sex = CASE sex WHEN 'F' THEN 'M' ELSE 'F' END WHERE id = 1",
    "person.age_group": "UPDATE person SET age_group = 'UNKNOWN' WHERE id = 1",
    "person.row": "INSERT INTO person (code, sex, age_group) VALUES ('X', 'F', 'ADULT')",
    "batch.face": "UPDATE batch SET face = face + 1 WHERE id = 1",
    "provider.valid_to": "UPDATE provider SET valid_to = '2030-01-01' WHERE id = 1",
    "provider_price.price": "UPDATE provider_price SET price = price + 1",
    "desk_user.roles": "UPDATE desk_user SET roles = 'finance' WHERE code = 'stock'",
    "desk_user.row": "INSERT INTO desk_user (code, roles) VALUES ('x', 'finance')",
    "scan.row": "DELETE FROM scan WHERE id = 1",
    "scan.answer": "UPDATE scan SET code = 'QR-02' WHERE id = 1",
    "scan.voucher": "UPDATE scan SET voucher_id = NULL WHERE id = 1",
    "distribution.list_version": "UPDATE distribution SET list_version = 2 WHERE id = 1",
    "distribution.state": "UPDATE distribution SET state = 'OPEN' WHERE id = 1",
    "redemption.amount": "UPDATE redemption SET amount = amount + 1 WHERE id = 1",
    "redemption.provider": "UPDATE redemption SET provider_id = provider_id + 1 WHERE id = 1",
    "claim.paid": "UPDATE claim SET paid = paid + 1 WHERE id = 1",
    "claim.state": "UPDATE claim SET state = 'APPROVED' WHERE state = 'PAID'",
    "claim_line.state": "UPDATE claim_line SET state = 'ACCEPTED' WHERE state = 'DISALLOWED'",
    "payment.amount": "UPDATE payment SET amount = amount - 1 WHERE id = 1",
    "payment.row": "DELETE FROM payment WHERE id = 1",
    "redemption.row": "DELETE FROM redemption WHERE id = (SELECT MAX(id) FROM redemption)",
    "attendance.row": "INSERT INTO attendance"
    " (session_id, person_id, state, entitles, recorded_by, recorded_at)"
    " VALUES (2, 1, 'PRESENT', 1, 'x', '2026-12-01 00:00:00')",
    "event.target": "UPDATE event SET target = 'PAID' WHERE kind = 'voucher.redeemed'",
}


@pytest.mark.parametrize(("named", "statement"), CHANGES.items(), ids=CHANGES)
def test_a_cell_changed_behind_the_desk_is_named(example: Engine, named: str, statement: str) -> None:
    damage(example, statement)

    assert named in {f"{one.table}.{one.column}" for one in found(example)}


def test_terms_are_not_compared_with_a_log_older_than_its_telling_of_them(example: Engine) -> None:
    damage(example, "UPDATE event SET facts = json_remove(facts, '$.terms') WHERE kind = 'programme.loaded'")

    assert {(one.table, one.column) for one in found(example)} == {("event", "hash")}


def test_one_centime_is_named_with_its_row_and_both_amounts(example: Engine) -> None:
    damage(example, "UPDATE redemption SET amount = amount + 1 WHERE id = 1")

    (difference,) = found(example)

    assert (difference.table, difference.column) == ("redemption", "amount")
    assert (difference.stored, difference.rebuilt) == (250_01, 250_00)


FORGERIES = {
    "amount": "UPDATE event SET amount = amount + 1",
    "actor": "UPDATE event SET actor = 'finance'",
    "instant": "UPDATE event SET at = '2026-10-01 09:00:00.000000'",
    "subject": "UPDATE event SET of = 'X-000001'",
    "donation": "UPDATE event SET donation_id = 2",
    "facts": "UPDATE event SET facts = '{}'",
    "facts that are no JSON": "UPDATE event SET facts = 'x'",
    "kind": "UPDATE event SET kind = 'voucher.voided'",
    "previous": "UPDATE event SET previous = hash",
    "deleted": "DELETE FROM event",
}
OF_ONE = " WHERE position = (SELECT MIN(position) FROM event WHERE kind = 'voucher.redeemed')"


@pytest.mark.parametrize("statement", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_event_breaks_the_chain(example: Engine, statement: str) -> None:
    damage(example, statement + OF_ONE)

    assert ("event", "hash") in {(one.table, one.column) for one in found(example)}


def test_a_chain_cut_at_its_end_does_not_reach_the_head(example: Engine) -> None:
    damage(example, "DELETE FROM event WHERE position = (SELECT MAX(position) FROM event)")

    named = {(one.table, one.column) for one in found(example)}

    assert ("station", "head_seq") in named
    assert ("redemption", "row") in named


def test_a_break_is_named_once(example: Engine) -> None:
    damage(example, FORGERIES["actor"] + OF_ONE)

    assert len(found(example)) == 1


def test_every_use_case_tells_the_log_all_it_did(any_field: Any, any_engine: Engine) -> None:
    live_through_everything(any_field)

    assert found(any_engine) == ()


def live_through_everything(field: Any) -> None:
    """Do everything once that changes a row, on stock and on the spot."""
    serials = list(field.issued(6, "LOT-CAS", "1"))
    kept, *_ = field.issued(2, "LOT-RAB", "2")
    lost, doubtful, reversed_one, used, late, last = serials
    field.do("distribution", propose_void, ProposeVoid(lost, VoidReason.LOST))
    field.do("coordination", approve_void, ApproveVoid(lost))
    field.do("distribution", replace_voucher, ReplaceVoucher(lost))
    field.do("coordination", suspend_voucher, NamedVoucher(doubtful, "doute"))
    field.do("coordination", release_voucher, NamedVoucher(doubtful, "levé"))
    op = field.redeem(reversed_one, amount=100_00).op_id
    field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(op, "erreur"))
    field.redeem(used)
    field.redeem(late, amount=99_00)
    field.redeem(kept, amount=1_00, provider="PHARMA-RAB", user="guichet-rab")
    field.do("stock", reprint_voucher, ReprintVoucher(last, "taché"))
    change_attendance(field)
    hand_out_stock(field)
    settle(field, used)
    field.clock.now = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)
    field.do("coordination", expire_vouchers, ExpireVouchers())
    field.do("finance", extend_voucher, ExtendVoucher(kept, datetime(2027, 2, 1, tzinfo=UTC).date()))


def change_attendance(field: Any) -> None:
    person = Person(0, "P-ABSENTE", Sex.FEMALE, None, AgeGroup.ADULT)
    field.do("animation", propose_waiver, ProposeWaiver("S1", person, WaiverReason.HEALTH))
    field.do("coordination", approve_waiver, ApproveWaiver("S1", person.code))
    field.session("S9", 2)
    field.do("animation", record_arrival, RecordArrival("S9", ("S1-0001",)))
    field.do("animation", undo_import, UndoImport("S9"))
    field.do("coordination", lock_session, ChangeSession("S1"))
    field.do("coordination", reopen_session, ChangeSession("S1", "une personne oubliée"))
    field.do("distribution", issue_vouchers, IssueVouchers("D1"))


def hand_out_stock(field: Any) -> None:
    field.session("S3", 2)
    field.distribution("D3", "S3", "LOT-PARTOUT", PrintMode.FROM_STOCK)
    field.do("stock", print_stock, PrintStock("LOT-PARTOUT", 4))
    field.do("stock", hand_over, HandOver("D3", 3))
    field.do("distribution", issue_vouchers, IssueVouchers("D3"))
    field.do("coordination", close_distribution, CloseDistribution("D3", 1))


def settle(field: Any, disallowed: str) -> None:
    until = field.clock.now.date()
    claim = field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", until)).code
    field.do("guichet-cas", submit_claim, SubmitClaim(claim, "F-1"))
    field.do("rapprochement", review_claim, ReviewClaim(claim, {disallowed: DisallowReason.ILLEGIBLE}))
    field.do("finance", approve_claim, ApproveClaim(claim))
    field.do("tresorerie", pay_claim, PayClaim(claim, "VIR-1", 50_00))


def test_a_replay_tells_its_steps_and_can_be_stopped_between_them(field: Any) -> None:
    field.issued(people=2)
    steps: list[tuple[int, int]] = []

    class Stopped(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    field.desk.read(lambda queries: queries.differences(lambda done, of: steps.append((done, of))))
    assert steps[0][0] == 0
    assert all(done < of for done, of in steps)
    with pytest.raises(Stopped):
        field.desk.read(lambda queries: queries.differences(stop))
