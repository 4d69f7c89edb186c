"""the channel of a chat, and words kept for the next start"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("chats", sa.Column("channel", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "chats", sa.Column("threads", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_table(
        "kept",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_kept")),
    )
