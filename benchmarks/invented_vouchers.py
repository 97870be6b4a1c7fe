"""Invented vouchers for measurements: written past the rules by plain inserts, yet in balance."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from voucher_desk.domain.claims import ClaimState, LineState
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.human_code import RANDOM_BITS, human_code_of
from voucher_desk.domain.ledger import ACCOUNTS_OF, Account
from voucher_desk.domain.vouchers import HELD_STATES, VoucherState

DONATIONS = 4
LOTS = 21
CITIES = ("Rabat", "Casablanca", "Rabat", "Casablanca", "Rabat")
FACE = 25_000
PART = 10_000
LINES_OF_A_CLAIM = 200
VOUCHERS_OF_A_PROVIDER = 20_000
DAYS, OPENS_AT, OPEN_SECONDS = 300, timedelta(hours=8), 36_000
"""Vouchers are used on so many days after they were issued, while shops are open."""
BURSTS, DAYS_OF_BURSTS = 50, 30
"""One redemption of so many is made in one moment with others, every so many days: something to be found."""
SCATTERING = 0x2545F4914F6CD
"""An odd number: its multiples, cut to the bits of a human code, are all different and lie anywhere."""
_AT_ONCE = 20_000
AT = "2026-11-02 09:00:00.000000"
STATION, DISTRIBUTOR, CASHIER = "BEN1", "distributor", "cashier"
PROGRAMME = {
    "code": "INV",
    "number": 1,
    "name": "Programme inventé",
    "voucher_title": "Bon",
    "hotline": "",
    "starts_on": "2026-01-01",
    "ends_on": "2027-12-31",
    "training": 0,
    "strict": 0,
    "offline_grace_days": 0,
}
FATES = (
    (VoucherState.REDEEMED,) * 80
    + (VoucherState.PART,) * 6
    + (VoucherState.EXPIRED,) * 4
    + (VoucherState.ISSUED,) * 4
    + (VoucherState.VOID,) * 2
    + (VoucherState.PRINTED,) * 2
    + (VoucherState.SPOILED, VoucherState.RETURNED)
)
DECISIONS = (
    (ClaimState.PAID, LineState.ACCEPTED),
    (ClaimState.PAID, LineState.ACCEPTED),
    (ClaimState.APPROVED, LineState.ACCEPTED),
    (ClaimState.REJECTED, LineState.DISALLOWED),
    (ClaimState.IN_REVIEW, LineState.ACCEPTED),
    (ClaimState.DRAFT, LineState.CLAIMED),
)


class InventedBooks:
    """Rows by table, and the balances that their events lead to."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.balances: Counter[tuple[int, Account]] = Counter()
        self._keys: Counter[str] = Counter()

    def add(self, table: str, **values: object) -> int:
        """Add a row with the next key; return the key."""
        self._keys[table] += 1
        key = self._keys[table]
        self.tables[table].append({"id": key, **values})
        return key

    def tell(self, kind: EventKind, of: str, donation_id: int, amount: int = 0) -> None:
        """Add an event and what it moves."""
        source, target = ACCOUNTS_OF[kind] if amount else (None, None)
        self._keys["event"] += 1
        seq = self._keys["event"]
        self.tables["event"].append(
            {
                "station_id": 1,
                "seq": seq,
                "position": seq,
                "kind": kind.value,
                "of": of,
                "donation_id": donation_id,
                "amount": amount,
                "source": source,
                "target": target,
                "facts": "{}",
                "at": AT,
                "utc_offset": 0,
                "actor": DISTRIBUTOR,
                "previous": f"{seq - 1:064}",
                "hash": f"{seq:064}",
            }
        )
        if source and target:
            self.balances[donation_id, source] -= amount
            self.balances[donation_id, target] += amount

    def write(self, connection: sqlite3.Connection, *, but: str = "") -> None:
        """Insert the rows gathered so far and forget them, except those of one table."""
        for table in [name for name, rows in self.tables.items() if rows and name != but]:
            _insert(connection, table, self.tables.pop(table))


def fill_lists(connection: sqlite3.Connection, vouchers: int) -> None:
    """Fill an empty database with this many vouchers, their papers and holders, but none of their lives."""
    books = InventedBooks()
    _declare(books)
    with _in_bulk(connection):
        for number, fate in enumerate(islice(cycle(FATES), vouchers), start=1):
            _make(books, number, fate)
            if number % _AT_ONCE == 0:
                books.write(connection)
        books.write(connection)


