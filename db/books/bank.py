"""The book of bank statements: lines, the entries of the books, and which were matched."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import aliased

from db.books.writing import Stamp, chunks
from db.models.bank import BankLineRow, BankMatchEntryRow, BankMatchRow, BankUndoRow
from db.models.claims import ClaimRow, PaymentRow
from db.models.donations import DonationReturnRow
from db.models.programme import DonationRow, DonorRow, ProviderRow, TrancheRow
from voucher_desk.domain.bank import Bank, BankLine, BookEntry, EntryKind, Match
from voucher_desk.domain.donations import FIRST_REALLOCATED
from voucher_desk.domain.local_time import local_date


class SqlBankBook:
    """Keeps lines of statements and matches; both are only added to."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def everything(self) -> Bank:
        """Return the bank beside the books."""
        return read_bank(self._connection)

    def known(self, keys: Sequence[str]) -> frozenset[str]:
        """Return those of the keys whose lines are kept already."""
        return frozenset(
            row.key
            for part in chunks(keys)
            for row in self._connection.execute(select(BankLineRow.key).where(BankLineRow.key.in_(part)))
        )

    def add(self, lines: Sequence[BankLine]) -> None:
        """Keep lines, in their order. Raises LostRace where another desk kept one meanwhile."""
        last = self._connection.execute(select(func.coalesce(func.max(BankLineRow.id), 0))).scalar_one()
        values = [
            {
                "id": number,
                "key": line.key,
                "account": line.account,
                "day": line.day,
                "amount": line.amount,
                "reference": line.reference,
                "label": line.label,
                "nth": line.nth,
                "balance": line.balance,
                "at": self._stamp.at,
                "by": self._stamp.by,
            }
            for number, line in enumerate(lines, last + 1)
        ]
        self._connection.execute(insert(BankLineRow), values)

    def match(self, line: BankLine, entries: Mapping[str, int]) -> int:
        """Keep a match of a line with entries and their centimes; return its number. Raises LostRace."""
        execute = self._connection.execute
        number = execute(select(func.coalesce(func.max(BankMatchRow.id), 0) + 1)).scalar_one()
        before = execute(
            select(func.count()).select_from(BankMatchRow).where(BankMatchRow.line_id == line.number)
        ).scalar_one()
        stamp = {"at": self._stamp.at, "by": self._stamp.by}
        execute(insert(BankMatchRow), {"id": number, "line_id": line.number, "nth": before + 1, **stamp})
        counts = select(BankMatchEntryRow.entry, func.count().label("times"))
        counts = counts.where(BankMatchEntryRow.entry.in_(tuple(entries))).group_by(BankMatchEntryRow.entry)
        times = {row.entry: row.times for row in execute(counts)}
        values = [
            {"match_id": number, "entry": key, "nth": times.get(key, 0) + 1, "amount": amount}
            for key, amount in entries.items()
        ]
        execute(insert(BankMatchEntryRow), values)
        return int(number)

    def undo(self, match: int, why: str) -> None:
        """Keep that a match was undone. Raises LostRace where somebody did first."""
        told = {"match_id": match, "reason": why, "at": self._stamp.at, "by": self._stamp.by}
        self._connection.execute(insert(BankUndoRow), told)


def read_bank(connection: Connection) -> Bank:
    """Return every line, entry and match; amounts in centimes of MAD, days those of the Moroccan calendar."""
    donations = connection.execute(select(DonationRow.code)).scalars()
    return Bank(
        lines=tuple(_lines(connection)),
        entries=(*_tranches(connection), *_payments(connection), *_returns(connection)),
        matches=tuple(_matches(connection)),
        donations=frozenset(donations),
    )


def _lines(connection: Connection) -> Iterator[BankLine]:
    query = select(BankLineRow.__table__).order_by(BankLineRow.day, BankLineRow.id)
    for row in connection.execute(query):
        yield BankLine(
            account=row.account,
            day=row.day,
            amount=row.amount,
            reference=row.reference,
            label=row.label,
            nth=row.nth,
            balance=row.balance,
            number=row.id,
        )


def _tranches(connection: Connection) -> Iterator[BookEntry]:
    query = (
        select(
            DonationRow.code.label("donation"),
            TrancheRow.number,
            TrancheRow.received_on,
            TrancheRow.booked,
            TrancheRow.reference,
            DonorRow.code.label("donor"),
        )
        .join(DonationRow, DonationRow.id == TrancheRow.donation_id)
        .join(DonorRow, DonorRow.id == DonationRow.donor_id)
        .order_by(DonationRow.code, TrancheRow.number)
    )
    for row in connection.execute(query):
        kind = EntryKind.TRANCHE if row.number < FIRST_REALLOCATED else EntryKind.MOVED_IN
        of = f"{row.donation}/{row.number}"
        yield BookEntry(kind, of, row.donation, row.received_on, row.booked, row.reference, row.donor)


def _payments(connection: Connection) -> Iterator[BookEntry]:
    query = (
        select(
            PaymentRow.reference,
            PaymentRow.amount,
            PaymentRow.at,
            DonationRow.code.label("donation"),
            ProviderRow.code.label("provider"),
        )
        .join(ClaimRow, ClaimRow.id == PaymentRow.claim_id)
        .join(DonationRow, DonationRow.id == ClaimRow.donation_id)
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .order_by(PaymentRow.id)
    )
    for row in connection.execute(query):
        day = local_date(row.at)
        yield BookEntry(
            EntryKind.PAYMENT, row.reference, row.donation, day, -row.amount, row.reference, row.provider
        )


def _returns(connection: Connection) -> Iterator[BookEntry]:
    target = aliased(DonationRow)
    query = (
        select(
            DonationReturnRow.reference,
            DonationReturnRow.amount,
            DonationReturnRow.at,
            DonationRow.code.label("donation"),
            DonorRow.code.label("donor"),
            target.code.label("target"),
        )
        .join(DonationRow, DonationRow.id == DonationReturnRow.donation_id)
        .join(DonorRow, DonorRow.id == DonationRow.donor_id)
        .outerjoin(target, target.id == DonationReturnRow.target_id)
        .order_by(DonationReturnRow.id)
    )
    for row in connection.execute(query):
        kind = EntryKind.RETURN if row.target is None else EntryKind.MOVED_OUT
        day, who = local_date(row.at), row.target or row.donor
        yield BookEntry(kind, row.reference, row.donation, day, -row.amount, row.reference, who)


def _matches(connection: Connection) -> Iterator[Match]:
    entries: defaultdict[int, list[str]] = defaultdict(list)
    named = select(BankMatchEntryRow.match_id, BankMatchEntryRow.entry).order_by(BankMatchEntryRow.entry)
    for match, entry in connection.execute(named):
        entries[match].append(entry)
    query = (
        select(BankMatchRow.id, BankMatchRow.line_id, BankUndoRow.match_id.is_not(None))
        .outerjoin(BankUndoRow, BankUndoRow.match_id == BankMatchRow.id)
        .order_by(BankMatchRow.id)
    )
    for number, line, undone in connection.execute(query):
        yield Match(number, line, tuple(entries[number]), undone)
