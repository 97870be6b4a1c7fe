"""What taking a file over does to each of its lines."""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.sentences.marking import N_

Row = TypeVar("Row")


class Effect(Enum):
    """What taking a file over does to a line; `value` is the word for it."""

    NEW = N_("nouveau")
    CHANGED = N_("modifié")
    KNOWN = N_("déjà connu")


def effect_of(before: object, after: object) -> Effect:
    """Return what becomes of a thing, of which nothing was there `before` where that is None."""
    if before is None:
        return Effect.NEW
    return Effect.KNOWN if before == after else Effect.CHANGED


def effect_column(wording: Wording, effect: Callable[[Row], Effect]) -> Column[Row]:
    """Return the column that tells what becomes of each line, what is new first."""
    _, order = wording.gettext, list(Effect)
    return Column(_("Effet"), lambda row: _(effect(row).value), lambda row: order.index(effect(row)))
