"""The worked example prints exactly the ledger example's table and leaves its papers in the home."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from click.testing import CliRunner
from pypdfium2 import PdfDocument

from voucher_desk.app import open_desk
from voucher_desk.cli.commands import voucher_desk
from voucher_desk.desk import Desk
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.vouchers import VoucherFilter

Type = Callable[..., Any]
EXPECTED = {
    "DON-CAS": {
        "received": "120000.00",
        "issued": "105250.00",
        "void": "750.00",
        "redeemed": "96162.35",
        "forfeited": "1337.65",
        "expired": "5250.00",
        "outstanding": "1750.00",
        "unclaimed": "750.00",
        "disputed": "250.00",
        "paid": "60000.00",
        "payable": "35162.35",
        "available": "22087.65",
        "printed": 440,
        "spoiled": 4,
        "returned_stock": 15,
        "issued_count": 421,
        "replacements": 3,
        "first_issues": 418,
    },
    "DON-RAB": {
        "received": "55000.00",
        "issued": "46500.00",
        "void": "375.00",
        "redeemed": "41614.20",
        "forfeited": "0.00",
        "expired": "3137.40",
        "outstanding": "1373.40",
        "unclaimed": "187.50",
        "disputed": "0.00",
        "paid": "41426.70",
        "payable": "0.00",
        "available": "12012.40",
        "printed": 260,
        "spoiled": 2,
        "returned_stock": 10,
        "issued_count": 248,
        "replacements": 2,
        "first_issues": 246,
    },
    "total": {
        "received": "175000.00",
        "issued": "151750.00",
        "void": "1125.00",
        "redeemed": "137776.55",
        "forfeited": "1337.65",
        "expired": "8387.40",
        "outstanding": "3123.40",
        "unclaimed": "937.50",
        "disputed": "250.00",
        "paid": "101426.70",
        "payable": "35162.35",
        "available": "34100.05",
        "printed": 700,
        "spoiled": 6,
        "returned_stock": 25,
        "in_custody": 0,
        "issued_count": 669,
        "replacements": 5,
        "first_issues": 664,
    },
}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """Play the example once through the command line; return its home and what it printed."""
    home = tmp_path_factory.mktemp("exemple") / "poste"
    result = CliRunner().invoke(voucher_desk, ["--home", str(home), "demo", "--no-window", "--json"])
    assert result.exit_code == 0
    return home, result.stdout


@pytest.fixture
def desk(played: tuple[Path, Any]) -> Any:
    opened = open_desk(played[0])
    yield opened
    opened.close()


def test_the_figures_are_those_of_the_ledger_example(played: tuple[Path, Any]) -> None:
    document = json.loads(played[1])

    for code, figures in EXPECTED.items():
        assert {name: document[code][name] for name in figures} == figures
    assert document["balanced"] is True


def test_664_people_are_reached_as_the_sample_counts_them(desk: Desk) -> None:
    counts = desk.read(lambda queries: queries.people_reached())

    by_group: dict[tuple[Sex, AgeGroup], int] = {}
    for count in counts:
        group = (count.sex, count.age_group)
        by_group[group] = by_group.get(group, 0) + count.people
    assert by_group == {
        (Sex.FEMALE, AgeGroup.ADULT): 251,
        (Sex.FEMALE, AgeGroup.MINOR): 44,
        (Sex.MALE, AgeGroup.ADULT): 296,
        (Sex.MALE, AgeGroup.MINOR): 61,
        (Sex.UNKNOWN, AgeGroup.UNKNOWN): 12,
    }
    assert sum(count.people for count in counts if count.city == "Casablanca") == 418


def test_the_papers_are_left_and_a_printed_code_can_be_scanned(played: tuple[Path, Any], desk: Desk) -> None:
    home = played[0]
    assert {path.name for path in home.glob("*.pdf")} == {
        f"{kind}-{chapter}.pdf"
        for kind in ("bons", "liste")
        for chapter in ("CAS-A", "CAS-B", "RAB-A", "RAB-B")
    }
    with PdfDocument(home / "bons-CAS-B.pdf") as sheets:
        picture = sheets[random.Random(1).randrange(len(sheets) - 1)].render(scale=200 / 72).to_pil()
    codes = zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2]))
    assert len(codes) == 8
    assert all(len(code.text) == 200 and code.text.isdigit() for code in codes)


def test_open_vouchers_wait_to_be_tried(desk: Desk) -> None:
    waiting = desk.read(lambda queries: queries.vouchers(VoucherFilter(state=VoucherState.ISSUED)))

    assert len(waiting) == 13


def test_the_example_is_never_mixed_with_real_work(type_in: Type, loaded: Type) -> None:
    assert type_in("demo", "--no-window", "--json").document["refused"]["code"] == "SYS-12"
