"""Which kind of file this is, by its content; the name only tells what the person believes it is."""

from enum import Enum
from pathlib import PurePath

from voucher_desk.domain.attendance_list.files import FormatNotAccepted, NotAWorkbook, ProtectedWorkbook

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_DOCUMENTS = (b"%PDF", b"<", b"{\\rtf", b"{", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOK_NAMES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})


class Container(Enum):
    """How the file is built: an archive of XML (XLSX, ODS) or lines of text (CSV)."""

    ARCHIVE = "ARCHIVE"
    TEXT = "TEXT"


def container_of(data: bytes, filename: str) -> Container:
    """Return how a file is built.

    Raises ProtectedWorkbook and FormatNotAccepted for OLE files, which hold encrypted and old workbooks, and
    NotAWorkbook for other documents, for binary data, and for text that calls itself a workbook.
    """
    if data.startswith(_ZIP):
        return Container.ARCHIVE
    if data.startswith(_OLE):
        raise ProtectedWorkbook if _ENCRYPTED in data else FormatNotAccepted
    if PurePath(filename).suffix.lower() in _WORKBOOK_NAMES or data.lstrip().startswith(_OTHER_DOCUMENTS):
        raise NotAWorkbook
    if b"\0" in data and not data.startswith(_UTF16_MARKS):
        raise NotAWorkbook
    return Container.TEXT
