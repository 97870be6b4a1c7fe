"""The programme line by line: as it is loaded, as a file declares it, and what loading would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ui.parts.effects import Effect, effect_column, effect_of
from ui.tables.columns import Column
from ui.wording import Wording
from voucher_desk.domain.donations import Tranche
from voucher_desk.domain.duties import Role
from voucher_desk.domain.money import own_text
from voucher_desk.domain.programme import (
    BatchDeclaration,
    Programme,
    ProgrammeDeclaration,
    ProviderDeclaration,
)
from voucher_desk.queries.programme import BatchRow, DonationRow, ProviderRow, TrancheRow, UserRow
from voucher_desk.queries.queries import Queries
from voucher_desk.sentences.marking import N_


class Part(Enum):
    """What a line of the programme is; `value` is the word for it."""

    PROGRAMME = N_("Programme")
    DONATION = N_("Don")
    TRANCHE = N_("Tranche")
    BATCH = N_("Lot")
    PROVIDER = N_("Prestataire")
    USER = N_("Personne")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a programme declares, told in words."""

    part: Part
    code: str
    told: str
    effect: Effect = Effect.KNOWN


@dataclass(frozen=True, slots=True)
class Loaded:
    """What of a programme is in the database."""

    programme: Programme | None
    donations: Sequence[DonationRow]
    tranches: Mapping[str, Sequence[TrancheRow]]
    batches: Sequence[BatchRow]
    providers: Sequence[ProviderRow]
    users: Sequence[UserRow]


def read_loaded(queries: Queries) -> Loaded:
    """Read the programme as it is now."""
    donations = queries.donations()
    return Loaded(
        programme=queries.programme(),
        donations=donations,
        tranches={row.code: queries.tranches(row.code) for row in donations},
        batches=queries.batches(),
        providers=queries.providers(),
        users=queries.users(),
    )


def loaded_lines(found: Loaded, wording: Wording) -> list[Line]:
    """Return a line for each thing that is loaded."""
    tell = _Telling(wording)
    return [
        *([tell.programme(found.programme)] if found.programme else []),
        *(tell.donation(row.code, row.donor, row.association, row.currency) for row in found.donations),
        *(tell.tranche(code, one) for code, rows in found.tranches.items() for one in rows),
        *map(tell.batch, found.batches),
        *map(tell.provider, found.providers),
        *(tell.user(row.code, row.roles, row.provider) for row in found.users),
    ]


def declared_lines(declared: ProgrammeDeclaration, found: Loaded, wording: Wording) -> list[Line]:
    """Return a line for each thing that a file declares, with what loading the file would do to it."""
    tell, known = _Telling(wording), {(one.part, one.code): one for one in loaded_lines(found, wording)}
    lines = [
        tell.programme(declared.programme),
        *(tell.donation(one.code, one.donor, one.association, one.currency) for one in declared.donations),
        *(tell.tranche(one.code, tranche) for one in declared.donations for tranche in one.tranches),
        *map(tell.batch, declared.batches),
        *map(tell.provider, declared.providers),
        *(tell.user(one.code, one.roles, one.provider) for one in declared.users),
    ]
    return [replace(line, effect=_effect(line, known)) for line in lines]


def _effect(line: Line, known: Mapping[tuple[Part, str], Line]) -> Effect:
    return effect_of(known.get((line.part, line.code)), line)


def line_columns(wording: Wording, *, effects: bool) -> tuple[Column[Line], ...]:
    """Return the columns of a programme's lines, with what would become of each where `effects`."""
    _ = wording.gettext
    parts = list(Part)
    columns: tuple[Column[Line], ...] = (
        Column(_("Quoi"), lambda line: _(line.part.value), lambda line: parts.index(line.part)),
        Column(_("Code"), lambda line: wording.isolated(line.code)),
        Column(_("Détail"), lambda line: line.told, gives_way=True, explained=lambda line: line.told),
    )
    return (*columns, effect_column(wording, lambda line: line.effect)) if effects else columns


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tells what is loaded and what is declared in the same words, so that both can be compared."""

    wording: Wording

    def programme(self, one: Programme) -> Line:
        """Tell the programme itself."""
        words = self.wording
        window = words.gettext("du {since} au {until}").format(
            since=words.day(one.starts_on), until=words.day(one.ends_on)
        )
        parts = (one.name, one.voucher_title, words.isolated(one.hotline), window)
        return Line(Part.PROGRAMME, one.code, " · ".join(part for part in parts if part))

    def donation(self, code: str, donor: str, association: str, currency: str) -> Line:
        """Tell a donation."""
        parts = (donor, association, currency)
        return Line(Part.DONATION, code, " · ".join(map(self.wording.isolated, parts)))

    def tranche(self, donation: str, one: TrancheRow | Tranche) -> Line:
        """Tell a tranche in the currency it was sent in."""
        words = self.wording
        amount = f"{words.figures(own_text(one.amount))} {words.isolated(one.amount.currency)}"
        received = words.gettext("reçue le {day}").format(day=words.day(one.received_on))
        return Line(Part.TRANCHE, f"{donation} {one.number}", f"{amount} · {received}")

    def batch(self, one: BatchRow | BatchDeclaration) -> Line:
        """Tell a lot."""
        words = self.wording
        until = words.gettext("jusqu'au {day}").format(day=words.day(one.expires_on))
        told = (words.isolated(one.donation), one.city, words.money(one.face), until)
        return Line(Part.BATCH, one.code, " · ".join((*told, words.word(one.remainder))))

    def provider(self, one: ProviderRow | ProviderDeclaration) -> Line:
        """Tell a provider and the window of its contract."""
        words = self.wording
        window = words.gettext("contrat du {first} au {last}").format(
            first=words.day(one.valid_from), last=words.day(one.valid_to)
        )
        return Line(Part.PROVIDER, one.code, " · ".join((one.name, one.city, words.word(one.state), window)))

    def user(self, code: str, roles: frozenset[Role], provider: str | None) -> Line:
        """Tell a person and their posts."""
        posts = [self.wording.word(role) for role in sorted(roles)]
        return Line(Part.USER, code, self.wording.listed([*posts, *([provider] if provider else [])]))
