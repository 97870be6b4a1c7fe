"""Who reads a report: the person named with `--as`, and the duties they have."""

from voucher_desk.desk import Desk
from voucher_desk.domain.duties import FIRST_ACTOR, Actor, UnknownUser, UserNotNamed, actor_of


def reader_of(desk: Desk) -> Actor:
    """Return who reads. Raises UserNotNamed once users exist, UnknownUser."""
    users = desk.read(lambda queries: queries.users())
    if not users:
        return FIRST_ACTOR
    if desk.user is None:
        raise UserNotNamed
    for user in users:
        if user.code == desk.user:
            return actor_of(user.code, user.roles, user.provider)
    raise UnknownUser(user=desk.user)
