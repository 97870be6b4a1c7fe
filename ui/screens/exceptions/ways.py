"""The ways from the exceptions to the screens of what they are about, which they do not know."""

from collections.abc import Callable

from ui.screens.exceptions.exceptions_screen import ExceptionsScreen
from ui.screens.screen import Screen


def lead_exceptions(screen: Screen, show: Callable[[str, str], None]) -> None:
    """Tell a screen, if it is that of the exceptions, how to show a voucher or a claim."""
    if isinstance(screen, ExceptionsScreen):
        screen.leading.connect(show)
