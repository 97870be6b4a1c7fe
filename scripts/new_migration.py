"""Write the next migration from the difference between the models and the newest revision.

python -m scripts.new_migration 0002 "what changes, in one sentence"
"""

import sys
from collections.abc import Sequence

from alembic import command
from sqlalchemy import create_engine

from db.migrating import migration_config


def main(arguments: Sequence[str]) -> None:
    """Upgrade an empty database in memory, then compare."""
    revision, message = arguments
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        config = migration_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        command.revision(config, message=message, rev_id=revision, autogenerate=True)


if __name__ == "__main__":
    main(sys.argv[1:])
