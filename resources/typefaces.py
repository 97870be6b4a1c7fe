"""The typeface of all screens: FiraGO, which has Latin and Arabic letters alike, as files of its package."""

import pymupdf_fonts

_FACES = ("figo", "figbo")


def faces() -> list[bytes]:
    """Return the regular and the bold face; they are packed, and unpacked once in the life of the program."""
    return [pymupdf_fonts.myfont(face) for face in _FACES]
