"""The first page: what is to do next, and where the programme stands."""
