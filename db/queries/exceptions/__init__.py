"""The thirteen reports of exceptions, one module each; every one reads sets, in the database."""
