"""Every figure of every level is what an independent query of plain SQL comes to (invariants 29, 31, 63)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from db.engine import reading, writing
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.reconciliation import Figures, Level, Reconciliation, names_of
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.queries.pieces import PieceFilter, PieceSum
from voucher_desk.usecases import keep_stock as stock
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance

Live = Callable[[Any], None]
PLACE = {
    Level.DONATION: "o.code",
    Level.ASSOCIATION: "a.code",
    Level.CITY: "b.city",
    Level.DISTRIBUTION: "COALESCE(d.code, '')",
}
OF_VOUCHER = """
JOIN batch b ON b.id = v.batch_id JOIN donation o ON o.id = b.donation_id
JOIN association a ON a.id = o.association_id LEFT JOIN distribution d ON d.id = v.distribution_id
"""
OF_DONATION = "JOIN association a ON a.id = o.association_id"
FLOW = "SELECT {place}, SUM(e.amount) FROM event e JOIN voucher v ON v.serial = e.of {of} WHERE e.kind = '%s'"
GIFT = """
SELECT {place}, SUM(e.amount) FROM event e JOIN donation o ON o.id = e.donation_id {of_donation}
WHERE e.kind = '%s'
"""
COUNT = "SELECT {place}, COUNT(*) FROM voucher v {of} WHERE %s"
SUM = "SELECT {place}, SUM(v.face - v.redeemed - v.forfeited) FROM voucher v {of} WHERE %s"
LINE = """
SELECT {place}, SUM(l.amount) FROM claim_line l JOIN claim c ON c.id = l.claim_id
JOIN redemption r ON r.id = l.redemption_id JOIN voucher v ON v.id = r.voucher_id {of} WHERE %s
"""
PAPER = LINE.replace("SUM(l.amount)", "COUNT(*)")
CLAIM = (
    "SELECT {place}, SUM(c.%s) FROM claim c JOIN donation o ON o.id = c.donation_id {of_donation} WHERE 1 = 1"
)
PRESENT = """
SELECT {place}, COUNT(*) FROM attendance t JOIN distribution d ON d.session_id = t.session_id
JOIN batch b ON b.id = d.batch_id JOIN donation o ON o.id = b.donation_id
JOIN association a ON a.id = o.association_id WHERE t.state = '%s'
"""
PERSON = """
SELECT {place}, COUNT(*) FROM person p JOIN voucher v ON v.id = (
    SELECT w.id FROM voucher w WHERE w.person_id = p.id
    AND NOT (w.state = 'VOID' AND COALESCE(w.void_reason, '') = 'NOT_COLLECTED') ORDER BY w.id LIMIT 1
) {of} WHERE %s
"""
TAKING_PART = """
SELECT {place}, COUNT(*) FROM attendance t JOIN session s ON s.id = t.session_id
JOIN association a ON a.id = s.association_id
WHERE t.state IN ('PRESENT', 'WAIVED') AND s.kind = 'awareness'
"""
HANDED_IN = "c.state <> 'DRAFT' AND l.live = 1 AND "
DECIDED = HANDED_IN + "c.state NOT IN ('SUBMITTED', 'IN_REVIEW') AND "
ACCEPTED = "l.state IN ('ACCEPTED', 'UPHELD')"
WITH_PAPER = "COALESCE(l.reason, '') <> 'NO_PAPER'"
SPOILED = "EXISTS (SELECT 1 FROM event e WHERE e.of = v.serial AND e.kind = 'stock.spoiled')"
UNCLAIMED = """
SELECT {place}, SUM(r.amount) FROM redemption r JOIN voucher v ON v.id = r.voucher_id {of}
WHERE r.id NOT IN (SELECT redemption_id FROM reversal) AND r.id NOT IN (
    SELECT l.redemption_id FROM claim_line l JOIN claim c ON c.id = l.claim_id
    WHERE l.live = 1 AND c.state <> 'DRAFT'
)
"""
STATEMENTS = {
    "received": GIFT % "donation.received",
    "returned": GIFT % "donation.returned",
    "issued": FLOW % "voucher.issued",
    "reinstated": FLOW % "voucher.extended",
    "void": FLOW % "voucher.voided",
    "redeemed": FLOW % "voucher.redeemed",
    "reversed": FLOW % "redemption.reversed",
    "expired": FLOW % "voucher.expired",
    "forfeited": """
