"""How the tables of the bank are read to be compared with the log (E11)."""

from sqlalchemy import String, cast, select

from db.books.writing import AnySelect
from db.models.bank import BankLineRow, BankMatchEntryRow, BankMatchRow, BankUndoRow

BANK: dict[str, tuple[int, AnySelect]] = {
    "bank_line": (
        1,
        select(
            BankLineRow.key, BankLineRow.account, BankLineRow.day, BankLineRow.amount, BankLineRow.balance
        ),
    ),
    "bank_match": (
        1,
        select(
            cast(BankMatchRow.id, String),
            BankLineRow.key.label("line"),
            BankUndoRow.match_id.is_not(None).label("undone"),
        )
        .join(BankLineRow, BankLineRow.id == BankMatchRow.line_id)
        .outerjoin(BankUndoRow, BankUndoRow.match_id == BankMatchRow.id),
    ),
    "bank_match_entry": (
        2,
        select(BankMatchEntryRow.match_id, BankMatchEntryRow.entry, BankMatchEntryRow.amount),
    ),
}
"""Each table, with how many of the first columns make its key."""
