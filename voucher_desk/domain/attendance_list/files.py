"""Why a file is not even read as a list: what it is, how large it is, how its text is written."""

from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason


@reason
class NotAWorkbook(Refused):
    """Neither a workbook nor a text table, whatever its name says."""

    code: ClassVar[str] = "IMP-01"


@reason
class FileTooLarge(Refused):
    """The file itself is too large; both figures in megabytes."""

    code: ClassVar[str] = "IMP-02"
    megabytes: int
    limit: int


@reason
class UnpackedTooLarge(Refused):
    """What a workbook unpacks to is too large; both figures in megabytes."""

    code: ClassVar[str] = "IMP-02"
    megabytes: int
    limit: int


@reason
class PackedTooTightly(Refused):
    """A workbook unpacks to more than a hundred times its size, as no honest one does."""

    code: ClassVar[str] = "IMP-02"
    ratio: int
    limit: int


@reason
class TooManyMembers(Refused):
    """A workbook consists of more files than any spreadsheet program writes."""

    code: ClassVar[str] = "IMP-02"
    members: int
    limit: int


@reason
class ProtectedWorkbook(Refused):
    """The workbook is encrypted with a password."""

    code: ClassVar[str] = "IMP-03"


@reason
class FormatNotAccepted(Refused):
    """A workbook of the old binary kind, or one with macros."""

    code: ClassVar[str] = "IMP-04"


@reason
class EncodingNotRecognised(Refused):
    """A byte that is no character in the file's encoding; `line` is where, counted from 1."""

    code: ClassVar[str] = "IMP-10"
    line: int


@reason
class BrokenQuotes(Refused):
    """A quotation mark opens and does not close as CSV wants it; `line` is where it is noticed."""

    code: ClassVar[str] = "IMP-20"
    line: int


@reason
class SheetUnknown(Refused):
    """The workbook has no visible sheet of this name; `sheets` are those it has."""

    code: ClassVar[str] = "IMP-21"
    sheet: str
    sheets: tuple[str, ...]


@reason
class TooManyRows(Refused):
    """Something stands further down than a list may reach; `row` is where, as the sheet counts."""

    code: ClassVar[str] = "IMP-22"
    row: int
    limit: int


@reason
class TooManyColumns(Refused):
    """Something stands further out than a list may reach; `column` counts from 1."""

    code: ClassVar[str] = "IMP-23"
    column: int
    limit: int
