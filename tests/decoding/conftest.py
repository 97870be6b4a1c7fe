"""A webcam without one: printed vouchers, held before it in every unfavourable way, as grey frames.

A 720p webcam of 60 degrees sees 5.5 dots a millimetre at 20 cm and 3.7 at 30 cm.
"""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from voucher_desk.decoding import GreyFrame
from voucher_desk.domain.human_code import human_code_of
from voucher_desk.printing import voucher_geometry as geometry
from voucher_desk.printing.measures import DOTS_PER_INCH, dots
from voucher_desk.printing.voucher_sheets import voucher_sheets
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

WEBCAM = (1280, 720)
DOTS_AT_20_CM = 5.5
FOCAL_LENGTH = WEBCAM[0] / 2 / math.tan(math.radians(30))
TABLE = 110
STRIDE = 1344
_SIGMA_OF_BYTES = 256 / math.sqrt(12)


@dataclass(frozen=True)
class Shot:
    """How one picture is taken: dots a millimetre, degrees of rotation and tilt, blur, noise and light."""

    dots: float = DOTS_AT_20_CM
    rotated: float = 0
    tilted: float = 0
    blur: float = 0.6
    noise: int = 4
    light: float = 1


@pytest.fixture
def shot() -> type[Shot]:
    """Return the ways of taking a picture."""
    return Shot


@pytest.fixture(scope="session")
def paper() -> VoucherPaper:
    """Return an invented voucher."""
    dice = random.Random(720)
    return VoucherPaper(
        serial="CAS-0001",
        qr_digits="1" + str(dice.randrange(10**198)).zfill(199),
        human_code=human_code_of(dice.randrange(1 << 50)),
        face=25000,
        expires_on=date(2026, 12, 31),
        copy_number=1,
    )


@pytest.fixture(scope="session")
def printed(paper: VoucherPaper) -> Image.Image:
    """Return one voucher as it leaves the printer, in grey at 300 dots an inch."""
    terms = SheetTerms(title="Bon de bien-être", place="Casablanca", hotline="05 22 00 00 00", training=False)
    sheet = BytesIO()
    voucher_sheets([paper], terms, sheet)
    with pypdfium2.PdfDocument(sheet.getvalue()) as document:
        page: Image.Image = document[0].render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil()
    left, low = geometry.cell_corner(0)
    width, height = geometry.CELL
    return page.crop((left, page.height - low - height, left + width, page.height - low))


@pytest.fixture(scope="session")
def photographed(printed: Image.Image) -> Callable[[Shot], GreyFrame]:
    """Return a webcam pointed at the printed voucher."""
    return lambda shot: framed(spoiled(held(printed, shot), shot))


def held(printed: Image.Image, shot: Shot) -> Image.Image:
    """Return the voucher before the webcam: its QR in the middle, turned in its plane, then tilted."""
    distance = FOCAL_LENGTH / shot.dots
    scale = dots(1000) / 1000
    sine, cosine = math.sin(math.radians(shot.rotated)), math.cos(math.radians(shot.rotated))
    slope, flat = math.sin(math.radians(shot.tilted)), math.cos(math.radians(shot.tilted))
    middle = [corner + geometry.QR_SIDE / 2 for corner in geometry.QR_CORNER]
    middle[1] = printed.height - middle[1]
    near = FOCAL_LENGTH * flat + slope * WEBCAM[1] / 2

    def row(along: float, down: float, centre: float) -> tuple[float, float, float]:
        """Return where a dot of the picture lies on the paper: a row of the homography."""
        a, b = scale * distance * flat * along, scale * distance * down - centre * slope
        c = centre * near - scale * distance * (flat * along * WEBCAM[0] + down * WEBCAM[1]) / 2
        return a / near, b / near, c / near

    soft = printed.filter(ImageFilter.GaussianBlur(scale / shot.dots / 2))
    mapping = (*row(cosine, sine, middle[0]), *row(-sine, cosine, middle[1]), 0, -slope / near)
    return soft.transform(
        WEBCAM, Image.Transform.PERSPECTIVE, mapping, Image.Resampling.BICUBIC, fillcolor=TABLE
    )


def spoiled(seen: Image.Image, shot: Shot) -> Image.Image:
    """Return the picture out of focus, in little light, with the grain of a cheap sensor."""
    dark = ImageEnhance.Brightness(seen.filter(ImageFilter.GaussianBlur(shot.blur))).enhance(shot.light)
    grain = Image.frombytes("L", dark.size, random.Random(shot.noise).randbytes(dark.width * dark.height))
    strength = shot.noise / _SIGMA_OF_BYTES
    return ImageChops.add(dark, grain.point(lambda byte: byte * strength), offset=-round(127.5 * strength))


def framed(picture: Image.Image) -> GreyFrame:
    """Return the picture as cameras hand it over: lines longer than what is seen."""
    wide = Image.new("L", (STRIDE, picture.height), 0)
    wide.paste(picture, (0, 0))
    return GreyFrame(wide.tobytes(), picture.width, picture.height, STRIDE)
