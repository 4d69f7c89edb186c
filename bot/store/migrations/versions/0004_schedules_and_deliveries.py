"""what recurs, what is to be sent, and pauses"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("chats", sa.Column("paused_until", sa.Date(), nullable=True))
    op.create_table(
        "schedules",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("chat_key", _KEY, nullable=False),
        sa.Column("member_key", _KEY, nullable=True),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("weekdays", sa.Integer(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("next_run_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["chat_key"], ["chats.key"], name=op.f("fk_schedules_chat_key")),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_schedules_member_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_schedules")),
        sa.UniqueConstraint("chat_key", "kind", name=op.f("uq_schedules_chat_key_kind")),
    )
    op.create_index("schedules_by_member", "schedules", ["member_key"])
    op.create_index("due_schedules", "schedules", ["next_run_at"])
    op.create_table(
        "deliveries",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat_key", _KEY, nullable=False),
        sa.Column("member_key", _KEY, nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["chat_key"], ["chats.key"], name=op.f("fk_deliveries_chat_key")),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_deliveries_member_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("name", name=op.f("uq_deliveries_name")),
    )
    op.create_index("deliveries_by_chat", "deliveries", ["chat_key"])
    op.create_index("deliveries_by_end", "deliveries", ["until"])
    op.create_index(
        "open_deliveries",
        "deliveries",
        ["platform", "not_before"],
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
