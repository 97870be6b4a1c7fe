"""The composition root: a home, a database and keys become a desk. The only place that knows everybody."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from db.archive import PublicKeys, SqlArchive, introduce_station, open_database
from db.means import Means
from voucher_desk.desk import Desk
from voucher_desk.domain.human_code import ALPHABET, RANDOM_BITS
from voucher_desk.home import open_home
from voucher_desk.signing.key_folder import open_key_folder
from voucher_desk.signing.seals import StationSeals

PAPER_ID_BITS = 64
PERSON_CODE_SYMBOLS = 6
SEED_BYTES = 16

Clock = Callable[[], datetime]


class SecretLots:
    """Random draws from the system's source of secrets (invariant 3)."""

    def paper_id(self) -> int:
        """Return 64 random bits, never all zero: that is the sample of a trial page."""
        return secrets.randbelow((1 << PAPER_ID_BITS) - 1) + 1

    def human_code_bits(self) -> int:
        """Return 50 random bits, never all zero."""
        return secrets.randbelow((1 << RANDOM_BITS) - 1) + 1

    def person_code(self) -> str:
        """Return a code such as `P-7F3K2M`, drawn at random."""
        return "P-" + "".join(secrets.choice(ALPHABET) for _ in range(PERSON_CODE_SYMBOLS))

    def sample_seed(self) -> str:
        """Return the seed of a draw, 32 hexadecimal digits."""
        return secrets.token_hex(SEED_BYTES)


def utc_now() -> datetime:
    """Return the machine's clock in UTC: the only place that reads it."""
    return datetime.now(UTC)  # noqa: TID251  the one real clock; everything else is given one


def open_desk(
    home: Path | None = None,
    user: str | None = None,
    *,
    database: str | None = None,
    create: bool = False,
    clock: Clock = utc_now,
) -> Desk:
    """Open the desk of a home, on its embedded database or on the one whose URL is given.

    With `create` a database is made where there is none. Raises a Fault where the machine says no: nothing is
    written to a database that is not ours, or newer than this program.
    """
    place = open_home(home)
    engine = open_database(database or place.database, clock(), create=create)
    try:
        station, key = place.station(), open_key_folder(place.keys).current()
        key_id = introduce_station(engine, station, key.public_key, clock())
    except BaseException:
        engine.dispose()
        raise
    means = Means(station, SecretLots(), StationSeals(key_id, key, PublicKeys(engine)))
    return Desk(SqlArchive(engine, means, clock), user)
