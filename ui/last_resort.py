"""The last resort: what is said and kept of an error nobody foresaw, without anything a person typed.

It needs almost nothing, so that it works when little else does. The text of an exception may hold data of the
program; its kind and the places in the source never do.
"""

import logging
import traceback
from pathlib import PurePath

_LOG = logging.getLogger("voucher_desk.ui")
_INNERMOST = 8


def places_of(error: BaseException) -> str:
    """Return the kind of an error and where in the source it came from, innermost last; no values."""
    frames = traceback.extract_tb(error.__traceback__)[-_INNERMOST:]
    places = (f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return " < ".join((type(error).__name__, *places))


def note(error: BaseException) -> None:
    """Write an unforeseen error to the log, without personal data."""
    _LOG.error("unforeseen: %s", places_of(error))
