"""Masking: which counts of a table are withheld, so that none of them can be worked out from the others.

A table publishes every margin: a key names a category of each dimension, or None for all of them. A count of
1 to 4 is withheld (invariant 51); alone it would be the total less its neighbours, so others are withheld
with it. For every withheld cell the published figures fit a second table with another number in it, by
construction: some people can be moved among withheld cells alone, and no count falls below nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import prod

Leaf = tuple[str, ...]
Key = tuple[str | None, ...]
Leaves = Mapping[Leaf, int]
Move = Mapping[Key, int]
"""What moving people adds to each cell it changes, margins too: 1 or -1."""

SMALL = range(1, 5)
GROUP_DIMENSIONS = 2
"""The last dimensions, sex and age, are the columns of a table; those before them are its rows."""
MOST_PARTNERS = 12
"""How many other rows are tried to move people to: in a long table one of them is as good as any."""
MARGIN_WEIGHT = 4


@dataclass(frozen=True, slots=True)
class _Table:
    """All counts of a table, and the moves that change a row or a column of it."""

    counts: Mapping[Key, int]
    rows: Mapping[Key, Sequence[Move]]
    columns: Mapping[Key, Sequence[Move]]
    row_width: int


def with_margins(leaves: Leaves) -> dict[Key, int]:
    """Return the counts of every cell of the table and of all its margins; empty cells count 0."""
    counts: Counter[Key] = Counter()
    for leaf, count in leaves.items():
        for key in _cells_over(leaf):
            counts[key] += count
    return {key: counts[key] for key in product(*((*names, None) for names in categories_of(leaves)))}


def categories_of(leaves: Leaves) -> list[list[str]]:
    """Return the categories of each dimension, in the order they first come."""
    return [list(dict.fromkeys(column)) for column in zip(*leaves, strict=True)]


def hidden_cells(leaves: Leaves, wanted: Collection[Key] = ()) -> frozenset[Key]:
    """Return the cells to withhold: small ones, the `wanted` ones, and as few others as protect them."""
    table = _table(leaves)
    hidden: set[Key] = set()
    to_hide = [key for key, count in table.counts.items() if count in SMALL or key in wanted]
    for key in sorted(to_hide, key=lambda key: (-key.count(None), table.counts[key])):
        if key not in hidden:
            hidden |= _cheapest_move(table, key, hidden)
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


def _table(leaves: Leaves) -> _Table:
    categories = categories_of(leaves)
    width = max(0, len(categories) - GROUP_DIMENSIONS)
    return _Table(with_margins(leaves), _moves(categories[:width]), _moves(categories[width:]), width)


def _cheapest_move(table: _Table, key: Key, hidden: set[Key]) -> frozenset[Key]:
    """Return the cells changed by the possible move through `key` that withholds least besides the hidden.

    One more person in the cell and all its margins is always possible, so there is a move.
    """
    rows, columns = table.rows[key[: table.row_width]], table.columns[key[table.row_width :]]
    moves = (_joined(row, column) for row, column in product(rows, columns))
    possible = (frozenset(move) for move in moves if _is_possible(move, table.counts))
    return min(possible, key=lambda cells: sum(_weight(cell, table.counts[cell]) for cell in cells - hidden))


def _weight(cell: Key, count: int) -> int:
    """Return what it costs a reader not to see a cell: margins are what is read first."""
    return (count + 1) * prod([MARGIN_WEIGHT] * cell.count(None))


def _joined(row: Move, column: Move) -> Move:
    return {(*part, *group): sign * other for part, sign in row.items() for group, other in column.items()}


def _is_possible(move: Move, counts: Mapping[Key, int]) -> bool:
    """Return whether a move or its opposite leaves no count below nothing."""
    return any(
        all(counts[cell] + direction * sign >= 0 for cell, sign in move.items()) for direction in (1, -1)
    )


def _moves(categories: Sequence[Sequence[str]]) -> dict[Key, list[Move]]:
    """Return the moves within some dimensions by each cell they change: of one, between two, round four."""
    leaves = list(product(*categories))
    found: defaultdict[Key, list[Move]] = defaultdict(list)
    for signed in chain(({leaf: 1} for leaf in leaves), _swaps(leaves), _rounds(categories)):
        changed: Counter[Key] = Counter()
        for leaf, sign in signed.items():
            changed.update(dict.fromkeys(_cells_over(leaf), 0))
            for key in _cells_over(leaf):
                changed[key] += sign
        move = {key: sign for key, sign in changed.items() if sign}
        for key in move:
            found[key].append(move)
    return found


def _swaps(leaves: Sequence[Leaf]) -> Iterator[dict[Leaf, int]]:
    for place, leaf in enumerate(leaves):
        near = (other for other in leaves[place + 1 :] if len(leaves) <= MOST_PARTNERS or _touch(leaf, other))
        for other, _ in zip(near, range(MOST_PARTNERS), strict=False):
            yield {leaf: 1, other: -1}


def _touch(leaf: Leaf, other: Leaf) -> bool:
    return len(leaf) == 1 or any(one == two for one, two in zip(leaf, other, strict=True))


def _rounds(categories: Sequence[Sequence[str]]) -> Iterator[dict[Leaf, int]]:
    if len(categories) == GROUP_DIMENSIONS and max(map(len, categories)) <= MOST_PARTNERS:
        for (one, two), (first, second) in product(*(combinations(names, 2) for names in categories)):
            yield {(one, first): 1, (two, second): 1, (one, second): -1, (two, first): -1}


def _cells_over(leaf: Leaf) -> Iterator[Key]:
    """Yield a cell and all the margins it is counted in."""
    return product(*((category, None) for category in leaf))
