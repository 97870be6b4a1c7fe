"""The screen of samples: IOM draws and reads serials, the association reads its people's codes too."""

from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from ui.screens.samples.samples_screen import SamplesScreen
from voucher_desk.domain.samples import Drawn
from voucher_desk.usecases.draw_sample import DrawSample, draw_sample


@pytest.fixture
def issued(field: Any) -> tuple[str, ...]:
    """Return the vouchers issued to six people."""
    serials: tuple[str, ...] = field.issued(people=6)
    return serials


@pytest.fixture
def screen(issued: tuple[str, ...], field: Any, person: Any) -> SamplesScreen:
    """Return the screen, opened by who reconciles at IOM, with a sample drawn."""
    field.do("rapprochement", draw_sample, DrawSample(Drawn.VOUCHERS, donation="DON-CAS"))
    person.becomes("rapprochement")
    opened: SamplesScreen = person.goes_to(SamplesScreen)
    person.clicks_row(opened.table, 0)
    return opened


def headings(screen: SamplesScreen) -> list[str]:
    return [column.heading for column in screen.panel.table.columns]


def test_a_sample_shows_its_terms_its_serials_and_how_it_is_drawn_again(
    person: Any, screen: SamplesScreen, issued: tuple[str, ...]
) -> None:
    assert screen.panel.title.text() == "Échantillon 1"
    person.clicks(screen.panel.explain)
    assert screen.panel.algorithm.isVisible()
    assert "sha256sum" in screen.panel.algorithm.text()
    assert {line.serial for line in screen.panel.table.shown()} == set(issued)
    assert screen.panel.changed.isHidden()
    assert "Personne" not in headings(screen)


def test_the_association_reads_its_peoples_codes(person: Any, screen: SamplesScreen) -> None:
    person.becomes("coordination")
    assert screen.add.isHidden()
    person.clicks_row(screen.table, 0)
    assert "Personne" in headings(screen)


def test_how_many_would_be_drawn_is_said_before_anything_is(person: Any, screen: SamplesScreen) -> None:
    person.clicks(screen.add)
    assert screen.form.effect.text() == "6 sur 6 seraient tirés au sort."
    person.chooses(screen.form.scope, "DON-RAB")
    assert "rien à tirer" in screen.form.effect.text()
    assert not screen.form.save.isEnabled()
    assert len(screen.table.shown()) == 1


def test_a_sample_is_drawn_and_shown(person: Any, screen: SamplesScreen) -> None:
    person.clicks(screen.add)
    person.chooses(screen.form.scope, "D1")
    screen.form.margin.setValue(30)
    person.waits()
    person.clicks(screen.form.save)

    assert person.reads() == "Échantillon 2 tiré : 4 sur 6."
    chosen = screen.table.chosen()
    assert chosen is not None
    assert (chosen.number, chosen.distribution, chosen.size) == (2, "D1", 4)
    assert len(screen.panel.table.shown()) == 4


def test_the_list_is_taken_away_without_a_person_by_iom(person: Any, screen: SamplesScreen) -> None:
    folder = person.answers.folder
    person.clicks(screen.panel.paper)
    person.saves_paper()
    for made in (screen.panel.workbook, screen.panel.csv):
        person.clicks(made)

    text = "".join(page.extract_text() for page in PdfReader(folder / "echantillon-1.pdf").pages)
    sheets = openpyxl.load_workbook(folder / "echantillon-1.xlsx")
    table = (folder / "echantillon-1.csv").read_text("utf-8-sig")
    assert "S1-0001" not in text + table
    assert [cell.value for cell in sheets.worksheets[0][1]] == ["N°", "Bon", "Vérifié le", "Résultat"]


@pytest.mark.parametrize(
    ("user", "offered"),
    [
        ("finance", True),
        ("coordination", True),
        ("animation", True),
        ("stock", False),
        ("guichet-cas", False),
    ],
)
def test_the_screen_is_offered_to_iom_and_to_who_knows_the_people(
    person: Any, user: str, *, offered: bool
) -> None:
    person.becomes(user)
    at = [door.sign for door in person.window.doors].index("samples")
    assert person.window.navigation.item(at).isHidden() is not offered


def test_what_was_read_for_one_person_is_gone_for_the_next(person: Any, screen: SamplesScreen) -> None:
    person.becomes("stock")
    assert screen.table.shown() == []
    assert screen.panel.table.shown() == []


def test_a_seed_thrown_elsewhere_draws_the_same_again(person: Any, screen: SamplesScreen, field: Any) -> None:
    person.clicks(screen.add)
    person.types(screen.form.seed, "4 6 2 1")
    person.clicks(screen.form.save)
    chosen = screen.table.chosen()
    assert chosen is not None
    assert chosen.seed == "4 6 2 1"
