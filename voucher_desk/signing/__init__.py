"""Signing keys of a station: made at first start, kept outside the database (invariant 3)."""
