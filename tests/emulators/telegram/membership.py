"""What somebody is in a chat, and how the Bot API writes that down."""

from enum import StrEnum

from tests.emulators.telegram.arguments import Json


class Status(StrEnum):
    """A member's status, as the Bot API names it."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


ADMINISTRATORS = frozenset({Status.CREATOR, Status.ADMINISTRATOR})
INSIDE = ADMINISTRATORS | {Status.MEMBER, Status.RESTRICTED}

ADMINISTRATOR_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
MEMBER_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def member_json(user: Json, status: Status) -> Json:
    """A ChatMember; one who is restricted may do nothing, one who is kicked is so for good."""
    fields: Json = {"user": user, "status": status.value}
    if status in ADMINISTRATORS:
        fields["is_anonymous"] = False
    if status is Status.ADMINISTRATOR:
        fields |= dict.fromkeys(ADMINISTRATOR_RIGHTS, True)
        fields |= {"can_be_edited": False, "can_promote_members": False}
    if status is Status.RESTRICTED:
        fields |= dict.fromkeys(MEMBER_RIGHTS, False) | {"is_member": True, "until_date": 0}
    if status is Status.KICKED:
        fields["until_date"] = 0
    return fields
