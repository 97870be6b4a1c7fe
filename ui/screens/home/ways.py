"""The ways from the first page to the other screens, which it does not know."""

from collections.abc import Callable, Sequence
from functools import partial

from ui.screens.door import Door
from ui.screens.home.home_screen import HomeScreen
from ui.screens.home.step_list import Way
from ui.screens.screen import Screen


def lead_home(screen: Screen, doors: Sequence[Door], go_to: Callable[[int], None]) -> None:
    """Tell a screen, if it is the first page, how to go to each by its place in the navigation."""
    if isinstance(screen, HomeScreen):
        _ = screen.place.wording.gettext
        screen.lead({door.sign: Way(_(door.name), partial(go_to, at)) for at, door in enumerate(doors)})
