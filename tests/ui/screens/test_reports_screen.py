"""Reports: what will be said is seen first, saved in every format, and small counts only for a reason."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdfium2 import PdfDocument

from resources.report_lists import FILE_NAME, default_report_lists
from ui.screens.reports.periods import Period, days_of
from ui.screens.reports.reports_screen import ReportsScreen
from voucher_desk.domain.reports import ReportKind


@pytest.fixture
def reports(field: Any, person: Any) -> ReportsScreen:
    """Return the screen of reports with eight people helped."""
    field.issued(people=8)
    screen: ReportsScreen = person.goes_to(ReportsScreen)
    return screen


def shown(screen: ReportsScreen) -> list[list[str]]:
    table = screen.table
    columns = range(table.model().columnCount())
    return [[table.index_of(row, at).data() for at in columns] for row in range(table.model().rowCount())]


def test_the_bulletin_is_seen_page_by_page_as_soon_as_the_screen_opens(
    person: Any, reports: ReportsScreen
) -> None:
    assert reports.pages.view is not None
    assert reports.pages.view.isVisible()
    assert not reports.pages.back.isEnabled()
    person.clicks(reports.pages.on)
    assert reports.pages.view.page == 1
    assert not reports.pages.on.isEnabled()
    colours = reports.pages.view.picture
    assert colours.pixelColor(colours.width() // 2, 6).saturation() > 100


def test_a_table_shows_what_the_file_will_say(person: Any, reports: ReportsScreen) -> None:
    person.chooses(reports.form.kind, "Données par sexe et âge")

    rows = shown(reports)
    assert rows[0][:3] == ["Personnes", "Casablanca", "Pas encore utilisé"]
    assert rows[0][-1] == "8"
    person.chooses(reports.form.kind, "Relevé du donateur")
    assert "DON-RAB" in {cell for row in shown(reports) for cell in row}
    assert reports.preview.isVisible()


def test_every_report_is_saved_in_its_formats(person: Any, reports: ReportsScreen) -> None:
    folder: Path = person.answers.folder
    person.clicks(reports.pdf)
    for word in ("Données par sexe et âge", "Classeur 4W", "Relevé du donateur"):
        person.chooses(reports.form.kind, word)
        for made in (reports.pdf, reports.workbook, reports.csv):
            person.clicks(made)

    kinds = [kind.value for kind in ReportKind if kind is not ReportKind.BULLETIN]
    assert {file.name for file in folder.iterdir()} == {
        "bulletin.pdf",
        *(f"{kind}.{ending}" for kind in kinds for ending in ("pdf", "xlsx", "csv")),
    }
    assert len(openpyxl.load_workbook(folder / "sadd.xlsx").sheetnames) == 5


def test_a_donation_and_a_language_are_chosen(person: Any, reports: ReportsScreen) -> None:
    person.chooses(reports.form.kind, "Relevé du donateur")
    person.chooses(reports.form.donation, "DON-RAB")
    person.chooses(reports.form.language, "English")
    person.clicks(reports.csv)

    text = (person.answers.folder / "statement-DON-RAB.csv").read_text(encoding="utf-8-sig")
    assert "Received from the donor" in text
    assert "DON-CAS" not in text


def test_small_counts_are_shown_for_a_reason_that_the_log_keeps(
    field: Any, person: Any, reports: ReportsScreen
) -> None:
    person.answers.reason = "audit interne"
    before = field.desk.read(lambda queries: queries.chain_head(station_of(field))).seq
    person.chooses(reports.form.kind, "Données par sexe et âge")
    reports.form.unmasked.click()
    person.clicks(reports.csv)

    text = (person.answers.folder / "sadd.csv").read_text(encoding="utf-8-sig")
    assert "*" not in text
    assert field.desk.read(lambda queries: queries.chain_head(station_of(field))).seq == before + 1
    assert any("Montrer les petits effectifs" in asked[0] for asked in person.answers.asked)


def station_of(field: Any) -> str:
    return str(field.desk.rehearse(lambda work, _request: work.station, None))


def test_without_a_reason_nothing_is_saved(person: Any, reports: ReportsScreen) -> None:
    person.answers.reason = None
    reports.form.unmasked.click()
    person.clicks(reports.pdf)

    assert list(person.answers.folder.iterdir()) == []


def test_who_may_not_unmask_is_told_so(person: Any, reports: ReportsScreen) -> None:
    person.becomes("stock")
    reports.form.unmasked.click()
    person.clicks(reports.pdf)

    assert "montrer les petits effectifs" in person.reads()
    assert list(person.answers.folder.iterdir()) == []


def test_a_period_that_ends_before_it_begins_is_told(person: Any, reports: ReportsScreen) -> None:
    person.chooses(reports.form.period, "Entre deux dates")
    reports.form.last.setDate(reports.form.first.date().addDays(-1))
    person.waits()

    assert "avant de commencer" in person.reads()


def test_a_page_that_lies_is_printed_upright_and_in_colour(person: Any, reports: ReportsScreen) -> None:
    person.chooses(reports.form.kind, "Données par sexe et âge")
    person.clicks(reports.preview)
    paper = person.sees_paper()
    person.clicks(paper.toolbar.print)
    paper.close()
    person.waits()

    with PdfDocument(person.answers.folder / "sorti-1.pdf") as pdf:
        sheet = pdf[0].render(scale=1).to_pil()
    assert sheet.width < sheet.height
    red, _green, blue = sheet.getpixel((sheet.width - 12, sheet.height // 2))[:3]
    assert blue - red > 50
    assert sheet.getpixel((sheet.width // 2, 6))[:3] == (255, 255, 255)


def test_the_texts_of_the_station_stand_in_the_bulletin(
    person: Any, reports: ReportsScreen, tmp_path: Path
) -> None:
    own = default_report_lists().replace(b"Des associations", b"Nos associations")
    (tmp_path / FILE_NAME).write_bytes(own)
    person.window.place.home = tmp_path
    person.clicks(reports.pdf)

    with PdfDocument(person.answers.folder / "bulletin.pdf") as pdf:
        assert "Nos associations" in pdf[0].get_textpage().get_text_range()


def test_a_provider_is_not_offered_reports(person: Any, reports: ReportsScreen) -> None:
    person.becomes("guichet-cas")
    at = [door.sign for door in person.window.doors].index("reports")
    assert person.window.navigation.item(at).isHidden()


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (Period.ALL, None),
        (Period.CHOSEN, None),
        (Period.THIS_MONTH, (date(2026, 3, 1), date(2026, 3, 10))),
        (Period.LAST_MONTH, (date(2026, 2, 1), date(2026, 2, 28))),
        (Period.THIS_QUARTER, (date(2026, 1, 1), date(2026, 3, 10))),
        (Period.THIS_YEAR, (date(2026, 1, 1), date(2026, 3, 10))),
    ],
)
def test_usual_periods_are_counted_from_today(period: Period, days: tuple[date, date] | None) -> None:
    assert days_of(period, date(2026, 3, 10)) == days


def test_the_texts_of_the_station_are_written_and_opened_once(
    person: Any, reports: ReportsScreen, tmp_path: Path
) -> None:
    assert not reports.texts.isVisible()
    person.window.place.home = tmp_path
    reports.reload()
    person.waits()
    person.clicks(reports.texts)
    own = tmp_path / FILE_NAME
    assert own.read_bytes() == default_report_lists()
    assert person.answers.opened == [own]
    own.write_bytes(b"# ici\n" + default_report_lists())
    person.clicks(reports.texts)
    assert own.read_bytes().startswith(b"# ici")
