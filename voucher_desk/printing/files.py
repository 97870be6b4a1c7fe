"""Papers as files: drawn inside the transaction that makes them, and never half there under their name."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar

from voucher_desk.desk import Desk, Outcome, UseCase
from voucher_desk.domain.bank_matching import Comparison
from voucher_desk.domain.directory import DirectoryEntry
from voucher_desk.domain.floats import UnknownMove
from voucher_desk.domain.monitoring import Round
from voucher_desk.domain.periods import Month
from voucher_desk.domain.reconciliation import Level
from voucher_desk.ports.faults import FileUnwritable
from voucher_desk.ports.work import Work
from voucher_desk.printing.bank_report import bank_report
from voucher_desk.printing.calibration_page import calibration_page
from voucher_desk.printing.closing_certificate import ClosingPaper, closing_certificate
from voucher_desk.printing.closing_sheet import closing_sheet
from voucher_desk.printing.directory_pages import directory_pages
from voucher_desk.printing.distribution_list import distribution_list
from voucher_desk.printing.exceptions_report import exceptions_report
from voucher_desk.printing.monitoring_form import monitoring_form
from voucher_desk.printing.monitoring_report import monitoring_report
from voucher_desk.printing.period_closing import period_closing
from voucher_desk.printing.reconciliation_statement import reconciliation_statement
from voucher_desk.printing.sample_list import sample_list
from voucher_desk.printing.signed_list_difference import signed_list_difference
from voucher_desk.printing.stock_slip import stock_slip
from voucher_desk.printing.voucher_sheets import voucher_sheets
from voucher_desk.queries.papers import SheetTerms, VoucherPaper
from voucher_desk.usecases.print_sample import sample_paper

Request = TypeVar("Request")
Printing = UseCase[Request, Sequence[VoucherPaper]]


@contextmanager
def spooled(path: Path) -> Iterator[BinaryIO]:
    """Yield a file that takes the name `path` only when all succeeded. Raises FileUnwritable."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise FileUnwritable(file=path.name) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def print_sheets(
    desk: Desk, use_case: Printing[Request], request: Request, batch: str, path: Path
) -> Sequence[VoucherPaper]:
    """Do a use case that gives vouchers to print, and write their sheets: both happen, or neither."""
    terms = desk.read(lambda queries: queries.sheet_terms(batch))
    with spooled(path) as file:
        return desk.do(_drawn(use_case, terms, file), request).value


def recorded_sheets(
    desk: Desk, use_case: Printing[Request], request: Request, batch: str, file: BinaryIO
) -> Outcome[str]:
    """Do a use case that gives vouchers to print, draw them into a file, and return the first serial."""
    terms = desk.read(lambda queries: queries.sheet_terms(batch))
    outcome = desk.do(_drawn(use_case, terms, file), request)
    return Outcome(outcome.value[0].serial, outcome.touched)


def rehearsed_sheets(desk: Desk, use_case: Printing[Request], request: Request, batch: str) -> bytes:
    """Return the sheets a use case would give, as a PDF, and save nothing of it."""
    terms, file = desk.read(lambda queries: queries.sheet_terms(batch)), BytesIO()
    desk.rehearse(_drawn(use_case, terms, file), request)
    return file.getvalue()


def _drawn(
    use_case: Printing[Request], terms: SheetTerms, file: BinaryIO
) -> Callable[[Work, Request], Sequence[VoucherPaper]]:
    def draw(work: Work, request: Request) -> Sequence[VoucherPaper]:
        papers = use_case(work, request)
        file.seek(0)
        file.truncate()
        voucher_sheets(papers, terms, file)
        return papers

    return draw


def draw_calibration_page(desk: Desk, file: BinaryIO, translations: NullTranslations) -> int:
    """Draw the page that shows whether a printer scales into a file, and return its number of pages."""
    paper, terms = desk.rehearse(sample_paper, None)
    return calibration_page(paper, terms, file, translations)


def write_distribution_list(
    desk: Desk, distribution: str, path: Path, translations: NullTranslations, spare_rows: int = 0
) -> int:
    """Write a distribution's list and return its number of pages."""
    with spooled(path) as file:
        return draw_distribution_list(desk, distribution, file, translations, spare_rows)


def draw_distribution_list(
    desk: Desk, distribution: str, file: BinaryIO, translations: NullTranslations, spare_rows: int = 0
) -> int:
    """Draw a distribution's list as it stands now into a file, and return its number of pages."""
    printed_at = desk.now()
    heading, lines, foot = desk.read(lambda queries: queries.distribution_list(distribution, printed_at))
    return distribution_list(heading, lines, foot, file, translations, spare_rows=spare_rows)


def draw_closing_sheet(desk: Desk, distribution: str, file: BinaryIO, translations: NullTranslations) -> int:
    """Draw the closing sheet of a distribution into a file, and return its number of pages."""
    printed_at = desk.now()
    (heading, _lines, foot), found = desk.read(
        lambda queries: (
            queries.distribution_list(distribution, printed_at),
            queries.count_back(distribution),
        )
    )
    return closing_sheet(heading, foot, found, file, translations)


