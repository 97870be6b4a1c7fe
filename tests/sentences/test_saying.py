"""Every refusal and notice of the program is said in one sentence, and tells nobody too much."""

import ast
import dataclasses
import gettext
import importlib
import pkgutil
import string
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk import domain, ports, scanning
from voucher_desk.domain.attendance_list.notices import CodesToBeGiven, ColumnsIgnored
from voucher_desk.domain.attendance_list.problems import MappedColumnUnknown
from voucher_desk.domain.duties import SamePerson
from voucher_desk.domain.money import AmountAboveRest, DonationExhausted
from voucher_desk.domain.programme import DeclarationUnknown
from voucher_desk.domain.providers import ScopeForbids
from voucher_desk.domain.redemptions import AlreadyRedeemed, OldPaper, UnknownPaper, VoucherSuspended
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.vouchers import NotYetExpired, VoucherStateForbids
from voucher_desk.ports.faults import ClockWentBack
from voucher_desk.sentences.saying import SENTENCES, sentence_of
from voucher_desk.sentences.values import ACTS, AMOUNTS, INSTANTS, LONGEST_LIST, MEMBERS

Reason = Refused | Notice
CHECKOUT = Path(__file__).parents[2]
FRENCH = gettext.NullTranslations()
NOON = datetime(2026, 12, 18, 9, 12, tzinfo=UTC)
TOLD_AT_A_COUNTER = {"at", "expires_on", "keyboard"}


def load(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def reasons(kind: type[Reason]) -> Iterator[type[Reason]]:
    """Yield the classes that are raised or shown: those without a subclass of their own."""
    for known in filter(is_ours, kind.__subclasses__()):
        yield from list(reasons(known)) or [known]


def is_ours(kind: type[Reason]) -> bool:
    """Return whether a class is the program's, and not what a slotted dataclass was made from."""
    ours = kind.__module__.startswith("voucher_desk.")
    return ours and getattr(sys.modules[kind.__module__], kind.__qualname__) is kind


for room in (domain, scanning, ports):
    load(room)
ALL = sorted({*reasons(Refused), *reasons(Notice)}, key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")
each_reason = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__qualname__)


def fields(kind: type[Reason]) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]  # every reason is a dataclass


