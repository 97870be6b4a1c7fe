"""Behind every figure stand pieces that come to it, and behind every difference those that make it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from db.engine import writing
from voucher_desk.domain.reconciliation import Equation, Level, Reconciliation, equations_of, names_of
from voucher_desk.queries.pieces import PieceFilter, PieceKind, PieceRow, PieceSum

Live = Callable[[Any], None]
Damage = Callable[[Connection], None]


def listed(field: Any, wanted: PieceFilter) -> tuple[PieceRow, ...]:
    found: tuple[PieceRow, ...] = field.desk.read(lambda queries: queries.pieces(wanted))
    return found


def summed(field: Any, wanted: PieceFilter) -> PieceSum:
    found: PieceSum = field.desk.read(lambda queries: queries.piece_sum(wanted))
    return found


def read(field: Any, level: Level) -> Reconciliation:
    found: Reconciliation = field.desk.read(lambda queries: queries.reconciliation(level=level))
    return found


@pytest.mark.parametrize("level", Level)
def test_the_pieces_behind_each_figure_come_to_it(any_field: Any, live_through: Live, level: Level) -> None:
    live_through(any_field)
    found = read(any_field, level)
    for line, figures in (*found.lines.items(), (None, found.total)):
        for name in names_of(level):
            told = summed(any_field, PieceFilter(name, level, line)).amount
            assert told == getattr(figures, name), (name, line)


def test_pages_follow_each_other_without_a_gap(any_field: Any, live_through: Live) -> None:
    live_through(any_field)
    for name in names_of(Level.DONATION):
        whole = PieceFilter(name, Level.DONATION, "DON-CAS", limit=None)
        every = list(any_field.desk.read(lambda queries, whole=whole: list(queries.every_piece(whole))))
        paged: list[PieceRow] = []
        while page := listed(any_field, replace(whole, limit=3, after=paged[-1].key if paged else None)):
            paged += page
        assert paged == every
        back: list[PieceRow] = []
        end = replace(whole, limit=3, descending=True)
        while page := listed(any_field, replace(end, after=back[-1].key if back else None)):
            back += page
        assert back == every[::-1]
        counted = PieceSum(len(every), sum(piece.amount for piece in every))
        assert summed(any_field, whole) == counted


def test_a_piece_says_what_it_is_and_where_it_belongs(field: Any, live_through: Live) -> None:
    live_through(field)
    by_name = {name: listed(field, PieceFilter(name)) for name in names_of(Level.DONATION)}
    issue, line, payment = by_name["issued"][0], by_name["disputed"][0], by_name["paid"][0]
    assert (issue.kind, issue.of, issue.serial) == (PieceKind.EVENT, issue.serial, issue.serial)
    assert (issue.donation, issue.city, issue.distribution) == ("DON-CAS", "Casablanca", "D1")
    assert (line.kind, line.of, line.by) == (PieceKind.LINE, "PHARMA-CAS-0001", "PHARMA-CAS")
    assert (payment.kind, payment.of, payment.amount) == (PieceKind.PAYMENT, "VIR-1", 100_00)
    assert {piece.kind for piece in by_name["payable"]} == {PieceKind.LINE, PieceKind.PAYMENT}
    assert {piece.of for piece in by_name["received"]} == {"DON-CAS", "DON-RAB"}
    assert {piece.kind for piece in by_name["in_custody"]} == {PieceKind.VOUCHER}
    assert by_name["present"][0].of.startswith("P-")


def test_behind_what_balances_no_difference_is_found(any_field: Any, live_through: Live) -> None:
    live_through(any_field)
    for level in Level:
        for equation in equations_of(level, total=True):
            assert listed(any_field, PieceFilter(equation, level)) == (), equation


DAMAGES = {
    "an account grew by itself": (
        "UPDATE account SET balance = balance + 1 WHERE account = 'AVAILABLE'",
        ["DON-CAS", "DON-RAB"],
    ),
    "a voucher lost a centime": (
        "UPDATE voucher SET redeemed = 1 WHERE state = 'ISSUED'",
        None,
    ),
    "a blank replaces a voucher": (
        """UPDATE voucher SET replaces_id = (SELECT MIN(id) FROM voucher)
        WHERE id = (SELECT MIN(id) FROM voucher WHERE state = 'PRINTED')""",
        None,
    ),
    "a line grew": (
        "UPDATE claim_line SET amount = amount + 1 WHERE id = (SELECT MIN(id) FROM claim_line)",
        None,
    ),
    "a redemption was reversed past the desk": (
        """INSERT INTO reversal (redemption_id, reason, at, by)
        SELECT MAX(id), 'x', MAX(at), 'x' FROM redemption""",
        None,
    ),
    "an event names no voucher": (
        """UPDATE event SET of = 'INCONNU'
        WHERE seq = (SELECT MAX(seq) FROM event WHERE kind = 'voucher.issued')""",
        None,
    ),
    "a line is accepted without its paper": (
        "UPDATE claim_line SET state = 'ACCEPTED' WHERE reason = 'NO_PAPER'",
        ["PHARMA-CAS-0001"],
    ),
}


@pytest.mark.parametrize(("statement", "told"), DAMAGES.values(), ids=DAMAGES)
def test_a_difference_opens_down_to_the_vouchers_that_make_it(
    field: Any,
    engine: Engine,
    live_through: Live,
    without_guards: Damage,
    statement: str,
    told: list[str] | None,
) -> None:
    live_through(field)
    with writing(engine) as connection:
        without_guards(connection)
        connection.execute(text(statement))
        connection.commit()
    broken = [found for level in Level for found in broken_equations(read(field, level))]
    assert broken
    for level, line, equation, difference in broken:
        wanted = PieceFilter(equation, level, line)
        pieces = listed(field, wanted)
        assert sum(piece.amount for piece in pieces) == difference
        assert 0 < len(pieces) <= 4
        assert {piece.kind for piece in pieces} == {PieceKind.DIFFERENCE}
        assert told is None or {piece.of for piece in pieces} <= set(told)


def broken_equations(found: Reconciliation) -> list[tuple[Level, str | None, Equation, int]]:
    """Return the equations between equals that fail, with their line and difference."""
    asked = [(line, figures, equations_of(found.level)) for line, figures in found.lines.items()]
    return [
        (found.level, line, one, one.left(figures) - one.right(figures))
        for line, figures, equations in (*asked, (None, found.total, found.equations_of_total))
        for one in equations
        if not one.at_most and not one.holds(figures)
    ]


def test_a_replacement_that_passes_for_a_first_issue_leads_to_its_holder(
    field: Any, engine: Engine, live_through: Live, without_guards: Damage
) -> None:
    live_through(field)
    (replacement,) = listed(field, PieceFilter("replacements"))
    holder = field.desk.read(lambda queries: queries.voucher(replacement.of)).person
    with writing(engine) as connection:
        without_guards(connection)
        connection.execute(text("UPDATE voucher SET replaces_id = NULL"))
        connection.commit()
    ninth = next(one for one in equations_of(Level.DISTRIBUTION) if one.name == "E9")
    pieces = listed(field, PieceFilter(ninth, Level.DISTRIBUTION, "D1"))
    assert [(piece.of, piece.amount) for piece in pieces] == [(holder, 1)]
