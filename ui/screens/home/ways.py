"""The ways from the first page to the other screens, which it does not know."""

from collections.abc import Callable, Sequence
from functools import partial

from ui.screens.home.home_screen import HomeScreen
from ui.screens.home.step_list import Way
from ui.screens.screen import Screen


def lead_home(screens: Sequence[Screen], go_to: Callable[[int], None]) -> None:
    """Tell the first page, if it is among the screens, how to go to each by its place in the navigation."""
    ways = {
        screen.sign: Way(screen.place.wording.gettext(screen.name), partial(go_to, at))
        for at, screen in enumerate(screens)
    }
    for screen in screens:
        if isinstance(screen, HomeScreen):
            screen.lead(ways)
