"""Settings: what was chosen is there at the next start, and no file keeps the program from starting."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.palettes import Look
from ui.settings import FILE_NAME, TEXT_SIZES, Devices, Settings, SettingsFile
from voucher_desk.domain.digits import Digits

CHOSEN = Settings(
    look=Look.DARK,
    text_percent=150,
    language="ar",
    digits=Digits.ARABIC_INDIC,
    width=1024,
    height=700,
    maximised=True,
    muted=True,
    devices=Devices(camera="video2", mirrored=False),
)


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    SettingsFile(tmp_path).write(CHOSEN)
    assert SettingsFile(tmp_path).read() == CHOSEN
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path).read() == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"dark"', "[" * 100_000])
def test_a_broken_file_gives_the_usual(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert SettingsFile(tmp_path).read() == Settings()


def test_a_file_in_no_known_letters_gives_the_usual(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe{}")
    assert SettingsFile(tmp_path).read() == Settings()


def test_a_name_nobody_knows_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"look": "dark", "colour": "pink"}), encoding="utf-8")
    assert SettingsFile(tmp_path).read() == Settings(look=Look.DARK)


WRONG = st.one_of(st.none(), st.text(), st.integers(max_value=0), st.floats(), st.lists(st.integers()))


@given(found=st.fixed_dictionaries({}, optional=dict.fromkeys(asdict(Settings()), WRONG)))
def test_a_value_that_may_not_be_gives_its_default_alone(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, object]
) -> None:
    home = tmp_path_factory.mktemp("home")
    known = {**found, "text_percent": TEXT_SIZES[-1]}
    (home / FILE_NAME).write_text(json.dumps(known), encoding="utf-8")
    read = SettingsFile(home).read()
    assert read.text_percent == TEXT_SIZES[-1]
    assert isinstance(read.look, Look)
    assert isinstance(read.maximised, bool)
    assert read.width > 0


def test_a_truth_is_no_size(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"width": True, "maximised": 1}), encoding="utf-8")
    assert SettingsFile(tmp_path).read() == Settings()


def test_a_place_that_takes_no_file_costs_the_choice_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    SettingsFile(tmp_path).write(CHOSEN)
    assert SettingsFile(tmp_path).read() == Settings()
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_nothing_personal_is_kept() -> None:
    kept = asdict(Settings())
    assert set(kept.pop("devices")) == {"camera", "mirrored", "port"}
    assert set(kept) == {
        "look",
        "text_percent",
        "language",
        "digits",
        "width",
        "height",
        "maximised",
        "muted",
        "backups_kept",
    }


@pytest.mark.parametrize("camera", ["x" * 500, 7, None, ["video0"]])
def test_a_device_that_no_system_would_name_is_passed_over_alone(tmp_path: Path, camera: object) -> None:
    devices = {"camera": camera, "mirrored": False}
    (tmp_path / FILE_NAME).write_text(json.dumps({"devices": devices}), encoding="utf-8")
    assert SettingsFile(tmp_path).read().devices == Devices(mirrored=False)
