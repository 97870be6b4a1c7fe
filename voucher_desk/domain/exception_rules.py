"""The thirteen reports of fraud and error: what each may find, and how much a finding weighs.

A finding accuses nobody: a SIGN is something that honest work may also look like, a FAULT is something the
programme's own rules exclude. Which rows a rule finds is the database's; its words are in `sentences`.
"""

from enum import StrEnum


class Rule(StrEnum):
    """One of the thirteen reports, by its code of the programme."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    R5 = "R5"
    R6 = "R6"
    R7 = "R7"
    R8 = "R8"
    R9 = "R9"
    R10 = "R10"
    R11 = "R11"
    R12 = "R12"
    R13 = "R13"


class Weight(StrEnum):
    """How much a finding weighs."""

    FAULT = "FAULT"
    SIGN = "SIGN"


class Measure(StrEnum):
    """What the figure of a finding counts."""

    SECONDS = "SECONDS"
    PERCENT = "PERCENT"
    SCANS = "SCANS"
    VOUCHERS = "VOUCHERS"
    PEOPLE = "PEOPLE"
    LINES = "LINES"
    NOTHING = "NOTHING"


class Finding(StrEnum):
    """What was found; the part before the point is its rule."""

    AGAIN_SAME = "R1.again_same_provider"
    AGAIN_OTHER = "R1.again_other_provider"
    NO_PAPER = "R1.line_without_paper"
    UNKNOWN_CODES = "R2.unknown_codes"
    SAME_UNKNOWN_CODE = "R2.same_unknown_code"
    BURST = "R3.burst"
    OUT_OF_HOURS = "R3.out_of_hours"
    IN_ISSUE_ORDER = "R3.in_issue_order"
    ALWAYS_FACE = "R3.always_face"
    LARGE_SHARE = "R4.large_share"
    AT_ONCE = "R4.at_once"
    LAST_DAYS = "R4.last_days"
    TICKED_TOGETHER = "R5.ticked_together"
    TICKED_LATE = "R5.ticked_late"
    SAME_PATTERN = "R5.same_pattern"
    SAME_DESK = "R5.same_desk"
    TWO_ASSOCIATIONS = "R6.two_associations"
    CODES_ALIKE = "R6.codes_alike"
    SERIALS_MISSING = "R7.serials_missing"
    NOT_COUNTED_BACK = "R7.not_counted_back"
    NEVER_PRINTED = "R7.never_printed"
    ISSUED_AFTER_CLOSING = "R7.issued_after_closing"
    MANY_REPLACED = "R8.many_replaced"
    MANY_VOID = "R8.many_void"
    VOID_AFTER_SCAN = "R8.void_after_scan"
    CLOCK_BACK = "R9.clock_back"
    ATTENDANCE_OUTSIDE = "R9.attendance_outside"
    ISSUED_EARLY = "R9.issued_early"
    RECORDED_AND_ISSUED = "R10.recorded_and_issued"
    ISSUED_AND_VOIDED = "R10.issued_and_voided"
    ISSUED_AND_REDEEMED = "R10.issued_and_redeemed"
    CLAIM_TWO_STEPS = "R10.claim_two_steps"
    CLAIM_OWN_VOUCHERS = "R10.claim_own_vouchers"
    CLAIM_DIFFERS = "R11.claim_differs"
    INVOICES_ALIKE = "R11.invoices_alike"
    LINE_TWICE = "R11.line_twice"
    LINE_REVERSED = "R11.line_reversed"
    NEVER_COLLECTED = "R12.never_collected"
    USED_NOT_COLLECTED = "R12.used_not_collected"
    HANDING_NOT_NOTED = "R12.handing_not_noted"
    SAID_NOT_RECEIVED = "R12.said_not_received"
    SAME_FILE = "R13.same_file"
    IMPORT_UNDONE = "R13.import_undone"

    @property
    def rule(self) -> Rule:
        """Return the report this is a finding of."""
        return Rule(self.value.partition(".")[0])

    @property
    def weight(self) -> Weight:
        """Return whether the rules exclude it, or honest work may look like it."""
        return Weight.FAULT if self in FAULTS else Weight.SIGN

    @property
    def measure(self) -> Measure:
        """Return what its figure counts."""
        return MEASURES.get(self, Measure.VOUCHERS)


FAULTS = frozenset(
    {
        Finding.NO_PAPER,
        Finding.SERIALS_MISSING,
        Finding.NOT_COUNTED_BACK,
        Finding.ISSUED_AFTER_CLOSING,
        Finding.ISSUED_AND_VOIDED,
        Finding.ISSUED_AND_REDEEMED,
        Finding.CLAIM_TWO_STEPS,
        Finding.CLAIM_OWN_VOUCHERS,
        Finding.CLAIM_DIFFERS,
        Finding.LINE_TWICE,
        Finding.LINE_REVERSED,
    }
)
MEASURES = {
    Finding.AGAIN_SAME: Measure.SECONDS,
    Finding.AGAIN_OTHER: Measure.SECONDS,
    Finding.NO_PAPER: Measure.LINES,
    Finding.UNKNOWN_CODES: Measure.SCANS,
    Finding.SAME_UNKNOWN_CODE: Measure.SCANS,
    Finding.LARGE_SHARE: Measure.PERCENT,
    Finding.LAST_DAYS: Measure.PERCENT,
    Finding.TICKED_TOGETHER: Measure.PEOPLE,
    Finding.TICKED_LATE: Measure.PEOPLE,
    Finding.SAME_PATTERN: Measure.PEOPLE,
    Finding.TWO_ASSOCIATIONS: Measure.NOTHING,
    Finding.CODES_ALIKE: Measure.NOTHING,
    Finding.VOID_AFTER_SCAN: Measure.SECONDS,
    Finding.CLOCK_BACK: Measure.SECONDS,
    Finding.ATTENDANCE_OUTSIDE: Measure.PEOPLE,
    Finding.CLAIM_TWO_STEPS: Measure.NOTHING,
    Finding.CLAIM_DIFFERS: Measure.NOTHING,
    Finding.INVOICES_ALIKE: Measure.NOTHING,
    Finding.LINE_TWICE: Measure.LINES,
    Finding.LINE_REVERSED: Measure.LINES,
    Finding.SAID_NOT_RECEIVED: Measure.PERCENT,
    Finding.SAME_FILE: Measure.PEOPLE,
    Finding.IMPORT_UNDONE: Measure.PEOPLE,
}
"""What the figures count; where nothing is said, vouchers."""
