"""published versions of packs, pushes that wait, editors, and which pack a chat studies"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("chats", sa.Column("pack", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "versions",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("member_key", _KEY, nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("back_to", sa.Integer(), nullable=True),
        sa.Column("terms", sa.Integer(), nullable=False),
        sa.Column("comparisons", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_versions_member_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_versions")),
        sa.UniqueConstraint("pack", "number", name=op.f("uq_versions_pack_number")),
    )
    op.create_table(
        "pushes",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("member_key", _KEY, nullable=True),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("findings", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["member_key"], ["members.key"], name=op.f("fk_pushes_member_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_pushes")),
    )
    op.create_index("pushes_by_member", "pushes", ["member_key", "state"])
    op.create_table(
        "editors",
        sa.Column("member_key", _KEY, autoincrement=False, nullable=False),
        sa.Column("by_key", _KEY, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_key"], ["members.key"], name=op.f("fk_editors_member_key")
        ),
        sa.ForeignKeyConstraint(["by_key"], ["members.key"], name=op.f("fk_editors_by_key")),
        sa.PrimaryKeyConstraint("member_key", name=op.f("pk_editors")),
    )
