"""Masking: which counts of a table are withheld, so that none of them can be worked out from the others.

A table has one category for each of its dimensions, and publishes every margin: a key names a category of each
dimension, or None for all of them. A count of 1 to 4 is withheld (invariant 51); alone it would be the total
less its neighbours, so others are withheld with it. For every withheld cell the published figures fit a second
table with another number in it, by construction: around a box of withheld cells one person can be moved, and
no count falls below nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from math import prod

Leaf = tuple[str, ...]
Key = tuple[str | None, ...]
Leaves = Mapping[Leaf, int]
Step = Mapping[str | None, int]
"""What a move adds to the categories of one dimension; None is the margin over all of them."""

SMALL = range(1, 5)


def with_margins(leaves: Leaves) -> dict[Key, int]:
    """Return the counts of every cell of the table and of all its margins; empty cells count 0."""
    counts: Counter[Key] = Counter()
    for leaf, count in leaves.items():
        for key in product(*((category, None) for category in leaf)):
            counts[key] += count
    return {key: counts[key] for key in product(*((*names, None) for names in categories_of(leaves)))}


def categories_of(leaves: Leaves) -> list[list[str]]:
    """Return the categories of each dimension, in the order they first come."""
    return [list(dict.fromkeys(column)) for column in zip(*leaves, strict=True)]


def hidden_cells(leaves: Leaves, wanted: Collection[Key] = ()) -> frozenset[Key]:
    """Return the cells to withhold: small ones, the `wanted` ones, and as few others as protect them."""
    counts = with_margins(leaves)
    categories = categories_of(leaves)
    hidden: set[Key] = set()
    to_hide = [key for key, count in counts.items() if count in SMALL or key in wanted]
    for key in sorted(to_hide, key=lambda key: (-key.count(None), counts[key])):
        if key not in hidden:
            hidden |= _cheapest_box(key, counts, categories, hidden)
    return frozenset(hidden)


def hidden_alike(tables: Sequence[Leaves]) -> tuple[frozenset[Key], ...]:
    """Return the cells to withhold of tables that tell of the same people.

    What one table withholds no other tells: people, and how often they came, are often the same number.
    """
    wanted: frozenset[Key] = frozenset()
    while True:
        hidden = tuple(hidden_cells(table, wanted) for table in tables)
        union = wanted.union(*hidden)
        if union == wanted:
            return hidden
        wanted = union


def _cheapest_box(
    key: Key, counts: Mapping[Key, int], categories: Sequence[Sequence[str]], hidden: set[Key]
) -> frozenset[Key]:
    """Return the cells of the possible move through `key` that withholds least besides what is hidden.

    Adding one person to the cell and to all its margins is always possible, so there is one.
    """
    boxes = (box for steps in product(*_steps(key, categories)) if (box := _box(steps, counts)))
    return min(boxes, key=lambda box: sum(counts[cell] + 1 for cell in box - hidden))


def _steps(key: Key, categories: Sequence[Sequence[str]]) -> Iterator[list[Step]]:
    """Yield the ways a move may go in each dimension: between two categories, or into the margin."""
    for category, names in zip(key, categories, strict=True):
        if category is None:
            yield [{name: 1, None: 1} for name in names]
        else:
            swaps: list[Step] = [{category: 1, other: -1} for other in names if other != category]
            yield [*swaps, {category: 1, None: 1}]


def _box(steps: Sequence[Step], counts: Mapping[Key, int]) -> frozenset[Key]:
    """Return the cells a move changes; none where neither it nor its opposite leaves every count possible."""
    signs = {
        tuple(category for category, _ in corner): prod(sign for _, sign in corner)
        for corner in product(*(step.items() for step in steps))
    }
    for direction in (1, -1):
        if all(counts[cell] + direction * sign >= 0 for cell, sign in signs.items()):
            return frozenset(signs)
    return frozenset()
