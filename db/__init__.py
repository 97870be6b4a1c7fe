"""The database: rows, books, migrations and the one door to an engine."""
