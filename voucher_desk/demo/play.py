"""Playing the worked example in a fresh home, through the use cases, at the pace of its own calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from gettext import NullTranslations
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from voucher_desk.demo.lists import write_list
from voucher_desk.demo.programme_text import counter_of, programme_text
from voucher_desk.demo.story import (
    CHAPTERS,
    CLAIMS,
    CLAIMS_DAYS_BEFORE,
    EXPIRY_RUN_DAYS_BEFORE,
    LATE_DAYS_BEFORE,
    Chapter,
    ClaimStory,
)
from voucher_desk.desk import Desk, UseCase
from voucher_desk.domain.claims import DisallowReason
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.sessions import SessionKind
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.printing.files import print_sheets, write_distribution_list
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.spreadsheets.attendance_files import read_attendance_file
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.confirm_print import ConfirmPrint, confirm_print
from voucher_desk.usecases.expire_vouchers import ExpireVouchers, expire_vouchers
from voucher_desk.usecases.hold_session import AddSession, ChangeSession, add_session, lock_session
from voucher_desk.usecases.import_attendance import import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import (
    HandOver,
    PrintStock,
    hand_over,
    print_stock,
)
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme
from voucher_desk.usecases.open_distribution import (
    DraftDistribution,
    NamedDistribution,
    draft_distribution,
    freeze_list,
    open_distribution,
)
from voucher_desk.usecases.redeem_voucher import Scan, redeem_voucher
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    PayClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    pay_claim,
    review_claim,
    submit_claim,
)
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

Request = TypeVar("Request")
Value = TypeVar("Value")


@dataclass
class Calendar:
    """The clock of the example: it starts in the past, is set day by day, and ends today."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the instant of the next act: a few seconds after the one before."""
        self.now += timedelta(seconds=2)
        return self.now


