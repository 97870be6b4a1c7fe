"""A camera reads a printed voucher in bad light, at an angle and from afar, and never makes a code up."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from voucher_desk.decoding import GreyFrame, codes_in
from voucher_desk.scanning.acceptance import accepted

Webcam = Callable[[Any], GreyFrame]
AT_30_CM = {"dots": 3.7}

HELD = {
    "at 20 cm": {},
    "at 30 cm": AT_30_CM,
    "a little askew": {"rotated": 12, **AT_30_CM},
    "at an angle": {"rotated": 37, **AT_30_CM},
    "upside down": {"rotated": 180},
    "tilted": {"tilted": 35},
    "tilted the other way": {"tilted": -45},
    "tilted and turned": {"tilted": 45, "rotated": 200},
    "out of focus": {"blur": 1.6},
    "out of focus at 30 cm": {"blur": 1.2, **AT_30_CM},
    "by a grainy sensor": {"noise": 20},
    "in the dark": {"light": 0.3, "noise": 8},
    "by an old camera": {"dots": 2.6},
    "with everything against it": {
        "rotated": 12,
        "tilted": 25,
        "blur": 1.0,
        "noise": 10,
        "light": 0.6,
        **AT_30_CM,
    },
}


@pytest.mark.parametrize("held", HELD.values(), ids=HELD)
def test_a_printed_voucher_is_read(
    held: dict[str, float], photographed: Webcam, shot: Any, paper: Any
) -> None:
    assert codes_in(photographed(shot(**held))) == (paper.qr_digits,)


@pytest.mark.parametrize("degrees", range(0, 360, 24))
def test_it_is_read_whichever_way_it_is_turned(
    degrees: int, photographed: Webcam, shot: Any, paper: Any
) -> None:
    frame = photographed(shot(rotated=degrees, dots=3.2))
    assert accepted(codes_in(frame)) == paper.qr_digits


def test_what_is_too_far_away_is_no_code(photographed: Webcam, shot: Any) -> None:
    assert codes_in(photographed(shot(dots=1.2))) == ()


@pytest.mark.parametrize("seed", range(8))
def test_noise_is_no_code(seed: int) -> None:
    assert codes_in(GreyFrame(random.Random(seed).randbytes(640 * 480), 640, 480, 640)) == ()


@pytest.mark.parametrize(
    "frame",
    [
        GreyFrame(b"", 1280, 720, 1280),
        GreyFrame(bytes(1000), 1280, 720, 1280),
        GreyFrame(bytes(99), 10, 10, 10),
        GreyFrame(bytes(100), 20, 10, 10),
        GreyFrame(bytes(100), 0, 10, 10),
        GreyFrame(bytes(100), 10, 0, 10),
        GreyFrame(bytes(100), -10, 10, 10),
    ],
)
def test_a_broken_picture_is_no_code(frame: GreyFrame) -> None:
    assert codes_in(frame) == ()
