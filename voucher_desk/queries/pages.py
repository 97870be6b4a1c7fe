"""Pages of a long list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The rows behind the one with a key, at most so many; `backwards` against the order of the list.

    Without a key it is the first page, or the last one, from its end.
    """

    after: str | None
    limit: int
    backwards: bool = False
