"""Spreadsheets: reading attendance lists and writing workbooks, nothing of the rules."""
