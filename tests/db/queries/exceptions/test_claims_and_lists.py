"""R11 to R13: claims against redemptions, hand-overs noted, lists imported twice."""

from typing import Any

from sqlalchemy import Engine, text

from db.engine import writing
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.monitoring import Interview, Moment, Question, Round
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence
from voucher_desk.queries.exceptions import Hand
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.collect_voucher import Collect, collect_voucher
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.monitor import NamedRound, NoteInterviews, close_round, note_interviews, open_round
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
from voucher_desk.usecases.settle_claim import DraftClaim, SubmitClaim, draft_claim, submit_claim
from voucher_desk.usecases.undo_import import UndoImport, undo_import


def claimed(field: Any, invoice: str) -> str:
    day = field.clock.now.date()
    code: str = field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", day)).code
    field.do("guichet-cas", submit_claim, SubmitClaim(code, invoice))
    return code


def written(engine: Engine, statement: str) -> None:
    """Write past the desk, as another tool might."""
    with writing(engine) as connection:
        connection.execute(text(statement))
        connection.commit()


def test_r11_finds_invoices_that_differ_in_their_writing_alone(any_field: Any, found: Any) -> None:
    serials = any_field.issued(people=3)
    codes = []
    for serial, invoice in zip(serials, ("F-2026/01", "F-2026/02", "f 2026 01"), strict=True):
        any_field.redeem(serial)
        codes.append(claimed(any_field, invoice))

    [row] = found(Finding.INVOICES_ALIKE)
    assert (row.claims, row.reference) == ((codes[0], codes[2]), "F-2026/01, f 2026 01")


def test_r11_finds_a_claim_of_more_than_was_redeemed(
    any_field: Any, any_engine: Engine, found: Any, kinds: Any
) -> None:
    serial, *_ = any_field.issued(people=1)
    any_field.redeem(serial)
    code = claimed(any_field, "F-1")
    assert kinds(Rule.R11) == []

    written(any_engine, "UPDATE claim SET claimed = claimed + 100")
    [row] = found(Finding.CLAIM_DIFFERS)
    assert (row.claims, row.amount) == ((code,), 100)


def test_r11_finds_a_line_in_two_claims_and_one_of_what_was_undone(
    any_field: Any, any_engine: Engine, found: Any
) -> None:
    twice, undone, *_ = any_field.issued(people=2)
    any_field.redeem(twice)
    first = claimed(any_field, "F-1")
    op_id = any_field.redeem(undone).op_id
    any_field.do("guichet-cas-2", reverse_redemption, ReverseRedemption(op_id, "erreur"))
    line = "INSERT INTO claim_line (claim_id, redemption_id, amount, state, live)"
    written(
        any_engine,
        f"{line} SELECT claim.id, redemption.id, 1, 'CLAIMED', 1 FROM claim, redemption"
        f" WHERE op_id = '{op_id}'",
    )
    written(
        any_engine,
        "INSERT INTO claim"
        " (code, provider_id, donation_id, state, claimed, approved, paid, drafted_by, drafted_at)"
        " SELECT 'X', provider_id, donation_id, 'DRAFT', claimed, 0, 0, drafted_by, drafted_at FROM claim",
    )
    written(
        any_engine,
        f"{line} SELECT claim.id, redemption.id, amount, 'CLAIMED', 0 FROM claim, redemption"
        f" WHERE code = 'X' AND op_id <> '{op_id}'",
    )

    [row] = found(Finding.LINE_TWICE)
    assert (row.serials, row.claims, row.figure) == ((twice,), (first, "X"), 2)
    [row] = found(Finding.LINE_REVERSED)
    assert (row.serials, row.claims) == ((undone,), (first,))


