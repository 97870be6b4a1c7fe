"""Acceptance: which of the texts that a camera sees in one picture is a scan, of a voucher or of a page.

That a code in view all the time stays one scan is for `Debounce` to say, as with every other scanner.
"""

from collections.abc import Callable, Iterable

from voucher_desk.domain.papers import MisreadCode, NotAVoucherCode
from voucher_desk.domain.signed_lists import NotAPageMark, read_page_mark
from voucher_desk.scanning.reading import ScanText, read_scan

Accept = Callable[[Iterable[str]], str | None]
"""Chooses the one code awaited among the texts of a picture."""


def accepted(texts: Iterable[str]) -> str | None:
    """Return the one code of ours in a picture; None without, or where several leave open which is meant."""
    codes = {scan.text for text in texts if (scan := _read(text)) is not None}
    return codes.pop() if len(codes) == 1 else None


def accepted_page(texts: Iterable[str]) -> str | None:
    """Return the one mark of a list's page in a picture; None without, or where there are several."""
    marks = {text for text in texts if _is_page_mark(text)}
    return marks.pop() if len(marks) == 1 else None


def _is_page_mark(text: str) -> bool:
    try:
        read_page_mark(text)
    except NotAPageMark:
        return False
    return True


def _read(text: str) -> ScanText | None:
    """Return a code as printed; what only another keyboard would explain was never typed by a camera."""
    try:
        scan = read_scan(text)
    except (MisreadCode, NotAVoucherCode):
        return None
    return scan if scan is not None and scan.recovered is None else None