def fill(connection: sqlite3.Connection, vouchers: int) -> None:
    """Fill an empty database with this many vouchers of four donations and all that happened to them."""
    books = InventedBooks()
    _declare(books)
    providers = max(1, vouchers // VOUCHERS_OF_A_PROVIDER)
    for number in range(2, providers + 1):
        _declare_provider(books, number)
    with _in_bulk(connection):
        for number, fate in enumerate(islice(cycle(FATES), vouchers), start=1):
            _live_through(books, number, fate, providers)
            if number % _AT_ONCE == 0:
                books.write(connection, but="redemption")
        _claim_all(books)
        for (donation_id, account), balance in books.balances.items():
            books.tables["account"].append(
                {"donation_id": donation_id, "account": account.value, "balance": balance}
            )
        books.write(connection)


@contextmanager
def _in_bulk(connection: sqlite3.Connection) -> Iterator[None]:
    """Let go of indexes, triggers and journal while rows are inserted, and put them back afterwards."""
    asked = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    kept = connection.execute(asked).fetchall()
    for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "cache_size=-200000"):
        connection.execute(f"PRAGMA {pragma}")
    for kind, name, _made in kept:
        connection.execute(f'DROP {kind} "{name}"')
    yield
    for _kind, _name, made in kept:
        connection.execute(made)
    connection.commit()
    connection.execute("PRAGMA journal_mode=WAL")


def _declare(books: InventedBooks) -> None:
    books.add("station", code=STATION, head_seq=0, head_hash="0" * 64)
    books.add("programme", **PROGRAMME)
    books.add("association", code="BEN", name="Association inventée")
    books.add("donor", code="INV", name="Don inventé", mark="")
    books.tables["scope"].append({"index_number": 0, "kind": "anywhere", "target": ""})
    _declare_provider(books, 1)
    books.add("signing_key", public_key=b"\0" * 32, station=STATION, registered_at=AT)
    for number in range(1, DONATIONS + 1):
        _declare_donation(books, number)
    for number in range(1, LOTS + 1):
        _declare_lot(books, number)


def _declare_provider(books: InventedBooks, number: int) -> None:
    here = {"code": f"PHA{number}", "name": "Pharmacie", "city": CITIES[number % len(CITIES)], "ice": ""}
    contract = {"state": "CONTRACTED", "valid_from": "2026-01-01", "valid_to": "2027-12-31"}
    books.add("provider", contract=f"C{number}", **here, **contract)


def _donation_of(lot: int) -> int:
    return lot % DONATIONS + 1


def _expiry_of(lot: int) -> str:
    return f"2027-{lot % 12 + 1:02}-28"


def _declare_donation(books: InventedBooks, number: int) -> None:
    code = f"DON{number}"
    books.add(
        "donation", code=code, donor_id=1, association_id=1, currency="MAD", state="ACTIVE", mark_on_lists=0
    )
    books.tell(EventKind.DONATION_RECEIVED, code, number, 10**11)


def _declare_lot(books: InventedBooks, number: int) -> None:
    here = {"association_id": 1, "city": CITIES[number % len(CITIES)]}
    terms = {"expires_on": _expiry_of(number), "remainder": "KEEP", "scope": 0, "entitlement": 1}
    books.add("batch", code=f"LOT{number}", donation_id=_donation_of(number), face=FACE, **here, **terms)
    meeting = {"kind": "awareness", "theme": "", "starts_at": AT, "ends_at": AT, "state": "LOCKED"}
    books.add("session", code=f"SEA{number}", **here, **meeting)
    books.add("attendance_import", session_id=number, file_sha256=f"{number:064}", rows=0, at=AT, by="host")
    event = {"mode": "ON_THE_SPOT", "state": "OPEN", "list_version": 1, "list_sha256": "", "opened_at": AT}
    books.add("distribution", code=f"DIS{number}", session_id=number, batch_id=number, **here, **event)
    books.add("print_job", batch_id=number, distribution_id=number, vouchers=0, at=AT, by=DISTRIBUTOR)


def _make(books: InventedBooks, number: int, fate: VoucherState) -> int:
    """Add a voucher and its paper; return its key."""
    lot = number % LOTS + 1
    used = {VoucherState.REDEEMED: FACE, VoucherState.PART: PART}.get(fate, 0)
    origin = {"donation_id": _donation_of(lot), "batch_id": lot, "print_job_id": lot}
    terms = {"face": FACE, "expires_on": _expiry_of(lot), "remainder": "KEEP", "scope": 0, "entitlement": 1}
    voucher_id = books.add(
        "voucher",
        serial=_serial(number),
        state=fate.value,
        redeemed=used,
        forfeited=0,
        **origin,
        **terms,
        **_binding(books, number, lot, fate),
    )
    books.add(
        "paper",
        voucher_id=voucher_id,
        paper_id=number,
        human_code=human_code_of(number * SCATTERING % (1 << RANDOM_BITS)),
        copy_number=1,
        current=1,
        key_id=1,
        drawn_at=AT,
    )
    return voucher_id


def _serial(number: int) -> str:
    return f"{STATION}-{number:06}"


def _live_through(books: InventedBooks, number: int, fate: VoucherState, providers: int) -> None:
    serial, donation_id = _serial(number), _donation_of(number % LOTS + 1)
    voucher_id = _make(books, number, fate)
    _tell_life(books, serial, donation_id, fate)
    used = {VoucherState.REDEEMED: FACE, VoucherState.PART: PART}.get(fate, 0)
    if used:
        _redeem(books, number, voucher_id, donation_id, used, providers)


