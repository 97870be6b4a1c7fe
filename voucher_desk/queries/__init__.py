"""Frozen rows that lists and reports read, and the protocol that answers them."""
