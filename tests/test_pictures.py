"""Pictures people give: read as what their name says, bounded, and kept as colours alone."""

import hashlib
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from voucher_desk.domain.logos import KEPT_SIZE, MOST_BYTES, LogoTooHeavy, LogoTooLarge, LogoUnreadable
from voucher_desk.pictures import read_logo, read_logo_file
from voucher_desk.ports.faults import FileUnreadable

RED, WHITE = (200, 16, 46), (255, 255, 255)


def drawn(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (90, 60), **saved: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, RED).convert(mode).save(out, kind, **saved)
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_picture_of_any_colours_is_kept_as_a_plain_png(mode: str) -> None:
    logo = read_logo(drawn(mode=mode), "logo.png")
    with Image.open(BytesIO(logo.png)) as kept:
        assert (kept.format, kept.mode, kept.size) == ("PNG", "RGB", (90, 60))
    assert (logo.width, logo.height) == (90, 60)
    assert logo.sha256 == hashlib.sha256(logo.png).hexdigest()


@pytest.mark.parametrize("name", ["logo.jpg", "LOGO.JPEG"])
def test_a_photograph_is_kept_as_a_png(name: str) -> None:
    assert read_logo(drawn("JPEG", "CMYK"), name).png.startswith(b"\x89PNG")


def test_what_lets_through_stands_on_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(read_logo(out.getvalue(), "a.png").png)) as kept:
        assert kept.getpixel((5, 5)) == WHITE


def test_nothing_but_colours_is_kept() -> None:
    told = PngInfo()
    told.add_text("Author", "Nadia B.", zip=True)
    place = Image.Exif()
    place[0x010E], place[0x8298] = "Nadia B.", "Nadia B."
    given_png = drawn(pnginfo=told, exif=place, dpi=(300, 300), icc_profile=b"Nadia B.")
    given_jpeg = drawn("JPEG", exif=place, comment=b"Nadia B.")
    for data, name in ((given_png, "a.png"), (given_jpeg, "a.jpg")):
        kept = read_logo(data, name).png
        with Image.open(BytesIO(kept)) as picture:
            assert not picture.info
        assert b"Nadia" not in kept


def test_a_picture_held_sideways_is_kept_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    logo = read_logo(drawn("JPEG", exif=turned), "a.jpg")
    assert (logo.width, logo.height) == (60, 90)


def test_a_large_picture_is_kept_small() -> None:
    logo = read_logo(drawn(size=(3000, 1000)), "a.png")
    assert (logo.width, logo.height) == (600, 200)
    assert logo.width <= KEPT_SIZE[0]


@pytest.mark.parametrize("size", [(4001, 1), (1, 4001), (3001, 3000)])
def test_a_picture_of_too_many_dots_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(LogoTooLarge):
        read_logo(drawn(size=size, mode="1"), "a.png")


def test_a_bomb_is_refused_by_its_head_alone() -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0))
    with pytest.raises(LogoTooLarge):
        read_logo(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"") + chunk(b"IEND", b""), "a.png")


def test_words_that_unpack_without_end_are_refused() -> None:
    data = drawn()
    words = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 50_000_000))
    assert len(words) < MOST_BYTES
    with pytest.raises(LogoUnreadable):
        read_logo(data[:33] + words + data[33:], "a.png")


def test_a_heavy_file_is_refused(tmp_path: Path) -> None:
    heavy = tmp_path / "a.png"
    heavy.write_bytes(drawn() + bytes(MOST_BYTES))
    with pytest.raises(LogoTooHeavy):
        read_logo_file(heavy)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", drawn("PNG")),
        ("a.png", drawn("JPEG")),
        ("a.gif", drawn("GIF")),
        ("a.png", drawn("GIF")),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a", drawn("PNG")),
        ("a.png", b""),
        ("a.png", drawn("PNG")[:-30]),
        ("a.jpg", drawn("JPEG", size=(900, 600))[:700]),
    ],
)
def test_what_is_not_the_picture_its_name_says_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(LogoUnreadable) as refusal:
        read_logo(data, name)
    assert refusal.value.file == name


@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), kind=st.sampled_from(["PNG", "JPEG"]))
def test_a_damaged_picture_is_read_or_refused(at: int, byte: int, kind: str) -> None:
    data = bytearray(drawn(kind))
    data[at % len(data)] = byte
    try:
        logo = read_logo(bytes(data), {"PNG": "a.png", "JPEG": "a.jpg"}[kind])
    except (LogoUnreadable, LogoTooLarge):
        return
    assert logo.png.startswith(b"\x89PNG")


@given(st.binary(max_size=300), st.sampled_from([".png", ".jpg"]))
def test_noise_is_refused(noise: bytes, ending: str) -> None:
    start = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff"}[ending]
    with pytest.raises((LogoUnreadable, LogoTooLarge)):
        read_logo(start + noise, f"a{ending}")


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    for path in (tmp_path / "a.png", tmp_path):
        with pytest.raises(FileUnreadable):
            read_logo_file(path)