def _redeem(
    books: InventedBooks, number: int, voucher_id: int, donation_id: int, amount: int, providers: int
) -> None:
    """Use a voucher at some provider on some day, neither of which its number gives away."""
    anywhere = number * SCATTERING % (1 << RANDOM_BITS)
    day, second = anywhere % DAYS + 1, (anywhere >> 20) % OPEN_SECONDS
    if number % BURSTS == 0:
        day, second = day - day % DAYS_OF_BURSTS + 1, 0
    at = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(days=day, seconds=second) + OPENS_AT
    books.add(
        "redemption",
        op_id=f"op-{voucher_id}",
        voucher_id=voucher_id,
        provider_id=anywhere // DAYS % providers + 1,
        amount=amount,
        donation_id=donation_id,
        forfeited=0,
        at=f"{at:%F %T}.000000",
        by=CASHIER,
        station=STATION,
    )
    books.tell(EventKind.VOUCHER_REDEEMED, _serial(number), donation_id, amount)


def _binding(books: InventedBooks, number: int, lot: int, fate: VoucherState) -> dict[str, Any]:
    """Return the columns of whom a voucher is bound to: all empty for a blank."""
    columns = (
        *("distribution_id", "session_id", "person_id", "attendance_id", "held", "issued_by"),
        *("void_proposed_by", "void_approved_by"),
    )
    if fate not in HELD_STATES | {VoucherState.VOID}:
        return dict.fromkeys(columns)
    person_id = books.add("person", code=f"P{number:06}", sex="FMU"[number % 3], age_group="ADULT")
    recorded = {"recorded_by": "host", "recorded_at": AT}
    attendance_id = books.add(
        "attendance", session_id=lot, person_id=person_id, state="PRESENT", entitles=1, **recorded
    )
    held = 1 if fate in HELD_STATES else None
    voided_by = (DISTRIBUTOR, "coordinator") if fate is VoucherState.VOID else (None, None)
    values = (lot, lot, person_id, attendance_id, held, DISTRIBUTOR, *voided_by)
    return dict(zip(columns, values, strict=True))


def _tell_life(books: InventedBooks, serial: str, donation_id: int, fate: VoucherState) -> None:
    if fate is VoucherState.SPOILED:
        books.tell(EventKind.STOCK_SPOILED, serial, donation_id)
    if fate in HELD_STATES | {VoucherState.VOID}:
        books.tell(EventKind.VOUCHER_ISSUED, serial, donation_id, FACE)
    if fate is VoucherState.EXPIRED:
        books.tell(EventKind.VOUCHER_EXPIRED, serial, donation_id, FACE)
    if fate is VoucherState.VOID:
        books.tell(EventKind.VOUCHER_VOIDED, serial, donation_id, FACE)


def _claim_all(books: InventedBooks) -> None:
    due: defaultdict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in books.tables["redemption"]:
        due[row["donation_id"], row["provider_id"]].append(row)
    for (donation_id, provider_id), rows in due.items():
        _claim(books, donation_id, provider_id, rows)


def _claim(books: InventedBooks, donation_id: int, provider_id: int, due: list[dict[str, Any]]) -> None:
    """Put all these redemptions but the last ones on claims of one size, decided in turn."""
    starts = range(0, len(due) - LINES_OF_A_CLAIM, LINES_OF_A_CLAIM)
    for start, (state, decision) in zip(starts, cycle(DECISIONS), strict=False):
        lines = due[start : start + LINES_OF_A_CLAIM]
        amount = sum(line["amount"] for line in lines)
        accepted = amount if state in {ClaimState.APPROVED, ClaimState.PAID} else 0
        claim_id = books.add(
            "claim",
            code=f"DEM{donation_id}-{provider_id}-{start}",
            provider_id=provider_id,
            donation_id=donation_id,
            state=state.value,
            claimed=amount,
            approved=accepted,
            paid=accepted if state is ClaimState.PAID else 0,
            drafted_by=CASHIER,
            drafted_at=AT,
        )
        for line in lines:
            answer = {"redemption_id": line["id"], "amount": line["amount"], "live": 1}
            books.add("claim_line", claim_id=claim_id, state=decision.value, **answer)
        _settle(books, claim_id, donation_id, state, amount)


def _settle(books: InventedBooks, claim_id: int, donation_id: int, state: ClaimState, amount: int) -> None:
    code = f"DEM{claim_id}"
    if state is not ClaimState.DRAFT:
        books.tell(EventKind.CLAIM_SUBMITTED, code, donation_id, amount)
    if state is ClaimState.REJECTED:
        books.tell(EventKind.CLAIM_DISALLOWED, code, donation_id, amount)
    if state in {ClaimState.APPROVED, ClaimState.PAID}:
        books.tell(EventKind.CLAIM_ACCEPTED, code, donation_id, amount)
    if state is ClaimState.PAID:
        books.tell(EventKind.CLAIM_PAID, code, donation_id, amount)
        books.add("payment", claim_id=claim_id, amount=amount, reference=code, at=AT, by="payer")


def _insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = ", ".join(f'"{name}"' for name in rows[0])
    values = ", ".join(f":{name}" for name in rows[0])
    connection.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({values})', rows)  # noqa: S608  names are ours
