"""Reading for lists and reports: SQL to frozen rows, one file a subject, past the rules."""
