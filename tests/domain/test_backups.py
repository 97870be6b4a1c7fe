"""Which backups are due, which are kept, and what their names tell."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.backups import Backup, Contents, beyond, file_name, is_due, is_worrying
from voucher_desk.domain.events import FIRST_HASH, ChainHead

NOON = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
EMPTY = Contents(ChainHead("", 0, FIRST_HASH, None), 0, 0, 0)


def taken(hours: int) -> Backup:
    return Backup(Path(f"{hours}.db"), NOON + timedelta(hours=hours), 1, "", EMPTY)


@pytest.mark.parametrize(
    ("hours", "due", "worrying"),
    [(0, False, False), (23, False, False), (24, True, False), (71, True, False), (72, True, True)],
)
def test_a_backup_is_due_after_a_day_and_missed_after_three(hours: int, due: bool, worrying: bool) -> None:  # noqa: FBT001  parameters of pytest
    last = NOON - timedelta(hours=hours)
    assert is_due(last, NOON) is due
    assert is_worrying(last, NOON) is worrying


def test_a_desk_without_a_backup_is_told() -> None:
    assert is_due(None, NOON)
    assert is_worrying(None, NOON)


def test_a_clock_that_was_set_back_does_not_keep_backups_from_being_taken() -> None:
    assert is_due(NOON + timedelta(days=2), NOON)


@given(st.lists(st.integers(0, 500), unique=True), st.integers(-3, 20))
def test_the_newest_are_kept_and_one_always_is(hours: list[int], kept: int) -> None:
    backups = [taken(hour) for hour in hours]
    gone = beyond(backups, kept)
    stay = set(hours) - {int(one.file.stem) for one in gone}
    assert len(stay) == min(len(hours), max(kept, 1))
    assert not stay or min(stay) > max((int(one.file.stem) for one in gone), default=-1)


def test_a_name_tells_the_station_and_the_instant_alone() -> None:
    assert file_name("7K3M", NOON) == "voucher-desk-7K3M-20261010T120000Z.db"
