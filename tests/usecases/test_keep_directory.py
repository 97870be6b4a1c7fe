"""The directory of services is kept by those who orient people."""

from dataclasses import replace
from typing import Any

import pytest

from voucher_desk.domain.directory import CareKind, DirectoryEntry, EntryIncomplete
from voucher_desk.domain.duties import DutyMissing
from voucher_desk.domain.providers import UnknownProvider
from voucher_desk.usecases.keep_directory import KeepDirectory, keep_directory

CENTRE = DirectoryEntry("CAS-2", "Centre d'écoute", "Casablanca", CareKind.PSYCHOSOCIAL)


def listed(field: Any) -> list[DirectoryEntry]:
    return list(field.desk.read(lambda queries: queries.directory()))


def test_a_service_is_added_then_changed_then_left_alone(any_field: Any) -> None:
    moved = replace(CENTRE, place="Près de la gare")
    wanted = [KeepDirectory((entry,)) for entry in (CENTRE, moved, moved)]
    kept = [any_field.do("coordination", keep_directory, one) for one in wanted]
    assert [(one.added, one.changed) for one in kept] == [(1, 0), (0, 1), (0, 0)]
    assert moved in listed(any_field)
    assert not any_field.desk.read(lambda queries: list(queries.differences()))


def test_a_provider_under_contract_stands_in_it_by_itself_until_an_entry_tells_more(field: Any) -> None:
    (alone,) = [entry for entry in listed(field) if entry.provider == "PHARMA-CAS"]
    assert (alone.kind, alone.city) == (CareKind.VOUCHER, "Casablanca")
    told = replace(alone, code="PH", opening="tous les jours")
    field.do("coordination", keep_directory, KeepDirectory((told,)))
    assert [entry for entry in listed(field) if entry.provider == "PHARMA-CAS"] == [told]


def test_a_list_is_taken_over_whole_or_not_at_all(field: Any) -> None:
    second = replace(CENTRE, code="B")
    wrong = [
        (replace(second, city=""), EntryIncomplete),
        (replace(second, provider="AUCUN"), UnknownProvider),
    ]
    for entry, refusal in wrong:
        with pytest.raises(refusal):
            field.do("coordination", keep_directory, KeepDirectory((CENTRE, entry)))
    assert CENTRE not in listed(field)


def test_a_providers_staff_does_not_change_it(field: Any) -> None:
    with pytest.raises(DutyMissing):
        field.do("guichet-cas", keep_directory, KeepDirectory((CENTRE,)))
