"""Workbooks built part by part, also those no spreadsheet program would write."""

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
import pytest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text")
)
START = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
Xlsx = Callable[..., bytes]
Sheets = Callable[..., bytes]


def packed(members: dict[str, str | bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return output.getvalue()


@pytest.fixture
def pack() -> Callable[[dict[str, str | bytes]], bytes]:
    """Zip members as they are."""
    return packed


@pytest.fixture
def raw_xlsx() -> Xlsx:
    """Build a workbook around the given rows of XML; further members replace or join the usual ones."""

    def build(rows: str, workbook: str = "", **members: str) -> bytes:
        sheets = f'{workbook}<sheets><sheet name="Liste" sheetId="1" r:id="r1"/></sheets>'
        data = f"<sheetData>{rows}</sheetData>"
        relation = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        return packed(
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{START}</Relationships>',
                "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>',
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>',
                "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{data}</worksheet>',
                **members,
            }
        )

    return build


@pytest.fixture
def xlsx() -> Sheets:
    """Save an ordinary workbook of one sheet, as a spreadsheet program does."""

    def build(*rows: Sequence[object], epoch_1904: bool = False) -> bytes:
        workbook = openpyxl.Workbook()
        if epoch_1904:
            workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        for row in rows:
            workbook.active.append(row)
        output = io.BytesIO()
        workbook.save(output)
        return output.getvalue()

    return build


@pytest.fixture
def ods() -> Callable[..., bytes]:
    """Build an ODS document of one sheet around the given rows of XML."""

    def build(rows: str, settings: str = "", manifest: str = "<manifest/>") -> bytes:
        sheet = f'<table:table table:name="Liste">{rows}</table:table>'
        body = f"<office:body><office:spreadsheet>{settings}{sheet}</office:spreadsheet></office:body>"
        return packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": manifest,
                "content.xml": f"<office:document-content {ODS}>{body}</office:document-content>",
            }
        )

    return build
