"""Reading a programme file: TOML in, a declaration out, every mistake named by its key.

Amounts are decimal strings (`"250.00"`), never TOML floats; dates are TOML dates.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, TypeVar

from voucher_desk.domain.donations import Tranche
from voucher_desk.domain.duties import Role
from voucher_desk.domain.ice import require_ice
from voucher_desk.domain.money import (
    BOOK_CURRENCY,
    MINOR_DIGITS,
    InvalidAmount,
    Money,
    exact_text,
    read_exact_amount,
)
from voucher_desk.domain.names import clean
from voucher_desk.domain.papers import FIRST_DAY, LARGEST_FACE, LAST_DAY
from voucher_desk.domain.programme import (
    LONGEST_CODE,
    BatchDeclaration,
    DeclarationUnknown,
    DeclarationWrong,
    DonationDeclaration,
    DonorDeclaration,
    LogoDeclaration,
    NamedCode,
    Programme,
    ProgrammeDeclaration,
    ProgrammeUnreadable,
    ProviderDeclaration,
    UserDeclaration,
)
from voucher_desk.domain.providers import ANYWHERE, Priced, ProviderState, Scope, ScopeKind
from voucher_desk.domain.vouchers import RemainderPolicy

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")
MINOR_UNITS = {"MAD": 1, "EUR": 1, "USD": 1, "JPY": 100}
"""How many hundredths one minor unit of a currency is: yen have none smaller."""
LONGEST_NAME = 120
_RATE = re.compile(r"[0-9]{1,10}(?:\.[0-9]{1,8})?")


class Entry:
    """One table of the file, read key by key; `path` names it in refusals."""

    def __init__(self, path: str, table: Mapping[str, Any]) -> None:
        """Take a TOML table and where it stands in the file."""
        self.path = path
        self._table = table

    def _wrong(self, key: str, expected: str) -> DeclarationWrong:
        return DeclarationWrong(key=f"{self.path}.{key}", expected=expected)

    def text(self, key: str, default: str | None = None, longest: int = LONGEST_NAME) -> str:
        """Return a text. Raises DeclarationWrong."""
        value = self._table.get(key, default)
        if not isinstance(value, str) or len(value) > longest:
            raise self._wrong(key, f"text of at most {longest} characters")
        return clean(value, longest)[0]

    def code(self, key: str = "code") -> str:
        """Return a code: a short text that is not empty."""
        value = self.text(key, longest=LONGEST_CODE)
        if not value:
            raise self._wrong(key, "code")
        return value

    def codes(self, key: str) -> tuple[str, ...]:
        """Return a list of codes, empty where the key is absent."""
        values = self._table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self._wrong(key, "list of codes")
        return tuple(values)

    def whole(self, key: str, lowest: int, highest: int, default: int | None = None) -> int:
        """Return a whole number within bounds."""
        value = self._table.get(key, default)
        if type(value) is not int or not lowest <= value <= highest:
            raise self._wrong(key, f"number from {lowest} to {highest}")
        return value

    def truth(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._table.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def day(self, key: str) -> date:
        """Return a date."""
        value = self._table.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._wrong(key, "date")
        return value

    def amount(self, key: str, currency: str = BOOK_CURRENCY) -> int:
        """Return the minor units of a decimal string, more than none."""
        wrong = self._wrong(key, 'amount such as "250.00"')
        try:
            minor, finer = divmod(read_exact_amount(self.text(key)), MINOR_UNITS[currency])
        except InvalidAmount:
            raise wrong from None
        if finer or minor == 0:
            raise wrong
        return minor

    def rate(self, key: str) -> Decimal:
        """Return an exchange rate of at most eight decimals, more than nothing."""
        text = self.text(key)
        if not _RATE.fullmatch(text) or Decimal(text) == 0:
            raise self._wrong(key, 'rate such as "0.0665"')
        return Decimal(text)

    def window(self, first: str, last: str) -> tuple[date, date]:
        """Return two days in order."""
        start, end = self.day(first), self.day(last)
        if end < start:
            raise self._wrong(last, f"date not before {first}")
        return start, end

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of an enumeration's values."""
        value = self._table.get(key, default)
        try:
            return kind(value)
        except ValueError:
            raise self._wrong(key, " | ".join(member.value for member in kind)) from None

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        return key in self._table

    def entries(self, key: str) -> list["Entry"]:
        """Return the tables of an array of tables, none where the key is absent."""
        tables = self._table.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self._wrong(key, f"[[{key}]] tables")
        prefix = f"{self.path}." if self.path else ""
        return [Entry(f"{prefix}{key}[{number}]", table) for number, table in enumerate(tables, 1)]

    def entry(self, key: str) -> "Entry":
        """Return the table of this name."""
        table = self._table.get(key)
        if not isinstance(table, dict):
            raise DeclarationWrong(key=key, expected=f"[{key}] table")
        return Entry(key, table)


