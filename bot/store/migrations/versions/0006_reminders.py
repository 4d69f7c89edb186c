"""reminders of due reviews, and look-ups that missed by day"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("member_key", _KEY, autoincrement=False, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("asked_in", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_reminders_member_key")
        ),
        sa.PrimaryKeyConstraint("member_key", name=op.f("pk_reminders")),
    )
    op.create_table(
        "missed_days",
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pack", "day", "query", name=op.f("pk_missed_days")),
    )
