"""The parts of an XLSX workbook: its sheets in order, where each one lies, and the epoch of its dates."""

import posixpath
from dataclasses import dataclass, field

from voucher_desk.domain.attendance_list.files import FormatNotAccepted, NotAWorkbook
from voucher_desk.domain.dates import Epoch
from voucher_desk.spreadsheets.archives import Archive
from voucher_desk.spreadsheets.xml_walk import Attributes, attribute, walk

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
CONTENT_TYPES = "[Content_Types].xml"
SHARED_PARTS = (CONTENT_TYPES, "_rels/.rels", WORKBOOK, RELATIONS, "xl/sharedStrings.xml", "xl/styles.xml")

_BINARY_WORKBOOK = "xl/workbook.bin"
_MACROS = "xl/vbaProject.bin"
_MACRO_TYPE = b"macroEnabled"
_TRUE = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class XlsxParts:
    """What the workbook part says: visible sheets as (name, part), and the epoch."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    epoch: Epoch = Epoch.FROM_1900


def xlsx_parts(archive: Archive) -> XlsxParts:
    """Return the sheets of a workbook.

    Raises FormatNotAccepted for macros and for the binary kind, NotAWorkbook for an archive of anything else.
    """
    if _BINARY_WORKBOOK in archive.members or _MACROS in archive.members:
        raise FormatNotAccepted
    if WORKBOOK not in archive.members:
        raise NotAWorkbook
    if CONTENT_TYPES in archive.members and _MACRO_TYPE in archive.read(CONTENT_TYPES):
        raise FormatNotAccepted
    targets = _targets(archive)
    parts = XlsxParts()

    def start(name: str, attributes: Attributes) -> None:
        if name == "workbookPr" and attributes.get("date1904") in _TRUE:
            parts.epoch = Epoch.FROM_1904
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            part = targets.get(attribute(attributes, "id") or "", "")
            if part in archive.members:
                parts.sheets.append((attributes.get("name", ""), part))

    walk(archive.read(WORKBOOK), start)
    return parts


def _targets(archive: Archive) -> dict[str, str]:
    """Return the part each relation of the workbook leads to, as the archive names it."""
    targets: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
            targets[attributes.get("Id", "")] = target.lstrip("/")

    walk(archive.read(RELATIONS), start)
    return targets
