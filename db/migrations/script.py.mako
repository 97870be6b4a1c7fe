"""${message}

A migration is never changed once released. Triggers do not survive a batch rebuild of their table: create them
again in the same migration. Frozen: no import from the program, whose models go on changing.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
