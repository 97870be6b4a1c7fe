"""How sessions, people and scans are read to be compared with the log (E11)."""

from sqlalchemy import case, select

from db.books.writing import AnySelect
from db.models.redemptions import ScanRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.redemptions import Verdict

PEOPLE: dict[str, tuple[int, AnySelect]] = {
    "session": (1, select(SessionRow.code, SessionRow.state)),
    "attendance": (
        2,
        select(SessionRow.code, PersonRow.code.label("person"), AttendanceRow.state.label("presence"))
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id),
    ),
    "person": (1, select(PersonRow.code, PersonRow.sex, PersonRow.birth_year, PersonRow.age_group)),
    "scan": (
        1,
        select(
            ScanRow.op_id,
            ScanRow.verdict,
            ScanRow.code.label("answer"),
            VoucherRow.serial.label("voucher"),
            case((ScanRow.verdict != Verdict.REDEEMED, ScanRow.text_sha256)).label("text"),
        ).outerjoin(VoucherRow, VoucherRow.id == ScanRow.voucher_id),
    ),
}
"""Each table, with how many of the first columns make its key; what was scanned to redeem, no event tells."""
