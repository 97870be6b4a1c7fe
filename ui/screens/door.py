"""A door to a screen: what the navigation says of it, before the screen itself is loaded."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.screens.screen import Screen
from voucher_desk.domain.duties import Duty


@dataclass(frozen=True, slots=True)
class Door:
    """A screen's name and sign in the navigation, how it is loaded, and who sees it.

    A provider's staff sees those `for_providers`; one `for_duties` is for who has one of them.
    """

    name: str
    sign: str
    kind: Callable[[], type[Screen]]
    for_providers: bool = False
    for_duties: frozenset[Duty] = frozenset()

    def opens_for(self, duties: frozenset[Duty], *, provider: bool) -> bool:
        """Return whether somebody with these duties, at a provider's counter or not, sees the screen."""
        wanted = not self.for_duties or bool(self.for_duties & duties)
        return wanted and (self.for_providers or not provider)
