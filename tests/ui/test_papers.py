"""Papers made at the desk: stopped half way, nothing counts as printed and no half file is left."""

from pathlib import Path
from typing import Any

import pytest

from ui.background import Cancelled, Progress
from ui.papers import Counted
from voucher_desk.ports.work import Work
from voucher_desk.printing.files import print_sheets
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.print_vouchers import PrintVouchers, print_vouchers


@pytest.fixture
def waiting(field: Any) -> str:
    """Return a distribution with twenty vouchers to print."""
    field.session("S1", people=20)
    code: str = field.distribution("D1", "S1")
    field.do("distribution", issue_vouchers, IssueVouchers(code))
    return code


def prints(field: Any, code: str, progress: Progress, path: Path) -> int:
    def counted(work: Work, request: PrintVouchers) -> Counted:
        return Counted(print_vouchers(work, request), progress)

    desk = field.desk.acting_as("distribution")
    return len(print_sheets(desk, counted, PrintVouchers(code), "LOT-CAS", path))


def test_printing_tells_how_far_it_is(waiting: str, field: Any, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    progress = Progress(lambda done, of: steps.append((done, of)))
    assert prints(field, waiting, progress, tmp_path / "bons.pdf") == 20
    assert steps == [(0, 20), (8, 20), (16, 20)]


def test_printing_stopped_half_way_prints_nothing(waiting: str, field: Any, tmp_path: Path) -> None:
    progress = Progress(lambda done, _of: progress.stop() if done else None)
    with pytest.raises(Cancelled):
        prints(field, waiting, progress, tmp_path / "bons.pdf")
    assert list(tmp_path.glob("bons*")) == []
    [row] = field.desk.read(lambda queries: queries.distributions())
    assert row.printed == 0
    assert prints(field, waiting, Progress(lambda *_: None), tmp_path / "bons.pdf") == 20
