"""The figures of the reconciliation, each read by grouping one table over an index that covers it."""
