"""Pictures given by people, read with care and made anew: what is kept is never what was given.

Only the first frame of a PNG or a JPEG is read, in the form its name says, once its dots are counted from the
head of the file. What is kept holds colours alone: no metadata, no colour profile, no transparency.
"""

import hashlib
import struct
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from voucher_desk.domain.logos import (
    KEPT_SIZE,
    MOST_BYTES,
    Logo,
    LogoUnreadable,
    require_dots,
    require_weight,
)
from voucher_desk.ports.faults import FileUnreadable

_WHITE = (255, 255, 255)
_READERS: dict[str, tuple[bytes, type[ImageFile.ImageFile]]] = {
    ".png": (b"\x89PNG\r\n\x1a\n", PngImageFile),
    ".jpg": (b"\xff\xd8\xff", JpegImageFile),
    ".jpeg": (b"\xff\xd8\xff", JpegImageFile),
}
"""By the ending of a name: how such a file begins, and what reads it."""
ENDINGS = tuple(_READERS)
_DAMAGED = (
    *(OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError),
    *(struct.error, zlib.error),
)
"""What Pillow raises on files that are not what they should be."""


def read_logo_file(path: Path) -> Logo:
    """Return the logo in a file. Raises FileUnreadable and all that `read_logo` does."""
    try:
        if not path.is_file():
            raise FileUnreadable(file=path.name)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    return read_logo(data, path.name)


def read_logo(data: bytes, name: str) -> Logo:
    """Return a picture as it is kept. Raises LogoTooHeavy, LogoTooLarge, LogoUnreadable."""
    require_weight(name, len(data))
    start, reader = _READERS.get(Path(name).suffix.lower(), (b"", None))
    if reader is None or not data.startswith(start):
        raise LogoUnreadable(file=name)
    try:
        with reader(BytesIO(data)) as picture:
            require_dots(name, *picture.size)
            kept = _flattened(picture)
    except _DAMAGED:
        raise LogoUnreadable(file=name) from None
    out = BytesIO()
    kept.save(out, "PNG", optimize=True)
    png = out.getvalue()
    return Logo(png, hashlib.sha256(png).hexdigest(), hashlib.sha256(data).hexdigest(), *kept.size)


def _flattened(picture: Image.Image) -> Image.Image:
    """Return a picture upright, small enough, and on white where it lets through."""
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail(KEPT_SIZE, Image.Resampling.LANCZOS)
    plain = Image.new("RGB", upright.size, _WHITE)
    plain.paste(upright, mask=upright.getchannel("A"))
    return plain
