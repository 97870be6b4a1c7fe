"""A door to a screen: what the navigation says of it, before the screen itself is loaded."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.screens.screen import Screen


@dataclass(frozen=True, slots=True)
class Door:
    """A screen's name and sign in the navigation, how it is loaded, whether a provider's staff sees it."""

    name: str
    sign: str
    kind: Callable[[], type[Screen]]
    for_providers: bool = False
