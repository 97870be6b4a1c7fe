"""QR symbols, held against the `qrcode` package itself and against an independent decoder."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from qrcode import constants, util
from qrcode.main import QRCode

from voucher_desk.printing.qr_symbol import MASK, SIDE, VERSION, Symbol, text_symbol, voucher_symbol

DIGITS = st.integers(0, 256**83 - 1).map(lambda number: str(number).zfill(200))


def rows_of(symbol: Symbol) -> list[list[bool]]:
    width = (symbol.side + 7) // 8
    rows = [symbol.bits[start : start + width] for start in range(0, len(symbol.bits), width)]
    return [[bool(row[place // 8] >> (7 - place % 8) & 1) for place in range(symbol.side)] for row in rows]


def picture(symbol: Symbol) -> Image.Image:
    image = Image.frombytes("1", (symbol.side, symbol.side), bytes(255 - byte for byte in symbol.bits))
    framed = Image.new("L", (symbol.side + 8, symbol.side + 8), 255)
    framed.paste(image.convert("L"), (4, 4))
    return framed.resize((framed.width * 4, framed.height * 4), Image.Resampling.NEAREST)


@given(DIGITS.filter(lambda digits: digits[-1] != "0"))  # `qrcode` fails where a whole block is zero
def test_a_voucher_symbol_is_the_one_qrcode_draws(digits: str) -> None:
    code = QRCode(VERSION, constants.ERROR_CORRECT_M, mask_pattern=MASK)
    code.add_data(util.QRData(digits, mode=util.MODE_NUMBER))
    code.make(fit=False)
    assert rows_of(voucher_symbol(digits)) == code.modules


@given(DIGITS)
def test_a_voucher_symbol_reads_back(digits: str) -> None:
    (found,) = zxingcpp.read_barcodes(picture(voucher_symbol(digits)))
    assert found.text == digits


def test_a_voucher_symbol_is_37_modules_wide() -> None:
    symbol = voucher_symbol("7" * 200)
    assert (symbol.side, len(symbol.bits)) == (SIDE, 37 * 5)
    assert SIDE == 37


@pytest.mark.parametrize("digits", ["", "1" * 199, "1" * 201, "1" * 199 + "A", "1" * 199 + "\u0661"])
def test_anything_but_200_digits_is_no_voucher(digits: str) -> None:
    with pytest.raises(ValueError, match=str(len(digits))):
        voucher_symbol(digits)


@pytest.mark.parametrize("text", ["VDL1:DIST-CAS-01:3:12:0123456789abcdef", "A", "séance جلسة", "x" * 150])
def test_a_text_symbol_reads_back(text: str) -> None:
    (found,) = zxingcpp.read_barcodes(picture(text_symbol(text)))
    assert found.text == text