def draw_list_difference(
    desk: Desk, distribution: str, file: BinaryIO, translations: NullTranslations
) -> int:
    """Draw how the signed list differs from what was noted into a file; return its number of pages.

    Raises UnknownDistribution.
    """
    made_at = desk.now()
    found, heading = desk.read(
        lambda queries: (queries.signed_list(distribution), queries.statement_heading(made_at))
    )
    return signed_list_difference(found, heading, file, translations)


def draw_stock_slip(
    desk: Desk, distribution: str, number: int, file: BinaryIO, translations: NullTranslations
) -> int:
    """Draw the slip of a hand-over of blanks into a file, and return its number of pages.

    Raises UnknownDistribution, and UnknownMove for one of another distribution.
    """
    printed_at = desk.now()
    (heading, _lines, _foot), found, listed = desk.read(
        lambda queries: (
            queries.distribution_list(distribution, printed_at),
            queries.count_back(distribution),
            queries.distributions(),
        )
    )
    batch = next(row.batch for row in listed if row.code == distribution)
    move = next((move for move in found.moves if move.number == number), None)
    if move is None:
        raise UnknownMove(move=number)
    return stock_slip(heading, batch, move, file, translations)


def draw_reconciliation_statement(
    desk: Desk, file: BinaryIO, translations: NullTranslations, level: Level = Level.DONATION
) -> int:
    """Draw the reconciliation statement as it stands now into a file, and return its number of pages."""
    made_at = desk.now()
    found, heading = desk.read(
        lambda queries: (queries.reconciliation(level=level), queries.statement_heading(made_at))
    )
    return reconciliation_statement(found, heading, file, translations)


def draw_closing_certificate(
    desk: Desk, donation: str, file: BinaryIO, translations: NullTranslations
) -> int:
    """Draw the closing certificate of a donation into a file, and return its number of pages.

    Raises UnknownDonation.
    """
    made_at = desk.now()
    paper = desk.read(
        lambda queries: ClosingPaper(
            queries.statement_heading(made_at),
            queries.donation(donation),
            queries.tranches(donation),
            queries.returns(donation),
            queries.reconciliation(donation).donations[donation],
        )
    )
    return closing_certificate(paper, file, translations)


def draw_period_closing(desk: Desk, month: Month, file: BinaryIO, translations: NullTranslations) -> int:
    """Draw the closing of a month into a file, the same at each drawing; return its number of pages.

    Raises UnknownClosing, ClosingDamaged.
    """
    made_at = desk.now()
    kept, heading = desk.read(lambda queries: (queries.closing(month), queries.statement_heading(made_at)))
    return period_closing(kept, heading, file, translations)


def draw_directory(
    desk: Desk, entries: Sequence[DirectoryEntry], file: BinaryIO, translations: NullTranslations
) -> int:
    """Draw the directory of services into a file, and return its number of pages."""
    made_at = desk.now()
    heading = desk.read(lambda queries: queries.statement_heading(made_at))
    return directory_pages(entries, heading.project, made_at, file, translations)


def draw_bank_report(desk: Desk, found: Comparison, file: BinaryIO, translations: NullTranslations) -> int:
    """Draw the bank beside the books into a file, and return its number of pages."""
    made_at = desk.now()
    heading = desk.read(lambda queries: queries.statement_heading(made_at))
    return bank_report(found, heading, file, translations)


def draw_exceptions_report(desk: Desk, file: BinaryIO, translations: NullTranslations) -> int:
    """Draw all reports of exceptions as they stand now into a file, and return its number of pages."""
    made_at = desk.now()
    found, heading = desk.read(lambda queries: (queries.examination(), queries.statement_heading(made_at)))
    return exceptions_report(found, heading, file, translations)


def draw_sample_list(
    desk: Desk, number: int, file: BinaryIO, translations: NullTranslations, *, people: bool
) -> int:
    """Draw the list of a sample into a file; return its number of pages. Raises UnknownSample."""
    made_at = desk.now()
    found, heading = desk.read(lambda queries: (queries.sample(number), queries.statement_heading(made_at)))
    return sample_list(found, heading, file, translations, people=people)


def draw_monitoring_form(
    desk: Desk, one: Round | None, file: BinaryIO, translations: NullTranslations
) -> int:
    """Draw the questionnaire of a round, or of none, into a file, and return its number of pages."""
    made_at = desk.now()
    heading = desk.read(lambda queries: queries.statement_heading(made_at))
    return monitoring_form(one, heading.project, file, translations)


def draw_monitoring_report(desk: Desk, code: str, file: BinaryIO, translations: NullTranslations) -> int:
    """Draw the results of a round into a file; return its number of pages. Raises UnknownRound, RoundOpen."""
    made_at = desk.now()
    found, heading = desk.read(
        lambda queries: (queries.monitoring_results(code), queries.statement_heading(made_at))
    )
    return monitoring_report(found, heading, file, translations)
