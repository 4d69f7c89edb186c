"""disputed questions, what was decided, and answers graded anew"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_index("posts_by_wording", "posts", ["question", "snapshot"])
    op.create_table(
        "verdicts",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member_key", _KEY, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_verdicts_member_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_verdicts")),
    )
    _disputes()
    op.create_table(
        "regrades",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("correct", sa.Text(), nullable=False),
        sa.Column("verdict_key", _KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["verdict_key"], ["verdicts.key"], name=op.f("fk_regrades_verdict_key")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_regrades")),
    )
    _notices()


def _disputes() -> None:
    op.create_table(
        "disputes",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("post_key", _KEY, nullable=False),
        sa.Column("member_key", _KEY, nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("verdict_key", _KEY, nullable=True),
        sa.ForeignKeyConstraint(["post_key"], ["posts.key"], name=op.f("fk_disputes_post_key")),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_disputes_member_key")
        ),
        sa.ForeignKeyConstraint(
            ["snapshot"], ["snapshots.digest"], name=op.f("fk_disputes_snapshot")
        ),
        sa.ForeignKeyConstraint(
            ["verdict_key"], ["verdicts.key"], name=op.f("fk_disputes_verdict_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_disputes")),
        sa.UniqueConstraint("post_key", "member_key", name=op.f("uq_disputes_post_key_member_key")),
    )
    op.create_index("disputes_by_snapshot", "disputes", ["snapshot"])
    unsettled = sa.text("verdict_key IS NULL")
    op.create_index(
        "open_disputes", "disputes", ["key"], sqlite_where=unsettled, postgresql_where=unsettled
    )


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("verdict_key", _KEY, autoincrement=False, nullable=False),
        sa.Column("member_key", _KEY, autoincrement=False, nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("before", sa.Boolean(), nullable=False),
        sa.Column("after", sa.Boolean(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["verdict_key"], ["verdicts.key"], name=op.f("fk_notices_verdict_key")
        ),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_notices_member_key")
        ),
        sa.ForeignKeyConstraint(
            ["snapshot"], ["snapshots.digest"], name=op.f("fk_notices_snapshot")
        ),
        sa.PrimaryKeyConstraint("verdict_key", "member_key", "snapshot", name=op.f("pk_notices")),
    )
    untold = sa.text("told IS FALSE")
    op.create_index(
        "untold_notices",
        "notices",
        ["verdict_key", "member_key"],
        sqlite_where=sa.text("told IS 0"),
        postgresql_where=untold,
    )
