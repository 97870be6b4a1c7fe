"""Declarative rows with named constraints, one file a subject; importing this package knows them all."""

from db.models import (
    bank,
    claims,
    directory,
    distributions,
    donations,
    log,
    logos,
    monitoring,
    periods,
    print_jobs,
    programme,
    redemptions,
    sessions,
    signed_lists,
    stock,
    variances,
    vouchers,
)
from db.models.base import Base

__all__ = [
    "Base",
    "bank",
    "claims",
    "directory",
    "distributions",
    "donations",
    "log",
    "logos",
    "monitoring",
    "periods",
    "print_jobs",
    "programme",
    "redemptions",
    "sessions",
    "signed_lists",
    "stock",
    "variances",
    "vouchers",
]
