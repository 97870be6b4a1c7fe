"""Voucher Desk: wellbeing vouchers, from an attended awareness session to a reconciled donation."""

__version__ = "0.1.0"