def read_programme_file(data: bytes) -> ProgrammeDeclaration:
    """Return what a programme file declares.

    Raises ProgrammeUnreadable, DeclarationWrong for a bad key, DeclarationUnknown, IceWrong.
    """
    try:
        root = Entry("", tomllib.loads(data.decode("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProgrammeUnreadable(detail=str(error)) from None
    declaration = ProgrammeDeclaration(
        sha256=hashlib.sha256(data).hexdigest(),
        programme=_programme(root.entry("programme")),
        associations=_all(root, "association", _named),
        donors=_all(root, "donor", _donor),
        donations=_all(root, "donation", _donation),
        services=_all(root, "service", _named),
        scopes=(Scope(ANYWHERE, ScopeKind.ANYWHERE, ""), *_all(root, "scope", _scope)),
        batches=_all(root, "batch", _batch),
        providers=_all(root, "provider", _provider),
        users=_all(root, "user", _user),
    )
    _require_once(declaration)
    _require_references(declaration)
    return declaration


def _all(root: Entry, key: str, make: Callable[[Entry], Made]) -> tuple[Made, ...]:
    return tuple(make(entry) for entry in root.entries(key))


def _programme(entry: Entry) -> Programme:
    starts_on, ends_on = entry.window("starts_on", "ends_on")
    return Programme(
        code=entry.code(),
        number=entry.whole("number", 0, 65_535),
        name=entry.text("name"),
        voucher_title=entry.text("voucher_title", "Bon de bien-être"),
        hotline=entry.text("hotline", ""),
        starts_on=starts_on,
        ends_on=ends_on,
        training=entry.truth("training", default=False),
        strict=entry.truth("strict", default=True),
        offline_grace_days=entry.whole("offline_grace_days", 0, 90, 0),
    )


def _named(entry: Entry) -> NamedCode:
    return NamedCode(entry.code(), entry.text("name"))


def _donor(entry: Entry) -> DonorDeclaration:
    return DonorDeclaration(entry.code(), entry.text("name"), entry.text("mark", "", longest=240))


def _donation(entry: Entry) -> DonationDeclaration:
    currency = entry.text("currency", BOOK_CURRENCY)
    if currency not in MINOR_DIGITS:
        raise DeclarationWrong(key=f"{entry.path}.currency", expected=" | ".join(MINOR_DIGITS))
    tranches = tuple(
        _tranche(part, number, currency) for number, part in enumerate(entry.entries("tranche"), 1)
    )
    return DonationDeclaration(
        code=entry.code(),
        donor=entry.code("donor"),
        association=entry.code("association"),
        currency=currency,
        mark_on_lists=entry.truth("mark_on_lists", default=False),
        tranches=tranches,
        mark=entry.text("mark", "", longest=240),
        agreement=entry.text("agreement", ""),
        agreed_on=entry.day("agreed_on") if entry.has("agreed_on") else None,
        pledged=entry.amount("pledged", currency) if entry.has("pledged") else None,
        logo=_logo(entry) if entry.has("logo") else None,
    )


def _logo(entry: Entry) -> LogoDeclaration:
    """Return what a donation says of its logo: a file below the folder of the programme file."""
    file = entry.text("logo")
    path = PurePosixPath(file.replace("\\", "/"))
    if path.is_absolute() or PureWindowsPath(file).drive or ".." in path.parts:
        raise DeclarationWrong(key=f"{entry.path}.logo", expected="file beside this one, such as logo.png")
    return LogoDeclaration(
        file,
        entry.truth("logo_on_vouchers", default=False),
        entry.truth("logo_on_lists", default=False),
    )


def _tranche(entry: Entry, number: int, currency: str) -> Tranche:
    foreign = currency != BOOK_CURRENCY
    return Tranche(
        number=number,
        amount=Money(entry.amount("amount", currency), currency),
        received_on=entry.day("received_on"),
        reference=entry.text("reference", ""),
        rate=entry.rate("rate") if foreign and entry.has("rate") else None,
        rate_on=entry.day("rate_on") if foreign and entry.has("rate_on") else None,
        rate_source=entry.text("rate_source", ""),
    )


def _scope(entry: Entry) -> Scope:
    return Scope(entry.whole("index", 1, 255), entry.choice("kind", ScopeKind), entry.code("target"))


def _batch(entry: Entry) -> BatchDeclaration:
    face, expires_on = entry.amount("face"), entry.day("expires_on")
    if face > LARGEST_FACE:
        raise DeclarationWrong(key=f"{entry.path}.face", expected=f"at most {exact_text(LARGEST_FACE)}")
    if not FIRST_DAY <= expires_on <= LAST_DAY:
        raise DeclarationWrong(key=f"{entry.path}.expires_on", expected=f"date to {LAST_DAY}")
    return BatchDeclaration(
        code=entry.code(),
        donation=entry.code("donation"),
        city=entry.text("city"),
        face=face,
        expires_on=expires_on,
        remainder=entry.choice("remainder", RemainderPolicy),
        scope=entry.whole("scope", 0, 255, ANYWHERE),
        entitlement=entry.whole("entitlement", 1, 20, 1),
    )


def _provider(entry: Entry) -> ProviderDeclaration:
    valid_from, valid_to = entry.window("valid_from", "valid_to")
    code, ice = entry.code(), entry.text("ice", "")
    if ice:
        require_ice(ice, code)
    return ProviderDeclaration(
        code=code,
        name=entry.text("name"),
        city=entry.text("city"),
        ice=ice,
        contract=entry.text("contract", "", longest=LONGEST_CODE),
        state=entry.choice("state", ProviderState, ProviderState.CONTRACTED),
        valid_from=valid_from,
        valid_to=valid_to,
        services=entry.codes("services"),
        associations=entry.codes("associations"),
        monthly_cap=entry.amount("monthly_cap") if entry.has("monthly_cap") else None,
        prices=_prices(entry),
    )


def _prices(entry: Entry) -> tuple[Priced, ...]:
    """Return the price list of a provider's contract, each of its service families once at the most."""
    prices = tuple(Priced(one.code("service"), one.amount("amount")) for one in entry.entries("price"))
    named = [one.service for one in prices]
    if len(set(named)) < len(named):
        raise DeclarationWrong(key=f"{entry.path}.price", expected="each once")
    return prices


def _user(entry: Entry) -> UserDeclaration:
    roles = []
    for role in entry.codes("roles"):
        if role not in set(Role):
            raise DeclarationWrong(key=f"{entry.path}.roles", expected=" | ".join(Role))
        roles.append(Role(role))
    serves = entry.has("provider") or Role.PROVIDER in roles
    provider = entry.code("provider") if serves else None
    return UserDeclaration(entry.code(), frozenset(roles), provider)


def _require_references(declaration: ProgrammeDeclaration) -> None:
    associations = {association.code for association in declaration.associations}
    donors = {donor.code for donor in declaration.donors}
    donations = {donation.code for donation in declaration.donations}
    services = {service.code for service in declaration.services}
    providers = {provider.code for provider in declaration.providers}
    scopes = {str(scope.index) for scope in declaration.scopes}
    targets = {ScopeKind.PROVIDER: providers, ScopeKind.SERVICE: services}
    limited = [scope for scope in declaration.scopes if scope.kind in targets]
    checks = [
        *(("donation.donor", donation.donor, donors) for donation in declaration.donations),
        *(("donation.association", donation.association, associations) for donation in declaration.donations),
        *(("batch.donation", batch.donation, donations) for batch in declaration.batches),
        *(("batch.scope", str(batch.scope), scopes) for batch in declaration.batches),
        *(("scope.target", scope.target, targets[scope.kind]) for scope in limited),
        *(("user.provider", user.provider, providers) for user in declaration.users if user.provider),
    ]
    for provider in declaration.providers:
        checks += [("provider.services", code, services) for code in provider.services]
        offered = set(provider.services)
        checks += [("provider.price.service", one.service, offered) for one in provider.prices]
        checks += [("provider.associations", code, associations) for code in provider.associations]
    for key, value, known in checks:
        if value not in known:
            raise DeclarationUnknown(key=key, value=str(value))


def _require_once(declaration: ProgrammeDeclaration) -> None:
    named = {
        "association.code": [one.code for one in declaration.associations],
        "donor.code": [one.code for one in declaration.donors],
        "donation.code": [one.code for one in declaration.donations],
        "service.code": [one.code for one in declaration.services],
        "scope.index": [str(one.index) for one in declaration.scopes],
        "batch.code": [one.code for one in declaration.batches],
        "provider.code": [one.code for one in declaration.providers],
        "user.code": [one.code for one in declaration.users],
    }
    for key, codes in named.items():
        if len(set(codes)) < len(codes):
            raise DeclarationWrong(key=key, expected="each once")
