"""Attendance lists: what a spreadsheet somebody else filled in says about who was present."""
