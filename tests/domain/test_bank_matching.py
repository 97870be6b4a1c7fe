"""The bank beside the books: each line and entry in one pairing, sums that agree, a difference explained."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.bank import Bank, BankLine, BookEntry, EntryKind, Match
from voucher_desk.domain.bank_matching import Cell, Pairing, compare, sure_matches

DAY = date(2026, 11, 16)
KINDS = {
    EntryKind.TRANCHE: 1,
    EntryKind.PAYMENT: -1,
    EntryKind.RETURN: -1,
    EntryKind.MOVED_IN: 1,
    EntryKind.MOVED_OUT: -1,
}
REFERENCES = st.sampled_from(["", "V-1", "V-2", "V-2/1", "V-2/2", "T 1"])
AMOUNTS = st.sampled_from([100, 200, 300, 12_345])
DAYS = st.integers(0, 12).map(lambda days: DAY + timedelta(days=days))
ACCOUNTS = st.sampled_from(["BMCE", "DON-A"])


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """Draw lines and entries that often nearly agree; the first of them may be matched, or undone."""
    entries = tuple(
        BookEntry(
            kind, f"E{at}", draw(st.sampled_from(["DON-A", "DON-B"])), draw(DAYS), sign * draw(AMOUNTS), ref
        )
        for at, (kind, ref) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from(EntryKind), REFERENCES), max_size=7))
        )
        for sign in (KINDS[kind],)
    )
    drawn = st.tuples(ACCOUNTS, DAYS, AMOUNTS, st.sampled_from([1, -1]), REFERENCES)
    lines = tuple(
        BankLine(
            account, day, amount * sign, ref, "x", at, balance=draw(st.none() | st.integers(-9, 9)), number=at
        )
        for at, (account, day, amount, sign, ref) in enumerate(draw(st.lists(drawn, max_size=7)), 1)
    )
    bank = Bank(lines, entries, (), frozenset({"DON-A", "DON-B"}))
    sure = sure_matches(bank)[:1]
    undone = draw(st.booleans())
    matches = tuple(
        Match(1, one.line.number, tuple(entry.key for entry in one.entries), undone)
        for one in sure
        if one.line
    )
    return replace(bank, matches=matches)


@given(banks())
def test_every_line_and_every_entry_stands_in_exactly_one_pairing(bank: Bank) -> None:
    found = compare(bank).pairings
    assert sorted(one.line.number for one in found if one.line) == [line.number for line in bank.lines]
    assert sorted(entry.key for one in found for entry in one.entries) == sorted(
        entry.key for entry in bank.entries
    )


@given(banks())
def test_the_sums_of_what_is_matched_or_proposed_agree(bank: Bank) -> None:
    for one in compare(bank).pairings:
        if one.cell in {Cell.MATCHED, Cell.SURE, Cell.PROPOSED, Cell.DATE_DIFFERS}:
            assert one.bank == one.books != 0
        elif one.cell is Cell.AMOUNT_DIFFERS:
            assert one.bank != one.books
        else:
            assert (one.line is None) != (one.cell is Cell.BANK_ONLY)


@given(banks())
def test_the_difference_is_explained_to_the_centime(bank: Bank) -> None:
    found = compare(bank)
    assert found.explained == found.cash.difference
    assert found.cash.books == sum(entry.amount for entry in bank.entries)


@given(banks(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_come_changes_nothing(bank: Bank, order: random.Random) -> None:
    entries = list(bank.entries)
    order.shuffle(entries)
    assert compare(replace(bank, entries=tuple(entries))).pairings == compare(bank).pairings


@given(banks())
def test_what_is_undone_is_never_sure_again(bank: Bank) -> None:
    undone = {(match.line, key) for match in bank.matches if match.undone for key in match.entries}
    sure = {(one.line.number, entry.key) for one in sure_matches(bank) if one.line for entry in one.entries}
    assert not undone & sure


def payment(of: str, amount: int, *, days: int = 0, donation: str = "DON-A") -> BookEntry:
    return BookEntry(EntryKind.PAYMENT, of, donation, DAY + timedelta(days=days), -amount, of)


def cells(*entries: BookEntry, label: str = "", reference: str = "") -> list[Pairing]:
    line = BankLine("BMCE", DAY, -300, reference, label, number=1)
    return list(compare(Bank((line,), entries, (), frozenset({"DON-A"}))).pairings)


@pytest.mark.parametrize(
    ("entries", "told", "cell"),
    [
        ([payment("V-1", 300)], {"reference": "v 1"}, Cell.SURE),
        ([payment("V-1", 300)], {"label": "VIREMENT V-1 PHARMACIE"}, Cell.SURE),
        ([payment("V-7/1", 100), payment("V-7/2", 200)], {"reference": "V-7"}, Cell.SURE),
        ([payment("V-1", 300)], {"label": "VIREMENT V-12"}, Cell.PROPOSED),
        ([payment("V-1", 300, days=5)], {}, Cell.PROPOSED),
        ([payment("V-1", 300, days=6)], {"reference": "V-1"}, Cell.DATE_DIFFERS),
        ([payment("V-1", 299)], {"reference": "V-1"}, Cell.AMOUNT_DIFFERS),
        ([payment("V-7/1", 100), payment("V-7/2", 100)], {"reference": "V-7"}, Cell.AMOUNT_DIFFERS),
    ],
)
def test_a_line_meets_its_entries_by_reference_amount_and_day(
    entries: list[BookEntry], told: dict[str, str], cell: Cell
) -> None:
    (one,) = cells(*entries, **told)
    assert (one.cell, list(one.entries)) == (cell, entries)


def test_a_line_too_far_off_without_a_reference_meets_nothing() -> None:
    assert [one.cell for one in cells(payment("V-1", 300, days=6))] == [Cell.BANK_ONLY, Cell.BOOKS_ONLY]


def test_an_account_of_one_donation_meets_its_entries_alone() -> None:
    line = BankLine("DON-A", DAY, -300, "V-1", number=1)
    bank = Bank((line,), (payment("V-1", 300, donation="DON-B"),), (), frozenset({"DON-A", "DON-B"}))
    assert [one.cell for one in compare(bank).pairings] == [Cell.BANK_ONLY, Cell.BOOKS_ONLY]
    own = compare(bank.of_donation("DON-A"))
    assert (own.cash.closing, own.cash.books, own.cash.difference) == (-300, 0, -300)


def test_money_moved_between_donations_of_one_account_goes_through_no_bank() -> None:
    out = BookEntry(EntryKind.MOVED_OUT, "R-1", "DON-A", DAY, -500, "R-1")
    into = BookEntry(EntryKind.MOVED_IN, "DON-B/1001", "DON-B", DAY, 500, "R-1")
    (one,) = compare(Bank((), (out, into), (), frozenset({"DON-A", "DON-B"}))).pairings
    assert (one.cell, one.books) == (Cell.WITHIN, 0)


def test_a_statement_that_is_missing_between_two_is_told() -> None:
    first = BankLine("BMCE", DAY, 100, balance=150, number=1)
    later = BankLine("BMCE", DAY + timedelta(days=30), -20, balance=90, number=2)
    cash = compare(Bank((first, later))).cash
    assert (cash.opening, cash.came_in, cash.went_out, cash.missing, cash.closing) == (50, 100, 20, -40, 90)
