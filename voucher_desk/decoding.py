"""Decoding: the codes that one grey picture of a camera shows. The one door to the decoder; nothing is kept.

Needs the extra `camera`: who cannot import this file reads no pictures. The bars printed below a QR are not
looked for: one paper in view would then be two scans, whenever one of its codes is lost for a moment.
"""

from dataclasses import dataclass

import zxingcpp


@dataclass(frozen=True, slots=True)
class GreyFrame:
    """The brightness of one picture: a byte for each dot, line after line, each `stride` bytes long."""

    brightness: bytes
    width: int
    height: int
    stride: int

    def is_whole(self) -> bool:
        """Return whether every dot is there; a camera that is unplugged leaves a part of a picture."""
        sides_hold = 0 < self.width <= self.stride and self.height > 0
        return sides_hold and len(self.brightness) >= self.stride * self.height


def codes_in(frame: GreyFrame) -> tuple[str, ...]:
    """Return the texts of the QR codes in a frame, ours or not."""
    if not frame.is_whole():
        return ()
    view = zxingcpp.ImageView(
        frame.brightness, frame.width, frame.height, zxingcpp.ImageFormat.Lum, frame.stride
    )
    # Plain `QRCode` would be Micro QR as well, and see some where there are none.
    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2])
    found = zxingcpp.read_barcodes(view, formats, text_mode=zxingcpp.TextMode.Plain)
    return tuple(code.text for code in found)
