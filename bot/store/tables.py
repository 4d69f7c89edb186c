"""The one schema, for SQLite and PostgreSQL alike; migrations bring a database to it.

Days are local dates, written beside the instant when they were reckoned, so that sums
can be rebuilt from answers even after somebody moved to another time zone. Instants are
milliseconds since 1970 in UTC.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
)

# SQLite numbers rows by itself only where the type is INTEGER to the letter.
Key = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

chats = Table(
    "chats",
    metadata,
    Column("key", Key, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("native_id", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("language", Text, nullable=False, server_default=""),
    Column("timezone", Text, nullable=False, server_default=""),
    Column("domains", Text, nullable=False, server_default=""),
    Column("polls", Boolean, nullable=False, server_default=false()),
    Column("channel", Text, nullable=False, server_default=""),
    Column("threads", Boolean, nullable=False, server_default=false()),
    Column("silent", Text, nullable=False, server_default=""),
    Column("paused_until", Date),
    Column("pack", Text, nullable=False, server_default=""),
    UniqueConstraint("platform", "native_id", "thread"),
)

members = Table(
    "members",
    metadata,
    Column("key", Key, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("native_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False, server_default=""),
    Column("timezone", Text, nullable=False, server_default=""),
    Column("hidden", Boolean, nullable=False, server_default=false()),
    Column("exam", Date),
    Column("exam_minutes", Integer, nullable=False, server_default="0"),
    UniqueConstraint("platform", "native_id"),
)

habits = Table(
    "habits",
    metadata,
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("streak", Integer, nullable=False),
    Column("best_streak", Integer, nullable=False),
    Column("last_day", Date),
    Column("freeze_week", Date),
    Column("practice_day", Date),
    Column("practice_count", Integer, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Column("key", Key, primary_key=True),
    Column("chat_key", Key, ForeignKey("chats.key"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("snapshot", Text, ForeignKey("snapshots.digest"), nullable=False),
    Column("layout", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    Column("reasons", Text, nullable=False, server_default=""),
    Index("posts_by_question", "chat_key", "pack", "question"),
    Index("posts_by_wording", "question", "snapshot"),
)

# A day's question exists once, however many processes ask for it at the same moment.
Index(
    "one_post_a_day",
    posts.c.chat_key,
    posts.c.day,
    unique=True,
    sqlite_where=posts.c.kind == "day",
    postgresql_where=posts.c.kind == "day",
)

Index(
    "open_posts",
    posts.c.chat_key,
    posts.c.kind,
    sqlite_where=posts.c.closed_at.is_(None),
    postgresql_where=posts.c.closed_at.is_(None),
)

# Ids here are the platform's: a message is looked for when somebody votes in its poll.
shown = Table(
    "shown",
    metadata,
    Column("key", Key, primary_key=True),
    Column("post_key", Key, ForeignKey("posts.key"), nullable=False),
    Column("platform", Text, nullable=False),
    Column("native_id", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("poll", Text, nullable=False),
    Index("shown_by_post", "post_key"),
    Index("shown_by_message", "platform", "native_id", "message"),
)

Index(
    "shown_by_poll",
    shown.c.platform,
    shown.c.poll,
    unique=True,
    sqlite_where=shown.c.poll != "",
    postgresql_where=shown.c.poll != "",
)

answers = Table(
    "answers",
    metadata,
    Column("key", Key, primary_key=True),
    Column("post_key", Key, ForeignKey("posts.key"), nullable=False),
    Column("member_key", Key, ForeignKey("members.key"), nullable=False),
    Column("picks", Text, nullable=False),
    Column("correct", Boolean, nullable=False),
    Column("answered_at", BigInteger, nullable=False),
    Column("chat_day", Date, nullable=False),
    Column("member_day", Date, nullable=False),
    UniqueConstraint("post_key", "member_key"),
    Index("answers_by_member", "member_key", "key"),
)

# How sure a member says that they were, which changes no answer.
sureness = Table(
    "sureness",
    metadata,
    Column("post_key", Key, ForeignKey("posts.key"), primary_key=True, autoincrement=False),
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("level", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What moves cards beside answers: a term put to one's reviews (rating 0), and recalled by
# oneself (1 to 4). `after` is the key of the latest answer of all when it was written: both
# together are in one order.
recalls = Table(
    "recalls",
    metadata,
    Column("key", Key, primary_key=True),
    Column("member_key", Key, ForeignKey("members.key"), nullable=False),
    Column("pack", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("rating", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("after", Key, nullable=False),
    Index("recalls_by_member", "member_key"),
)

# Reckoned from answers, sureness and recalls, as scores are.
cards = Table(
    "cards",
    metadata,
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("pack", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("phase", Integer, nullable=False),
    Column("step", Integer),
    Column("stability", Float),
    Column("difficulty", Float),
    Column("due", BigInteger, nullable=False),
    Column("last_review", BigInteger),
    Column("reps", Integer, nullable=False),
    sqlite_with_rowid=False,
)

sessions = Table(
    "sessions",
    metadata,
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("began_at", BigInteger, nullable=False),
    Column("cards", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("item", Text, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("post_key", Key, ForeignKey("posts.key"), primary_key=True, autoincrement=False),
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("picks", Text, nullable=False),
)

scores = Table(
    "scores",
    metadata,
    Column("chat_key", Key, ForeignKey("chats.key"), primary_key=True, autoincrement=False),
    Column("period", Text, primary_key=True),
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("points", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("days", Integer, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("listed", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

Index(
    "scores_by_points",
    scores.c.chat_key,
    scores.c.period,
    scores.c.listed,
    scores.c.points.desc(),
    scores.c.member_key,
)

misses = Table(
    "misses",
    metadata,
    Column("pack", Text, primary_key=True),
    Column("query", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
)

# The same by the day on which they were looked up, in UTC; forgotten after some weeks.
missed_days = Table(
    "missed_days",
    metadata,
    Column("pack", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("query", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)

# What a part of the program keeps for its next start, such as what it told a platform last.
kept = Table(
    "kept",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# Whole packs as they were published, never changed; the newest of a pack is what is studied.
versions = Table(
    "versions",
    metadata,
    Column("key", Key, primary_key=True),
    Column("pack", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("member_key", Key, ForeignKey("members.key")),
    Column("created_at", BigInteger, nullable=False),
    Column("note", Text, nullable=False),
    Column("back_to", Integer),
    Column("terms", Integer, nullable=False),
    Column("comparisons", Integer, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("pack", "number"),
)

# What waits to be published; of a member and a pack there is one that is open.
pushes = Table(
    "pushes",
    metadata,
    Column("key", Key, primary_key=True),
    Column("pack", Text, nullable=False),
    Column("member_key", Key, ForeignKey("members.key")),
    Column("base", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("findings", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("pushes_by_member", "member_key", "state"),
)

editors = Table(
    "editors",
    metadata,
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("by_key", Key, ForeignKey("members.key")),
    Column("at", BigInteger, nullable=False),
)

# Where `next_run_at` is null it is switched off. Of a kind there is one in a chat, and a member
# is named where the chat is theirs alone: what they chose for themselves holds there.
schedules = Table(
    "schedules",
    metadata,
    Column("key", Key, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("chat_key", Key, ForeignKey("chats.key"), nullable=False),
    Column("member_key", Key, ForeignKey("members.key")),
    Column("minute", Integer, nullable=False),
    Column("weekdays", Integer, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("next_run_at", BigInteger),
    UniqueConstraint("chat_key", "kind"),
    Index("schedules_by_member", "member_key"),
    Index("due_schedules", "next_run_at"),
)

reminders = Table(
    "reminders",
    metadata,
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("since", BigInteger, nullable=False),
    Column("asked_at", BigInteger),
    Column("asked_in", Text, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", Key, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("chat_key", Key, ForeignKey("chats.key"), nullable=False),
    Column("member_key", Key, ForeignKey("members.key")),
    Column("day", Date, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("not_before", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("done_at", BigInteger),
    UniqueConstraint("name"),
    Index("deliveries_by_chat", "chat_key"),
    Index("deliveries_by_end", "until"),
)

Index(
    "open_deliveries",
    deliveries.c.platform,
    deliveries.c.not_before,
    sqlite_where=deliveries.c.done_at.is_(None),
    postgresql_where=deliveries.c.done_at.is_(None),
)

# What was decided about disputed questions, or followed from a published change of a key.
verdicts = Table(
    "verdicts",
    metadata,
    Column("key", Key, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("member_key", Key, ForeignKey("members.key")),
    Column("at", BigInteger, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    Column("key", Key, primary_key=True),
    Column("post_key", Key, ForeignKey("posts.key"), nullable=False),
    Column("member_key", Key, ForeignKey("members.key"), nullable=False),
    Column("snapshot", Text, ForeignKey("snapshots.digest"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("verdict_key", Key, ForeignKey("verdicts.key")),
    UniqueConstraint("post_key", "member_key"),
    Index("disputes_by_snapshot", "snapshot"),
)

Index(
    "open_disputes",
    disputes.c.key,
    sqlite_where=disputes.c.verdict_key.is_(None),
    postgresql_where=disputes.c.verdict_key.is_(None),
)

# What is right of a question that was asked under another key, by the digest of its text.
# That need not have been asked yet: another process may still ask it.
regrades = Table(
    "regrades",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("correct", Text, nullable=False),
    Column("verdict_key", Key, ForeignKey("verdicts.key"), nullable=False),
)

# What a verdict means for a member: told in one message, however many questions it is about.
notices = Table(
    "notices",
    metadata,
    Column("verdict_key", Key, ForeignKey("verdicts.key"), primary_key=True, autoincrement=False),
    Column("member_key", Key, ForeignKey("members.key"), primary_key=True, autoincrement=False),
    Column("snapshot", Text, ForeignKey("snapshots.digest"), primary_key=True),
    Column("before", Boolean, nullable=False),
    Column("after", Boolean, nullable=False),
    Column("points", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("told", Boolean, nullable=False),
)

Index(
    "untold_notices",
    notices.c.verdict_key,
    notices.c.member_key,
    sqlite_where=notices.c.told.is_(False),
    postgresql_where=notices.c.told.is_(False),
)
