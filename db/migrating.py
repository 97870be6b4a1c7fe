"""Migrations of the schema, run by Alembic inside the caller's transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def migration_config() -> Config:
    """Return the configuration of our migrations, which travel inside the package."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(connection: Connection) -> None:
    """Bring the schema up to date."""
    config = migration_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
