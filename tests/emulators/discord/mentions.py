"""Whom a message pings: what its text mentions, as far as its sender allowed it."""

import re
from dataclasses import dataclass

from tests.emulators.discord.form import Form

MENTION = re.compile(r"<@!?(?P<person>\d+)>|<@&(?P<role>\d+)>|@(?P<all>everyone|here)\b")
LISTED = 100


@dataclass(frozen=True, slots=True)
class AllowedMentions:
    """What may ping: whole kinds (`parse`), or the people and roles listed."""

    parse: frozenset[str] = frozenset({"everyone", "users", "roles"})
    people: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    replied: bool = True

    def pinged(self, content: str) -> frozenset[str]:
        """The ids of people and roles that `content` pings, and `everyone` or `here`."""
        found = set()
        for match in MENTION.finditer(content):
            person, role, everyone = match.group("person", "role", "all")
            if (
                (person and ("users" in self.parse or person in self.people))
                or (role and ("roles" in self.parse or role in self.roles))
                or (everyone and "everyone" in self.parse)
            ):
                found.add(person or role or everyone)
        return frozenset(found)


IN_INTERACTIONS = AllowedMentions(frozenset({"users"}))
"""What may ping when an interaction's answer says nothing of it."""


def read_allowed_mentions(form: Form, default: AllowedMentions) -> AllowedMentions:
    """What the sender allows, or `default` when there is no word of it."""
    allowed = form.form("allowed_mentions")
    if allowed is None:
        return default
    parse = frozenset(allowed.texts("parse", 3) or ())
    people, roles = allowed.texts("users", LISTED), allowed.texts("roles", LISTED)
    for at, kind in enumerate(sorted(parse - {"everyone", "users", "roles"})):
        allowed.fault(f"parse/{at}", "BASE_TYPE_CHOICES", f"Value {kind!r} is not allowed.")
    for key, listed in (("users", people), ("roles", roles)):
        if listed and key in parse:
            allowed.fault(
                "parse",
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.',
            )
    return AllowedMentions(
        parse, frozenset(people or ()), frozenset(roles or ()), allowed.flag("replied_user")
    )
