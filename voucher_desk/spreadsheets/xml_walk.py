"""Walking through XML from outside: no document types, so no entities, nothing fetched, nothing expanded."""

from collections.abc import Callable
from xml.parsers import expat

from voucher_desk.domain.attendance_list.files import NotAWorkbook

Attributes = dict[str, str]


def walk(
    xml: bytes, start: Callable[[str, Attributes], None], end: Callable[[str], None] | None = None
) -> None:
    """Call `start` and `end` for each element, by its name without prefix, in the order of the document.

    Attributes keep their prefixes. Raises NotAWorkbook for XML that is broken or has a document type;
    what the callbacks raise comes through.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    # A sheet of a million empty rows is walked in seconds; a further call for each name would show.
    parser.StartElementHandler = lambda name, attributes: start(
        without_prefix(name) if ":" in name else name, attributes
    )
    if end is not None:
        parser.EndElementHandler = lambda name: end(without_prefix(name))
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError:
        raise NotAWorkbook from None


def without_prefix(name: str) -> str:
    """Return the local part of a name: `c` of `x:c`. Prefixes are the writer's choice and mean nothing."""
    return name.rpartition(":")[2]


def attribute(attributes: Attributes, name: str) -> str | None:
    """Return an attribute by its name without prefix."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if without_prefix(key) == name), None)


def whole_number(text: str | None, otherwise: int) -> int:
    """Return a number in an attribute, `otherwise` where it is absent. Raises NotAWorkbook if it is none."""
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdecimal()):
        raise NotAWorkbook
    return int(text)


def _refuse_document_type(*_declaration: object) -> None:
    raise NotAWorkbook
