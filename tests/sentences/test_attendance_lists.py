"""Whoever imports a list reads what is wrong, where, and what to do."""

import dataclasses
import string

import pytest

from voucher_desk.domain import dates, names
from voucher_desk.domain.attendance_list import files, notices, problems
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.attendance_lists import SENTENCES

ALL = [
    kind
    for module in (files, problems, notices, dates, names)
    for kind in vars(module).values()
    if isinstance(kind, type)
    and issubclass(kind, Refused | Notice)
    and kind.__module__ == module.__name__
    and kind is not problems.ListProblem
]


def test_every_refusal_and_notice_of_a_list_has_a_sentence() -> None:
    assert set(SENTENCES) == set(ALL)


@pytest.mark.parametrize("kind", ALL)
def test_a_sentence_names_only_what_the_refusal_knows(kind: type[Refused] | type[Notice]) -> None:
    named = {name for _, name, _, _ in string.Formatter().parse(SENTENCES[kind]) if name}
    assert named <= {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]  # both kinds are dataclasses


def test_the_contract_s_own_words_are_kept() -> None:
    damaged = problems.DamagedCode(cell="C5", text="1,23E+11")
    twice = problems.PersonTwice(cell="B88", first_row=14, second_row=88, person_code="P-7F3K")
    bomb = files.UnpackedTooLarge(megabytes=314, limit=50)
    assert [SENTENCES[type(refusal)].format(**refusal.data()) for refusal in (damaged, twice, bomb)] == [
        "C5 : série « 1,23E+11 » abîmée par Excel ; mettez la colonne en Texte.",
        "Lignes 14 et 88 : même code P-7F3K.",
        "Fichier refusé : contenu décompressé de 314 Mo (limite 50 Mo).",
    ]
