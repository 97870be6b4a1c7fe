"""Where everything stands on a sheet of eight vouchers.

A4 upright, two columns of four. Each voucher is 100 x 72 mm; outside, 5 mm are left for the printer's grip.
From top to bottom of a voucher:

    stub         10.0 mm   serial, value, signature; folded or cut off along the dashed line
    body         62.0 mm   left: QR symbol 34.5 mm wide in 41.9 mm of white, and under it the bar code
                           right: title, value, words, expiry, place, code to type, stamp box

The QR symbol keeps 4 modules (3.7 mm) of white on each side and stays clear of the fold by more than that;
the stamp box is 27 mm to its right, for a stamp spoils a symbol more than anything else does. All lengths
below are in millimetres from the lower left corner of a voucher unless they are called dots.
"""

from voucher_desk.printing.code128 import HUMAN_CODE_MODULES, QUIET_MODULES
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.qr_symbol import SIDE

COLUMNS = 2
ROWS = 4
PER_SHEET = COLUMNS * ROWS

CELL = (dots(100), dots(72))
"""Width and height of a voucher in dots."""

MARGIN = ((A4[0] - COLUMNS * CELL[0]) // 2, (A4[1] - ROWS * CELL[1]) // 2)
"""White left of and under the vouchers, in dots."""

QR_MODULE = 11
QR_QUIET = 4 * QR_MODULE
QR_SIDE = SIDE * QR_MODULE
"""Dots: a module is 0.931 mm, the symbol 34.5 mm, its white 3.7 mm."""

BAR_MODULE = 4
BAR_QUIET = QUIET_MODULES * BAR_MODULE
BARS_WIDTH = HUMAN_CODE_MODULES * BAR_MODULE
"""Dots: a module is 0.339 mm, the widest code 56.6 mm, its white 3.4 mm."""

FOLD = 62.0
INSET = 3.0
RIGHT = 97.0
COLUMN = 46.0

QR_CORNER = (dots(5.8), dots(22.5))
BARS_CORNER = (dots(5.8), dots(2.8))
BARS_HEIGHT = dots(15)

TITLE_LINE = 57.2
TITLE_RULE = 55.2
DUPLICATE_LINE = 51.7
VALUE_LINE = 48.2
VALUE_WIDTH = 22.5
WORDS_TOP = 44.3
FRENCH_LEADING = 2.7
ARABIC_LEADING = 3.3
EXPIRY_LINE = 31.6
PLACE_LINE = 28.6
CODE_LINE = 24.0
HOTLINE_LINE = 18.9
TERMS_MIDDLE = 72.8
SERIAL_WIDTH = 19.0
HOTLINE_WIDTH = 19.5

LOGO_CORNER = (46.0, 23.6)
LOGO_SIZE = (16.6, 4.2)
"""Where a donor's logo may stand: 2 mm off the white of the QR symbol, above that of the bars."""

STAMP_CORNER = (67.5, 3.0)
STAMP_SIZE = (29.5, 18.2)

STUB_LABEL_LINE = 68.6
STUB_LINE = 64.3
STUB_VALUE = 36.0
STUB_VALUE_WIDTH = 24.0
STUB_SIGNATURE = 62.0
TRAINING_MIDDLE = (71.5, 38.0)


def cell_corner(place: int) -> tuple[int, int]:
    """Return the lower left corner, in dots, of the voucher at `place` 0 to 7: left to right from the top."""
    row, column = divmod(place, COLUMNS)
    return MARGIN[0] + column * CELL[0], MARGIN[1] + (ROWS - 1 - row) * CELL[1]
