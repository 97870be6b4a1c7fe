"""Screens: one folder for each subject a person works on."""
