"""Code 128, read back by an independent decoder."""

import zxingcpp
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from voucher_desk.printing.code128 import HUMAN_CODE_MODULES, QUIET_MODULES, bars

HUMAN_CODES = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=12, max_size=12)


@example("990000000000")
@example("99AAAAAAAAAA")
@example("1A23B456C789")
@given(HUMAN_CODES | st.text("0123456789A", min_size=12, max_size=12))
def test_bars_read_back_and_fit(code: str) -> None:
    strokes = bars(code)
    assert strokes.modules <= HUMAN_CODE_MODULES
    row = Image.frombytes("1", (strokes.modules, 1), bytes(255 - byte for byte in strokes.bits)).convert("L")
    framed = Image.new("L", ((strokes.modules + 2 * QUIET_MODULES) * 3, 40), 255)
    framed.paste(row.resize((strokes.modules * 3, 40), Image.Resampling.NEAREST), (QUIET_MODULES * 3, 0))
    (found,) = zxingcpp.read_barcodes(framed)
    assert (found.format, found.text) == (zxingcpp.BarcodeFormat.Code128, code)
