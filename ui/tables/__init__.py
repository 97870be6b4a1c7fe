"""Tables: read rows in columns that are named once."""
