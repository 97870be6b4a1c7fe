"""Masking: which counts of a table are withheld, so that none of them can be worked out from the others.

A table publishes every margin: a key names a category of each dimension, or None for all of them. A count of
1 to 4 is withheld (invariant 51); alone it would be the total less its neighbours, so others are withheld
with it. For every withheld cell the published figures fit a second table with another number in it, by
construction: some people can be moved among withheld cells alone, and no count falls below nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from math import prod
from operator import itemgetter

Leaf = tuple[str, ...]
Key = tuple[str | None, ...]
Leaves = Mapping[Leaf, int]
Place = tuple[int, int]
Move = tuple[tuple[int, int], ...]
"""The places of the rows or columns that moving people changes, margins too, each with 1 or -1."""

SMALL = range(1, 5)
GROUP_DIMENSIONS = 2
"""The last dimensions, sex and age, are the columns of a table; those before them are its rows."""
MOST_PARTNERS = 12
"""How many other rows are tried to move people to: in a long table one of them is as good as any."""
MARGIN_WEIGHT = 4
PLACE_WEIGHT = 32
"""How much dearer a margin over groups is than a cell, and one over places and services than that."""


class _Side:
    """The rows or the columns of a table with all their margins, and the moves that change each of them.

    Where only some leaves are `possible`, nobody is moved to others: everyone knows them to be empty.
    """

    def __init__(self, categories: Sequence[Sequence[str]], possible: Collection[Leaf] | None = None) -> None:
        self.keys = list(product(*((*names, None) for names in categories)))
        self._place = {key: place for place, key in enumerate(self.keys)}
        self.moves: list[list[Move]] = [[] for _ in self.keys]
        leaves = [leaf for leaf in product(*categories) if possible is None or leaf in possible]
        for signed in chain(({leaf: 1} for leaf in leaves), _swaps(leaves), _rounds(categories)):
            if possible is not None and not signed.keys() <= set(possible):
                continue
            move = self._move(signed)
            for place, _sign in move:
                self.moves[place].append(move)

    def _move(self, signed: Mapping[Leaf, int]) -> Move:
        """Return what changes, margins too, where people come to some leaves and leave others."""
        changed: Counter[int] = Counter()
        for leaf, sign in signed.items():
            for key in _cells_over(leaf):
                changed[self._place[key]] += sign
        return tuple((place, sign) for place, sign in changed.items() if sign)


class _Table:
    """A table of counts by the places of its rows and columns, and what hiding each cell costs a reader."""

    def __init__(self, leaves: Leaves, *, nested: bool) -> None:
        categories = categories_of(leaves)
        width = max(0, len(categories) - GROUP_DIMENSIONS)
        counts = with_margins(leaves)
        rows = {leaf[:width] for leaf in leaves} if nested else None
        self.rows, self.columns = _Side(categories[:width], rows), _Side(categories[width:])
        self.counts = [[counts[(*row, *column)] for column in self.columns.keys] for row in self.rows.keys]
        self._costs = [
            [_cost((*row, *column), counts[(*row, *column)]) for column in self.columns.keys]
            for row in self.rows.keys
        ]
        self.hidden: set[Place] = set()

    def key(self, place: Place) -> Key:
        """Return the key of a cell."""
        return (*self.rows.keys[place[0]], *self.columns.keys[place[1]])

    def cells(self) -> Iterator[Place]:
        """Yield the place of every cell."""
        return product(range(len(self.rows.keys)), range(len(self.columns.keys)))

    def protect(self, place: Place) -> None:
        """Hide a cell and those of the possible move through it that costs least besides what is hidden.

        One more person in the cell and all its margins is always possible, so there is a move.
        """
        row, column = place
        priced = [
            (sum(costs[at] for at, _sign in across), down, across)
            for down in self.rows.moves[row]
            for costs in (self._costs_of(down),)
            for across in self.columns.moves[column]
        ]
        for _price, down, across in sorted(priced, key=itemgetter(0)):
            if self._is_possible(down, across):
                self._hide((at, to) for at, _ in down for to, _ in across)
                return

    def _costs_of(self, rows: Move) -> list[int]:
        """Return what it costs to hide all of some rows, column by column."""
        return [sum(costs) for costs in zip(*(self._costs[place] for place, _sign in rows), strict=True)]

    def _is_possible(self, rows: Move, columns: Move) -> bool:
        """Return whether a move or its opposite leaves no count below nothing."""
        return any(
            all(
                self.counts[row][column] + direction * sign * other >= 0
                for row, sign in rows
                for column, other in columns
            )
            for direction in (1, -1)
        )

    def _hide(self, places: Iterable[Place]) -> None:
        for row, column in places:
            self.hidden.add((row, column))
            self._costs[row][column] = 0


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


def hidden_cells(leaves: Leaves, wanted: Collection[Key] = (), *, nested: bool = False) -> frozenset[Key]:
    """Return the cells to withhold: small ones, the `wanted` ones, and as few others as protect them.

    In a `nested` table each row belongs to one place, as a session to its city: people are moved between
    rows there are, never to a session in a city where it was not held.
    """
    table = _Table(leaves, nested=nested)
    counts = table.counts
    to_hide = [
        (-key.count(None), counts[place[0]][place[1]], place)
        for place in table.cells()
        for key in (table.key(place),)
        if counts[place[0]][place[1]] in SMALL or key in wanted
    ]
    for _margins, _count, place in sorted(to_hide):
        if place not in table.hidden:
            table.protect(place)
    return frozenset(map(table.key, table.hidden))


def hidden_alike(tables: Sequence[Leaves], nested: Collection[int] = ()) -> tuple[frozenset[Key], ...]:
    """Return the cells to withhold of tables that tell of the same people; `nested` are places of tables.

    What one table withholds no other tells: people, and how often they came, are often the same number.
    """
    wanted: frozenset[Key] = frozenset()
    while True:
        hidden = tuple(
            hidden_cells(table, wanted, nested=place in nested) for place, table in enumerate(tables)
        )
        union = wanted.union(*hidden)
        if union == wanted:
            return hidden
        wanted = union


def _cost(cell: Key, count: int) -> int:
    """Return what it costs a reader not to see a cell: margins are what is read first."""
    width = max(0, len(cell) - GROUP_DIMENSIONS)
    places, groups = cell[:width].count(None), cell[width:].count(None)
    return (count + 1) * prod([PLACE_WEIGHT] * places + [MARGIN_WEIGHT] * groups)


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
