"""The terms a programme file declares, as the log tells them: lots, providers, prices, and who does what.

A replay rebuilds them from it: whoever changes a face, a contract or a duty behind the desk is found out.
"""

from collections.abc import Mapping
from typing import Any

from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.programme import ProgrammeDeclaration
from voucher_desk.domain.replay_tables import Replay, Step

DECLARED = ("batch", "provider", "provider_price", "desk_user")
"""The tables that only a programme file changes."""
_BATCH = ("donation", "city", "face", "expires_on", "remainder", "entitlement")
_PROVIDER = ("city", "ice", "contract", "state", "valid_from", "valid_to", "monthly_cap")
_USER = ("roles", "provider")


def told_terms(declaration: ProgrammeDeclaration) -> Mapping[str, Fact]:
    """Return the terms of a declaration as facts of its event; money in centimes, days in ISO form."""
    return {
        "batches": [
            [
                *(one.code, one.donation, one.city, one.face),
                *(one.expires_on.isoformat(), one.remainder.value, one.entitlement),
            ]
            for one in declaration.batches
        ],
        "providers": [
            [
                *(one.code, one.city, one.ice, one.contract, one.state.value),
                *(one.valid_from.isoformat(), one.valid_to.isoformat(), one.monthly_cap),
            ]
            for one in declaration.providers
        ],
        "prices": [
            [one.code, priced.service, priced.price] for one in declaration.providers for priced in one.prices
        ],
        "users": [[one.code, " ".join(sorted(one.roles)), one.provider] for one in declaration.users],
    }


def _loaded(replay: Replay, _event: Event, facts: Mapping[str, Any]) -> None:
    terms = facts["terms"]
    for code, *told in terms["batches"]:
        replay.row("batch", code).update(zip(_BATCH, told, strict=True))
    for code, *told in terms["providers"]:
        replay.row("provider", code).update(zip(_PROVIDER, told, strict=True))
    _price(replay, {code for code, *_ in terms["providers"]}, terms["prices"])
    for code, *told in terms["users"]:
        replay.row("desk_user", code).update(zip(_USER, told, strict=True))


def _price(replay: Replay, providers: set[str], prices: list[tuple[str, str, int]]) -> None:
    """Tell the prices of some providers in the place of those before."""
    table = replay.tables["provider_price"]
    for key in [key for key, row in table.items() if row["provider"] in providers]:
        del table[key]
    for provider, service, price in prices:
        replay.row("provider_price", f"{provider} {service}").update(provider=provider, price=price)


PROGRAMME_STEPS: dict[EventKind, Step] = {EventKind.PROGRAMME_LOADED: _loaded}
"""What the event tells; one older than the terms in it tells nothing."""
