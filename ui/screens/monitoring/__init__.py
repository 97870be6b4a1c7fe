"""Post-distribution monitoring."""
