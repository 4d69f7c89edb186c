"""which message shows which post, native polls, and chats that take nothing"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column(
        "chats", sa.Column("polls", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("chats", sa.Column("silent", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "shown",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("post_key", _KEY, nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("native_id", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("poll", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["post_key"], ["posts.key"], name=op.f("fk_shown_post_key_posts")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_shown")),
    )
    op.create_index("shown_by_post", "shown", ["post_key"])
    op.create_index("shown_by_message", "shown", ["platform", "native_id", "message"])
    op.create_index(
        "shown_by_poll",
        "shown",
        ["platform", "poll"],
        unique=True,
        sqlite_where=sa.text("poll != ''"),
        postgresql_where=sa.text("poll != ''"),
    )
