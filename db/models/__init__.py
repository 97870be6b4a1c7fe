"""Declarative rows with named constraints, one file a subject; importing this package knows them all."""

from db.models import (
    claims,
    directory,
    distributions,
    donations,
    log,
    monitoring,
    print_jobs,
    programme,
    redemptions,
    sessions,
    stock,
    variances,
    vouchers,
)
from db.models.base import Base

__all__ = [
    "Base",
    "claims",
    "directory",
    "distributions",
    "donations",
    "log",
    "monitoring",
    "print_jobs",
    "programme",
    "redemptions",
    "sessions",
    "stock",
    "variances",
    "vouchers",
]
