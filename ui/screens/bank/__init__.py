"""The bank beside the books."""
