"""Events: what happened, in the words of the field, chained by hash so that no line can go unnoticed.

One station writes one chain. The hash of an event covers its canonical JSON (sorted keys, no spaces, integers
and texts only, UTC seconds) and the hash before it (invariant 53). Facts never hold a person's name.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

_Plain = str | int | bool | None
Fact = _Plain | Sequence["Fact"] | Mapping[str, "Fact"]
FIRST_HASH = "0" * 64
CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


class EventKind(StrEnum):
    """What can happen, as `subject.verb`; the subject is also what a screen reloads for."""

    PROGRAMME_LOADED = "programme.loaded"
    DONATION_AGREED = "donation.agreed"
    DONATION_RECEIVED = "donation.received"
    DONATION_RETURNED = "donation.returned"
    DONATION_REALLOCATED = "donation.reallocated"
    DONATION_ALLOCATED = "donation.allocated"
    LOGO_CHOSEN = "donation.logo_chosen"
    GIFT_RECORDED = "gift.recorded"
    CLOSING_PROPOSED = "donation.closing_proposed"
    DONATION_CLOSED = "donation.closed"
    DIRECTORY_KEPT = "directory.kept"
    SESSION_ADDED = "session.added"
    SESSION_OPENED = "session.opened"
    SESSION_LOCKED = "session.locked"
    SESSION_REOPENED = "session.reopened"
    SESSION_CANCELLED = "session.cancelled"
    ATTENDANCE_RECORDED = "attendance.recorded"
    ATTENDANCE_CORRECTED = "attendance.corrected"
    IMPORT_UNDONE = "attendance.import_undone"
    WAIVER_PROPOSED = "attendance.waiver_proposed"
    WAIVER_APPROVED = "attendance.waiver_approved"
    STOCK_PRINTED = "stock.printed"
    STOCK_SPOILED = "stock.spoiled"
    STOCK_HANDED_OVER = "stock.handed_over"
    STOCK_RECEIVED = "stock.received"
    STOCK_RETURNED = "stock.returned"
    STOCK_DESTROYED = "stock.destroyed"
    PRINT_CONFIRMED = "print.confirmed"
    PRINT_SPOILED = "print.spoiled"
    DISTRIBUTION_DRAFTED = "distribution.drafted"
    DISTRIBUTION_FROZEN = "distribution.frozen"
    DISTRIBUTION_OPENED = "distribution.opened"
    DISTRIBUTION_CLOSED = "distribution.closed"
    VARIANCE_EXPLAINED = "distribution.explained"
    EXPLANATION_WITHDRAWN = "distribution.unexplained"
    DISTRIBUTION_RECONCILED = "distribution.reconciled"
    DISTRIBUTION_CANCELLED = "distribution.cancelled"
    PAGE_RETURNED = "distribution.page_returned"
    VOUCHER_ISSUED = "voucher.issued"
    VOUCHER_COLLECTED = "voucher.collected"
    COLLECTION_UNDONE = "voucher.collection_undone"
    VOUCHERS_PRINTED = "voucher.printed"
    VOUCHER_REPRINTED = "voucher.reprinted"
    VOUCHER_SUSPENDED = "voucher.suspended"
    VOUCHER_RELEASED = "voucher.released"
    VOID_PROPOSED = "voucher.void_proposed"
    VOUCHER_VOIDED = "voucher.voided"
    VOUCHER_EXPIRED = "voucher.expired"
    VOUCHER_EXTENDED = "voucher.extended"
    VOUCHER_REDEEMED = "voucher.redeemed"
    VOUCHER_FORFEITED = "voucher.forfeited"
    REDEMPTION_REVERSED = "redemption.reversed"
    FORFEIT_UNDONE = "redemption.forfeit_undone"
    SCAN_ANSWERED = "scan.answered"
    CLAIM_DRAFTED = "claim.drafted"
    CLAIM_SUBMITTED = "claim.submitted"
    CLAIM_SENT_BACK = "claim.sent_back"
    CLAIM_REOPENED = "claim.reopened"
    CLAIM_SHEET_ENTERED = "claim.sheet_entered"
    CLAIM_REVIEWED = "claim.reviewed"
    CLAIM_ACCEPTED = "claim.accepted"
    CLAIM_DISALLOWED = "claim.disallowed"
    CLAIM_REJECTED = "claim.rejected"
    CLAIM_PAID = "claim.paid"
    LINE_DISPUTED = "claim.line_disputed"
    DISPUTE_UPHELD = "claim.dispute_upheld"
    DISPUTE_REJECTED = "claim.dispute_rejected"
    THRESHOLDS_SET = "exceptions.thresholds_set"
    SAMPLE_DRAWN = "sample.drawn"
    REPORT_UNMASKED = "report.unmasked"
    BANK_IMPORTED = "bank.imported"
    BANK_MATCHED = "bank.matched"
    BANK_UNMATCHED = "bank.unmatched"
    ROUND_OPENED = "monitoring.opened"
    PEOPLE_INTERVIEWED = "monitoring.answered"
    ROUND_CLOSED = "monitoring.closed"
    PERIOD_PROPOSED = "period.proposed"
    PERIOD_CLOSED = "period.closed"

    @property
    def subject(self) -> str:
        """Return what it happened to: `voucher` of `voucher.issued`."""
        return self.value.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to one thing: its code or serial, its donation and the centimes it moved.

    `amount` is 0 for an event that moves no money; which accounts it moves between is the ledger's.
    """

    kind: EventKind
    of: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    donation: str | None = None
    amount: int = 0


@dataclass(frozen=True, slots=True)
class SealedEvent:
    """An event in its place of a station's chain; `at` is UTC, `hash` covers everything before it."""

    station: str
    seq: int
    at: datetime
    utc_offset: int
    actor: str
    event: Event
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a station's chain stands: the sequence number and hash of its last event."""

    station: str
    seq: int
    hash: str
    at: datetime | None


def canonical(value: Fact) -> str:
    """Return JSON that is the same on every machine: sorted keys, no spaces, UTF-8."""
    return CANONICAL.encode(value)


def utc_text(instant: datetime) -> str:
    """Return an instant as it is hashed and shown to machines: `2026-12-18T09:12:00Z`."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seal(head: ChainHead, event: Event, *, at: datetime, utc_offset: int, actor: str) -> SealedEvent:
    """Return the event as the next link after `head`."""
    seq = head.seq + 1
    link: dict[str, Fact] = {
        "actor": actor,
        "amount": event.amount,
        "at": utc_text(at),
        "donation": event.donation,
        "facts": dict(event.facts),
        "kind": event.kind.value,
        "of": event.of,
        "offset": utc_offset,
        "previous": head.hash,
        "seq": seq,
        "station": head.station,
    }
    digest = hashlib.sha256(canonical(link).encode()).hexdigest()
    return SealedEvent(head.station, seq, at, utc_offset, actor, event, head.hash, digest)


def is_intact(head: ChainHead, sealed: SealedEvent) -> bool:
    """Return whether a stored event follows `head` and still has the hash it was given."""
    again = seal(head, sealed.event, at=sealed.at, utc_offset=sealed.utc_offset, actor=sealed.actor)
    place = (sealed.station, sealed.seq, sealed.previous, sealed.hash)
    return place == (head.station, again.seq, head.hash, again.hash)


def head_after(sealed: SealedEvent) -> ChainHead:
    """Return where the chain stands after this event."""
    return ChainHead(sealed.station, sealed.seq, sealed.hash, sealed.at)
