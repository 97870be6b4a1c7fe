"""The figures of the reconciliation by line: flows from the event log beside stocks from the tables.

No row is fetched to be added up here: each table is grouped once. What is available comes from the accounts;
the checker compares the other accounts with the figures.
"""

from collections import Counter
from collections.abc import Callable
from itertools import chain

from sqlalchemy import Connection, select

from db.models.distributions import DistributionRow
from db.models.programme import AccountRow, AssociationRow, BatchRow, DonationRow
from db.queries.figures import counted, documents, ledger, people
from db.queries.figures.scope import Part, Scope
from db.queries.keys import donation_key
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.reconciliation import Figures, Level, Reconciliation

Reader = Callable[[Connection, Scope], Part]
OF_VOUCHERS: tuple[Reader, ...] = (
    *(ledger.flows, ledger.vouchers, ledger.additional, ledger.destroyed),
    *(ledger.unclaimed, ledger.claim_lines),
)
OF_MONEY: tuple[Reader, ...] = (ledger.payments, ledger.available)
OF_DOCUMENTS: tuple[Reader, ...] = (documents.claimed, documents.decisions, counted.counted_papers)
OF_PEOPLE: tuple[Reader, ...] = (people.persons, people.expected, people.withdrawn)
NOWHERE = ""
"""The code of what belongs to no line."""


def read_reconciliation(
    connection: Connection, donation: str | None = None, level: Level = Level.DONATION
) -> Reconciliation:
    """Return the figures of each line of a level, of one donation where given. Raises UnknownDonation."""
    scope = Scope(level, None if donation is None else donation_key(connection, donation))
    readers = (*OF_VOUCHERS, *OF_PEOPLE)
    if scope.of_money:
        readers = (*readers, *OF_MONEY, *OF_DOCUMENTS)
    lines = _lines(connection, scope, readers)
    if donation is not None:
        return Reconciliation(lines, level)
    took_part = people.participations(connection)
    whole = Figures(everyone=people.everyone(connection))
    if level in {Level.ASSOCIATION, Level.CITY}:
        return Reconciliation(_with_participations(connection, lines, level, took_part), level, whole)
    return Reconciliation(lines, level, whole + Figures(participations=sum(took_part.values())))


def read_ledger(connection: Connection) -> Reconciliation:
    """Return the money of each donation alone: it is quick, and cannot be asked whether it balances."""
    return Reconciliation(_lines(connection, Scope(Level.DONATION), (*OF_VOUCHERS, *OF_MONEY)))


def _lines(connection: Connection, scope: Scope, readers: tuple[Reader, ...]) -> dict[str, Figures]:
    """Return the figures by code of line; what belongs to none stands last, where there is any."""
    codes = _codes(connection, scope)
    sums: dict[str, Counter[str]] = {code: Counter() for code in sorted(set(codes.values()))}
    for key, name, amount in chain.from_iterable(reader(connection, scope) for reader in readers):
        sums.setdefault(codes.get(key, NOWHERE), Counter())[name] += amount
    return {code: Figures(**counted) for code, counted in sums.items() if code or any(counted.values())}


def _codes(connection: Connection, scope: Scope) -> dict[int | None, str]:
    """Return the code of the line that each donation, batch or distribution belongs to."""
    queries = {
        Level.DONATION: select(DonationRow.id, DonationRow.code),
        Level.ASSOCIATION: select(DonationRow.id, AssociationRow.code).join(
            AssociationRow, AssociationRow.id == DonationRow.association_id
        ),
        Level.CITY: select(BatchRow.id, BatchRow.city),
        Level.DISTRIBUTION: select(DistributionRow.id, DistributionRow.code).join(
            BatchRow, BatchRow.id == DistributionRow.batch_id
        ),
    }
    donation = DonationRow.id if scope.of_money else BatchRow.donation_id
    query = scope.only(queries[scope.level], donation)
    return dict(connection.execute(query).all())


def _with_participations(
    connection: Connection,
    lines: dict[str, Figures],
    level: Level,
    took_part: dict[tuple[int, str], int],
) -> dict[str, Figures]:
    """Return the lines with those who took part in sessions; a place with sessions alone has a line too."""
    names = dict(connection.execute(select(AssociationRow.id, AssociationRow.code)).all())
    sums: Counter[str] = Counter()
    for (association, city), count in took_part.items():
        sums[names[association] if level is Level.ASSOCIATION else city] += count
    return {
        code: lines.get(code, Figures()) + Figures(participations=sums[code])
        for code in sorted({*lines, *sums}, key=lambda code: (not code, code))
    }


def read_accounts(connection: Connection) -> dict[str, dict[Account, int]]:
    """Return the balances kept of each donation's accounts, in centimes, by the donation's code."""
    balances: dict[str, dict[Account, int]] = {}
    query = select(DonationRow.code, AccountRow.account, AccountRow.balance).join_from(
        DonationRow, AccountRow, AccountRow.donation_id == DonationRow.id
    )
    for code, account, balance in connection.execute(query.order_by(DonationRow.code)):
        balances.setdefault(code, {})[account] = balance
    return balances