def test_r12_finds_what_nobody_collected_where_hand_overs_are_noted(any_field: Any, found: Any) -> None:
    handed, left, used, *_ = any_field.issued(people=3)
    any_field.do("distribution", collect_voucher, Collect("D1", handed))
    any_field.redeem(used)
    assert found(Finding.NEVER_COLLECTED) == []

    any_field.do("coordination", close_distribution, CloseDistribution("D1"))
    [row] = found(Finding.NEVER_COLLECTED)
    assert (row.place, row.serials, row.by) == ("D1", (left,), (Hand(Duty.ISSUE, "distribution"),))
    [row] = found(Finding.USED_NOT_COLLECTED)
    assert (row.place, row.serials, row.amount) == ("D1", (used,), 250_00)
    assert found(Finding.HANDING_NOT_NOTED) == []


def test_r12_names_a_distribution_where_no_hand_over_is_noted(any_field: Any, kinds: Any) -> None:
    any_field.issued(people=2)
    assert kinds(Rule.R12) == []

    any_field.do("coordination", close_distribution, CloseDistribution("D1"))
    assert kinds(Rule.R12) == [Finding.HANDING_NOT_NOTED]


def asked(field: Any, code: str, received: list[int]) -> None:
    day = field.clock.now.date()
    field.do("coordination", open_round, Round(code, Moment.AFTER, day, day, "Casablanca"))
    said = tuple(Interview(answers={Question.RECEIVED: one}) for one in received)
    field.do("coordination", note_interviews, NoteInterviews(code, said))


def test_r12_finds_a_city_where_people_say_they_received_nothing(any_field: Any, found: Any) -> None:
    any_field.issued(people=2)
    asked(any_field, "E1", [0] * 6 + [1] * 4)
    assert found(Finding.SAID_NOT_RECEIVED) == []

    any_field.do("coordination", close_round, NamedRound("E1"))
    [row] = found(Finding.SAID_NOT_RECEIVED)
    assert (row.place, row.reference, row.figure, row.amount) == ("Casablanca", "E1", 60, 500_00)
    assert found(Finding.SAID_NOT_RECEIVED, unreceived_percent=61) == []


def test_r12_tells_no_share_of_a_few_and_nothing_of_fewer_than_five_answers(
    any_field: Any, found: Any
) -> None:
    any_field.issued(people=2)
    for code, received in (("E1", [0, 1, 1, 1, 1]), ("E2", [0, 0, 0, 0])):
        asked(any_field, code, received)
        any_field.do("coordination", close_round, NamedRound(code))
    [row] = found(Finding.SAID_NOT_RECEIVED)
    assert (row.reference, row.figure) == ("E1", None)


def test_r12_compares_nothing_where_no_voucher_was_issued(any_field: Any, found: Any) -> None:
    any_field.issued(people=2, batch="LOT-RAB")
    asked(any_field, "E1", [0] * 6)
    any_field.do("coordination", close_round, NamedRound("E1"))
    assert found(Finding.SAID_NOT_RECEIVED) == []


def imported(field: Any, session: str, person: str, file: str) -> None:
    line = ListedPerson(1, person, Sex.MALE, 1990, AgeGroup.ADULT, Presence.PRESENT)
    field.do("animation", import_attendance, ImportAttendance(session, (line,), file))


def test_r13_finds_one_file_in_two_sessions(any_field: Any, found: Any) -> None:
    file, other = "ab" * 32, "cd" * 32
    for session in ("S1", "S2", "S3"):
        any_field.session(session, people=0)
    imported(any_field, "S1", "A", file)
    imported(any_field, "S2", "B", file)
    imported(any_field, "S3", "C", other)

    [row] = [row for row in found(Finding.SAME_FILE) if row.figure]
    assert (row.place, row.reference, row.figure) == ("S1, S2", file[:16], 1)
    assert row.by == (Hand(Duty.ATTENDANCE, "animation"),)


def test_r13_finds_an_import_undone(any_field: Any, found: Any) -> None:
    any_field.session("S1", people=2)
    assert found(Finding.IMPORT_UNDONE) == []

    any_field.do("animation", undo_import, UndoImport("S1"))
    [row] = found(Finding.IMPORT_UNDONE)
    assert (row.place, row.figure, row.by) == ("S1", 2, (Hand(Duty.ATTENDANCE, "animation"),))
