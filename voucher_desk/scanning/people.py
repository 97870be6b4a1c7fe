"""Reading a person's code from a scan or from what was typed: one that is awaited, or as it stands."""

from collections.abc import Iterable, Sequence

from voucher_desk.domain.attendance_list.codes import LONGEST_CODE, read_code


def person_codes(candidates: Iterable[str], awaited: Sequence[str]) -> tuple[str, ...]:
    """Return the codes a person may have shown, the likelier first; none where the text is no such code.

    A code awaited is found though signs between its letters came out otherwise, as some keyboards have it.
    """
    read = [text for candidate in candidates if 0 < len(text := read_code(candidate).text) <= LONGEST_CODE]
    bare = {_bare(text) for text in read} - {""}
    known = [code for code in awaited if _bare(code) in bare]
    exact = [code for code in read if code in awaited]
    alone = known if len(known) == 1 else []
    return tuple(dict.fromkeys((*exact, *alone, *read)))


def _bare(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
