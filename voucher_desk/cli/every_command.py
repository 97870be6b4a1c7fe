"""Every command of the command line, with what it needs."""

from voucher_desk.cli.attendance import attendance
from voucher_desk.cli.backups import backup, restore
from voucher_desk.cli.bank import bank
from voucher_desk.cli.claim_disputes import decide, dispute, reopen, send_back
from voucher_desk.cli.claim_matching import count, invoice, match
from voucher_desk.cli.claim_papers import print_claim
from voucher_desk.cli.claims import claim
from voucher_desk.cli.counter import redeem, reverse, verify
from voucher_desk.cli.demonstration import demo
from voucher_desk.cli.directory import directory
from voucher_desk.cli.distributions import distribution
from voucher_desk.cli.donations import donation
from voucher_desk.cli.keeping import check, migrate
from voucher_desk.cli.monitoring import monitoring
from voucher_desk.cli.periods import period
from voucher_desk.cli.programme import programme
from voucher_desk.cli.reconciling import reconcile
from voucher_desk.cli.reports import report
from voucher_desk.cli.sessions import session
from voucher_desk.cli.vouchers import voucher

for step in (count, decide, dispute, invoice, match, print_claim, reopen, send_back):
    claim.add_command(step)
COMMANDS = (
    attendance,
    backup,
    bank,
    check,
    claim,
    demo,
    directory,
    distribution,
    donation,
    migrate,
    monitoring,
    period,
    programme,
    reconcile,
    redeem,
    report,
    restore,
    reverse,
    session,
    verify,
    voucher,
)
