"""A second reckoning of a programme, in plain dictionaries, that shares no rule with the program."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

RECEIVED = {"DON-CAS": 10_000_00, "DON-RAB": 6_650_00}
LOTS = {
    "LOT-CAS": ("DON-CAS", "Casablanca", 250_00, date(2026, 12, 31), "FORFEIT", "Casablanca"),
    "LOT-RAB": ("DON-RAB", "Rabat", 187_50, date(2026, 12, 31), "KEEP", "Rabat"),
    "LOT-PARTOUT": ("DON-CAS", "Casablanca", 100_00, date(2026, 11, 30), "KEEP", "anywhere"),
}
COUNTERS = {
    "guichet-cas": ("PHARMA-CAS", "Casablanca"),
    "guichet-cas-2": ("PHARMA-CAS", "Casablanca"),
    "guichet-hammam": ("HAMMAM-CAS", "Casablanca"),
    "guichet-rab": ("PHARMA-RAB", "Rabat"),
}
CONTRACT_ENDS = date(2026, 12, 31)
CAPS = {"HAMMAM-CAS": 600_00}
LIVE = ("live", "suspended")
FLOWS = ("issued", "reinstated", "void", "redeemed", "reversed", "forfeited", "expired")


@dataclass
class Reckoning:
    """The programme in plain dictionaries, by the ledger's own words."""

    flows: Counter[tuple[str, str]] = field(default_factory=Counter)
    vouchers: dict[str, dict[str, Any]] = field(default_factory=dict)
    uses: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: dict[str, dict[str, Any]] = field(default_factory=dict)

    def stock(self, lot: str, serial: str) -> None:
        donation, _, face, until, policy, scope = LOTS[lot]
        terms = {"lot": lot, "donation": donation, "face": face, "until": until, "policy": policy}
        counted = {"left": 0, "redeemed": 0, "state": "blank", "proposer": None, "replaced": False}
        self.vouchers[serial] = {**terms, **counted, "scope": scope, "first": True, "person": None}

    def issue(self, lot: str, serial: str, *, person: str, first: bool = True) -> None:
        if serial not in self.vouchers:
            self.stock(lot, serial)
        voucher = self.vouchers[serial]
        voucher.update(state="live", left=voucher["face"], first=first, person=person)
        self.flows[voucher["lot"], "issued"] += voucher["face"]

    def takes(self, serial: str, amount: int | None, provider: str, today: date) -> int | None:
        """Return the centimes a scan takes, None where it must be refused."""
        voucher = self.vouchers[serial]
        taken = voucher["left"] if amount is None else amount
        city = next(city for code, city in COUNTERS.values() if code == provider)
        month = sum(
            use["amount"]
            for use in self.uses.values()
            if use["provider"] == provider and not use["reversed"]
            if (use["at"].year, use["at"].month) == (today.year, today.month)
        )
        good = (
            voucher["state"] == "live"
            and today <= min(voucher["until"], CONTRACT_ENDS)
            and 0 < taken <= voucher["left"]
            and voucher["scope"] in {city, "anywhere"}
            and month + taken <= CAPS.get(provider, 10**9)
        )
        return taken if good else None

    def use(self, serial: str, op: str, amount: int, **who: Any) -> int:
        """Take an amount from a voucher; return what is forfeited with it."""
        voucher = self.vouchers[serial]
        left = voucher["left"] - amount
        lost = left if voucher["policy"] == "FORFEIT" else 0
        self._move(voucher, "redeemed", amount)
        self._move(voucher, "forfeited", lost)
        voucher["redeemed"] += amount
        voucher["state"] = "live" if voucher["left"] else "used"
        taken = {"serial": serial, "amount": amount, "lost": lost}
        self.uses[op] = {**taken, **who, "reversed": False, "claim": None}
        return lost

    def reverse(self, op: str) -> None:
        use = self.uses[op]
        voucher = self.vouchers[use["serial"]]
        use["reversed"] = True
        voucher["redeemed"] -= use["amount"]
        voucher["left"] += use["amount"] + use["lost"]
        voucher["state"] = "live"
        self.flows[voucher["lot"], "reversed"] += use["amount"]
        self.flows[voucher["lot"], "forfeited"] -= use["lost"]

    def end(self, serial: str, flow: str) -> None:
        """Make a voucher void or expired: its rest flows back."""
        voucher = self.vouchers[serial]
        voucher["state"], voucher["proposer"] = flow, None
        voucher["ended"] = voucher["left"]
        self._move(voucher, flow, voucher["left"])

    def extend(self, serial: str, until: date) -> None:
        voucher = self.vouchers[serial]
        voucher.update(state="live", until=until, left=voucher["ended"])
        self.flows[voucher["lot"], "reinstated"] += voucher["left"]

    def holds(self, donation: str, person: str) -> bool:
        """Return whether a person has a voucher of a donation that takes up their entitlement."""
        states = {"live", "suspended", "used", "expired"}
        return any(
            (one["donation"], one["person"]) == (donation, person) and one["state"] in states
            for one in self.vouchers.values()
        )

    def _move(self, voucher: dict[str, Any], flow: str, amount: int) -> None:
        voucher["left"] -= amount
        self.flows[voucher["lot"], flow] += amount

    def figures(self, donation: str) -> dict[str, int]:
        """Return the ledger's figures of a donation, each summed anew."""
        lots = [lot for lot, terms in LOTS.items() if terms[0] == donation]
        told = self._of_vouchers(lots) | self._claimed(donation)
        back = told["void"] + told["forfeited"] + told["expired"]
        left = RECEIVED[donation] - told["issued"] - told["reinstated"] + back
        return {"received": RECEIVED[donation], "available": left, **told}

    def figures_of_city(self, city: str) -> dict[str, int]:
        """Return what can be told of a city: its vouchers, and what became of them."""
        lots = [lot for lot, terms in LOTS.items() if terms[1] == city]
        places = Counter(dict.fromkeys(("unclaimed", "in_review", "disputed", "payable"), 0))
        for use in self.uses.values():
            if self.vouchers[use["serial"]]["lot"] in lots and not use["reversed"]:
                places[self._place(use)] += use["amount"]
        settled = {"settled": places.pop("payable")}
        return self._of_vouchers(lots) | places | settled

    def _of_vouchers(self, lots: list[str]) -> dict[str, int]:
        mine = [one for one in self.vouchers.values() if one["lot"] in lots]
        states = Counter(one["state"] for one in mine)
        issued = [one for one in mine if one["person"]]
        return {name: sum(self.flows[lot, name] for lot in lots) for name in FLOWS} | {
            "outstanding": sum(one["left"] for one in mine if one["state"] in LIVE),
            "printed": len(mine),
            "spoiled": states["spoiled"] + states["spoiled, destroyed"],
            "returned_stock": states["returned"] + states["returned, destroyed"],
            "in_custody": states["blank"],
            "issued_count": len(issued),
            "replacements": sum(not one["first"] for one in issued),
            "first_issues": sum(one["first"] for one in issued),
        }

    def _claimed(self, donation: str) -> dict[str, int]:
        sums = Counter(dict.fromkeys(("unclaimed", "in_review", "disputed", "payable", "paid"), 0))
        for use in self.uses.values():
            if self.vouchers[use["serial"]]["donation"] == donation and not use["reversed"]:
                sums[self._place(use)] += use["amount"]
        for claim in self.claims.values():
            if claim["donation"] == donation:
                sums["paid"] += claim["paid"]
                sums["payable"] -= claim["paid"]
        return dict(sums)

    def _place(self, use: dict[str, Any]) -> str:
        claim = self.claims.get(use["claim"])
        if claim is None or claim["state"] == "draft":
            return "unclaimed"
        if claim["state"] in {"submitted", "reviewed"}:
            return "in_review"
        return "disputed" if use["serial"] in claim["disallowed"] else "payable"

    def payable(self, code: str) -> int:
        claim = self.claims[code]
        lines = [use for use in self.uses.values() if use["claim"] == code]
        accepted = sum(use["amount"] for use in lines if use["serial"] not in claim["disallowed"])
        return int(accepted - claim["paid"])


@pytest.fixture
def reckoning() -> Reckoning:
    """Return a reckoning of the small programme before anything happened."""
    return Reckoning()
