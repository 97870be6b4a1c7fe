"""The key of a thing by the code people know it by; what nobody declared is refused."""

from sqlalchemy import Connection, SQLColumnExpression, select

from db.models.claims import ClaimRow
from db.models.distributions import DistributionRow
from db.models.programme import BatchRow, DonationRow, ProviderRow
from db.models.sessions import SessionRow
from voucher_desk.domain.claims import UnknownClaim
from voucher_desk.domain.distributions import UnknownDistribution
from voucher_desk.domain.donations import UnknownDonation
from voucher_desk.domain.providers import UnknownProvider
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.sessions import UnknownSession
from voucher_desk.domain.stock import UnknownBatch


def session_key(connection: Connection, code: str) -> int:
    """Return the key of a session. Raises UnknownSession."""
    return _key(connection, SessionRow.id, SessionRow.code == code, UnknownSession(session=code))


def distribution_key(connection: Connection, code: str) -> int:
    """Return the key of a distribution. Raises UnknownDistribution."""
    missing = UnknownDistribution(distribution=code)
    return _key(connection, DistributionRow.id, DistributionRow.code == code, missing)


def donation_key(connection: Connection, code: str) -> int:
    """Return the key of a donation. Raises UnknownDonation."""
    return _key(connection, DonationRow.id, DonationRow.code == code, UnknownDonation(donation=code))


def batch_key(connection: Connection, code: str) -> int:
    """Return the key of a batch. Raises UnknownBatch."""
    return _key(connection, BatchRow.id, BatchRow.code == code, UnknownBatch(batch=code))


def provider_key(connection: Connection, code: str) -> int:
    """Return the key of a provider. Raises UnknownProvider."""
    return _key(connection, ProviderRow.id, ProviderRow.code == code, UnknownProvider(provider=code))


def claim_key(connection: Connection, code: str) -> int:
    """Return the key of a claim. Raises UnknownClaim."""
    return _key(connection, ClaimRow.id, ClaimRow.code == code, UnknownClaim(claim=code))


def _key(
    connection: Connection,
    key: SQLColumnExpression[int],
    is_it: SQLColumnExpression[bool],
    missing: Refused,
) -> int:
    found = connection.execute(select(key).where(is_it)).scalar_one_or_none()
    if found is None:
        raise missing
    return found
