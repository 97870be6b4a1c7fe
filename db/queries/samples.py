"""Verification samples, read off the log and drawn again from the vouchers issued until then."""

import json

from sqlalchemy import Connection, and_, func, select

from db.books.writing import AnyRow, AnySelect
from db.models.log import EventRow
from db.models.sessions import PersonRow
from db.models.vouchers import VoucherRow
from db.queries.keys import distribution_key, donation_key
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.samples import Drawn, UnknownSample, draw_hash, drawn_keys, population_hash
from voucher_desk.queries.samples import Sample, SampleLine, SampleRow

_DRAWS = (
    select(EventRow.of, EventRow.position, EventRow.at, EventRow.actor, EventRow.facts)
    .where(EventRow.kind == EventKind.SAMPLE_DRAWN)
    .order_by(EventRow.position)
)


def list_samples(connection: Connection) -> tuple[SampleRow, ...]:
    """Return the samples drawn, newest first."""
    return tuple(reversed([_sample_row(row) for row in connection.execute(_DRAWS)]))


def read_sample(connection: Connection, number: int) -> Sample:
    """Return a sample drawn again from what was there when it was drawn. Raises UnknownSample."""
    event = next((row for row in connection.execute(_DRAWS) if int(row.of) == number), None)
    if event is None:
        raise UnknownSample(sample=number)
    row = _sample_row(event)
    held = read_population(connection, row.drawn, row.donation, row.distribution, event.position)
    lines = tuple(
        SampleLine(place, *held[key], draw_hash(row.seed, key))
        for place, key in enumerate(drawn_keys(held, row.seed, row.size), 1)
    )
    return Sample(row, lines, population_hash(held) == row.population_sha256)


def read_population(
    connection: Connection,
    drawn: Drawn,
    donation: str | None,
    distribution: str | None,
    until: int | None = None,
) -> dict[str, tuple[str, str]]:
    """Return serial and holder of everything that may be drawn, by the key it is drawn by.

    Vouchers are those issued up to an event's position, void ones too; people are their holders, each with
    the voucher issued to them last. Raises UnknownDonation, UnknownDistribution.
    """
    query = _issued(until)
    if donation is not None:
        query = query.where(VoucherRow.donation_id == donation_key(connection, donation))
    if distribution is not None:
        query = query.where(VoucherRow.distribution_id == distribution_key(connection, distribution))
    rows = connection.execute(query.order_by(EventRow.position)).all()
    keyed = [(row.person if drawn is Drawn.PEOPLE else row.serial, (row.serial, row.person)) for row in rows]
    return dict(keyed)


def _issued(until: int | None) -> AnySelect:
    query = (
        select(VoucherRow.serial, PersonRow.code.label("person"))
        .join(PersonRow, PersonRow.id == VoucherRow.person_id)
        .join(EventRow, and_(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.VOUCHER_ISSUED))
    )
    return query if until is None else query.where(EventRow.position <= until)


def count_samples(connection: Connection) -> int:
    """Return how many samples were drawn."""
    query = select(func.count()).where(EventRow.kind == EventKind.SAMPLE_DRAWN)
    return int(connection.execute(query).scalar_one())


def _sample_row(row: AnyRow) -> SampleRow:
    facts = json.loads(row.facts)
    return SampleRow(
        number=int(row.of),
        drawn=Drawn(facts["drawn"]),
        donation=facts["donation"],
        distribution=facts["distribution"],
        confidence=facts["confidence"],
        margin=facts["margin"],
        population=facts["population"],
        size=facts["size"],
        seed=facts["seed"],
        population_sha256=facts["sha256"],
        drawn_at=row.at,
        drawn_by=row.actor,
    )