SELECT {place}, SUM(CASE e.kind WHEN 'voucher.forfeited' THEN e.amount ELSE -e.amount END)
FROM event e JOIN voucher v ON v.serial = e.of {of}
WHERE e.kind IN ('voucher.forfeited', 'redemption.forfeit_undone')
""",
    "outstanding": SUM % "v.state IN ('ISSUED', 'PART', 'SUSPENDED')",
    "available": """
SELECT {place}, SUM(k.balance) FROM account k JOIN donation o ON o.id = k.donation_id {of_donation}
WHERE k.account = 'AVAILABLE'
""",
    "unclaimed": UNCLAIMED,
    "in_review": LINE % (HANDED_IN + "c.state IN ('SUBMITTED', 'IN_REVIEW')"),
    "disputed": LINE % (DECIDED + "l.state = 'DISALLOWED'"),
    "settled": LINE % (DECIDED + ACCEPTED),
    "rejected": LINE % (DECIDED + "l.state = 'REJECTED_FINAL'"),
    "payable": CLAIM % "approved - c.paid",
    "paid": """
SELECT {place}, SUM(y.amount) FROM payment y JOIN claim c ON c.id = y.claim_id
JOIN donation o ON o.id = c.donation_id {of_donation} WHERE 1 = 1
""",
    "claim_lines": LINE % "1 = 1",
    "claimed": CLAIM % "claimed",
    "accepted": LINE % ACCEPTED,
    "disallowed": LINE % "l.state IN ('DISALLOWED', 'REJECTED_FINAL')",
    "pending": LINE % "l.state = 'CLAIMED'",
    "papers": PAPER % f"l.state <> 'CLAIMED' AND {WITH_PAPER}",
    "papers_accepted": PAPER % ACCEPTED,
    "papers_disallowed": PAPER % f"l.state IN ('DISALLOWED', 'REJECTED_FINAL') AND {WITH_PAPER}",
    "printed": COUNT % "v.state <> 'GENERATED'",
    "spoiled": COUNT % SPOILED,
    "returned_stock": COUNT % f"v.state IN ('RETURNED', 'DESTROYED') AND NOT {SPOILED}",
    "in_custody": COUNT % "v.state = 'PRINTED'",
    "issued_count": COUNT % "v.issued_by IS NOT NULL",
    "replacements": COUNT % "v.replaces_id IS NOT NULL",
    "first_issues": COUNT % "v.issued_by IS NOT NULL AND v.replaces_id IS NULL AND v.entitlement = 1",
    "additional": COUNT % "v.issued_by IS NOT NULL AND v.replaces_id IS NULL AND v.entitlement > 1",
    "present": PRESENT % "PRESENT",
    "waived": PRESENT % "WAIVED",
    "withdrawn": """
