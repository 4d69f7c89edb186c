"""Who carries out which command and which button: the one table of handlers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from bot import actions
from bot.actions import Action
from bot.hub import CommandHandler, Request
from bot.model import Reply
from handlers import (
    asking,
    disputing,
    health,
    helping,
    looking_up,
    publishing,
    ranking,
    reminding,
    reviewing,
    scheduling,
    settings,
    settling,
)

COMMANDS: Mapping[str, CommandHandler] = MappingProxyType(
    {
        "hoje": asking.today,
        "pergunta": asking.question,
        "definir": looking_up.define,
        "comparar": looking_up.compare,
        "topicos": looking_up.topics,
        "ranking": ranking.ranking,
        "revisar": reviewing.review,
        "lembrete": reminding.remind,
        "prova": reviewing.exam,
        "config": settings.settings,
        "conteudo": publishing.content,
        "contestar": disputing.contest,
        "contestacoes": settling.settle,
        "ajuda": helping.help_command,
    }
)
"""By the name of their route."""


async def press(request: Request, action: Action) -> list[Reply]:  # noqa: C901 (one case an action)
    """Carry out what a button says."""
    match action:
        case actions.Answer():
            return await asking.answer(request, action)
        case actions.Mark():
            return await asking.mark(request, action)
        case actions.Confirm():
            return await asking.confirm(request, action)
        case actions.Explain():
            return await asking.explain(request, action)
        case actions.Define():
            return await looking_up.open_item(request, action)
        case actions.AskAbout():
            return await asking.ask_about(request, action)
        case actions.Today():
            return await asking.today(request, {})
        case actions.Practise():
            return await asking.practise(request, action)
        case actions.Browse():
            return await looking_up.browse(request, action)
        case actions.Table():
            return await ranking.open_table(request, action)
        case actions.Help():
            return await helping.open_help(request, action)
        case actions.Choose():
            return await settings.choose(request, action)
        case actions.Daily():
            return await scheduling.agree(request, action)
        case actions.SaySure():
            return await reviewing.say_sure(request, action)
        case actions.Star():
            return await reviewing.star(request, action)
        case actions.Next():
            return await reviewing.go_on(request)
        case actions.Reveal():
            return await reviewing.reveal(request, action)
        case actions.Grade():
            return await reviewing.grade(request, action)
        case actions.Review():
            return await reminding.start(request)
        case actions.Remind():
            return await reminding.choose(request, action)
        case actions.RemindAt():
            return await reminding.write(request)
        case actions.KeepReminding():
            return await reminding.keep(request, action)
        case actions.PutOff():
            return await reminding.put_off(request, action)
        case actions.PublishPush():
            return await publishing.pushes.publish_push(request, action)
        case actions.DiscardPush():
            return await publishing.pushes.discard_push(request, action)
        case actions.PreviewPush():
            return await publishing.pushes.open_preview(request, action)
        case actions.AcceptMade():
            return await publishing.pushes.accept_made(request, action)
        case actions.RollBack():
            return await publishing.versions.open_version(request, action)
        case actions.Dispute():
            return await disputing.dispute(request, action)
        case actions.ShowCase() | actions.PickKey() | actions.AcceptCase() | actions.RejectCase():
            return await settling.press(request, action)
        case actions.NameMiss():
            return await health.name_miss(request, action)
        case actions.AddAlias():
            return await health.add_alias(request, action)
        case _:
            assert_never(action)
