"""The methods of the Bot API that are emulated, by name; the rest is "Not Found"."""

from collections.abc import Callable, Mapping

from tests.emulators.telegram.arguments import Arguments
from tests.emulators.telegram.methods import (
    answering,
    editing,
    looking,
    polling,
    profiling,
    receiving,
    sending,
)
from tests.emulators.telegram.world import World

Method = Callable[[World, Arguments], object]

GET_UPDATES = "getUpdates"
METHODS: Mapping[str, Method] = {
    "getMe": profiling.get_me,
    "setMyCommands": profiling.set_commands,
    "getMyCommands": profiling.get_commands,
    "deleteMyCommands": profiling.delete_commands,
    "setMyName": profiling.set_name,
    "getMyName": profiling.get_name,
    "setMyDescription": profiling.set_description,
    "getMyDescription": profiling.get_description,
    "setMyShortDescription": profiling.set_short_description,
    "getMyShortDescription": profiling.get_short_description,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "sendPoll": polling.send_poll,
    "stopPoll": polling.stop_poll,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "answerCallbackQuery": answering.answer_callback,
    "answerInlineQuery": answering.answer_inline,
    "getChat": looking.get_chat,
    "getChatMember": looking.get_member,
    "getChatAdministrators": looking.get_administrators,
    "getChatMemberCount": looking.count_members,
    "leaveChat": looking.leave_chat,
    "getFile": looking.get_file,
}
# Telegram takes method names in any case.
BY_LOWER_NAME: Mapping[str, str] = {name.lower(): name for name in [*METHODS, GET_UPDATES]}
