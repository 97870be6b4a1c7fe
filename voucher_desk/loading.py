"""Loading the program: what is loaded stays, so that looking through it for garbage is time lost."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Load without looking for garbage, and never look for any in what was loaded."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
