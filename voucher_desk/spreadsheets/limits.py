"""How large a file from outside may be before anybody parses it (OWASP ASVS 5.2)."""

from voucher_desk.domain.attendance_list.files import FileTooLarge, TooManyColumns, TooManyRows

MEGABYTE = 1_000_000
LARGEST_FILE = 10 * MEGABYTE
LARGEST_UNPACKED = 50 * MEGABYTE
HIGHEST_RATIO = 100
MOST_MEMBERS = 200
MOST_ROWS = 20_000
MOST_COLUMNS = 60
BLANK_ROWS_BEFORE_END = 200


def require_small_file(size: int) -> None:
    """Raise FileTooLarge above 10 MB; `size` in bytes."""
    if size > LARGEST_FILE:
        raise FileTooLarge(megabytes=megabytes(size), limit=LARGEST_FILE // MEGABYTE)


def require_inside(row: int, column: int) -> None:
    """Raise TooManyRows or TooManyColumns for a cell beyond the limits; both count from 0."""
    if row >= MOST_ROWS:
        raise TooManyRows(row=row + 1, limit=MOST_ROWS)
    if column >= MOST_COLUMNS:
        raise TooManyColumns(column=column + 1, limit=MOST_COLUMNS)


def megabytes(size: int) -> int:
    """Return a size in whole megabytes, rounded up, so that one above a limit never reads as the limit."""
    return -(-size // MEGABYTE)