def named(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def sample(kind: type[Reason]) -> Reason:
    """Return a reason of this kind with facts of the right types."""
    hints = get_type_hints(kind)
    return kind(**{name: sample_fact(kind, name, hints[name]) for name in fields(kind)})


def sample_fact(kind: type[Reason], name: str, hint: Any) -> Any:
    if (kind, name) in MEMBERS:
        return next(iter(MEMBERS[kind, name])).value
    if (kind, name) in INSTANTS:
        return NOON.isoformat()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    plain = {int: 7, str: "X-1", date: NOON.date(), datetime: NOON, bool: True}
    return plain[hint] if hint in plain else (plain[hint.__args__[0]],)


def test_every_reason_has_one_sentence_and_every_sentence_its_reason() -> None:
    assert set(SENTENCES) == set(ALL)
    assert sum(len(table) for table in SENTENCES.maps) == len(SENTENCES)


def test_reasons_stand_in_the_inner_rooms_where_sentences_find_them() -> None:
    kinds = {"Refused", "Notice", "Fault", *(kind.__name__ for kind in ALL)}
    outside = [
        f"{path.name}: {node.name}"
        for room in ("voucher_desk", "db", "ui")
        for path in (CHECKOUT / room).rglob("*.py")
        if not {"domain", "scanning", "ports"} & set(path.parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        if kinds & {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
    ]
    assert outside == []


@each_reason
def test_a_sentence_names_only_what_its_reason_knows(kind: type[Reason]) -> None:
    assert named(SENTENCES[kind]) <= set(fields(kind))


@each_reason
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_can_be_said(kind: type[Reason], language: str) -> None:
    said = sentence_of(sample(kind), catalogue(language))
    assert said
    assert not set("{}<>") & set(said)


@each_reason
def test_a_provider_is_told_nothing_of_the_holder_nor_of_other_providers(kind: type[Reason]) -> None:
    """Invariant 23: whoever finds or copies a voucher learns nothing about anybody by scanning it."""
    if kind.code.startswith("QR-"):
        assert named(SENTENCES[kind]) <= TOLD_AT_A_COUNTER
        assert not {"volé", "perdu", "bénéficiaire"} & set(SENTENCES[kind].lower().split())


def test_facts_are_declared_where_they_exist() -> None:
    for kind, name in [*AMOUNTS, *ACTS, *MEMBERS, *INSTANTS]:
        hint = get_type_hints(kind)[name]
        assert hint is (int if (kind, name) in AMOUNTS else str), f"{kind.__name__}.{name}"


@each_reason
def test_no_state_or_act_is_shown_by_its_name_in_the_code(kind: type[Reason]) -> None:
    worded = {name for name in fields(kind) if name in {"state", "action", "duty"}}
    assert {(kind, name) for name in worded & named(SENTENCES[kind])} <= ACTS | set(MEMBERS)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (UnknownPaper(), "Bon inconnu. Gardez-le et appelez la coordination."),
        (VoucherSuspended(), "Bon suspendu. Gardez le bon et appelez la coordination."),
        (OldPaper(), "Ancien exemplaire annulé : demandez le bon réimprimé."),
        (AlreadyRedeemed(at=NOON), "Bon déjà utilisé le 18/12/2026 à 09:12."),
        (ScopeForbids(provider="PH-07"), "Ce bon n'est pas valable chez ce prestataire."),
        (AmountAboveRest(rest=18750), "Maximum 187,50 MAD restant sur ce bon."),
        (
            DonationExhausted(donation="JP-1", available=2208765),
            "Solde du don insuffisant : 22\u202f087,65 MAD.",
        ),
        (
            NotYetExpired(serial="CAS1-000001", expires_on=date(2026, 12, 31)),
            "Le bon CAS1-000001 est encore valable jusqu'au 31/12/2026. Rien n'a changé.",
        ),
        (
            VoucherStateForbids(serial="CAS1-000001", state="VOID", action="reprint"),
            "Bon CAS1-000001 : réimpression impossible, ce bon est annulé. Rien n'a changé.",
        ),
        (
            SamePerson(user="amal", first="review", second="approve"),
            (
                "Il faut deux personnes : amal a déjà fait une étape (contrôle),"
                " une autre personne doit faire la suivante (approbation)."
            ),
        ),
        (
            MappedColumnUnknown(cell="A1", field="birth_year", column="Né"),
            "Pas de colonne « Né » pour « année de naissance » dans cette feuille.",
        ),
        (
            ClockWentBack(last="2026-12-18T09:12:00+00:00"),
            (
                "L'horloge de l'ordinateur retarde (dernière opération : 18/12/2026 à 09:12)."
                " Réglez l'heure, puis réessayez."
            ),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Reason) else "",
)
def test_facts_are_written_for_people(reason: Reason, sentence: str) -> None:
    assert sentence_of(reason, FRENCH) == sentence


def test_hours_are_those_of_casablanca() -> None:
    before_the_clocks_stood_still = datetime(2026, 7, 1, 9, 12, tzinfo=UTC)
    assert "01/07/2026 à 10:12" in sentence_of(AlreadyRedeemed(at=before_the_clocks_stood_still), FRENCH)


def test_a_short_list_is_told_whole() -> None:
    assert sentence_of(ColumnsIgnored(("Nom", "Âge")), FRENCH).endswith(" : Nom, Âge")


@pytest.mark.parametrize(("more", "end"), [(0, ", 10"), (1, " et 1 autre"), (990, " et 990 autres")])
def test_a_long_list_is_told_by_its_beginning(more: int, end: str) -> None:
    rows = tuple(range(1, LONGEST_LIST + more + 1))
    assert sentence_of(CodesToBeGiven(rows), FRENCH).endswith(end)


def test_what_a_person_wrote_stays_text() -> None:
    hostile = DeclarationUnknown(key="{0.__class__}", value="<b>%s</b>\u202e\0" + "a" * 5000)
    said = sentence_of(hostile, FRENCH)
    assert "« {0.__class__} » nomme « <b>%s</b>aaa" in said
    assert len(said) < 300


@given(st.text(), st.sampled_from(LANGUAGES))
def test_no_text_breaks_a_sentence(text: str, language: str) -> None:
    said = sentence_of(DeclarationUnknown(key="k", value=text), catalogue(language))
    assert "\n" not in said
    assert {unicodedata.category(sign) for sign in said} & {"Cc", "Cs", "Co"} == set()
    assert said.count("\u2066") == said.count("\u2069")


def test_codes_and_amounts_keep_their_order_in_arabic() -> None:
    said = sentence_of(AmountAboveRest(rest=18750), catalogue("ar"))
    assert "\u2066187,50\u2069" in said
    assert "\u2066" not in sentence_of(ColumnsIgnored(("الجنس",)), catalogue("ar"))
