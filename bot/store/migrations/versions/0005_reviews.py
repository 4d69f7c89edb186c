"""reviews, exams, and why a day's question was chosen"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("members", sa.Column("exam", sa.Date(), nullable=True))
    op.add_column(
        "members", sa.Column("exam_minutes", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("posts", sa.Column("reasons", sa.Text(), server_default="", nullable=False))
    op.create_index("answers_by_member", "answers", ["member_key", "key"])
    _create_sureness()
    _create_recalls()
    _create_cards()
    _create_sessions()


def _create_sureness() -> None:
    op.create_table(
        "sureness",
        sa.Column("post_key", _KEY, autoincrement=False, nullable=False),
        sa.Column("member_key", _KEY, autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["post_key"], ["posts.key"], name=op.f("fk_sureness_post_key")),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_sureness_member_key")
        ),
        sa.PrimaryKeyConstraint("post_key", "member_key", name=op.f("pk_sureness")),
        sqlite_with_rowid=False,
    )


def _create_recalls() -> None:
    op.create_table(
        "recalls",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("member_key", _KEY, nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("after", _KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_recalls_member_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_recalls")),
    )
    op.create_index("recalls_by_member", "recalls", ["member_key"])


def _create_cards() -> None:
    op.create_table(
        "cards",
        sa.Column("member_key", _KEY, autoincrement=False, nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Float(), nullable=True),
        sa.Column("difficulty", sa.Float(), nullable=True),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("last_review", sa.BigInteger(), nullable=True),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_key"], ["members.key"], name=op.f("fk_cards_member_key")),
        sa.PrimaryKeyConstraint("member_key", "pack", "item", name=op.f("pk_cards")),
        sqlite_with_rowid=False,
    )


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("member_key", _KEY, autoincrement=False, nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_sessions_member_key")
        ),
        sa.PrimaryKeyConstraint("member_key", name=op.f("pk_sessions")),
    )