@dataclass
class Play:
    """One performance of the example: the desk, the folder its papers go to, and what is still to be used."""

    desk: Desk
    folder: Path
    calendar: Calendar
    today: datetime
    translations: NullTranslations
    papers: dict[str, VoucherPaper] = field(default_factory=dict)
    late: list[tuple[str, str]] = field(default_factory=list)

    def all(self) -> None:
        """Play every chapter in order, then the expiry run, the claims and the late redemptions."""
        self._at(120, 8)
        self._load()
        for chapter in CHAPTERS:
            self._play_chapter(chapter)
        self._at(EXPIRY_RUN_DAYS_BEFORE, 8)
        self._do("coordination", expire_vouchers, ExpireVouchers())
        self._at(CLAIMS_DAYS_BEFORE, 9)
        for story in CLAIMS:
            self._settle(story)
        self._at(LATE_DAYS_BEFORE, 10)
        for serial, provider in self.late:
            self._redeem(serial, provider, None)

    def _do(self, user: str, use_case: UseCase[Request, Value], request: Request) -> Value:
        return self.desk.acting_as(user).do(use_case, request).value

    def _at(self, days_before: int, hour: int) -> None:
        day = self.today - timedelta(days=days_before)
        moment = day.replace(hour=hour, minute=0, second=0, microsecond=0)
        self.calendar.now = max(self.calendar.now, moment)

    def _load(self) -> None:
        text = programme_text(local_date(self.today))
        (self.folder / "programme.toml").write_text(text, encoding="utf-8")
        self.desk.do(load_programme, LoadProgramme(read_programme_file(text.encode())))

    def _play_chapter(self, chapter: Chapter) -> None:
        self._at(chapter.days_before + 5, 8)
        self._print_stock(chapter)
        self._at(chapter.days_before, 9)
        self._hold_session(chapter)
        live = self._distribute(chapter)
        self._at(chapter.days_before - 1, 9)
        self._use(chapter, live)

    def _print_stock(self, chapter: Chapter) -> None:
        printed = print_sheets(
            self.desk.acting_as("stock"),
            print_stock,
            PrintStock(chapter.code, chapter.printed),
            chapter.code,
            self.folder / f"bons-{chapter.code}.pdf",
        )
        self.papers.update({paper.serial: paper for paper in printed})
        spoiled = tuple(paper.serial for paper in printed[: chapter.spoiled])
        [job] = self.desk.read(lambda queries: queries.print_jobs(printed[0].serial))
        self._do("stock", confirm_print, ConfirmPrint(job.number, spoiled, "bourrage papier"))

    def _hold_session(self, chapter: Chapter) -> None:
        begins = self.calendar.now
        session = AddSession(
            code=f"SEANCE-{chapter.code}",
            kind=SessionKind.AWARENESS,
            association=chapter.association,
            city=chapter.city,
            theme=chapter.theme,
            starts_at=begins,
            ends_at=begins + timedelta(hours=2),
        )
        self._do(chapter.host, add_session, session)
        attended = read_attendance_file(write_list(chapter, self.folder), local_date(begins))
        self._do(chapter.host, import_attendance, attended.request_for(session.code))
        self._do("coordination", lock_session, ChangeSession(session.code))

    def _distribute(self, chapter: Chapter) -> list[str]:
        """Hand vouchers out, replace the lost ones, count back; return the serials that people hold."""
        code, who = f"DIST-{chapter.code}", chapter.distributor
        draft = DraftDistribution(code, f"SEANCE-{chapter.code}", chapter.code, PrintMode.FROM_STOCK)
        self._do(who, draft_distribution, draft)
        self._do(who, freeze_list, NamedDistribution(code))
        self._do("stock", hand_over, HandOver(code, chapter.printed - chapter.spoiled))
        self._do(who, open_distribution, NamedDistribution(code))
        serials = self._do(who, issue_vouchers, IssueVouchers(code)).serials
        lost, kept = serials[: chapter.replaced], list(serials[chapter.replaced :])
        for serial in lost:
            self._do(who, propose_void, ProposeVoid(serial, VoidReason.LOST))
            self._do("coordination", approve_void, ApproveVoid(serial))
            kept.append(self._do(who, replace_voucher, ReplaceVoucher(serial)).serial)
        unused = chapter.printed - chapter.spoiled - len(serials) - len(lost)
        self._do(who, close_distribution, CloseDistribution(code, unused))
        write_distribution_list(self.desk, code, self.folder / f"liste-{chapter.code}.pdf", self.translations)
        return kept

    def _use(self, chapter: Chapter, live: Sequence[str]) -> None:
        providers = _in_turn(chapter.providers)
        serials = iter(live)
        whole = list(islice(serials, chapter.full))
        for number, serial in enumerate(whole, 1):
            provider = next(providers)
            if number > chapter.full - chapter.late:
                self.late.append((serial, provider))
            else:
                self._redeem(serial, provider, None)
        for amount in chapter.part_amounts:
            self._redeem(next(serials), next(providers), amount)

    def _redeem(self, serial: str, provider: str, amount: int | None) -> None:
        text = self.papers[serial].qr_digits
        scan = Scan(text, provider, str(uuid4()), amount)
        answer = self._do(counter_of(provider), redeem_voucher, scan)
        if answer.refusal:
            raise answer.refusal

    def _settle(self, story: ClaimStory) -> None:
        who = counter_of(story.provider)
        until = local_date(self.calendar.now)
        claim = self._do(who, draft_claim, DraftClaim(story.provider, story.donation, until))
        self._do(who, submit_claim, SubmitClaim(claim.code, f"F-{claim.code}"))
        whole = max(line.amount for line in claim.lines)
        serials = [line.serial for line in claim.lines if line.amount == whole]
        disallowed = dict.fromkeys(serials[: story.disallowed], DisallowReason.NO_PAPER)
        self._do("rapprochement", review_claim, ReviewClaim(claim.code, disallowed))
        self._do("finance", approve_claim, ApproveClaim(claim.code))
        if story.paid:
            self._do("tresorerie", pay_claim, PayClaim(claim.code, f"VIR-{claim.code}"))


def _in_turn(providers: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Yield each provider as many times as it serves, one after the other."""
    return (code for code, times in providers for _ in range(times))