SELECT {place}, COUNT(*) FROM voucher v JOIN attendance t ON t.id = v.attendance_id {of}
WHERE v.state = 'VOID' AND v.replaces_id IS NULL AND t.state NOT IN ('PRESENT', 'WAIVED')
""",
    "persons": PERSON % "1 = 1",
    "women": PERSON % "p.sex = 'F' AND p.age_group = 'ADULT'",
    "girls": PERSON % "p.sex = 'F' AND p.age_group = 'MINOR'",
    "men": PERSON % "p.sex = 'M' AND p.age_group = 'ADULT'",
    "boys": PERSON % "p.sex = 'M' AND p.age_group = 'MINOR'",
    "unknown": PERSON % "(p.sex = 'U' OR p.age_group = 'UNKNOWN')",
    "participations": TAKING_PART,
}


def recomputed(connection: Connection, name: str, level: Level) -> dict[str, int]:
    """Return a figure by line, by plain SQL."""
    place = "s.city" if name == "participations" and level is Level.CITY else PLACE[level]
    statement = STATEMENTS[name].format(place=place, of=OF_VOUCHER, of_donation=OF_DONATION)
    rows = connection.execute(text(f"{statement} GROUP BY {place}"))
    return {line: int(amount) for line, amount in rows if amount}


def read(field: Any, level: Level) -> Reconciliation:
    found: Reconciliation = field.desk.read(lambda queries: queries.reconciliation(level=level))
    return found


def test_each_figure_of_each_line_is_what_plain_sql_says(
    any_field: Any, any_engine: Engine, live_through: Live
) -> None:
    live_through(any_field)
    seen: set[str] = set()
    for level in Level:
        found = read(any_field, level)
        assert found.failing == ()
        with reading(any_engine) as connection:
            for name in names_of(level):
                told = recomputed(connection, name, level)
                lines = {line: getattr(figures, name) for line, figures in found.lines.items()}
                assert {line: value for line, value in lines.items() if value} == told, (level, name)
                assert getattr(found.total, name) == sum(lines.values())
                seen |= {name} if told else set()
    assert set(STATEMENTS) - seen == {"returned", "rejected", "additional", "waived"}


def test_lines_of_every_level_add_up_to_one_total(any_field: Any, live_through: Live) -> None:
    live_through(any_field)
    totals = {level: read(any_field, level).total for level in Level}
    for level, total in totals.items():
        for name in set(names_of(level)) - {"settled"}:
            assert getattr(total, name) == getattr(totals[Level.DONATION], name), (level, name)
    assert totals[Level.CITY].settled == totals[Level.DONATION].payable + totals[Level.DONATION].paid


def test_blanks_in_the_safe_are_of_no_distribution(field: Any) -> None:
    field.do("stock", stock.print_stock, stock.PrintStock("LOT-CAS", 5))
    found = read(field, Level.DISTRIBUTION)
    assert found.lines == {"": Figures(printed=5, in_custody=5)}
    assert "" not in read(field, Level.CITY).lines


def test_a_city_with_sessions_alone_has_a_line(field: Any) -> None:
    field.session("S1", people=4, association="ASSO-RAB")
    assert read(field, Level.CITY).lines["Rabat"].participations == 4
    assert read(field, Level.DONATION).total.participations == 4


def test_trainings_are_no_participations(field: Any) -> None:
    begins = field.clock.now.replace(second=0)
    window = (begins, begins + timedelta(hours=2))
    planned = AddSession("F1", SessionKind.TRAINING, "ASSO-CAS", "Casablanca", "Essai", *window)
    field.do("animation", add_session, planned)
    listed = (ListedPerson(1, "P-1", Sex.MALE, 1980, AgeGroup.ADULT, Presence.PRESENT),)
    field.do("animation", import_attendance, ImportAttendance("F1", listed, "f" * 64))
    assert read(field, Level.CITY).total.participations == 0


def test_one_donation_alone_has_the_lines_it_has_among_others(field: Any) -> None:
    field.issued(2, "LOT-CAS", "1")
    field.issued(1, "LOT-RAB", "2")
    for level in Level:
        alone = field.desk.read(lambda queries, level=level: queries.reconciliation("DON-RAB", level))
        every = read(field, level)
        named = {line: figures for line, figures in alone.lines.items() if figures != Figures()}
        for line, figures in named.items():
            among = every.lines[line]
            assert figures == Figures(
                **{name: getattr(among, name) for name in names_of(level) if name != "participations"}
            )


@pytest.mark.parametrize("level", [Level.CITY, Level.DISTRIBUTION])
def test_what_was_written_behind_the_desk_is_not_lost_from_the_total(
    field: Any, engine: Engine, without_guards: Callable[[Connection], None], level: Level
) -> None:
    field.issued(2)
    with writing(engine) as connection:
        without_guards(connection)
        connection.exec_driver_sql(
            "UPDATE event SET of = 'INCONNU' WHERE seq ="
            " (SELECT MAX(seq) FROM event WHERE kind = 'voucher.issued')"
        )
        connection.commit()
    found = read(field, level)
    assert found.lines[""].issued == 250_00
    assert found.total.issued == 500_00
    assert "E3" in found.failing


def test_what_is_issued_beyond_the_first_entitlement_is_no_first_issue(
    any_field: Any, any_engine: Engine
) -> None:
    with writing(any_engine) as connection:
        connection.execute(text("UPDATE batch SET entitlement = 2 WHERE code = 'LOT-CAS'"))
        connection.commit()
    any_field.issued(3)
    for level in Level:
        found = read(any_field, level)
        assert (found.total.first_issues, found.total.additional, found.total.issued_count) == (3, 3, 6)
        assert found.failing == ()
        wanted = PieceFilter("additional", level)
        summed = any_field.desk.read(lambda queries, wanted=wanted: queries.piece_sum(wanted))
        assert summed == PieceSum(3, 3)
