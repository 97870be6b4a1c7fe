"""Runs: moments that follow each other closely, numbered by the gaps between them."""

from sqlalchemy import Subquery, case, func, select


def numbered_runs(moments: Subquery, longest_gap: int) -> Subquery:
    """Return the rows of `id`, `part` and `moment` (seconds) with the number of their run within the part.

    A run goes on while the next moment comes within `longest_gap` seconds.
    """
    before = func.lag(moments.c.moment).over(
        partition_by=moments.c.part, order_by=(moments.c.moment, moments.c.id)
    )
    since = moments.c.moment - before
    begun = select(moments, case((since <= longest_gap, 0), else_=1).label("begins")).subquery()
    run = func.sum(begun.c.begins).over(
        partition_by=begun.c.part, order_by=(begun.c.moment, begun.c.id), rows=(None, 0)
    )
    return select(begun.c.id, begun.c.part, begun.c.moment, run.label("run")).subquery()
