"""A donor's logo as it is typed, and as a programme file declares it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

Type = Callable[..., Any]
DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "logo.jpg"
    Image.new("RGB", (80, 40), "red").save(path)
    return path


def shown(type_in: Type, *words: str | Path) -> Any:
    said = type_in("--json", "--as", "finance", "donation", "logo", "DON-CAS", *words)
    assert said.status == 0, said
    return said.document["logo"]


def test_a_logo_is_shown_moved_saved_and_taken_off(loaded: Type, picture: Path, tmp_path: Path) -> None:
    assert shown(loaded) is None
    first = shown(loaded, "--file", picture)
    assert (first["width"], first["height"]) == (80, 40)
    assert (first["on_vouchers"], first["on_lists"]) == (False, False)
    assert shown(loaded, "--on-lists") == {**first, "on_lists": True}
    assert shown(loaded, "--save", tmp_path / "kept.png")["on_lists"]
    with Image.open(tmp_path / "kept.png") as kept:
        assert kept.size == (80, 40)
    certificate = tmp_path / "certificat.pdf"
    loaded("--as", "finance", "donation", "certificate", "DON-CAS", "--output", certificate)
    assert len(PdfReader(certificate).pages[0].images) == 1
    assert shown(loaded, "--take-off") is None
    assert loaded("check").status == 0


def test_what_is_no_logo_is_refused_by_its_code(loaded: Type, tmp_path: Path) -> None:
    wrong = tmp_path / "logo.png"
    wrong.write_bytes(b"<svg/>")
    said = loaded("--json", "--as", "finance", "donation", "logo", "DON-CAS", "--file", wrong)
    assert (said.status, said.document["refused"]["code"]) == (1, "DON-20")
    for words in (("--on-lists",), ("--take-off",), ("--save", tmp_path / "x.png")):
        said = loaded("--json", "--as", "finance", "donation", "logo", "DON-CAS", *words)
        assert (said.status, said.document["refused"]["code"]) == (1, "DON-21")
    assert not (tmp_path / "x.png").exists()
    assert loaded("donation", "logo", "DON-CAS", "--take-off", "--on-lists").status == 2


def test_a_programme_file_names_a_logo_beside_it(type_in: Type, picture: Path) -> None:
    text = (DATA / "programme.toml").read_text("utf-8")
    said = f'code = "DON-CAS"\nlogo = "{picture.name}"\nlogo_on_vouchers = true\n'
    file = picture.parent / "programme.toml"
    file.write_text(text.replace('code = "DON-CAS"\n', said, 1), "utf-8")
    for _again in range(2):
        loading = ("--as", "finance") if _again else ()
        assert type_in(*loading, "programme", "load", file).status == 0
    assert shown(type_in)["on_vouchers"]
    picture.unlink()
    assert type_in("--as", "finance", "programme", "load", file).status == 3
