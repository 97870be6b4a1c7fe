"""What a provider reads after a scan is calm, exact, and says nothing about a person."""

import dataclasses
import string

import pytest

from voucher_desk.domain import papers
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.scanning import reading
from voucher_desk.scanning.layouts import Keyboard
from voucher_desk.scanning.reading import KeyboardCorrected
from voucher_desk.sentences.scans import SENTENCES

ALL = [
    kind
    for module in (papers, reading)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Refused | Notice) and kind.__module__ == module.__name__
]


def test_every_refusal_and_notice_of_a_scan_has_a_sentence() -> None:
    assert set(SENTENCES) == set(ALL)


@pytest.mark.parametrize("kind", ALL)
def test_a_sentence_names_only_what_the_refusal_knows(kind: type[Refused] | type[Notice]) -> None:
    named = {name for _, name, _, _ in string.Formatter().parse(SENTENCES[kind]) if name}
    assert named <= {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]  # both kinds are dataclasses


def test_codes_are_never_shared() -> None:
    assert len({kind.code for kind in ALL}) == len(ALL)


def test_a_corrected_keyboard_is_told_by_its_name() -> None:
    notice = KeyboardCorrected(Keyboard.AZERTY)
    assert SENTENCES[KeyboardCorrected].format(**notice.data()) == "Clavier du lecteur corrigé (AZERTY)."
