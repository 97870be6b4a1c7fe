"""Terms: the side of an equation as it is written, `void + (redeemed - reversed)`, taken apart and summed."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

_TOKEN = re.compile(r"[a-z_]+|[-+()]")


class Term(NamedTuple):
    """One figure of a side by its name, and whether it is added (1) or taken away (-1)."""

    sign: int
    name: str


@cache
def terms_of(side: str) -> tuple[Term, ...]:
    """Return the terms of a side in their order; a minus before a bracket turns every sign within."""
    terms, sign, around = [], 1, [1]
    for sign_or_name in _TOKEN.findall(side):
        match sign_or_name:
            case "+" | "-":
                sign = 1 if sign_or_name == "+" else -1
            case "(":
                around.append(around[-1] * sign)
                sign = 1
            case ")":
                around.pop()
            case name:
                terms.append(Term(around[-1] * sign, name))
    return tuple(terms)


def sum_of(terms: Iterable[Term], figures: object) -> int:
    """Return the sum of terms, each read off the figures by its name."""
    return sum(term.sign * getattr(figures, term.name) for term in terms)
