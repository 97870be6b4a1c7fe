"""QR symbols, built with the `qrcode` package.

A voucher's symbol is always the same kind: 200 digits in numeric mode, version 5, level M, one fixed mask
(the choice of mask costs most of the time and does not change how well a symbol reads). The symbols of one
kind form an affine space over GF(2): error correction and placement are linear, and the mask is added. So
`qrcode` corrects and places each bit of the message once, and each voucher is a sum of those, equal to the
last module to what `qrcode` draws for the same digits.
"""

from dataclasses import dataclass
from functools import cache

from qrcode import constants, util
from qrcode.base import RSBlock, rs_blocks
from qrcode.main import QRCode

VOUCHER_DIGITS = 200
VERSION = 5
SIDE = 17 + 4 * VERSION
MASK = 2
_ROW_BYTES = (SIDE + 7) // 8
_BITS = SIDE * _ROW_BYTES * 8

_RS_BLOCKS: list[RSBlock] = rs_blocks(VERSION, constants.ERROR_CORRECT_M)
_BLOCKS = len(_RS_BLOCKS)
_BLOCK_BYTES = _RS_BLOCKS[0].data_count
_DATA_BYTES = _BLOCKS * _BLOCK_BYTES
_CODE_BYTES = _BLOCKS * _RS_BLOCKS[0].total_count
_TRIPLES = tuple(f"{number:010b}" for number in range(1000))
_HEADER = f"{util.MODE_NUMBER:04b}{VOUCHER_DIGITS:010b}"
_PADDING = (util.PAD0, util.PAD1)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR symbol of `side` by `side` modules as a bitmap: 1 is dark, each row padded to whole bytes."""

    side: int
    bits: bytes


def voucher_symbol(digits: str) -> Symbol:
    """Return the 37 by 37 symbol of a voucher. Raises ValueError where it is not 200 digits."""
    if len(digits) != VOUCHER_DIGITS or not (digits.isascii() and digits.isdigit()):
        raise ValueError(len(digits))
    origin, tables = _basis()
    symbol = origin
    for table, byte in zip(tables, _message(digits), strict=True):
        symbol ^= table[byte]
    return Symbol(SIDE, symbol.to_bytes(SIDE * _ROW_BYTES, "big"))


def text_symbol(text: str) -> Symbol:
    """Return the symbol of any short text at level M, of the smallest version that holds it."""
    code = QRCode(error_correction=constants.ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(text)
    code.make()
    return Symbol(
        len(code.modules), _packed(code.modules).to_bytes(len(code.modules) * _row_bytes(code), "big")
    )


def _row_bytes(code: QRCode) -> int:
    return (len(code.modules) + 7) // 8


def _packed(modules: list[list[bool]]) -> int:
    """Return the rows of a symbol, each padded to whole bytes, as one integer."""
    width = (len(modules) + 7) // 8 * 8
    return int("".join("".join("1" if dark else "0" for dark in row).ljust(width, "0") for row in modules), 2)


def _message(digits: str) -> bytes:
    """Return the data bytes: mode, count, each three digits in ten bits, two in seven, padding."""
    triples = "".join([_TRIPLES[int(digits[place : place + 3])] for place in range(0, VOUCHER_DIGITS - 2, 3)])
    bits = f"{_HEADER}{triples}{int(digits[-2:]):07b}0000"
    whole = (len(bits) + 7) // 8
    message = int(bits.ljust(whole * 8, "0"), 2).to_bytes(whole, "big")
    return message + bytes(_PADDING[place % 2] for place in range(_DATA_BYTES - whole))


@cache
def _basis() -> tuple[int, tuple[tuple[int, ...], ...]]:
    """Return the symbol of the empty message and, for each data byte, what each of its values adds."""
    origin = _drawn([0] * _CODE_BYTES)
    modules = _module_of_each_bit(origin)
    return origin, tuple(_byte_table(place, modules) for place in range(_DATA_BYTES))


def _drawn(code_bytes: list[int]) -> int:
    code = QRCode(VERSION, constants.ERROR_CORRECT_M, mask_pattern=MASK)
    code.data_cache = code_bytes
    code.makeImpl(test=False, mask_pattern=MASK)
    return _packed(code.modules)


def _module_of_each_bit(origin: int) -> list[int]:
    """Return, for each bit of the code bytes, the single module it turns over.

    Symbols that show one binary digit of every bit's own number tell all places apart in eleven drawings.
    """
    bit_count = _CODE_BYTES * 8
    number_at = [0] * _BITS
    for digit in range(bit_count.bit_length()):
        shown = int("".join(str((bit + 1) >> digit & 1) for bit in range(bit_count)), 2)
        turned = _drawn(list(shown.to_bytes(_CODE_BYTES, "big"))) ^ origin
        for module in range(_BITS):
            number_at[module] |= (turned >> module & 1) << digit
    modules = [0] * bit_count
    for module, number in enumerate(number_at):
        if number:
            modules[number - 1] = 1 << module
    return modules


def _byte_table(place: int, modules: list[int]) -> tuple[int, ...]:
    """Return what each value of the data byte at `place` adds to the symbol."""
    table = [0]
    for bit in range(8):
        added = _sum_of_modules(_code_bytes_of(place, 1 << bit), modules)
        table += [known ^ added for known in table]
    return tuple(table)


def _sum_of_modules(code_bytes: list[int], modules: list[int]) -> int:
    bits = f"{int.from_bytes(code_bytes, 'big'):0{_CODE_BYTES * 8}b}"
    return sum(module for bit, module in zip(bits, modules, strict=True) if bit == "1")


def _code_bytes_of(place: int, value: int) -> list[int]:
    """Return the data and error correction bytes, interleaved, that one data byte stands for."""
    block, place_in_block = divmod(place, _BLOCK_BYTES)
    both = _corrected_in_each_block(place_in_block, value)
    return [byte if place % _BLOCKS == block else 0 for place, byte in enumerate(both)]


@cache
def _corrected_in_each_block(place: int, value: int) -> list[int]:
    # `qrcode` cannot divide an all-zero block: two ones at its end stand in both messages and cancel out.
    ending = [0] * (_BLOCK_BYTES - 2) + [1, 1]
    changed = [*ending[:place], ending[place] ^ value, *ending[place + 1 :]]
    return [a ^ b for a, b in zip(_corrected(ending), _corrected(changed), strict=True)]


def _corrected(block: list[int]) -> list[int]:
    buffer = util.BitBuffer()
    buffer.buffer = block * _BLOCKS
    code_bytes: list[int] = util.create_bytes(buffer, _RS_BLOCKS)
    return code_bytes
